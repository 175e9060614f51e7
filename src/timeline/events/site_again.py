"""A second look at where events take place: what the first look thinks of all places of all events of the document.

A city and its country go together, two countries do not; what is part of a summit is where the summit is; the actors of
one visit are in one place. Like the second look at who takes part (`again.py`), it corrects the first score.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from timeline.events.place_features import kind_of, when_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.events.actors import Weighed
    from timeline.events.places import Sighted
    from timeline.events.scene import Scene

# Above these first scores (logits) an event is thought to be at a place surely, likely, perhaps.
_LEVELS = ((1.0, "surely"), (-0.25, "likely"), (-1.5, "perhaps"))
_TAKEN = -0.25
_PRESENT = -0.7
_WIDEST = 4
_NEVER = -9.0
_FIRST = ("whole", "best", "main", "company", "beside", "before")
_TIMED = ("whole", "main", "before", "best")
_FRAMED = ("whole", "main", "best", "company")


@attrs.define(kw_only=True, eq=False)
class SecondSight:
    """All events of the document after the first look at their places and their actors.

    first, who: the places and the actors of each event, weighed; wholes: for each the position of the event that it is
    part of, or None.
    """

    scene: Scene
    first: Sequence[Sequence[Sighted]]
    who: Sequence[Sequence[Weighed]]
    wholes: Sequence[int | None]

    @cached_property
    def _scores(self) -> list[dict[str, float]]:
        return [{s.option.name.name: s.score for s in row} for row in self.first]

    @cached_property
    def _placed(self) -> list[bool]:
        return [any(s.score > _TAKEN for s in row) for row in self.first]

    @cached_property
    def _present(self) -> list[frozenset[str]]:
        return [frozenset(w.party.name.name for w in row if w.score > _PRESENT) for row in self.who]

    @cached_property
    def _sentences(self) -> list[frozenset[int]]:
        return [frozenset(m.spot.sentence.index for m in g.members) for g in self.scene.groups]

    def features(self, event: int, mine: Sighted) -> list[str]:
        """What the second look sees of one place of the event."""
        group, name, source = self.scene.groups[event], mine.option.name, mine.option.source
        type_, first = group.members[0].spot.type, max(-_WIDEST, min(_WIDEST, round(mine.score)))
        base = (f"first={first}", f"source={source}", f"type={type_}")
        inside, abroad = self._others(event, mine)
        words = [base[0], f"kind={kind_of(name)},first={first}", f"type={type_},first={first}"]
        words += self._beside(event, mine, base, inside, abroad)
        levels = self._elsewhere(event, name.name)
        country = kind_of(name) == "country"
        for where, level in levels.items():
            told = f"{where}={level}"
            words += [told, f"{told},type={type_}", f"{told},source={source}", f"{told},country={country}"]
        when = when_said(self.scene.context, group)
        words += [f"{where}={levels[where]},first={first}" for where in _FIRST]
        words += [f"{where}={levels[where]},when={when}" for where in _TIMED]
        words += [f"{where}={levels[where]},abroad={abroad},inside={inside}" for where in _FRAMED]
        whole = self.wholes[event]
        if whole is not None:
            words.append(f"whole={levels['whole']},{type_} in {self.scene.groups[whole].members[0].spot.type}")
        return words + self._of_actors(event, mine, base)

    def _others(self, event: int, mine: Sighted) -> tuple[str, str]:
        """How likely another place of the same country is, and one elsewhere."""
        name = mine.option.name
        others = [s for s in self.first[event] if s.option.name.name != name.name]
        near = [s.score for s in others if name.country and s.option.name.country == name.country]
        far = [s.score for s in others if not (name.country and s.option.name.country == name.country)]
        return _best(near), _best(far)

    def _beside(self, event: int, mine: Sighted, base: tuple[str, ...], inside: str, abroad: str) -> list[str]:
        """The other places of the event."""
        first, source, type_ = base
        others = [s for s in self.first[event] if s.option.name.name != mine.option.name.name]
        better = min(2, sum(s.score > mine.score for s in others))
        taken = min(2, sum(s.score > _TAKEN for s in others))
        country = kind_of(mine.option.name) == "country"
        return [
            f"inside={inside},country={country}",
            f"inside={inside},{first},country={country}",
            f"{source},inside={inside},country={country}",
            f"abroad={abroad},{first}",
            f"{source},abroad={abroad}",
            f"{source},abroad={abroad},inside={inside}",
            f"{type_},inside={inside},abroad={abroad}",
            f"better={better},{first}",
            f"taken={taken},{first}",
            f"{source},{first}",
        ]

    def _elsewhere(self, event: int, name: str) -> dict[str, str]:
        """How likely the place is that of other events; "open" where the one asked has no place, "none" without one."""
        groups, whole, rest = self.scene.groups, self.wholes[event], [n for n in range(len(self.first)) if n != event]
        main = next((n for n, g in enumerate(groups) if g is self.scene.main), event)
        type_ = groups[event].members[0].spot.type
        company = [n for n in rest if self._placed[n] and self._present[event] & self._present[n]]
        beside = [n for n in rest if self._placed[n] and self._sentences[event] & self._sentences[n]]
        return {
            "whole": "none" if whole is None else self._level(whole, name),
            "parts": self._highest([n for n in rest if self.wholes[n] == event], name),
            "before": self._level(event - 1, name) if event else "none",
            "main": "self" if main == event else self._level(main, name),
            "best": _best(self._scores[n].get(name, _NEVER) for n in rest),
            "alike": self._highest([n for n in rest if groups[n].members[0].spot.type == type_], name),
            "company": self._highest(company, name),
            "beside": self._highest(beside, name),
        }

    def _level(self, event: int, name: str) -> str:
        return _best([self._scores[event].get(name, _NEVER)]) if self._placed[event] else "open"

    def _highest(self, events: Sequence[int], name: str) -> str:
        return _best(self._scores[n].get(name, _NEVER) for n in events) if events else "none"

    def _of_actors(self, event: int, mine: Sighted, base: tuple[str, ...]) -> list[str]:
        """Whether it lies in the country of an actor, and from how many other countries actors come."""
        first, source, type_ = base
        name = mine.option.name
        there = [w.party.name for w in self.who[event] if w.score > _PRESENT and w.party.name.country]
        mates = {n.kind.value for n in there if n.country == name.country}
        home = next((k for k in ("person", "country") if k in mates), "other" if mates else "none")
        foreign = min(2, len({n.country for n in there} - {name.country}))
        both = f"home={home},foreign={foreign}"
        kind = f"kind={kind_of(name)}"
        return [
            f"home={home}",
            *(f"{both},{w}" for w in (type_, source, kind, first)),
            f"foreign={foreign},{source},{type_}",
        ]


def _best(scores: Iterable[float]) -> str:
    """The level of the highest score."""
    score = max(scores, default=_NEVER)
    return next((word for least, word in _LEVELS if score > least), "no")
