"""Which country a name means, and where a place lies: Busan in South Korea, the White House in Washington."""

from __future__ import annotations

import functools

import attrs

from timeline.gazetteer import country, place, seat_of
from timeline.merging.names import fold
from timeline.model import Place, PlaceKind

__all__ = ["Site", "country_code", "government", "site"]


@attrs.frozen(kw_only=True)
class Site:
    """Where a place lies. local: folded names of the place and of the city it stands in, () for a country; codes: ISO
    3166-1 alpha-2 of its country, or of the countries of a region.
    """

    local: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@functools.lru_cache(maxsize=65536)
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name, the likeliest where there are two; None for anything else."""
    found = country(name).best
    return found.code if found else None


@functools.lru_cache(maxsize=65536)
def government(name: str) -> str | None:
    """The country that a party's name stands for: its own, or that of its capital ("Beijing and Moscow agreed")."""
    seat = seat_of(name).sure
    return country_code(name) or (seat.code if seat else None)


def site(where: Place) -> Site:
    """Where it lies, by the gazetteer; what that does not know lies where the place itself says."""
    return _site(where.name, where.kind, where.country)


@functools.lru_cache(maxsize=65536)
def _site(name: str, kind: PlaceKind, code: str | None) -> Site:
    if kind is PlaceKind.COUNTRY or (kind is PlaceKind.OTHER and country_code(name)):
        own = code or country_code(name)
        return Site(codes=(own,) if own else ())
    known = place(name, within=code)
    found = known.best if code or known.certain else None
    if found is None or (code and found.country not in (code, None)):
        return Site(local=(fold(name),), codes=(code,) if code else ())
    if found.kind is PlaceKind.COUNTRY:
        return Site(codes=(found.country,) if found.country else ())
    own = code or found.country
    local = (fold(found.name), fold(found.city)) if found.city else (fold(found.name),)
    return Site(local=local, codes=(own,) if own else found.members)
