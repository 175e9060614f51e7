"""The weights of weights.toml: how strongly each level of each field speaks for or against one event."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import TableError
from timeline.merging.compare import FIELDS
from timeline.model import EventType
from timeline.tables import read_toml

__all__ = ["Weights", "load_weights"]

FILE = Path(__file__).with_name("weights.toml")


@attrs.frozen(kw_only=True)
class Weights:
    """Hundredths of a bit for each field and level; whole numbers, so that sums are exact in any order.

    prior: what speaks against before anything is compared; absent: the score of a pair that no block brings together.
    slope, intercept: turn a score in bits into a probability (logistic calibration).
    alike: pairs of types that reports of one event are called by; groups: the common block of types that may be one,
    directly or by way of others.
    """

    prior: int
    absent: int
    slope: float
    intercept: float
    levels: dict[str, dict[str, int]]
    alike: frozenset[frozenset[str]]
    groups: dict[str, str] = attrs.field(init=False)

    @groups.default
    def _groups(self) -> dict[str, str]:
        return _blocks(self.alike)

    def with_types(self, types: Iterable[EventType]) -> Weights:
        """The weights where also these types' reports may be called by what each type is `like`."""
        pairs = {frozenset((kind.name, other)) for kind in types for other in kind.like if other != kind.name}
        return attrs.evolve(self, alike=self.alike | pairs) if pairs - self.alike else self

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
        """The name of the block in which types that may be one with this stand."""
        return self.groups.get(kind, kind)


def _blocks(alike: Iterable[frozenset[str]]) -> dict[str, str]:
    """Each type that is alike to another -> the first, by the alphabet, of all that it is linked to by such pairs."""
    block: dict[str, set[str]] = {}
    for pair in alike:
        joined = set(pair).union(*(block.get(kind, ()) for kind in pair))
        block.update(dict.fromkeys(joined, joined))
    return {kind: min(kinds) for kind, kinds in block.items()}


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
        alike=frozenset(frozenset(pair) for pair in content["types"]["alike"]),
    )
