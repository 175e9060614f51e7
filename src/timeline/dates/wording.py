"""A span of days in English words, which `parse_date` reads back to the same days."""

from __future__ import annotations

from datetime import date

import attrs

from timeline.dates.days import part_of_unit
from timeline.dates.moment import SEASON_OF_MONTH
from timeline.datespan import DateSpan, Granularity, unit

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NTH = ("first", "second", "third", "fourth")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"START": "early {}", "MID": "mid-{}", "END": "late {}"}
_NAMED_YEARS = (1000, 2199)  # that stand alone for a year; others are told by days


def write_phrase(span: DateSpan) -> str:
    """The span in English: "15 to 17 November 2005", "early April 2004", "since the third quarter of 2005".

    An uncertain span is "perhaps", an approximate one "about" what it says, unless it is the early, middle or late part
    of a month or year. Outside the years 1000 to 2199 every span is told by its first and last day. Whether an open
    side is unknown is not told.

    >>> write_phrase(DateSpan.read("2005-11-15/2005-11-17"))
    '15 to 17 November 2005'
    >>> write_phrase(DateSpan.read("2005-11?"))
    'perhaps November 2005'
    """
    part = _part(span)
    words = part or _days(attrs.evolve(span, approximate=False, uncertain=False))
    hedge = "perhaps " * span.uncertain + "about " * (span.approximate and not part)
    if span.start and span.end:
        return hedge + words
    return f"{'since' if span.start else 'until'} {hedge}{words}"


def _days(span: DateSpan) -> str:
    edges = [edge for edge in (span.start, span.end) if edge]
    size = span.granularity
    if not all(_NAMED_YEARS[0] <= day.year <= _NAMED_YEARS[1] for edge in edges for day in unit(edge, size)):
        return " to ".join(edge.isoformat() for edge in dict.fromkeys(edges))
    if span.start is None or span.end is None:
        return _unit(edges[0], size)
    if unit(span.start, size) == (span.start, span.end):
        return _unit(span.start, size)
    return _range(span.start, span.end, size)


def _unit(day: date, size: Granularity) -> str:
    """The calendar unit that holds the day."""
    first = unit(day, size)[0]
    if size is Granularity.DAY:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if size is Granularity.WEEK:
        return f"the week of {_unit(first, Granularity.DAY)}"
    if size is Granularity.MONTH:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    if size is Granularity.QUARTER:
        return f"the {_NTH[(day.month - 1) // 3]} quarter of {day.year}"
    if size is Granularity.SEASON:
        return f"{_SEASONS[SEASON_OF_MONTH[first.month]]} {first.year}"
    if size is Granularity.HALF:
        return f"the {_NTH[(day.month - 1) // 6]} half of {day.year}"
    if size is Granularity.YEAR:
        return str(day.year)
    if size is Granularity.DECADE:
        return f"the {first.year}s"
    return f"the {_ordinal(first.year // 100 + 1)} century"


def _range(start: date, end: date, size: Granularity) -> str:
    """Both ends, what they share said once."""
    last = _unit(end, size)
    if size is Granularity.DAY and (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {last}"
    if size in (Granularity.DAY, Granularity.MONTH) and start.year == end.year:
        return f"{_unit(start, size).removesuffix(f' {start.year}')} to {last}"
    return f"{_unit(start, size)} to {last}"


def _part(span: DateSpan) -> str:
    """The early, middle or late part of a month or year, "" if the span is none."""
    if not span.approximate or span.start is None or span.end is None:
        return ""
    for size in (Granularity.MONTH, Granularity.YEAR):
        first, last = unit(span.start, size)
        for mod, form in _PARTS.items():
            cut = part_of_unit(DateSpan(start=first, end=last, granularity=size), mod)
            if cut == attrs.evolve(span, uncertain=False) and _NAMED_YEARS[0] <= first.year <= _NAMED_YEARS[1]:
                return form.format(_unit(first, size))
    return ""


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14  # noqa: PLR2004
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
