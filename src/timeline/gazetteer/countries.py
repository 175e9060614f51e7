"""Countries: their codes, names, the adjectives and nouns for their people, their capitals."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import attrs

from timeline.gazetteer.lookup import Index, Lookup
from timeline.tables import load_table

__all__ = ["Country", "countries", "country", "country_of", "nationality", "seat_of"]


@attrs.frozen(kw_only=True)
class _Row:
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    informal: tuple[str, ...] = ()
    former: bool = False


@attrs.frozen(kw_only=True)
class Country(_Row):
    """A country, territory or former state.

    code: ISO 3166-1 alpha-2 (XK for Kosovo; ISO 3166-3's for a former state); name: as English news calls it; names:
    others; adjectives: "Chinese"; people: "Swede", "Swedes"; capitals: its seats of government, the present one first;
    informal: names that are never given as its full name ("America").
    """

    code: str


@cache
def _table() -> dict[str, Country]:
    rows = load_table(Path(__file__).with_name("countries.toml"), _Row)
    return {code: Country(code=code, **attrs.asdict(row, recurse=False)) for code, row in rows.items()}


@cache
def name_indexes() -> tuple[Index[Country], Index[Country], Index[Country]]:
    """By name, by adjective or noun of its people, by capital."""
    names, people, seats = Index[Country](), Index[Country](), Index[Country]()
    for row in _table().values():
        for name in (row.name, *row.names):
            names.add(name, row)
        for name in (*row.adjectives, *row.people):
            people.add(name, row)
        for name in row.capitals:
            seats.add(name, row)
    return names, people, seats


def _lookup(rows: list[Country]) -> Lookup[Country]:
    return Lookup(readings=tuple(rows), certain=len(rows) == 1)


def countries() -> tuple[Country, ...]:
    """All of them, those of today by name, then former states."""
    return tuple(_table().values())


def country_of(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, in capitals; None for a code that is not listed."""
    return _table().get(code) if code else None


@lru_cache(maxsize=8192)
def country(name: str) -> Lookup[Country]:
    """What country a name stands for: "China", "the US", "DPRK", "Zaire" (certain); "Congo", "Korea" (two readings)."""
    return _lookup(name_indexes()[0].get(name))


@lru_cache(maxsize=8192)
def nationality(word: str) -> Lookup[Country]:
    """Whose people or doings an adjective or noun tells of: "Chinese", "Swedes" (certain); "Korean", "Congolese"."""
    return _lookup(name_indexes()[1].get(word))


@lru_cache(maxsize=8192)
def seat_of(city: str) -> Lookup[Country]:
    """The country whose government a capital may stand for ("Beijing said ...")."""
    return _lookup(name_indexes()[2].get(city))
