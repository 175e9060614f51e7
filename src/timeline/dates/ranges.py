"""Ranges: two expressions that bound one stretch of days. Each takes from the other what it leaves unsaid.

TIMEX3 counts them as two, so both stay expressions of their own; the first has the days of the whole range.
"""

from __future__ import annotations

import attrs

from timeline.dates.phrase import Calendar, Phrase
from timeline.dates.say_names import in_part
from timeline.dates.slots import Slots


def ends(s: Slots) -> tuple[Phrase, Phrase] | None:
    """The two ends out of the slots `first` and `last`; None where they do not make a range."""
    if "-" in s.text and any(isinstance(t, str) and "\n" in t for t in s.text):
        return None  # the dash opens an item of a list
    last = s.phrase("last") or _number(s, "last", s.phrase("first"))
    first = s.phrase("first") or _number(s, "first", last)
    if isinstance(first, Calendar) and isinstance(last, Calendar) and last.unit == "century" and first.unit == "day":
        first = Calendar(unit="century", number=(first.day or 1) - 1, bc=last.bc)
    if first is None or last is None or first.until is not None:
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first, last = _share(first, last)
    if _is_weekday(first) and isinstance(last, Calendar) and last.unit == "month":
        return None  # "a change from Friday to December's figures"
    first, last = attrs.evolve(first, alone=True), attrs.evolve(last, alone=True)
    return attrs.evolve(first, until=last), last


def _is_weekday(phrase: Phrase) -> bool:
    return isinstance(phrase, Calendar) and phrase.weekday is not None and phrase.day is None


def _number(s: Slots, name: str, other: Phrase | None) -> Phrase | None:
    """A bare number as one end: a day of the month, an hour, the last digits of a year, as the other end tells."""
    if not isinstance(other, Calendar):
        return None
    words = s.words(name)
    if name == "first" and other.unit == "year":
        year = int(words[0])  # "492-490 BC"; no other range of years leaves its first one unsaid
        return Calendar(unit="year", year=year, bc=True) if other.bc and year > (other.year or 0) else None
    if other.unit == "year" and other.year:
        year = other.year // 100 * 100 + int(words[0])
        return Calendar(unit="year", year=year) if year > other.year else None
    if other.unit == "century":
        nth = s.numbers.ordinal([w for w in words if not w.isspace() and w != "-"])
        return Calendar(unit="century", number=nth - 1, bc=other.bc)
    if other.unit == "clock":
        return Calendar(unit="clock", clock=f"T{int(words[0]):02d}:00")
    if other.day is None:
        return None
    said = next((int(w) for w in words if len(w) == 4 and w.isdecimal()), None)  # noqa: PLR2004
    day = s.numbers.ordinal([w for w in words if not w.isspace() and w not in (",", str(said))])
    return Calendar(unit="day", day=day, year=said)


def _share(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """'17 to 19 November', 'June 3-5', 'May to December 2022': month and year are said once for both."""
    if first.unit == last.unit == "year" and last.bc and (first.year or 0) > (last.year or 0):
        return attrs.evolve(first, bc=True), last
    if first.unit == "clock" and last.unit == "clock":
        return attrs.evolve(first, clock=_same_half(first.clock, last.clock)), last
    if first.month is None and first.day and last.month:
        return attrs.evolve(first, month=last.month, year=last.year, outer=last.outer), last
    if last.month is None and last.day and first.month:
        shared = last.year or first.year
        return attrs.evolve(first, year=shared), attrs.evolve(last, month=first.month, year=shared, outer=first.outer)
    if first.month and last.month:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        if first.year is None and last.year is not None:
            first = attrs.evolve(first, year=last.year - wraps)
        elif last.year is None and first.year is not None:
            last = attrs.evolve(last, year=first.year + wraps)
    return first, last


def _same_half(first: str, last: str) -> str:
    """An hour without am or pm before one in the afternoon is of the same half day: 8-11pm."""
    if first[1:3].isdigit() and last[1:3] >= "12" and first[1:3] < "12":
        later = in_part(first, "TAF")
        return later if later <= last else first
    return first
