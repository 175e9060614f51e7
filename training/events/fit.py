"""Logistic regression with an L2 penalty, and its conditional form for choices among candidates; Newton's method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

Row = Sequence[str]
_STEPS = 15
_ENOUGH = 1e-3
_BIAS_PENALTY = 0.01


def _columns(rows: Sequence[Row], least: int) -> dict[str, int]:
    counts = Counter(f for row in rows for f in set(row))
    names = ["bias", *sorted(f for f, n in counts.items() if n >= least)]
    return {name: i for i, name in enumerate(names)}


def _matrix(rows: Sequence[Row], columns: dict[str, int]) -> np.ndarray:
    matrix = np.zeros((len(rows), len(columns)))
    matrix[:, 0] = 1
    for i, row in enumerate(rows):
        for feature in row:
            if feature in columns:
                matrix[i, columns[feature]] = 1
    return matrix


def logistic(rows: Sequence[Row], truths: Sequence[bool], *, penalty: float, least: int) -> dict[str, float]:
    """Weights by feature; features seen in fewer than `least` rows get none."""
    columns = _columns(rows, least)
    matrix, truth = _matrix(rows, columns), np.array(truths, dtype=float)
    weights = np.zeros(len(columns))
    ridge = np.full(len(columns), penalty)
    ridge[0] = _BIAS_PENALTY
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (guess - truth) + ridge * weights
        curve = (matrix.T * (guess * (1 - guess))) @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _ENOUGH:
            break
    return dict(zip(columns, weights.tolist(), strict=True))


def conditional(choices: Sequence[tuple[Sequence[Row], Sequence[bool]]], *, penalty: float, least: int) -> dict[str, float]:
    """Weights that give the right candidates of each choice most of the weight; choices without a right one are left out."""
    choices = [(rows, truths) for rows, truths in choices if any(truths) and not all(truths)]
    columns = _columns([row for rows, _ in choices for row in rows], least)
    matrices = [_matrix(rows, columns) for rows, _ in choices]
    weights = np.zeros(len(columns))
    for _ in range(_STEPS):
        slope, curve = penalty * weights, penalty * np.eye(len(columns))
        for matrix, (_, truths) in zip(matrices, choices, strict=True):
            scores = matrix @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            right = share * np.array(truths, dtype=float)
            right /= right.sum()
            mean = share @ matrix
            slope += mean - right @ matrix
            curve += (matrix.T * share) @ matrix - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        largest = np.abs(step).max()
        weights -= step / max(1.0, largest / 2)
        if largest < _ENOUGH:
            break
    return dict(zip(columns, weights.tolist(), strict=True))
