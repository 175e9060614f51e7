"""Who takes part and where, as far as an event's fields tell: each name under what the gazetteer knows it to be.

Extraction takes a dateline's city for a person now and then, or a body for a place; and "the APEC summit" names a body
that no participant does. So names are sorted anew here before they are compared.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import attrs

from timeline.gazetteer import country, nationality, organization, place
from timeline.merging.geography import country_code, government, site
from timeline.merging.names import Person, body, fold, person
from timeline.merging.words import words
from timeline.model import Actor, ActorKind, Event, PlaceKind

__all__ = ["Named", "Parties", "named_in", "parties"]

_LONGEST_NAME = 6
_FEW = 6
_LARGE = 200_000
"""Smaller cities share their names with common words: Summit, Hope, Reading."""


@attrs.frozen(kw_only=True)
class Parties:
    """Sorted names of one event.

    visitors: those of the people who travel; codes: countries that take part, by name or by their people; countries:
    those it takes place in; cities: folded names of places below a country; series: what its series is named for (codes
    and bodies), which tells the China-Central Asia summit from the Russia-Central Asia one; guessed: whether names
    were looked for in the words around, since no field has any.
    """

    people: tuple[Person, ...]
    visitors: tuple[Person, ...]
    organizations: tuple[str, ...]
    codes: frozenset[str]
    countries: frozenset[str]
    cities: tuple[str, ...]
    series: frozenset[str]
    guessed: bool


def parties(event: Event, near: str = "") -> Parties:
    """The event's names, sorted. near: the words beside its triggers, asked for names where no field holds one."""
    actors = [(a, _kind(a)) for a in event.participants]
    humans = [a for a, kind in actors if kind is ActorKind.PERSON]
    found = {p for a in humans if (p := person(a.name))}
    people = tuple(sorted(found, key=lambda p: p.words))
    sites = [site(p) for p in event.places if not _is_body(p.name)]
    named = named_in(event.series or "")
    nameless = not (event.participants or sites or named.bodies or named.codes)
    around = named_in(near) if nameless else named
    return Parties(
        people=people,
        visitors=_visitors(event, humans, people),
        organizations=tuple(sorted({*_bodies(event, actors), *around.bodies})),
        codes=frozenset([*_codes(actors), *around.codes]),
        countries=frozenset(code for s in sites for code in s.codes),
        cities=tuple(sorted({*(name for s in sites for name in s.local), *around.cities})),
        series=frozenset([*named.codes, *(body(n) or fold(n) for n in named.bodies if not _few(n))]),
        guessed=nameless,
    )


def _kind(actor: Actor) -> ActorKind:
    """The actor's kind. Who makes events by hand gives names alone, and "person" is what an Actor is by default: so a
    person is believed only where the name is not plainly that of something else.
    """
    return _kind_of(actor.name) if actor.kind is ActorKind.PERSON and not actor.title else actor.kind


@functools.lru_cache(maxsize=65536)
def _kind_of(name: str) -> ActorKind:
    """What a name without a title stands for: a country (also by its capital), a body, several people, or a person."""
    where = place(name).sure
    if where is not None and (where.kind is PlaceKind.COUNTRY or where.capital):
        return ActorKind.COUNTRY
    parts = name.split()
    plural = len(parts) > 1 and parts[-1].islower()
    acronym = len(parts) == 1 and name.isupper() and len(name) > 1
    if organization(name) or plural or acronym or not words("bodies").isdisjoint(fold(name).split()):
        return ActorKind.ORGANIZATION
    return ActorKind.PERSON


@functools.lru_cache(maxsize=65536)
def _is_body(name: str) -> bool:
    return organization(name).sure is not None and not place(name)


def _visitors(event: Event, humans: Sequence[Actor], people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who travels: the people with that role; where nobody has it, the person named first, since someone does."""
    chosen = [a for a in humans if a.role == "visitor"]
    if not any(a.role == "visitor" for a in event.participants):
        chosen = list(humans[:1])
    found = {person(a.name) for a in chosen}
    return tuple(p for p in people if p in found)


def _bodies(event: Event, actors: Sequence[tuple[Actor, ActorKind]]) -> Iterator[str]:
    for actor, kind in actors:
        if kind in (ActorKind.ORGANIZATION, ActorKind.DELEGATION) and not country_code(actor.name):
            yield from _bodies_of(actor.name)
    yield from (p.name for p in event.places if _is_body(p.name))


@functools.lru_cache(maxsize=65536)
def _bodies_of(name: str) -> tuple[str, ...]:
    """The body itself; of a body's or countries' people ("EU ministers", "Central Asian leaders") whose they are."""
    if organization(name).sure or not _is_group(name):
        return (name,)
    named = named_in(name)
    return named.bodies if named.bodies or named.codes else (name,)


def _is_group(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return last.islower() or last.casefold() in words("groups")


def _codes(actors: Sequence[tuple[Actor, ActorKind]]) -> Iterator[str]:
    for actor, kind in actors:
        if actor.country:
            yield actor.country
        elif kind is not ActorKind.PERSON:
            code = government(actor.name)
            yield from (code,) if code else named_in(actor.name).codes


@attrs.frozen(kw_only=True)
class Named:
    """What a name of several words is made of."""

    bodies: tuple[str, ...]
    codes: tuple[str, ...]
    cities: tuple[str, ...]


@functools.lru_cache(maxsize=16384)
def named_in(text: str) -> Named:
    """The bodies, countries and cities in a name: "EU-Ukraine summit", "Central Asian leaders", "Bamako summit".

    A region or body of few countries stands for them.
    """
    bodies: list[str] = []
    codes: list[str] = []
    cities: list[str] = []
    for part in sorted({text, *text.replace("–", "-").split("-")}):
        for name in _stretches(part.split()):
            found = organization(name).sure
            where = place(name).sure
            if found:
                bodies.append(name)
            elif where and (where.capital or where.population >= _LARGE):
                cities.append(fold(where.name))
            codes += _countries(name)
            codes += _few(name)
    return Named(bodies=tuple(bodies), codes=tuple(codes), cities=tuple(cities))


def _stretches(words: list[str]) -> Iterator[str]:
    """All runs of a few words that begin with a capital."""
    for first, word in enumerate(words):
        if word[:1].isupper():
            for last in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
                yield " ".join(words[first:last])


def _few(name: str) -> tuple[str, ...]:
    """The members of a small body."""
    found = organization(name).sure
    return found.members if found and len(found.members) <= _FEW else ()


def _countries(name: str) -> tuple[str, ...]:
    """The country that a name or its adjective means, or the countries of a small region."""
    found = country(name).sure or nationality(name).sure
    if found:
        return (found.code,)
    region = place(name).sure or (place(name[:-1]).sure if name.endswith("n") else None)
    few = region is not None and region.kind is PlaceKind.REGION and len(region.members) <= _FEW
    return region.members if region is not None and few else ()
