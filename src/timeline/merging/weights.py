"""The weights of weights.toml: how strongly each level of each field speaks for or against one event."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import TableError
from timeline.merging.compare import FIELDS
from timeline.tables import read_toml

__all__ = ["Weights", "load_weights"]

FILE = Path(__file__).with_name("weights.toml")


@attrs.frozen(kw_only=True)
class Weights:
    """Hundredths of a bit for each field and level; whole numbers, so that sums are exact in any order.

    prior: what speaks against before anything is compared; absent: the score of a pair that no block brings together.
    slope, intercept: turn a score in bits into a probability (logistic calibration).
    alike: pairs of types that reports of one event are called by.
    """

    prior: int
    absent: int
    slope: float
    intercept: float
    levels: dict[str, dict[str, int]]
    alike: tuple[frozenset[str], ...]

    def of(self, field: str, level: str) -> int:
        """The weight of one level, 0 for one that says nothing ("") or that training never met."""
        return self.levels[field].get(level, 0)

    def score(self, levels: Sequence[str]) -> int:
        """The sum over all fields and the prior; above 0 it speaks for one event."""
        tables = self.levels.values()
        return self.prior + sum(t.get(level, 0) for t, level in zip(tables, levels, strict=True))

    def probability(self, score: float) -> float:
        """The calibrated probability that a pair of that score (hundredths of a bit) is one event."""
        return 1 / (1 + math.exp(-max(-700.0, min(700.0, self.slope * score / 100 + self.intercept))))

    def are_alike(self, one: str, other: str) -> bool:
        """Whether events of the two types may be one."""
        return one == other or frozenset((one, other)) in self.alike

    def group(self, kind: str) -> str:
        """The first, by the alphabet, of the types that may be one with this: the name of their common block."""
        return min((t for pair in self.alike if kind in pair for t in pair), default=kind)


@functools.lru_cache(maxsize=4)
def load_weights(path: Path = FILE) -> Weights:
    """The weights of a file. Raises TableError for a field that is unknown or missing."""
    content: dict[str, Any] = read_toml(path)
    levels: dict[str, dict[str, int]] = content["weights"]
    if set(levels) != set(FIELDS):
        raise TableError(f"{path.name}: [weights] has the fields {sorted(levels)}; it must have {sorted(FIELDS)}")
    model = content["model"]
    return Weights(
        prior=round(100 * model["prior"]),
        absent=round(100 * model["absent"]),
        slope=model["slope"],
        intercept=model["intercept"],
        levels={f: {k: round(100 * w) for k, w in levels[f].items()} for f in FIELDS},
        alike=tuple(frozenset(pair) for pair in content["types"]["alike"]),
    )
