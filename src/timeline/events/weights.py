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
from typing import TYPE_CHECKING

import attrs
import orjson

if TYPE_CHECKING:
    from typing_extensions import Self

_installed: dict[str, Model] = {}
# What holds instead of the file, the innermost last (see `using`).
_held: list[Mapping[str, Mapping[str, float]]] = []
# Of a decision's features, how many its evidence names.
_SHOWN = 3


@attrs.frozen(kw_only=True)
class Scored:
    """A score on the logit scale, with what was scored."""

    score: float
    model: Model
    features: Sequence[str]

    @property
    def reason(self) -> str:
        """The features that moved the score most; put into words only for who asks, as most choices are not taken."""
        weights = self.model.weights
        known = self.model.weights.keys() & self.features
        strongest = sorted([(-abs(weights[f]), f) for f in known])[:_SHOWN]
        reason = ", ".join(f"{feature} {weights[feature]:+.2f}" for _, feature in strongest)
        return f"{self.model.name}: {reason}" if reason else self.model.name

    @property
    def probability(self) -> float:
        """The score as a probability."""
        return sigmoid(self.score)


@attrs.frozen(kw_only=True)
class Model:
    """The weights of one decision."""

    name: str
    weights: Mapping[str, float]
    _parts: dict[str, Model] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def score(self, features: Iterable[str]) -> float:
        """The sum of the features' weights, bias included; unknown features count nothing.

        Correctly rounded: features come out of sets too, and their order must not show in the last digit.
        """
        # A feature of no weight and one that is not known are both left out: neither moves the sum.
        return math.fsum(filter(None, map(self.weights.get, ("bias", *features))))

    def explain(self, features: Sequence[str]) -> Scored:
        """The score and its reasons."""
        return Scored(score=self.score(features), model=self, features=features)

    def of(self, choice: str) -> Model:
        """The model of one of several choices, whose features stand in the table behind its name: "held:tense=past"."""
        found = self._parts.get(choice)
        if found is None:
            start = f"{choice}:"
            weights = {f.removeprefix(start): w for f, w in self.weights.items() if f.startswith(start)}
            bias = {"bias": self.weights["bias"]} if "bias" in self.weights else {}
            found = self._parts[choice] = Model(name=self.name, weights=weights | bias)
        return found


@attrs.frozen(kw_only=True, eq=False)
class Looked:
    """A candidate that is looked at more than once; looks: what each look thinks of it, score: their sum, in logits."""

    score: float
    looks: tuple[Scored, ...]

    @property
    def reason(self) -> str:
        """What moved each look most."""
        return "; ".join(look.reason for look in self.looks)

    @property
    def probability(self) -> float:
        """The score as a probability."""
        return sigmoid(self.score)

    def again(self, name: str, features: Sequence[str]) -> Self:
        """The candidate after one more look, by the model of that name: it corrects the score and never starts anew."""
        more = model(name).explain(features)
        return attrs.evolve(self, score=self.score + more.score, looks=(*self.looks, more))


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
        tables = _held[-1] if _held else _all()
        found = _installed[name] = Model(name=name, weights=tables.get(name, {}))
    return found


@contextmanager
def using(tables: Mapping[str, Mapping[str, float]]) -> Iterator[None]:
    """Within it these tables hold instead of all those of the file: training measures itself so.

    A model that they lack decides nothing; the shipped weights, which have seen other documents, never take its place.
    """
    before = dict(_installed)
    _installed.clear()
    _held.append(tables)
    try:
        yield
    finally:
        _held.pop()
        _installed.clear()
        _installed.update(before)


@functools.cache
def _all() -> dict[str, dict[str, float]]:
    """The learned tables. JSON, not TOML: nobody edits them, and TOML would take half a second to read."""
    content: dict[str, dict[str, float]] = orjson.loads(Path(__file__).with_name("weights.en.json").read_bytes())
    return content
