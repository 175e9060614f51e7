"""Where an event takes place: the place names around its mentions, "here" and the dateline, weighed by a linear model."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from timeline.events.actors import Party, parties
from timeline.events.weights import model
from timeline.model import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.corefer import Group
    from timeline.events.names import Name

_HERE = re.compile(r"\bhere\b")


def site_features(context: Context, group: Group, party: Party | None, name: Name, counts: Counter[str], source: str) -> list[str]:
    """What the model of places sees; party is None for a place that the event's sentences do not name."""
    first = group.members[0].spot
    kind = name.kind
    words = [f"source={source}", f"kind={kind}", f"type={first.type}", f"source={source},type={first.type}"]
    here = any(_HERE.search(context.text[m.spot.sentence.start : m.spot.sentence.end]) for m in group.members)
    words += [f"source={source},here={here}", f"source={source},lead={any(m.spot.sentence.paragraph <= 1 for m in group.members)}"]
    words += [f"source={source},kind={kind}", f"in text={min(counts[name.name], 4)}", f"source={source},tense={first.clause.tense}"]
    own = any(m.places for m in group.members)
    words += [f"source={source},own places={own}"]
    for spot, way, _ in party.found if party else ():
        near = way.split(":")[0]
        words += [f"way={way}", f"near={near}", f"kind={kind},way={way}", f"type={spot.type},way={way}", f"noun={spot.is_noun},way={way}"]
        words += [f"distance={_bucket(context, spot.end, spot.start, _)}", f"before={_before(context, _)}", f"kind={kind},before={_before(context, _)}"]
        words += [f"near={near},before={_before(context, _)}", f"title={spot.in_title}"]
    if party:
        words.append(f"mentions with it={min(len({s.start for s, _, _ in party.found}), 3)}")
    return sorted(set(words))


def _bucket(context: Context, end: int, start: int, name: Name) -> str:
    count = len(context.text[min(end, name.end) : max(start, name.start)].split())
    return "0-2" if count < 3 else "3-7" if count < 8 else "8-15" if count < 16 else "16+"  # noqa: PLR2004


def _before(context: Context, name: Name) -> str:
    """The last word before the name, if it is a preposition."""
    words = context.text[max(0, name.start - 15) : name.start].split()
    last = words[-1].casefold() if words else ""
    return last if last in {"in", "at", "to", "from", "into", "for", "of", "on", "near", "the", "with", "between", "and"} else "other"


@attrs.frozen(kw_only=True, eq=False)
class Site:
    """A place of an event, where its name stands, why it was taken, and how surely."""

    place: Place
    name: Name
    reason: str
    probability: float


def places_of(context: Context, group: Group, counts: Counter[str], inherited: Sequence[Place]) -> list[Site]:
    """Where the event takes place, the most specific first."""
    kept: list[Site] = []
    options = site_candidates(context, group, inherited)
    for name, party, source in options:
        scored = model("place").explain(site_features(context, group, party, name, counts, source))
        if scored.score > 0:
            kept.append(Site(place=to_place(name), name=name, reason=scored.reason, probability=scored.probability))
    kept += _countries_of(context, kept)
    return sorted(kept, key=lambda s: s.place.kind is PlaceKind.COUNTRY)


def site_candidates(context: Context, group: Group, inherited: Sequence[Place]) -> list[tuple[Name, Party | None, str]]:
    """(name, its occurrences, source) of every place the event may be at: said with it, the dateline's, its parent's."""
    found: dict[str, tuple[Name, Party | None, str]] = {}
    for party in parties(context, group):
        if party.name.kind in ("place", "country"):
            found.setdefault(party.name.name, (party.name, party, "said"))
    wanted = {p.name for p in inherited}
    for name in context.names:
        if name.kind in ("place", "country"):
            if name.name in wanted:
                found.setdefault(name.name, (name, None, "whole"))
            elif context.in_dateline(name.start):
                found.setdefault(name.name, (name, None, "dateline"))
    return list(found.values())


def _countries_of(context: Context, kept: Sequence[Site]) -> list[Site]:
    """The countries of the places found, where the text names them."""
    have = {s.place.name for s in kept}
    codes = {s.place.country for s in kept if s.place.country}
    covered = {s.place.country for s in kept if s.place.kind is PlaceKind.COUNTRY}
    found: dict[str, Site] = {}
    for name in context.names:
        if name.kind == "country" and name.country in codes - covered and name.name not in have:
            place = to_place(name)
            found.setdefault(name.country or "", Site(place=place, name=name, reason="the country of its city", probability=1.0))
    return list(found.values())


def to_place(name: Name) -> Place:
    """The name as a place."""
    return Place(name=name.name, kind=PlaceKind.COUNTRY if name.kind == "country" else PlaceKind.CITY, country=name.country)
