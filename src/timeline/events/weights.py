"""Small linear models whose weights are data: what lists of words cannot decide.

Each model is a table of `weights.en.json`: the name of a feature, its weight. They are learned by `training/events`
(logistic regression with an L2 penalty; for choices among candidates, a conditional one) and read with plain Python.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs
import orjson

_installed: dict[str, Model] = {}
# Of a decision's features, how many its evidence names.
_SHOWN = 3


@attrs.frozen(kw_only=True)
class Scored:
    """A score on the logit scale, and the features that moved it most."""

    score: float
    reason: str

    @property
    def probability(self) -> float:
        """The score as a probability."""
        return sigmoid(self.score)


@attrs.frozen(kw_only=True)
class Model:
    """The weights of one decision."""

    name: str
    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The sum of the features' weights, bias included; unknown features count nothing.

        Correctly rounded: features come out of sets too, and their order must not show in the last digit.
        """
        weights = self.weights
        return math.fsum([weights.get("bias", 0.0), *(weights[f] for f in features if f in weights)])

    def explain(self, features: Sequence[str]) -> Scored:
        """The score and its strongest reasons."""
        known = [(self.weights[f], f) for f in sorted(set(features)) if f in self.weights]
        known.sort(key=lambda pair: -abs(pair[0]))
        reason = ", ".join(f"{name} {weight:+.2f}" for weight, name in known[:_SHOWN])
        return Scored(score=self.score(features), reason=f"{self.name}: {reason}" if reason else self.name)


def sigmoid(score: float) -> float:
    """The logistic function, safe for any score."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def logit(probability: float) -> float:
    """The score of a probability; 0 and 1 are taken for 0.001 and 0.999."""
    kept = max(0.001, min(0.999, probability))
    return math.log(kept / (1 - kept))


def model(name: str) -> Model:
    """The model of that name; one without weights decides nothing (every score is 0)."""
    found = _installed.get(name)
    if found is None:
        found = _installed[name] = Model(name=name, weights=_all().get(name, {}))
    return found


@contextmanager
def using(tables: Mapping[str, Mapping[str, float]]) -> Iterator[None]:
    """Within it the weights of these tables hold instead of those of the file: training measures itself so."""
    before = dict(_installed)
    _installed.clear()
    _installed.update({name: Model(name=name, weights=weights) for name, weights in tables.items()})
    try:
        yield
    finally:
        _installed.clear()
        _installed.update(before)


@functools.cache
def _all() -> dict[str, dict[str, float]]:
    """The learned tables. JSON, not TOML: nobody edits them, and TOML would take half a second to read."""
    content: dict[str, dict[str, float]] = orjson.loads(Path(__file__).with_name("weights.en.json").read_bytes())
    return content
