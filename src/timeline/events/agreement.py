"""How the fillers of one slot of two mentions stand to each other: the same people, the same place, or others."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from timeline.events.names import NameKind

if TYPE_CHECKING:
    from timeline.events.names import Name
    from timeline.model import DateSpan


def actors_agree(one: Sequence[Name], two: Sequence[Name]) -> str:
    """none, first or second (only that one has any), equal, share, country (a person and the country), apart."""
    plain = _by_name(one, two)
    if plain != "apart":
        return plain
    return "country" if any(_of_one_country(a, b) for a in one for b in two) else "apart"


def _of_one_country(a: Name, b: Name) -> bool:
    """Whether one may be the other told less exactly: "Kari Dahl" and "the Norwegian delegation"."""
    known = a.country is not None and a.country == b.country
    return known and NameKind.PERSON in (a.kind, b.kind) and a.kind is not b.kind


def places_agree(one: Sequence[Name], two: Sequence[Name]) -> str:
    """none, first, second, equal, share, inside (a city and its country), apart (two cities of one country), abroad."""
    plain = _by_name(one, two)
    if plain != "apart":
        return plain
    known = [(a, b) for a in one for b in two if a.country and a.country == b.country]
    if any(NameKind.COUNTRY in (a.kind, b.kind) for a, b in known):
        return "inside"
    if known:
        return "apart"
    return "abroad" if all(n.country for n in (*one, *two)) else "unknown"


def _by_name(one: Sequence[Name], two: Sequence[Name]) -> str:
    return sets_agree({n.name for n in one}, {n.name for n in two})


def sets_agree(one: AbstractSet[object], two: AbstractSet[object]) -> str:
    """none, first, second, equal, share or apart."""
    if not one or not two:
        return "first" if one else "second" if two else "none"
    if one == two:
        return "equal"
    return "share" if one & two else "apart"


def dates_agree(known: Sequence[DateSpan | None], date: DateSpan | None) -> str:
    """none, first, second, equal, meet, or apart from every date known."""
    dates = [d for d in known if d is not None]
    if not dates or date is None:
        return "first" if dates else "second" if date else "none"
    if date in dates:
        return "equal"
    return "meet" if any(d.overlaps(date) for d in dates) else "apart"
