"""EDTF text (ISO 8601-2:2019) to calendar points and back: levels 0 and 1, and the quarters and halves of level 2.

Points only; `DateSpan.read` and `DateSpan.edtf` make spans of them. Spec: https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import re
from datetime import date

import attrs

from timeline.errors import EDTFError

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_QUARTER_MONTHS = {33: 1, 34: 4, 35: 7, 36: 10}
_HALF_MONTHS = {40: 1, 41: 7}
_SUBYEAR = {
    **{code: ("season", month) for code, month in _SEASON_MONTHS.items()},
    **{code: ("quarter", month) for code, month in _QUARTER_MONTHS.items()},
    **{code: ("half", month) for code, month in _HALF_MONTHS.items()},
}
_CODES = {(name, month): code for code, (name, month) in _SUBYEAR.items()}

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?(?P<mark>[~?%])?",
    re.ASCII,
)


@attrs.frozen
class Point:
    """One edge of an EDTF expression: a day in a unit, or an open ("") edge."""

    first: date
    unit: str
    approximate: bool = False
    uncertain: bool = False
    unknown: bool = False


def read(text: str) -> tuple[Point, ...]:
    """One point, or the two of an interval. Raises EDTFError."""
    sides = text.strip().split("/")
    if len(sides) == 1:
        return (_point(sides[0], text),)
    if len(sides) == 2:  # noqa: PLR2004
        points = tuple(_side(side, text) for side in sides)
        if any(p.unit for p in points):
            return points
    raise EDTFError(_fault(text, "an interval has two sides, of which one at least is a date"))


def _side(side: str, text: str) -> Point:
    if side in ("", ".."):
        return Point(date.min, "", unknown=side == "")
    return _point(side, text)


def _point(side: str, text: str) -> Point:
    match = _POINT.fullmatch(side)
    if not match:
        raise EDTFError(_fault(text, f"{side!r} is not YYYY, YYYY-MM or YYYY-MM-DD with at most one of ~ ? %"))
    year, month, day, mark = match.group("year", "month", "day", "mark")
    name, first = _calendar(year, month, day, text)
    return Point(first, name, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _calendar(year: str, month: str | None, day: str | None, text: str) -> tuple[str, date]:
    """The unit's name and one day in it, which need not be its first."""
    if year.endswith("X"):
        if month:
            raise EDTFError(_fault(text, "a month needs a full year"))
        number = int(year.replace("X", "9"))
        return ("century" if year.endswith("XX") else "decade"), date(number, 1, 1)
    if month == "XX" and day not in (None, "XX"):
        raise EDTFError(_fault(text, "a day needs a month"))
    try:
        if month in (None, "XX"):
            return "year", date(int(year), 1, 1)
        code = int(month or 0)
        if code in _SUBYEAR and day is None:
            name, first_month = _SUBYEAR[code]
            return name, date(int(year), first_month, 1)
        if day in (None, "XX"):
            return "month", date(int(year), code, 1)
        return "day", date(int(year), code, int(day or 0))
    except ValueError as fault:
        raise EDTFError(_fault(text, str(fault))) from None


def write(day: date, unit: str) -> str:
    """The EDTF text of the unit that begins with the day; "" for what has none: a week, the winter cut by year 1."""
    if unit == "day":
        return day.isoformat()
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if (unit, day.month) in _CODES:
        return f"{day.year:04d}-{_CODES[unit, day.month]}"
    digits = {"year": 4, "decade": 3, "century": 2}.get(unit, 0)
    return f"{day.year:04d}"[:digits].ljust(4, "X") if digits else ""


def edge(day: date | None, unit: str, *, unknown: bool) -> str:
    """One side of an interval: months and years as such, all else in days; `..` open, nothing for unknown."""
    if day is None:
        return "" if unknown else ".."
    return write(day, unit if unit in ("month", "year") else "day")


def _fault(text: str, why: str) -> str:
    return f"{text!r} is no EDTF text of level 0 or 1: {why}"
