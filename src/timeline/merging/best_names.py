"""The fullest names of an entry: each actor and place once, however many ways reports write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from timeline.merging.geography import country_code
from timeline.merging.names import Likeness, compare_people, fold, person, same_organization, similar
from timeline.merging.reports import Report
from timeline.model import Actor, ActorKind, Place, PlaceKind

__all__ = ["actors", "places"]

_T = TypeVar("_T", Actor, Place)
_PLACE_ORDER = (PlaceKind.VENUE, PlaceKind.CITY, PlaceKind.OTHER, PlaceKind.REGION, PlaceKind.COUNTRY)


def actors(group: Sequence[Report], voices: Mapping[str, str]) -> tuple[Actor, ...]:
    """Everyone who takes part, those that more voices name first; the fullest name of each."""
    named = [(a, voices[r.event.document]) for r in group for a in r.event.participants]
    return tuple(_settled_actor([a for a, _ in bunch]) for bunch in _bunches(named, _same_actor, _actor_length))


def places(group: Sequence[Report], voices: Mapping[str, str]) -> tuple[Place, ...]:
    """Where it happens: what is most specific first, then what more voices name."""
    named = [(p, voices[r.event.document]) for r in group for p in r.event.places]
    found = [_settled_place([p for p, _ in bunch]) for bunch in _bunches(named, _same_place, _place_length)]
    return tuple(sorted(found, key=lambda p: _PLACE_ORDER.index(p.kind)))


def _bunches(
    named: Sequence[tuple[_T, str]], same: Callable[[_T, _T], bool], length: Callable[[_T], int]
) -> list[list[tuple[_T, str]]]:
    """Names of one bearer together, longest names first to gather the shorter; the bunches of most voices first."""
    bunches: list[list[tuple[_T, str]]] = []
    for row in sorted(named, key=lambda n: (-length(n[0]), n[0].name, repr(n[0]), n[1])):
        home = next((b for b in bunches if same(b[0][0], row[0])), None)
        if home is None:
            bunches.append([row])
        else:
            home.append(row)
    first = {id(row[0]): n for n, row in reversed(list(enumerate(named)))}
    return sorted(bunches, key=lambda b: (-len({v for _, v in b}), min(first[id(x)] for x, _ in b), b[0][0].name))


def _same_actor(one: Actor, other: Actor) -> bool:
    if fold(one.name) == fold(other.name):
        return True
    if one.kind is not other.kind:
        return False
    if one.kind is ActorKind.PERSON:
        a, b = person(one.name), person(other.name)
        return a is not None and b is not None and compare_people(a, b) is not Likeness.DIFFERENT
    if one.kind is ActorKind.COUNTRY:
        codes = one.country or country_code(one.name), other.country or country_code(other.name)
        return codes[0] is not None and codes[0] == codes[1]
    return same_organization(one.name, other.name)


def _same_place(one: Place, other: Place) -> bool:
    if fold(one.name) == fold(other.name):
        return True
    codes = country_code(one.name), country_code(other.name)
    if codes[0] or codes[1]:
        return codes[0] == codes[1]
    return one.country == other.country and similar(fold(one.name).replace(" ", ""), fold(other.name).replace(" ", ""))


def _actor_length(actor: Actor) -> int:
    found = person(actor.name) if actor.kind is ActorKind.PERSON else None
    return len(found.words) if found else len(actor.name)


def _place_length(place: Place) -> int:
    return 0 if place.name.isupper() else 1


def _commonest(values: Sequence[_T], length: Callable[[_T], int]) -> _T:
    """The longest form; of several as long the one that most reports write."""
    longest = max(length(v) for v in values)
    counts = Counter(v.name for v in values if length(v) == longest)
    return max((v for v in values if length(v) == longest), key=lambda v: (counts[v.name], v.name, repr(v)))


def _settled_actor(forms: Sequence[Actor]) -> Actor:
    best = _commonest(forms, _actor_length)
    return attrs.evolve(
        best,
        country=_most(f.country for f in forms),
        title=_most(f.title for f in forms),
        role=_most(f.role for f in forms),
    )


def _settled_place(forms: Sequence[Place]) -> Place:
    best = _commonest(forms, _place_length)
    located = max(forms, key=lambda f: (f.latitude is not None, repr(f)))
    kind = next((f.kind for f in (best, *forms) if f.kind is not PlaceKind.OTHER), PlaceKind.OTHER)
    return attrs.evolve(
        best, kind=kind, country=_most(f.country for f in forms), latitude=located.latitude, longitude=located.longitude
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value given most often; of several the first by the alphabet."""
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], v), default=None)
