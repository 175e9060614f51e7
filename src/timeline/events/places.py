"""Where an event takes place: place names around its mentions, "here" and the dateline, by a linear model."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from timeline.events.actors import Party, parties
from timeline.events.names import Form, NameKind
from timeline.events.roles import distance
from timeline.events.weights import model
from timeline.model import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name

_SITES = frozenset({NameKind.PLACE, NameKind.COUNTRY})
# How many sentences behind the title are the head of the text.
_LEAD = 2
# A place is taken from this score on (logits).
PICK = -0.4
_OF_CITY = "the country of its city"
_HERE = re.compile(r"\bhere\b")


@attrs.frozen(kw_only=True, eq=False)
class Option:
    """A place that the event may be at; party: its occurrences around the event, None where only the text has it.

    source: "said" with the event, "previous" in the sentence before, "lead" at the head of the text, "dateline", or
    "whole", a place of the event that it is part of.
    """

    name: Name
    party: Party | None
    source: str


def site_features(context: Context, group: Group, option: Option, counts: Counter[str]) -> list[str]:
    """What the model of places sees."""
    first, name, source = group.members[0].spot, option.name, option.source
    kind = f"{name.kind}" if name.place_kind is None else f"{name.place_kind}"
    here = any(_HERE.search(context.text, m.spot.sentence.start, m.spot.sentence.end) for m in group.members)
    lead = any(m.spot.sentence.paragraph <= 1 for m in group.members)
    own = any(m.places for m in group.members)
    words = [f"source={source}", f"kind={kind}", f"type={first.type}", f"source={source},type={first.type}"]
    words += [f"source={source},here={here}", f"source={source},lead={lead}", f"source={source},here={here},own={own}"]
    words += [f"source={source},kind={kind}", f"in text={min(counts[name.name], 4)}"]
    words += [f"source={source},tense={first.clause.tense}", f"source={source},own places={own}"]
    words += [f"source={source},type={first.type},own places={own}", f"certain={name.certain}"]
    found = option.party.found if option.party else ()
    words += [f"source={source},form={name.form}", f"source={source},kind={kind},own={own}", f"form={name.form}"]
    for spot, way, place in found:
        near, before = way.split(":")[0], _before(context, place)
        words += [f"way={way}", f"near={near}", f"kind={kind},way={way}", f"type={spot.type},way={way}"]
        words += [f"noun={spot.is_noun},way={way}", f"form={place.form}", f"form={place.form},near={near}"]
        words += [f"before={before}", f"kind={kind},before={before}", f"near={near},before={before}"]
        words += [f"title={spot.in_title}", f"form={place.form},before={before}"]
        slot = spot.slots.slot_of(place) or "none"
        words += [f"slot={slot}", f"slot={slot},kind={kind}", f"slot={slot},type={spot.type}"]
        words.append(f"distance={distance(context.text, spot.start, spot.end, place.start, place.end)}")
    filled = any(m.spot.slots.place for m in group.members)
    mine = any(spot.slots.slot_of(place) == "place" for spot, _, place in found)
    words += [
        f"filled={filled},mine={mine}",
        f"filled={filled},source={source}",
        f"filled={filled},source={source},kind={kind}",
    ]
    if found:
        words.append(f"mentions with it={min(len({s.start for s, _, _ in found}), 3)}")
    return sorted(set(words))


def _before(context: Context, name: Name) -> str:
    """The last word before the name, if it is a preposition."""
    words = context.text[max(0, name.start - 15) : name.start].split()
    last = words[-1].casefold() if words else ""
    return (
        last
        if last in {"in", "at", "to", "from", "into", "for", "of", "on", "near", "the", "with", "between", "and"}
        else "other"
    )


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
    for option in site_options(context, group, inherited):
        scored = model("place").explain(site_features(context, group, option, counts))
        if scored.score > PICK:
            place = to_place(option.name)
            kept.append(Site(place=place, name=option.name, reason=scored.reason, probability=scored.probability))
    kept += _countries_of(context, kept)
    return sorted(kept, key=lambda s: s.place.kind is PlaceKind.COUNTRY)


def site_options(context: Context, group: Group, inherited: Sequence[Place]) -> list[Option]:
    """Every place that the event may be at: said with it, the dateline's, its whole's."""
    found: dict[str, Option] = {}
    for party in parties(group):
        if party.name.kind in _SITES and any(_is_site(way, name) for _, way, name in party.found):
            source = "dateline" if all(context.in_dateline(n.start) for _, _, n in party.found) else "said"
            found.setdefault(party.name.name, Option(name=party.name, party=party, source=source))
    wanted = {p.name for p in inherited}
    first = group.members[0].spot.sentence
    before = context.sentences[max(0, first.index - 1)].start
    lead = context.sentences[: _LEAD + 1][-1].end
    for name in context.names:
        if name.kind not in _SITES or name.form is Form.ADJECTIVE:
            continue
        if name.name in wanted:
            source = "whole"
        elif context.in_dateline(name.start):
            source = "dateline"
        elif before <= name.start < first.start:
            source = "previous"
        elif name.start < lead:
            source = "lead"
        else:
            continue
        found.setdefault(name.name, Option(name=name, party=None, source=source))
    return list(found.values())


def _is_site(way: str, name: Name) -> bool:
    """Whether the name may be a place here: an adjective only of the event itself ("his European tour")."""
    return name.form is not Form.ADJECTIVE or way.startswith(("own", "within"))


def _countries_of(context: Context, kept: Sequence[Site]) -> list[Site]:
    """The countries of the places found, where the text names them."""
    have = {s.place.name for s in kept}
    codes = {s.place.country for s in kept if s.place.country}
    covered = {s.place.country for s in kept if s.place.kind is PlaceKind.COUNTRY}
    found: dict[str, Site] = {}
    for name in context.names:
        if name.kind is NameKind.COUNTRY and name.country in codes - covered and name.name not in have:
            place = to_place(name)
            found.setdefault(place.country or "", Site(place=place, name=name, reason=_OF_CITY, probability=1.0))
    return list(found.values())


def to_place(name: Name) -> Place:
    """The name as a place."""
    kind = PlaceKind.COUNTRY if name.kind is NameKind.COUNTRY else name.place_kind or PlaceKind.OTHER
    return Place(name=name.name, kind=kind, country=name.country, latitude=name.latitude, longitude=name.longitude)
