"""Where a name lies: countries, regions, venues, cities, subdivisions."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from timeline.gazetteer.countries import countries, country
from timeline.gazetteer.lookup import Index, Lookup, fold
from timeline.model import PlaceKind
from timeline.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Locality", "landmark", "place"]

# A city is certain where it is so many times as large as the next of its name: "Paris" (84 times Paris, Texas) and
# "London" (20 times London, Ontario) are; "Cambridge" and "Hyderabad" are not. A capital needs less.
_CLEARLY_LARGER, _CAPITAL_LARGER = 8, 2
_METROPOLIS, _METROPOLIS_LARGER = 1_000_000, 3.7  # "Barcelona" is clear at 3.8 times, "Hyderabad" is not at 3.6
_NO_TOWN = 100_000  # a city of more people is not doubted for a subdivision of its name ("New York")


@attrs.frozen(kw_only=True)
class Locality:
    """A place. country: ISO 3166-1 alpha-2, None for what lies in several or is disputed; degrees, None if unknown.

    city: where a venue stands; members: codes of the countries in a region, where they are few; capital: a seat of
    government; population: 0 if unknown.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    city: str | None = None
    members: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Venue:
    name: str
    city: str
    country: str
    names: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Region:
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    members: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Spelling:
    name: str
    country: str
    names: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


def _file(name: str) -> Path:
    return Path(__file__).with_name(name)


def _rows() -> Iterator[tuple[str, str, str, str, int]]:
    for line in _file("cities.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, code, latitude, longitude, population = line.split("\t")
            yield name, code, latitude, longitude, int(population)


@cache
def _cities() -> dict[str, list[tuple[str, str, str, str, int]]]:
    """Folded name -> its cities as in the file, the largest first; made into localities only when asked for."""
    index: dict[str, list[tuple[str, str, str, str, int]]] = {}
    for row in _rows():
        name = row[0]
        # Two thirds of the names need no more than this, and fold() would take 0.2 s for all.
        key = name.lower() if name.isascii() and name.isalpha() and not name.isupper() else fold(name)
        index.setdefault(key, []).append(row)
    for spelling in load_table(_file("spellings.toml"), _Spelling).values():
        own = [r for r in index.get(fold(spelling.name), []) if r[1] == spelling.country]
        if spelling.latitude is not None:
            row = (spelling.name, spelling.country, str(spelling.latitude), str(spelling.longitude), 0)
            own = [row]
            index.setdefault(fold(spelling.name), []).append(row)
        for name in spelling.names:
            known = index.setdefault(fold(name), [])
            known += [row for row in own[:1] if row not in known]
    return index


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((fold(name), row.code) for row in countries() for name in row.capitals)


@cache
def site_index() -> Index[Locality]:
    """Venues and regions by their names."""
    index = Index[Locality]()
    for venue in load_table(_file("venues.toml"), _Venue).values():
        city = _city(venue.city, venue.country)
        at = (city.latitude, city.longitude) if city else (None, None)
        row = Locality(
            name=venue.name,
            kind=PlaceKind.VENUE,
            country=venue.country,
            city=venue.city,
            latitude=at[0],
            longitude=at[1],
        )
        for name in (venue.name, *venue.names):
            index.add(name, row)
    for region in load_table(_file("regions.toml"), _Region).values():
        row = Locality(name=region.name, kind=PlaceKind.REGION, country=region.country, members=region.members)
        for name in (region.name, *region.names):
            index.add(name, row)
    return index


@cache
def _subdivisions() -> Index[Locality]:
    """ISO 3166-2 as pycountry lists it: states, provinces, oblasts."""
    import pycountry  # noqa: PLC0415 - only names that nothing else knows need it

    index = Index[Locality]()
    for row in pycountry.subdivisions:
        index.add(row.name, Locality(name=row.name, kind=PlaceKind.REGION, country=row.country_code))
    return index


def _city(name: str, code: str) -> Locality | None:
    return next((c for c in _cities_of(name) if c.country == code), None)


def _cities_of(name: str) -> list[Locality]:
    rows = _cities().get(fold(name)) or (_cities().get(fold(name.title())) if name.isupper() else None) or []
    found: list[Locality] = []
    seats: set[str] = set()
    for row in sorted(rows, key=lambda row: -row[4]):
        capital = row[1] not in seats and not _capitals().isdisjoint({(fold(name), row[1]), (fold(row[0]), row[1])})
        seats.add(row[1])
        found.append(
            Locality(
                name=row[0],
                kind=PlaceKind.CITY,
                country=row[1],
                latitude=float(row[2]),
                longitude=float(row[3]),
                population=row[4],
                capital=capital,
            )
        )
    return sorted(found, key=lambda c: (-c.capital, -c.population))


def _countries_of(name: str) -> list[Locality]:
    return [Locality(name=row.name, kind=PlaceKind.COUNTRY, country=row.code) for row in country(name).readings]


@lru_cache(maxsize=8192)
def place(name: str, *, within: str | None = None) -> Lookup[Locality]:
    """What place a name stands for; countries before venues and regions, these before cities and subdivisions.

    within: the code of a country; readings in it come first, and settle what else would be uncertain ("Tripoli" in
    "LB"). A country's reading of a name that a US state shares ("Georgia") is not certain.
    """
    cities = _cities_of(name)
    regions = _subdivisions().get(name) if within or not cities or _countries_of(name) else []
    found = [*_countries_of(name), *site_index().get(name), *cities, *(r for r in regions if r.country)]
    inside = [row for row in found if within and row.country == within]
    if inside:
        rest = tuple(row for row in found if row not in inside)
        return Lookup(readings=(*inside, *rest), certain=len(inside) == 1 or _is_clear(inside))
    return Lookup(readings=tuple(found), certain=_is_clear(found))


@lru_cache(maxsize=8192)
def landmark(name: str) -> Lookup[Locality]:
    """What venue or region goes by the name ("White House", "Central Asia"); no city, no subdivision."""
    found = site_index().get(name)
    return Lookup(readings=tuple(found), certain=len(found) == 1)


def _is_clear(found: list[Locality]) -> bool:
    if not found:
        return False
    first, others = found[0], found[1:]
    if first.kind is PlaceKind.COUNTRY:
        rivals = [
            r for r in others if r.kind is PlaceKind.COUNTRY or (r.kind is PlaceKind.REGION and r.country == "US")
        ]
        return not rivals
    if first.kind is not PlaceKind.CITY:
        return True
    rivals = [r for r in others if r.kind is PlaceKind.CITY and r.country is not None]
    factor: float = _CAPITAL_LARGER if first.capital else _CLEARLY_LARGER
    if first.population > _METROPOLIS:
        factor = min(factor, _METROPOLIS_LARGER)
    if any(r.population * factor > first.population for r in rivals):
        return False
    return first.population > _NO_TOWN or not any(
        r.kind is PlaceKind.REGION and r.country != first.country for r in others
    )
