"""What the gazetteer knows in a text: countries and their people, bodies, venues, regions, agencies, datelines."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from timeline.events.names.words import is_agency, is_word, longest_agency
from timeline.gazetteer import country, landmark, longest_name, nationality, organization, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.events.names.view import View
    from timeline.gazetteer import Country, Locality, Organization

__all__ = ["Known", "Rows", "Sort", "find_known"]

_STOPS = frozenset('()"“”;:?!')


class Sort(Enum):
    """What a known name is."""

    COUNTRY = "country"
    PEOPLE = "people"  # "Chinese", "Swedes"
    BODY = "body"
    SITE = "site"  # a venue or region
    AGENCY = "agency"


@attrs.frozen(kw_only=True)
class Known:
    """A known name at words start .. end; the rows are those of the gazetteer, certain if there is no other reading."""

    start: int
    end: int
    sort: Sort
    country: Country | None = None
    body: Organization | None = None
    site: Locality | None = None
    certain: bool = True


class Rows:
    """Known names by where they begin and end, so that a long text costs no more a word than a short one."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self.all: tuple[Known, ...] = tuple(sorted(rows, key=lambda row: row.start))
        self.at: dict[int, Known] = {row.start: row for row in reversed(self.all)}  # of two at one word, the first
        self.ending: dict[int, Known] = {row.end: row for row in self.all if row.sort is not Sort.AGENCY}

    def inside(self, start: int, end: int) -> list[Known]:
        """The rows that lie between the words."""
        found = (self.at.get(i) for i in range(start, end))
        return [row for row in found if row is not None and row.end <= end]


def find_known(view: View) -> list[Known]:
    """The known names of the text, the longest at each place, in order, not overlapping."""
    found: list[Known] = []
    at = 0
    while at < len(view):
        known = _longest_at(view, at)
        if known is not None:
            found.append(known)
        at = known.end if known else at + 1
    return found


def _longest_at(view: View, at: int) -> Known | None:
    word = view.words[at]
    if not (word[0].isupper() or word[0].isdigit()):
        return None
    words, agency = longest_name(word), longest_agency(word)
    if words or agency:
        for end in _ends(view, at, 2 * max(words, agency)):  # hyphens are words of their own here
            name = view.text(at, end)
            if agency and is_agency(name):
                return Known(start=at, end=end, sort=Sort.AGENCY)
            if words and (known := _read(name)):
                return attrs.evolve(known, start=at, end=end)
    end = at + 1 + (is_word("compass", word) and at + 1 < len(view))  # "Central Asian"
    return Known(start=at, end=end, sort=Sort.PEOPLE) if is_word("region-people", view.words[end - 1]) else None


def _ends(view: View, start: int, most: int) -> Iterator[int]:
    """Ends of what may be one name, the furthest first: not across a sentence end or a blank line."""
    end = start + 1
    while end < len(view) and end - start < most and not view.breaks(end) and view.words[end] not in _STOPS:
        end += 1
    while end > start:
        last = view.words[end - 1]
        if last[-1].isalnum() or (last[-1] == "." and len(last) > 1):
            yield end
        end -= 1


@lru_cache(maxsize=8192)
def _read(name: str) -> Known | None:
    """What the gazetteer knows by the name, as if it stood at the head of a text: names come back again and again."""
    start = end = 0
    if name[:4].casefold() == "the ":
        hague = place(name).best if name[4:].casefold() == "hague" else None
        return Known(start=start, end=end, sort=Sort.SITE, site=hague) if hague else None
    nation = country(name)
    if nation.best:
        return Known(start=start, end=end, sort=Sort.COUNTRY, country=nation.best, certain=nation.certain)
    people = nationality(name)
    if people.best:
        return Known(start=start, end=end, sort=Sort.PEOPLE, country=people.best, certain=people.certain)
    body, site = organization(name), landmark(name)
    if body.best:
        return Known(start=start, end=end, sort=Sort.BODY, body=body.best, site=site.best)
    if site.best:
        return Known(start=start, end=end, sort=Sort.SITE, site=site.best, certain=site.certain)
    return None
