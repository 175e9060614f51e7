"""Which event is part of which: the stop of a tour, the meeting of the visit or summit during which it takes place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.groups import Group
    from timeline.model import Actor, DateSpan, Place

_DURING = re.compile(r"\b(?:during|sidelines?|margins?|while|as part of|in the course of)\b")
_TOURS = frozenset({"tour", "trip", "journey", "mission"})
_WITHIN = {
    "meeting": ("visit", "summit"),
    "signing": ("visit", "summit", "meeting"),
    "call": (),
    "summit": ("visit",),
    "visit": ("visit",),
}


@attrs.frozen(kw_only=True, eq=False)
class Draft:
    """An event while its fields are being settled."""

    type: str
    group: Group
    date: DateSpan | None
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    explicit: bool


def parents(drafts: Sequence[Draft], text: str) -> list[tuple[int, str] | None]:
    """For each event the position of the one it is part of and the rule that says so; None for one on its own.

    Never in a circle: a stop belongs to a tour of more places, a meeting to a visit or summit, not the other way round.
    """
    found: list[tuple[int, str] | None] = []
    for place, draft in enumerate(drafts):
        options = []
        for other, parent in enumerate(drafts):
            rule = _fits(draft, parent, text) if other != place else None
            if rule:
                options.append((rule[0], -abs(_start(parent) - _start(draft)), -other, other, rule[1]))
        found.append(max(options)[3:] if options else None)
    return found


def _start(draft: Draft) -> int:
    return draft.group.members[0].spot.start


def _fits(part: Draft, whole: Draft, text: str) -> tuple[int, str] | None:
    if whole.type not in _WITHIN.get(part.type, ()) or not _times_meet(part.date, whole.date):
        return None
    if part.type == "visit":
        return _is_stop(part, whole)
    said = _said_within(part, whole, text)
    shared = bool({a.name for a in part.actors} & {a.name for a in whole.actors})
    here = _same_place(part.places, whole.places)
    if said and (shared or here or not part.places):
        return 3, "said to be during it"
    if whole.type == "visit" and shared and (here or not part.places) and part.explicit + whole.explicit < 2:  # noqa: PLR2004
        return 2, "the visitor takes part, at a place of the visit"
    if whole.type == "visit" and shared and here:
        return 2, "the visitor takes part at the place and time of the visit"
    if whole.type == "summit" and here and shared and part.date is not None:
        return 1, "at the place and time of the summit"
    return None


def _is_stop(part: Draft, whole: Draft) -> tuple[int, str] | None:
    if not {a.name for a in part.actors} & {a.name for a in whole.actors}:
        return None
    words = {f.spot.word for f in whole.group.members}
    inner, outer = {p.name for p in part.places}, {p.name for p in whole.places}
    if words & _TOURS and not {f.spot.word for f in part.group.members} & _TOURS and inner != outer:
        return 2, "a stop of the tour"
    countries = {p.country for p in part.places if p.country}
    wider = outer > inner or (
        countries
        and inner
        and not outer & inner
        and {p.country for p in whole.places if p.kind == "country"} == countries
    )
    return (1, "a place of the longer visit") if wider and inner else None


def _times_meet(one: DateSpan | None, other: DateSpan | None) -> bool:
    return one is None or other is None or one.overlaps(other)


def _same_place(one: Sequence[Place], other: Sequence[Place]) -> bool:
    if {p.name for p in one} & {p.name for p in other}:
        return True
    return bool({p.country for p in one if p.country} & {p.country for p in other if p.country})


def _said_within(part: Draft, whole: Draft, text: str) -> bool:
    for inner in part.group.members:
        for outer in whole.group.members:
            if inner.spot.sentence.index == outer.spot.sentence.index:
                low, high = sorted([inner.spot, outer.spot], key=lambda s: s.start)
                if _DURING.search(text[max(low.start - 25, low.sentence.start) : high.start]):
                    return True
    return False
