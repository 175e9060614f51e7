"""Scores of arcs -> the best tree with one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["best_tree"]

_NEVER = np.float32(-1e9)


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The parent of each word; parent 0 is the root, parent i + 1 the word i, and one word alone has the root.

    `scores` is (words, words + 1): what the parent in the column is worth to the word in the row. The best parent of
    each word by itself is a tree nearly always; only otherwise is one searched for.
    """
    scores = scores.copy()
    words = len(scores)
    scores[np.arange(words), np.arange(1, words + 1)] = _NEVER
    parents: NDArray[np.int64] = scores.argmax(axis=1)
    roots = np.flatnonzero(parents == 0)
    if len(roots) != 1:
        _keep_one_root(scores, roots if len(roots) else np.arange(words))
        parents = scores.argmax(axis=1)
    if _cycle(parents) is None:
        return parents
    parents = _spanning_rows(scores)
    roots = np.flatnonzero(parents == 0)
    if len(roots) == 1:
        return parents
    _keep_one_root(scores, roots)  # a cycle was opened towards the root, beside the root that was there
    return _spanning_rows(scores)


def _spanning_rows(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    square = np.full((len(scores) + 1, len(scores) + 1), _NEVER, dtype=np.float32)
    square[1:] = scores
    return _spanning(square)[1:]


def _keep_one_root(scores: NDArray[np.float32], candidates: NDArray[np.int64]) -> None:
    others = scores[candidates, 1:].max(axis=1, initial=_NEVER)
    root = candidates[int((scores[candidates, 0] - others).argmax())]
    kept = scores[root, 0]
    scores[:, 0] = _NEVER
    scores[root] = _NEVER
    scores[root, 0] = kept


def _cycle(parents: NDArray[np.int64]) -> list[int] | None:
    """The words of a cycle, numbered as parents are (from 1); None if every word leads to the root."""
    state = [1, *[0] * len(parents)]  # 0 not seen, 1 leads to the root, 2 on the path being walked
    above = [0, *parents.tolist()]
    for first in range(1, len(above)):
        path = []
        node = first
        while state[node] == 0:
            state[node] = 2
            path.append(node)
            node = above[node]
        if state[node] == 2:  # noqa: PLR2004
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 1
    return None


def _spanning(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Parents of all nodes; node 0 is the root. A cycle is drawn together into one node, and opened again after."""
    parents: NDArray[np.int64] = scores.argmax(axis=1)
    parents[0] = 0
    cycle = _cycle(parents[1:])
    if cycle is None:
        return parents
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(scores)) if node not in set(cycle)])
    loss = scores[inside, parents[inside]]
    into = scores[np.ix_(inside, outside)] - loss[:, None]
    out_of = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER, dtype=np.float32)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out_of.max(axis=1)
    small[-1, -1] = _NEVER
    small[0] = _NEVER
    chosen = _spanning(small)
    result: NDArray[np.int64] = parents.copy()
    for i, node in enumerate(outside[1:], start=1):
        parent = chosen[i]
        result[node] = inside[int(out_of[i].argmax())] if parent == len(outside) else outside[parent]
    entry = int(into[:, chosen[-1]].argmax())
    result[inside[entry]] = outside[chosen[-1]]
    return result
