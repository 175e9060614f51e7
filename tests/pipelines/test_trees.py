"""The best tree of arc scores, beside a search through all trees."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.pipelines.trees import best_tree


def leads_to_root(parents: tuple[int, ...], node: int) -> bool:
    for _ in range(len(parents) + 1):
        if node == 0:
            return True
        node = parents[node - 1]
    return False


def is_tree(parents: tuple[int, ...]) -> bool:
    return parents.count(0) == 1 and all(leads_to_root(parents, node) for node in range(1, len(parents) + 1))


def best_of_all(scores: np.ndarray) -> float:
    words = len(scores)
    trees = (p for p in product(range(words + 1), repeat=words) if is_tree(p))
    return max(sum(float(scores[i, parent]) for i, parent in enumerate(tree)) for tree in trees)


@given(words=st.integers(1, 40), seed=st.integers(0, 10_000))
def test_any_scores_give_one_tree(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))


@given(words=st.integers(1, 4), seed=st.integers(0, 10_000))
def test_a_tree_that_follows_every_best_arc_is_found(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    parents = scores.argmax(axis=1).tolist()
    if is_tree(tuple(parents)):
        assert best_tree(scores).tolist() == parents


@pytest.mark.parametrize("seed", range(20))
def test_with_one_root_given_a_cycle_is_opened_at_the_least_loss(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    scores[:, 0] = -100
    scores[0] = -100
    scores[0, 0] = 0
    tree = best_tree(scores).tolist()
    assert sum(scores[i, parent] for i, parent in enumerate(tree)) == pytest.approx(best_of_all(scores), abs=1e-4)


def test_scores_are_left_as_they_were() -> None:
    scores = np.arange(12, dtype=np.float32).reshape(3, 4)
    before = scores.copy()
    best_tree(scores)
    assert (scores == before).all()
