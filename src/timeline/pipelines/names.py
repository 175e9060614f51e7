"""Scores of BILOU tags -> the best sequence that is one of spans (Viterbi)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["best_spans"]

_NEVER = np.float32(-1e9)


def best_spans(scores: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open spans with their label, in order; `scores` is (words, labels), `labels` are O and B- I- L- U-."""
    best = scores.argmax(axis=1)
    outside = labels.index("O")
    if (best == outside).all():
        return []
    tags = [labels[i] for i in best.tolist()]
    if not _is_whole(tags):
        tags = [labels[i] for i in _viterbi(scores, labels)]
    spans, start = [], 0
    for i, tag in enumerate(tags):
        if tag[0] in "BU":
            start = i
        if tag[0] in "LU":
            spans.append((start, i + 1, tag[2:]))
    return spans


def _is_whole(tags: list[str]) -> bool:
    return all(_follows(left, right) for left, right in zip(["O", *tags], [*tags, "O"], strict=True))


def _follows(left: str, right: str) -> bool:
    if left[0] in "BI":
        return right[0] in "IL" and right[2:] == left[2:]
    return right[0] in "OBU"


@lru_cache(maxsize=4)
def _barred(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """What it costs that the label of the column follows that of the row: nothing, or more than any score."""
    return np.array([[0 if _follows(a, b) else _NEVER for b in labels] for a in labels], dtype=np.float32)


def _viterbi(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    barred = _barred(tuple(labels))
    total = scores[0] + barred[labels.index("O")]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + barred
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    total = total + barred[:, labels.index("O")]
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]
