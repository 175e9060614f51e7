"""Logistic regression with an L2 penalty, and its conditional form for choices among candidates; by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

Row = Sequence[str]
_STEPS = 80
_ENOUGH = 0.02
_SHORTEST = 1e-6
_MEMORY = 8
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


def _minimum(value_and_slope: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    """Where a smooth convex function is least: L-BFGS (Nocedal and Wright, Numerical Optimization, 7.4 and 7.5)."""
    place = np.zeros(size)
    value, slope = value_and_slope(place)
    history: list[tuple[np.ndarray, np.ndarray, float]] = []
    for _ in range(_STEPS):
        way = -_two_loops(slope, history)
        length, down = 1.0, float(slope @ way)
        while True:
            there = place + length * way
            new_value, new_slope = value_and_slope(there)
            if new_value <= value + 1e-4 * length * down or length < _SHORTEST:
                break
            length /= 2
        move, change = there - place, new_slope - slope
        if move @ change > 0:
            history = [*history[-(_MEMORY - 1) :], (move, change, 1 / float(move @ change))]
        place, value, slope = there, new_value, new_slope
        if np.abs(slope).max() < _ENOUGH:
            break
    return place


def _two_loops(slope: np.ndarray, history: Sequence[tuple[np.ndarray, np.ndarray, float]]) -> np.ndarray:
    result = slope.copy()
    steps = []
    for move, change, inverse in reversed(history):
        step = inverse * (move @ result)
        result -= step * change
        steps.append(step)
    if history:
        move, change, _ = history[-1]
        result *= (move @ change) / (change @ change)
    for (move, change, inverse), step in zip(history, reversed(steps), strict=True):
        result += (step - inverse * (change @ result)) * move
    found: np.ndarray = result
    return found


def _ridge(size: int, penalty: float) -> np.ndarray:
    ridge = np.full(size, penalty)
    ridge[0] = _BIAS_PENALTY
    return ridge


def logistic(rows: Sequence[Row], truths: Sequence[bool], *, penalty: float, least: int) -> dict[str, float]:
    """Weights by feature; features seen in fewer than `least` rows get none."""
    columns = _columns(rows, least)
    matrix, truth = _matrix(rows, columns), np.array(truths, dtype=float)
    ridge = _ridge(len(columns), penalty)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        guess = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        value = float(np.logaddexp(0, scores).sum() - scores @ truth + ridge @ weights**2 / 2)
        return value, matrix.T @ (guess - truth) + ridge * weights

    return dict(zip(columns, _minimum(loss, len(columns)).tolist(), strict=True))


def conditional(
    choices: Sequence[tuple[Sequence[Row], Sequence[bool]]], *, penalty: float, least: int
) -> dict[str, float]:
    """Weights that give the right candidates of each choice most of the weight; one without a right one is left out."""
    choices = [(rows, truths) for rows, truths in choices if any(truths) and not all(truths)]
    columns = _columns([row for rows, _ in choices for row in rows], least)
    matrix = _matrix([row for rows, _ in choices for row in rows], columns)
    right = np.array([t for _, truths in choices for t in truths], dtype=bool)
    starts = np.cumsum([0, *(len(rows) for rows, _ in choices[:-1])])
    sizes = [len(rows) for rows, _ in choices]
    ridge = _ridge(len(columns), penalty)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        mass = np.exp(scores)
        good = np.where(right, mass, 0.0)
        total, hit = np.add.reduceat(mass, starts), np.add.reduceat(good, starts)
        value = float((np.log(total) - np.log(hit)).sum() + ridge @ weights**2 / 2)
        slope = matrix.T @ (mass / np.repeat(total, sizes) - good / np.repeat(hit, sizes))
        return value, slope + ridge * weights

    return dict(zip(columns, _minimum(loss, len(columns)).tolist(), strict=True))


def numeric(rows: Sequence[Sequence[float]], truths: Sequence[bool]) -> list[float]:
    """The weights of a logistic regression on a few numbers, the first of each row being 1."""
    matrix, truth = np.array(rows, dtype=float), np.array(truths, dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        guess = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        value = float(np.logaddexp(0, scores).sum() - scores @ truth + weights @ weights / 20)
        return value, matrix.T @ (guess - truth) + weights / 10

    found: list[float] = _minimum(loss, matrix.shape[1]).tolist()
    return found
