"""The packed LSTM beside one that reads a sentence at a time, word by word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.pipelines.lstm import Layer, Packing, run

HIDDEN, WIDTH = 3, 5


def torch_like(random: np.random.Generator, width: int) -> dict[str, np.ndarray]:
    shapes = {"weight_ih": (4 * HIDDEN, width), "weight_hh": (4 * HIDDEN, HIDDEN), "bias": (4 * HIDDEN,)}
    return {
        f"{side}.{name}": random.normal(size=shape).astype(np.float32)
        for side in ("ahead", "back")
        for name, shape in shapes.items()
    }


def one_way(words: np.ndarray, weights: dict[str, np.ndarray], side: str) -> np.ndarray:
    state, cell = np.zeros(HIDDEN), np.zeros(HIDDEN)
    states = []
    for word in words if side == "ahead" else words[::-1]:
        gates = weights[f"{side}.weight_ih"] @ word + weights[f"{side}.weight_hh"] @ state + weights[f"{side}.bias"]
        into, forget, new, out = np.split(gates, 4)
        cell = cell / (1 + np.exp(-forget)) + np.tanh(new) / (1 + np.exp(-into))
        state = np.tanh(cell) / (1 + np.exp(-out))
        states.append(state)
    return np.array(states if side == "ahead" else states[::-1])


@given(lengths=st.lists(st.integers(1, 7), min_size=1, max_size=6), seed=st.integers(0, 1000))
def test_all_sentences_at_once_are_as_one_by_one(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(4, WIDTH)).astype(np.float32)
    numbers = random.integers(len(rows), size=sum(lengths))
    words = rows[numbers]
    weights = [torch_like(random, WIDTH), torch_like(random, 2 * HIDDEN)]
    layers = [Layer.of_torch(arrays) for arrays in weights]
    found = run(layers, rows, numbers, Packing.of(lengths))
    start = 0
    for length in lengths:
        states = words[start : start + length]
        for arrays in weights:
            states = np.concatenate([one_way(states, arrays, side) for side in ("ahead", "back")], axis=1)
        assert found[start : start + length] == pytest.approx(states, abs=1e-4)
        start += length
