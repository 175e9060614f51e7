"""A second look at who takes part: what the first look thinks of all names of all events of the document.

The first look weighs each name by itself. The second adds what depends on the others: how many sides are there already,
whether a person of the same country is, who takes part in the event that this one is part of, and in its own parts. It
corrects the first score and never starts anew, so that a name is explained by both (stacking: Wolpert 1992; for
classifiers that see each other's first guesses, Cohen and Carvalho 2005, "Stacked sequential learning").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.actors import Weighed
    from timeline.events.scene import Scene

# Above these first scores (logits) a name is thought to take part surely, likely, perhaps.
_LEVELS = ((1.0, "surely"), (-0.5, "likely"), (-1.5, "perhaps"))
_WIDEST = 4
_TAKEN = -0.5
_NEVER = -9.0


@attrs.frozen(kw_only=True, eq=False)
class Second:
    """All events of the document after the first look.

    first: the names of each event, weighed; wholes: for each the position of the event that it is part of, or None.
    """

    scene: Scene
    first: Sequence[Sequence[Weighed]]
    wholes: Sequence[int | None]

    def score(self, event: int, name: str) -> float:
        """What the first look thinks of the name in that event; very low where it is not among its names."""
        return max((w.score for w in self.first[event] if w.party.name.name == name), default=_NEVER)

    def features(self, event: int, mine: Weighed) -> list[str]:
        """What the second look sees of one name of the event."""
        name, kind = mine.party.name, mine.party.name.kind
        kind_of_event = self.scene.groups[event].members[0].spot.type
        first = max(-_WIDEST, min(_WIDEST, round(mine.score)))
        others = [w for w in self.first[event] if w.party.name.name != name.name]
        taken = [w for w in others if w.score > _TAKEN]
        sides = min(len({w.party.name.country or w.party.name.name for w in taken}), 3)
        many = min(len(taken), 4)
        better = min(sum(w.score > mine.score for w in others), 3)
        alike = min(sum(w.party.name.kind == kind for w in taken), 3)
        words = [f"first={first}", f"kind={kind},first={first}", f"type={kind_of_event},first={first}"]
        words += [f"better={better},first={first}", f"sides={sides},first={first}", f"taken={many}"]
        words += [f"kind={kind},taken={many}", f"type={kind_of_event},kind={kind},sides={sides}"]
        words += [f"kind={kind},alike={alike}"]
        words += [f"source={mine.party.source},{w}" for w in (f"taken={min(many, 3)},kind={kind}", f"first={first}")]
        words += [f"source={mine.party.source},sides={min(sides, 2)},type={kind_of_event}"]
        words += _of_compatriots(mine, others, kind_of_event, first)
        words += _of_slots(mine, others)
        return [*words, *self._elsewhere(event, mine, min(many, 2), first)]

    def _elsewhere(self, event: int, mine: Weighed, taken: int, first: int) -> list[str]:
        """What the first look thinks of the name in the other events."""
        name, kind = mine.party.name.name, mine.party.name.kind
        kind_of_event = self.scene.groups[event].members[0].spot.type
        whole = self.wholes[event]
        parts = [place for place, above in enumerate(self.wholes) if above == event]
        main = next((n for n, g in enumerate(self.scene.groups) if g is self.scene.main), event)
        rest = [self.score(n, name) for n in range(len(self.first)) if n != event]
        levels = {
            "whole": "none" if whole is None else _level(self.score(whole, name)),
            "parts": _level(max(self.score(n, name) for n in parts)) if parts else "none",
            "before": _level(self.score(event - 1, name)) if event else "none",
            "main": "self" if main == event else _level(self.score(main, name)),
            "best": _level(max(rest, default=_NEVER)),
        }
        words = [f"{where}={level},kind={kind}" for where, level in levels.items()]
        words += [f"{where}={level},type={kind_of_event}" for where, level in levels.items()]
        words += [f"{where}={levels[where]},taken={taken}" for where in ("whole", "before", "main")]
        words += [f"whole={levels['whole']}", f"best={levels['best']},first={first}"]
        if whole is not None:
            words.append(f"whole={levels['whole']},{kind_of_event} in {self.scene.groups[whole].members[0].spot.type}")
        return words


def _of_compatriots(mine: Weighed, others: Sequence[Weighed], kind_of_event: str, first: int) -> list[str]:
    """Whether others of the same country take part: a person stands for his country."""
    name = mine.party.name
    mates = [w for w in others if name.country and w.party.name.country == name.country]
    mate = _level(max((w.score for w in mates), default=_NEVER))
    person = _level(max((w.score for w in mates if w.party.name.kind == "person"), default=_NEVER))
    people = min(sum(w.party.name.kind == "person" and w.score > _TAKEN for w in others), 3)
    return [
        f"kind={name.kind},compatriot={mate}",
        f"kind={name.kind},compatriot person={person}",
        f"kind={name.kind},compatriot person={person},type={kind_of_event}",
        f"kind={name.kind},people={people},first={first}",
        f"kind={name.kind},people={people},type={kind_of_event}",
    ]


def _of_slots(mine: Weighed, others: Sequence[Weighed]) -> list[str]:
    """Whether another name that fills the same slot takes part: of a list, all or none."""
    slots = _slots(mine)
    level = _level(max((w.score for w in others if slots & _slots(w)), default=_NEVER))
    return [f"beside={level}", f"beside={level},kind={mine.party.name.kind}"]


def _slots(weighed: Weighed) -> set[str]:
    return {slot for spot, _, name in weighed.party.found if (slot := spot.slots.slot_of(name))}


def _level(score: float) -> str:
    return next((word for least, word in _LEVELS if score > least), "no")
