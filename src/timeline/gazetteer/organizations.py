"""International organisations, alliances and bodies of state: full and short names, seats, members."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import attrs

from timeline.gazetteer.lookup import Index, Lookup
from timeline.tables import load_table

__all__ = ["Organization", "organization"]


@attrs.frozen(kw_only=True)
class _Row:
    name: str
    short: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    seat: str = ""
    members: tuple[str, ...] = ()
    country: str | None = None


@attrs.frozen(kw_only=True)
class Organization(_Row):
    """A body that acts in news. key: its name in the file; short: acronyms; names: other full names.

    seat: the city of its headquarters, "" where there is none or it is not fixed; members: ISO 3166-1 codes where they
    are few and settled; country: the code of the one country that it is a body of.
    """

    key: str


@cache
def body_index() -> Index[Organization]:
    """By full and short names."""
    index = Index[Organization]()
    for key, row in load_table(Path(__file__).with_name("organizations.toml"), _Row).items():
        body = Organization(key=key, **attrs.asdict(row, recurse=False))
        for name in (row.name, *row.short, *row.names):
            index.add(name, body)
    return index


@lru_cache(maxsize=8192)
def organization(name: str) -> Lookup[Organization]:
    """The body that goes by the name: "APEC", "the European Union"; short names match in their own case."""
    found = body_index().get(name)
    return Lookup(readings=tuple(found), certain=len(found) == 1)
