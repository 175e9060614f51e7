"""Where an event takes place: place names around its mentions, "here" and the dateline, by a linear model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.candidates import LEAD, Party, parties
from timeline.events.names import Form, NameKind
from timeline.events.place_features import site_features
from timeline.events.weights import Looked, model
from timeline.model import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.scene import Scene
    from timeline.events.site_again import SecondSight

_SITES = frozenset({NameKind.PLACE, NameKind.COUNTRY})
# A place is taken from this score on (logits).
PICK = -0.2
_OF_CITY = "the country of its city"


@attrs.frozen(kw_only=True, eq=False)
class Option:
    """A place that the event may be at; party: its occurrences around the event, None where only the text has it.

    source: "said" with the event, "previous" in the sentence before, "lead" at the head of the text, "dateline", or
    "whole", a place of the event that it is part of.
    """

    name: Name
    party: Party | None
    source: str


@attrs.frozen(kw_only=True, eq=False)
class Site:
    """A place of an event, where its name stands, why it was taken, and how surely."""

    place: Place
    name: Name
    reason: str
    probability: float


@attrs.frozen(kw_only=True, eq=False)
class Sighted(Looked):
    """A place that the event may be at."""

    option: Option


def sight(scene: Scene, group: Group, inherited: Sequence[Place]) -> list[Sighted]:
    """The first look: every place that the event may be at, by itself."""
    found = []
    for option in site_options(scene.context, group, inherited):
        scored = model("place").explain(site_features(scene, group, option))
        found.append(Sighted(option=option, score=scored.score, looks=(scored,)))
    return found


def sight_again(second: SecondSight, event: int) -> list[Sighted]:
    """The second look: the places of the event, their scores corrected by what is thought of the other places."""
    return [one.again("place-again", second.features(event, one)) for one in second.first[event]]


def places_of(context: Context, sighted: Sequence[Sighted]) -> list[Site]:
    """Where the event takes place, the most specific first."""
    kept: list[Site] = []
    for one in sighted:
        if one.score > PICK:
            name = one.option.name
            kept.append(Site(place=to_place(name), name=name, reason=one.reason, probability=one.probability))
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
    lead = context.sentences[: LEAD + 1][-1].end
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
    """The countries of the places found, where the text names them, not only their people."""
    have = {s.place.name for s in kept}
    codes = {s.place.country for s in kept if s.place.country}
    covered = {s.place.country for s in kept if s.place.kind is PlaceKind.COUNTRY}
    found: dict[str, Site] = {}
    for name in context.names:
        is_named = name.kind is NameKind.COUNTRY and name.form is not Form.ADJECTIVE
        if is_named and name.country in codes - covered and name.name not in have:
            place = to_place(name)
            found.setdefault(place.country or "", Site(place=place, name=name, reason=_OF_CITY, probability=1.0))
    return list(found.values())


def to_place(name: Name) -> Place:
    """The name as a place."""
    kind = PlaceKind.COUNTRY if name.kind is NameKind.COUNTRY else name.place_kind or PlaceKind.OTHER
    return Place(name=name.name, kind=kind, country=name.country, latitude=name.latitude, longitude=name.longitude)
