"""TIMEX3 both ways: values of spans and spans of values (TimeML 1.2.1)."""

from __future__ import annotations

import re
from datetime import date

from timeline.dates import moment as m
from timeline.datespan import DateSpan, Granularity, unit

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d?)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d{2})(?:XX)?")


def read_value(value: str) -> DateSpan | None:
    """The days of a TIMEX3 value of type DATE or TIME; None for one that names none (durations, sets, PAST_REF, XXXX).

    >>> read_value("1989-Q3").edtf
    '1989-35'
    >>> read_value("PAST_REF") is None
    True
    """
    for pattern, size, years in ((_DECADE, Granularity.DECADE, 10), (_CENTURY, Granularity.CENTURY, 100)):
        match = pattern.fullmatch(value)
        if match:
            return DateSpan.of(date(max(int(match.group(1)) * years, 1), 1, 1), size)
    match = _VALUE.fullmatch(value)
    try:
        return _read(match.groupdict()) if match else None
    except ValueError:
        return None


def _read(parts: dict[str, str | None]) -> DateSpan:
    year = int(parts["year"] or 0)
    if parts["week"]:
        monday = date.fromisocalendar(year, int(parts["week"]), 1)
        return m.weekend_of(monday) if parts["weekend"] else DateSpan.of(monday, Granularity.WEEK)
    if parts["quarter"]:
        return DateSpan.of(date(year, 3 * int(parts["quarter"]) - 2, 1), Granularity.QUARTER)
    if parts["half"]:
        return DateSpan.of(date(year, 6 * int(parts["half"]) - 5, 1), Granularity.HALF)
    if parts["season"]:
        return DateSpan.of(date(year, m.MONTH_OF_SEASON[parts["season"]], 1), Granularity.SEASON)
    if parts["day"]:
        return DateSpan.of(date(year, int(parts["month"] or 0), int(parts["day"])), Granularity.DAY)
    if parts["month"]:
        return DateSpan.of(date(year, int(parts["month"]), 1), Granularity.MONTH)
    return DateSpan.of(date(year, 1, 1), Granularity.YEAR)


def write_value(span: DateSpan) -> str:
    """The TIMEX3 value of a span that is one calendar unit; "" for any other, which TIMEX3 tells by two expressions.

    >>> write_value(DateSpan.read("2005-11"))
    '2005-11'
    """
    if span.start is None or span.end is None or unit(span.start, span.granularity) != (span.start, span.end):
        return ""
    return m.Moment(unit=span.granularity.value, first=span.start).value
