"""How surely the days of a span are known, and the span in the few letters that a narrow column holds."""

from __future__ import annotations

from datetime import date
from enum import Enum

from timeline.datespan import DateSpan, Granularity, unit
from timeline.writing.words import MONTHS

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS = {3: "Spring", 6: "Summer", 9: "Autumn"}
_UNCUT = 4  # months of up to four letters are written out: May, June, July


class Certainty(str, Enum):
    """How surely the days are known, surest first."""

    EXACT = "exact"
    BROAD = "broad"
    APPROXIMATE = "approximate"
    OPEN = "open"
    UNDATED = "undated"

    def __str__(self) -> str:
        return self.value


def certainty(span: DateSpan | None) -> Certainty:
    """BROAD where only a week, month, year ... is known; OPEN where a side is missing, whatever else holds."""
    if span is None:
        return Certainty.UNDATED
    if span.start is None or span.end is None:
        return Certainty.OPEN
    if span.approximate or span.uncertain:
        return Certainty.APPROXIMATE
    return Certainty.EXACT if span.granularity is Granularity.DAY else Certainty.BROAD


def brief(span: DateSpan | None) -> tuple[str, str]:
    """What stands below a heading of year and month, and a note to it.

    One day is its number and weekday ("15", "Tue"); what is not one day says why ("Nov", "month only").
    """
    if span is None:
        return "?", "no date"
    if span.start is None:
        last = span.edges[1]
        text = _short(unit(last, span.granularity)[0], last, span.granularity)
        return f"→ {text}", "start unknown" if span.start_unknown else "until then"
    if span.end is None:
        text = _short(span.start, unit(span.start, span.granularity)[1], span.granularity)
        return f"{text} →", "end unknown" if span.end_unknown else "from then on"
    text = _short(span.start, span.end, span.granularity)
    if span.approximate or span.uncertain:
        return f"≈ {text}", "approximate" if span.approximate else "uncertain"
    if span.granularity is Granularity.DAY:
        return text, _weekdays(span.start, span.end)
    return text, "that week" if span.granularity is Granularity.WEEK else f"{span.granularity} only"


def _short(start: date, end: date, size: Granularity) -> str:
    """The days without their year, as far as the unit is smaller than one."""
    if size in (Granularity.DAY, Granularity.WEEK):
        return _short_days(start, end)
    if size is Granularity.SEASON and (start, end) == unit(start, size):
        return _SEASONS.get(start.month, "Winter")
    if size.rank < Granularity.YEAR.rank:
        first, last = _short_month(start), _short_month(end)
        return first if (start.year, start.month) == (end.year, end.month) else f"{first}–{last}"
    if size is Granularity.DECADE and (start, end) == unit(start, size):
        return f"{start.year}s"
    return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"


def _short_days(start: date, end: date) -> str:
    if (start.year, start.month) != (end.year, end.month):
        return f"{start.day} {_short_month(start)}–{end.day} {_short_month(end)}"
    return str(start.day) if start == end else f"{start.day}–{end.day}"


def _short_month(day: date) -> str:
    name = MONTHS[day.month - 1]
    return name if len(name) <= _UNCUT else name[:3]


def _weekdays(start: date, end: date) -> str:
    """The weekdays of a span of at most a week, else its length."""
    first, last = _WEEKDAYS[start.weekday()], _WEEKDAYS[end.weekday()]
    if start == end:
        return first
    days = (end - start).days + 1
    return f"{first}–{last}" if days <= len(_WEEKDAYS) else f"{days} days"
