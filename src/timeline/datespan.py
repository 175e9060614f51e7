"""DateSpan: which days, how exactly they are known; its text is EDTF (ISO 8601-2:2019, levels 0 and 1).

Stands on the floor beside `model.py`, which exports its names, because calendar arithmetic is a job of its own.
"""

from __future__ import annotations

import calendar
import functools
from datetime import date, datetime, timedelta
from enum import Enum

import attrs

from timeline import edtf as _edtf
from timeline.errors import EDTFError


class Granularity(str, Enum):
    """The size of the calendar unit in which a span was given, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    def __str__(self) -> str:
        return self.value

    @property
    def rank(self) -> int:
        """0 for a day, rising with the length of the unit."""
        return list(Granularity).index(self)


def _clip(year: int, month: int, day: int) -> date:
    """The day, or the nearest that `datetime.date` can hold: a decade may begin in year 0, a winter end in 10000."""
    if year < 1:
        return date.min
    return date.max if year > 9999 else date(year, month, day)  # noqa: PLR2004


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of `count` months from that one on."""
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    length = 31 if not 1 <= end_year <= 9999 else calendar.monthrange(end_year, end_month)[1]  # noqa: PLR2004
    return _clip(year, month, 1), _clip(end_year, end_month, length)


_MONTHS_LONG = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6, Granularity.YEAR: 12}
_YEARS_LONG = {Granularity.DECADE: 10, Granularity.CENTURY: 100}


def unit(day: date, granularity: Granularity) -> tuple[date, date]:
    """First and last day of the calendar unit that holds the day.

    Weeks run Monday to Sunday (ISO 8601); seasons are the meteorological ones of the north, winter beginning in
    December; a century runs from its year 00 to 99, as TIMEX3 and EDTF write it.
    """
    if granularity is Granularity.DAY:
        return day, day
    if granularity is Granularity.WEEK:
        before = min(day.weekday(), (day - date.min).days)
        after = min(6 - day.weekday(), (date.max - day).days)
        return day - timedelta(before), day + timedelta(after)
    if granularity is Granularity.SEASON:
        first = (day.month // 3 * 3 + 11) % 12 + 1
        return _months(day.year - (day.month < first), first, 3)
    if granularity in _MONTHS_LONG:
        count = _MONTHS_LONG[granularity]
        return _months(day.year, (day.month - 1) // count * count + 1, count)
    years = _YEARS_LONG[granularity]
    first = day.year // years * years
    return _months(first, 1, 12 * years)


def _without_time(day: date | None) -> date | None:
    return day.date() if isinstance(day, datetime) else day


@functools.total_ordering
@attrs.frozen(kw_only=True, eq=True, order=False)
class DateSpan:
    """A span of Gregorian days, both ends inclusive.

    start, end: None where that side is open ("since 2005", EDTF `2005/..`); not both. With `start_unknown` or
        `end_unknown` the side exists but nobody knows it (EDTF `2005/`).
    granularity: the unit in which the text speaks; known edges must be edges of such units.
    approximate, uncertain: EDTF's `~` and `?`; both is `%`.

    Spans are ordered by start, then end (an open start comes first, an open end last), then granularity.

    >>> DateSpan.read("2005-11").end
    datetime.date(2005, 11, 30)
    >>> DateSpan.day(2005, 11, 15).edtf
    '2005-11-15'
    """

    start: date | None = attrs.field(converter=_without_time)
    end: date | None = attrs.field(converter=_without_time)
    granularity: Granularity = attrs.field(default=Granularity.DAY, converter=Granularity)
    approximate: bool = False
    uncertain: bool = False
    start_unknown: bool = False
    end_unknown: bool = False

    def __attrs_post_init__(self) -> None:
        """Raise ValueError unless the fields make sense together."""
        if self.start is None and self.end is None:
            raise ValueError("a DateSpan needs a start or an end; for no date at all use None")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a DateSpan cannot end ({self.end}) before it starts ({self.start})")
        if (self.start_unknown and self.start) or (self.end_unknown and self.end):
            raise ValueError("an edge cannot be both given and unknown")
        for edge, which in ((self.start, 0), (self.end, 1)):
            if edge and unit(edge, self.granularity)[which] != edge:
                side = ("start", "end")[which]
                raise ValueError(f"{edge} is not the {side} of a {self.granularity}; use granularity='day' or widen it")

    @classmethod
    def of(cls, day: date, granularity: Granularity | str, *, approximate: bool = False) -> DateSpan:
        """The calendar unit that holds the day: `of(date(2005, 11, 15), "month")` is November 2005."""
        size = Granularity(granularity)
        start, end = unit(_without_time(day) or day, size)
        return cls(start=start, end=end, granularity=size, approximate=approximate)

    @classmethod
    def day(cls, year: int, month: int, day: int) -> DateSpan:
        """One day."""
        return cls.of(date(year, month, day), Granularity.DAY)

    @classmethod
    def read(cls, text: str) -> DateSpan:
        """The span that an EDTF text of level 0 or 1 (and the quarters and halves of level 2) names.

        Unspecified digits widen: `201X` is a decade, `2004-XX` the year. Raises EDTFError for anything else, and for
        texts without a year (`XXXX-11-06`), which name no days.
        """
        parts = _edtf.read(text)
        if len(parts) == 1:
            point = parts[0]
            size = Granularity(point.unit)
            start, end = unit(point.first, size)
            return cls(start=start, end=end, granularity=size, approximate=point.approximate, uncertain=point.uncertain)
        left, right = parts
        known = [p for p in parts if p.unit]
        size = min((Granularity(p.unit) for p in known), key=lambda g: g.rank)
        try:
            return cls(
                start=unit(left.first, Granularity(left.unit))[0] if left.unit else None,
                end=unit(right.first, Granularity(right.unit))[1] if right.unit else None,
                granularity=_joint(size, parts),
                approximate=any(p.approximate for p in known),
                uncertain=any(p.uncertain for p in known),
                start_unknown=left.unknown,
                end_unknown=right.unknown,
            )
        except ValueError as fault:
            raise EDTFError(f"{text!r} is no span of days: {fault}") from None

    @property
    def edtf(self) -> str:
        """The span in EDTF. A week has no EDTF form and is written as its days; reading gives the same days."""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.approximate, self.uncertain), "")
        if self.start and self.end and unit(self.start, self.granularity) == (self.start, self.end):
            text = _edtf.write(self.start, self.granularity.value)
            if text:
                return text + mark
        size = self.granularity.value
        left = _edtf.edge(self.start, size, unknown=self.start_unknown)
        right = _edtf.edge(self.end, size, unknown=self.end_unknown)
        return f"{left + mark * bool(self.start)}/{right + mark * bool(self.end)}"

    @property
    def days(self) -> int | None:
        """How many days the span holds; None where a side is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def edges(self) -> tuple[date, date]:
        """First and last day, an open side being the calendar's own end."""
        return self.start or date.min, self.end or date.max

    def __lt__(self, other: DateSpan) -> bool:
        if not isinstance(other, DateSpan):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[object, ...]:
        open_start, open_end = self.start is not None, self.end is None
        flags = (self.approximate, self.uncertain, self.start_unknown, self.end_unknown)
        return (open_start, self.edges[0], open_end, self.edges[1], self.granularity.rank, flags)

    def contains(self, other: DateSpan | date) -> bool:
        """Whether every day of the other lies in this span."""
        low, high = other.edges if isinstance(other, DateSpan) else (other, other)
        if isinstance(other, DateSpan) and ((self.start and not other.start) or (self.end and not other.end)):
            return False
        return self.edges[0] <= low and high <= self.edges[1]

    def overlaps(self, other: DateSpan) -> bool:
        """Whether the spans share a day."""
        return max(self.edges[0], other.edges[0]) <= min(self.edges[1], other.edges[1])

    def intersection(self, other: DateSpan) -> DateSpan | None:
        """The days that both hold, None if there are none.

        Keeps the granularity of the finer span where the edges allow it; else days. Approximate or uncertain where
        the span that gives an edge is; of two that give the same edge, the surer one counts.
        """
        if not self.overlaps(other):
            return None
        first, last = min((self, other), key=_start_last), min((self, other), key=_end_first)
        finer = min(self.granularity, other.granularity, key=lambda g: g.rank)
        edges = ((first.start, 0), (last.end, 1))
        fits = all(edge is None or unit(edge, finer)[which] == edge for edge, which in edges)
        return DateSpan(
            start=first.start,
            end=last.end,
            granularity=finer if fits else Granularity.DAY,
            approximate=first.approximate or last.approximate,
            uncertain=first.uncertain or last.uncertain,
            start_unknown=first.start is None and first.start_unknown,
            end_unknown=last.end is None and last.end_unknown,
        )

    def __str__(self) -> str:
        return self.edtf


def _start_last(span: DateSpan) -> tuple[object, ...]:
    """Orders by start, the latest first, an open one last; of equal ones the surer first."""
    return span.start is None, -span.edges[0].toordinal(), span.start_unknown, span.approximate, span.uncertain


def _end_first(span: DateSpan) -> tuple[object, ...]:
    """Orders by end, an open one last; of equal ones the surer first."""
    return span.end is None, span.edges[1], span.end_unknown, span.approximate, span.uncertain


def _joint(size: Granularity, parts: tuple[_edtf.Point, ...]) -> Granularity:
    """The granularity of an interval: the finest of its edges' units in which both edges can be told."""
    units = {p.unit for p in parts if p.unit}
    if len(units) == 1:
        return size
    edges = [(unit(p.first, Granularity(p.unit))[i], i) for i, p in enumerate(parts) if p.unit]
    return size if all(unit(day, size)[i] == day for day, i in edges) else Granularity.DAY
