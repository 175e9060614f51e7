"""A bidirectional LSTM over many sentences at once, in numpy.

Sentences are sorted by length and laid out word by word (all first words, all second words ...), so that each step
multiplies one block of rows and nothing is spent on padding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["Layer", "Packing", "run"]


@attrs.frozen(kw_only=True)
class Layer:
    """One layer: `inward` is (4, 2, width, hidden), `bias` (4, 2, 1, hidden), `recurrent` (4, 2, hidden, hidden).

    The gates lie in the order input, forget, output, cell, each with its two directions, ahead first; the weights of
    the first three gates are halved already, because a logistic function is a hyperbolic tangent of half its argument.
    Each gate is a small matrix of its own, row by row: a step has few rows, and before a BLAS multiplies them by a
    large matrix, or by one that lies column by column, it copies the matrix, which takes longer than the product.
    """

    inward: Floats
    bias: Floats
    recurrent: Floats

    @classmethod
    def of_torch(cls, weights: dict[str, Floats]) -> Layer:
        """From the arrays of two torch LSTM layers, `ahead.*` and `back.*` with torch's names."""
        return cls(
            inward=_by_gate(weights, "weight_ih").swapaxes(2, 3).copy(),
            bias=_by_gate(weights, "bias")[:, :, None],
            recurrent=_by_gate(weights, "weight_hh").swapaxes(2, 3).copy(),
        )


def _by_gate(weights: dict[str, Floats], name: str) -> Floats:
    """The arrays of both directions as (gate, direction, hidden, ...); torch stacks input, forget, cell and output."""
    sides = np.stack([np.stack(np.split(weights[f"{side}.{name}"], 4)) for side in ("ahead", "back")], axis=1)
    gates: Floats = sides[[0, 1, 3, 2]]
    gates[:3] *= np.float32(0.5)
    return gates


@attrs.frozen(kw_only=True)
class Packing:
    """Where each word of each sentence lies in the packed layout, and where its mirror word lies."""

    rows: Ints  # packed position -> row in the order of the text
    mirror: Ints  # packed position -> packed position counted from the sentence's end
    active: tuple[int, ...]  # how many sentences are as long as this, step by step

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Packing:
        """The layout of sentences that follow one another in one array; every length is 1 or more."""
        sizes = np.asarray(lengths, dtype=np.int64)
        order = np.argsort(-sizes, kind="stable")
        starts = np.cumsum(sizes) - sizes
        longest = int(sizes.max())
        active = (sizes[order][None, :] > np.arange(longest)[:, None]).sum(axis=1)
        offsets = np.cumsum(active) - active
        step = np.repeat(np.arange(longest), active)
        rank = np.arange(int(sizes.sum())) - offsets[step]
        sentence = order[rank]
        back = sizes[sentence] - 1 - step
        return cls(rows=starts[sentence] + step, mirror=offsets[back] + rank, active=tuple(active.tolist()))


def run(layers: Sequence[Layer], rows: Floats, numbers: Ints, packing: Packing) -> Floats:
    """States of the last layer in the order of the text: ahead and back side by side.

    `rows` are the distinct words, `numbers` says which of them stands at each place of the text: words repeat, so that
    the first layer multiplies each once.
    """
    words = numbers[packing.rows]
    projected = rows @ layers[0].inward
    projected += layers[0].bias
    inputs = projected[:, [[0], [1]], np.stack([words, words[packing.mirror]])]
    states = _run_layer(layers[0], inputs, packing)
    for layer in layers[1:]:
        np.matmul(states, layer.inward[:, 0], out=inputs[:, 0])
        np.matmul(states[packing.mirror], layer.inward[:, 1], out=inputs[:, 1])
        inputs += layer.bias
        states = _run_layer(layer, inputs, packing)
    in_order = np.empty_like(states)
    in_order[packing.rows] = states
    return in_order


def _run_layer(layer: Layer, inputs: Floats, packing: Packing) -> Floats:
    """States, packed, of inputs (4, 2, words, hidden), whose way back is packed from the end of each sentence."""
    hidden = layer.recurrent.shape[-1]
    states = np.empty((2, inputs.shape[2], hidden), dtype=np.float32)
    state = np.zeros((2, packing.active[0], hidden), dtype=np.float32)
    cell = np.zeros_like(state)
    start = 0
    for count in packing.active:
        gates = np.matmul(state[:, :count], layer.recurrent)
        gates += inputs[:, :, start : start + count]
        np.tanh(gates, out=gates)
        sigmoids = gates[:3]
        sigmoids *= 0.5
        sigmoids += 0.5
        cell = sigmoids[1] * cell[:, :count]
        cell += sigmoids[0] * gates[3]
        state = np.tanh(cell)
        state *= sigmoids[2]
        states[:, start : start + count] = state
        start += count
    return np.concatenate([states[0], states[1][packing.mirror]], axis=1)
