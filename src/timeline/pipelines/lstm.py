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
    """One layer; both directions stand in one array, ahead first. `recurrent` is (2, hidden, 4 * hidden).

    The gates lie in the order input, forget, output, cell; the weights of the first three are halved already, because
    a logistic function is a hyperbolic tangent of half its argument.
    """

    inward: Floats  # (width, 2 * 4 * hidden)
    bias: Floats
    recurrent: Floats

    @classmethod
    def of_torch(cls, weights: dict[str, Floats]) -> Layer:
        """From the arrays of two torch LSTM layers, `ahead.*` and `back.*` with torch's names."""
        hidden = weights["ahead.weight_hh"].shape[1]
        order = np.r_[0 : 2 * hidden, 3 * hidden : 4 * hidden, 2 * hidden : 3 * hidden]
        half = np.where(np.arange(4 * hidden) < 3 * hidden, np.float32(0.5), np.float32(1))
        sides = ("ahead", "back")
        return cls(
            inward=np.concatenate([weights[f"{s}.weight_ih"][order].T * half for s in sides], axis=1),
            bias=np.concatenate([weights[f"{s}.bias"][order] * half for s in sides]),
            recurrent=np.stack([weights[f"{s}.weight_hh"][order].T * half for s in sides]),
        )


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


def run(layers: Sequence[Layer], projected: Floats, packing: Packing) -> Floats:
    """States of the last layer in the order of the text: ahead and back side by side.

    `projected` are the words already multiplied by the first layer's `inward` (words repeat, so that the caller can
    multiply each once), in the order of the text, without bias.
    """
    inputs = projected[packing.rows]
    states = _run_layer(layers[0], inputs, packing)
    for layer in layers[1:]:
        states = _run_layer(layer, states @ layer.inward, packing)
    in_order = np.empty_like(states)
    in_order[packing.rows] = states
    return in_order


def _run_layer(layer: Layer, inputs: Floats, packing: Packing) -> Floats:
    hidden = layer.recurrent.shape[1]
    inputs += layer.bias
    both = np.empty((2, len(inputs), 4 * hidden), dtype=np.float32)
    both[0] = inputs[:, : 4 * hidden]
    np.take(inputs[:, 4 * hidden :], packing.mirror, axis=0, out=both[1])
    states = np.empty((2, len(inputs), hidden), dtype=np.float32)
    state = np.zeros((2, packing.active[0], hidden), dtype=np.float32)
    cell = np.zeros_like(state)
    start = 0
    for count in packing.active:
        gates = np.matmul(state[:, :count], layer.recurrent)
        gates += both[:, start : start + count]
        np.tanh(gates, out=gates)
        sigmoids = gates[:, :, : 3 * hidden]
        sigmoids *= 0.5
        sigmoids += 0.5
        cell = sigmoids[:, :, hidden : 2 * hidden] * cell[:, :count]
        cell += sigmoids[:, :, :hidden] * gates[:, :, 3 * hidden :]
        state = np.tanh(cell)
        state *= sigmoids[:, :, 2 * hidden :]
        states[:, start : start + count] = state
        start += count
    return np.concatenate([states[0], states[1][packing.mirror]], axis=1)
