"""The best spans of BILOU scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.pipelines.names import best_spans

LABELS = ("O", "B-ORG", "I-ORG", "L-ORG", "U-ORG", "B-GPE", "I-GPE", "L-GPE", "U-GPE")


def scores_of(*best: str) -> np.ndarray:
    return np.array([[float(label == name) for label in LABELS] for name in best], dtype=np.float32)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (("O", "O"), []),
        (("U-GPE",), [(0, 1, "GPE")]),
        (("U-GPE", "U-GPE"), [(0, 1, "GPE"), (1, 2, "GPE")]),
        (("O", "B-ORG", "I-ORG", "L-ORG", "U-GPE"), [(1, 4, "ORG"), (4, 5, "GPE")]),
    ],
)
def test_a_sequence_of_whole_spans_is_taken_as_it_is(tags: tuple[str, ...], spans: list[tuple[int, int, str]]) -> None:
    assert best_spans(scores_of(*tags), LABELS) == spans


def test_a_broken_sequence_becomes_the_best_whole_one() -> None:
    scores = scores_of("B-ORG", "L-GPE", "O")
    scores[1, LABELS.index("L-ORG")] = 0.9
    assert best_spans(scores, LABELS) == [(0, 2, "ORG")]


@given(words=st.integers(1, 12), seed=st.integers(0, 10_000))
def test_spans_are_ordered_and_inside(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, len(LABELS))).astype(np.float32)
    spans = best_spans(scores, LABELS)
    edges = [edge for start, end, _ in spans for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= words for start, end, _ in spans)
