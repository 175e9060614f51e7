"""Logistic regression with an L2 penalty, and its conditional form for choices among candidates; by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import attrs
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Row = Sequence[str]


@attrs.frozen
class Setting:
    """How a model is fitted: its penalty, the least count of a feature, and how the penalty grows with the count."""

    penalty: float
    least: int = 3
    power: float = 0.0


_STEPS = 200
_BIAS_PENALTY = 0.01
# A feature of so many rows pays the penalty as it is given.
_USUAL_COUNT = 100


def _columns(rows: Sequence[Row], least: int) -> dict[str, int]:
    counts = Counter(f for row in rows for f in set(row))
    names = ["bias", *sorted(f for f, n in counts.items() if n >= least)]
    return {name: i for i, name in enumerate(names)}


def _matrix(rows: Sequence[Row], columns: dict[str, int]) -> csr_matrix:
    places: list[int] = []
    bounds = [0]
    for row in rows:
        places += [0, *sorted({columns[f] for f in row if f in columns})]
        bounds.append(len(places))
    return csr_matrix((np.ones(len(places)), places, bounds), shape=(len(rows), len(columns)))


def _minimum(value_and_slope: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    """Where a smooth convex function is least."""
    found: np.ndarray = minimize(
        value_and_slope, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS, "gtol": 1e-3}
    ).x
    return found


def _ridge(matrix: csr_matrix, penalty: float, power: float) -> np.ndarray:
    """The penalty of each weight; with a power above 0 rare features pay less than common ones.

    One penalty for all lets common features take over what rare ones know better. A penalty that grows with the square
    root of the count does what dropping features at random does (Wager, Wang and Liang 2013, "Dropout training as
    adaptive regularization").
    """
    counts = np.bincount(matrix.indices, minlength=matrix.shape[1])
    ridge: np.ndarray = penalty * (np.maximum(counts, 1) / _USUAL_COUNT) ** power
    ridge[0] = _BIAS_PENALTY
    return ridge


def logistic(  # noqa: PLR0913 - all but rows and truths are options, given by name
    rows: Sequence[Row],
    truths: Sequence[bool],
    *,
    penalty: float,
    least: int,
    power: float = 0.0,
    weights: Sequence[float] | None = None,
    scores: Sequence[float] | None = None,
) -> dict[str, float]:
    """Weights by feature; features seen in fewer than `least` rows get none.

    penalty, power: see `_ridge`; weights: how much each row counts; scores: what each row starts from, where the
    weights only correct a first model.
    """
    columns = _columns(rows, least)
    matrix, truth = _matrix(rows, columns), np.array(truths, dtype=float)
    ridge = _ridge(matrix, penalty, power)
    counts = np.ones(len(rows)) if weights is None else np.array(weights)
    starts = np.zeros(len(rows)) if scores is None else np.array(scores)

    def loss(place: np.ndarray) -> tuple[float, np.ndarray]:
        sums = starts + matrix @ place
        guess = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
        value = float((counts * (np.logaddexp(0, sums) - sums * truth)).sum() + ridge @ place**2 / 2)
        return value, matrix.T @ (counts * (guess - truth)) + ridge * place

    return dict(zip(columns, _minimum(loss, len(columns)).tolist(), strict=True))


Choice = tuple[Sequence[Row], Sequence[bool]]


def conditional(
    choices: Sequence[Choice],
    *,
    penalty: float,
    least: int,
    power: float = 0.0,
    weights: Sequence[float] | None = None,
) -> dict[str, float]:
    """Weights that give the right candidates of each choice most of the weight; one without a right one is left out.

    penalty, power: see `_ridge`.
    """
    counted = [
        (choice, weight)
        for choice, weight in zip(choices, weights or [1.0] * len(choices), strict=True)
        if any(choice[1]) and not all(choice[1])
    ]
    kept, counts = [c for c, _ in counted], np.array([w for _, w in counted])
    columns = _columns([row for rows, _ in kept for row in rows], least)
    matrix = _matrix([row for rows, _ in kept for row in rows], columns)
    right = np.array([t for _, truths in kept for t in truths], dtype=bool)
    starts = np.cumsum([0, *(len(rows) for rows, _ in kept[:-1])])
    sizes = [len(rows) for rows, _ in kept]
    ridge = _ridge(matrix, penalty, power)

    def loss(place: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ place
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        mass = np.exp(np.clip(scores, -60, 0))
        good = np.where(right, mass, 0.0)
        total, hit = np.add.reduceat(mass, starts), np.add.reduceat(good, starts)
        value = float((counts * (np.log(total) - np.log(hit))).sum() + ridge @ place**2 / 2)
        share = np.repeat(counts, sizes) * (mass / np.repeat(total, sizes) - good / np.repeat(hit, sizes))
        return value, matrix.T @ share + ridge * place

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
