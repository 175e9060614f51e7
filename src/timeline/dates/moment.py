"""Moment: a resolved point or stretch of the calendar in one unit; its arithmetic, TIMEX3 value and span of days."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import attrs

from timeline.datespan import DateSpan, Granularity
from timeline.datespan import unit as unit_of

_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_WORKDAYS = 5  # in a week
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
SEASON_OF_MONTH = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
MONTH_OF_SEASON = {code: month for month, code in SEASON_OF_MONTH.items()}

_SIZES = (
    "second",
    "minute",
    "hour",
    "day",
    "workday",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)
SIZE = {name: rank for rank, name in enumerate(_SIZES)}


@attrs.frozen(kw_only=True)
class Moment:
    """What an expression means once a calendar was asked.

    first: the first day of the unit, or any day of it that was counted to (then `exact`); None where the year is not
        known or lies outside `datetime`'s years, then `raw` holds the value.
    clock: TIMEX3 text from the T on ("T10:00", "TMO"), "" without a time of day.
    """

    unit: str
    first: date | None = None
    raw: str = ""
    clock: str = ""
    exact: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value (TimeML 1.2.1): decades and centuries in their leading digits."""
        if self.first is None:
            return self.raw + self.clock
        return _value(self.unit, self.first) + self.clock

    @property
    def time(self) -> datetime | None:
        """The moment, where the day and the hour are known."""
        if self.first is None or not self.clock[1:3].isdigit() or int(self.clock[1:3]) > 23:  # noqa: PLR2004
            return None
        return datetime.combine(self.first, time(int(self.clock[1:3]), int(self.clock[4:6] or 0)))

    @property
    def span(self) -> DateSpan | None:
        """The days; None where they are not known."""
        if self.first is None:
            return None
        if self.unit == "week" and self.exact:
            return DateSpan.of(self.first, Granularity.DAY, approximate=True)
        if self.unit == "weekend":
            return weekend_of(self.first)
        if self.unit == "fortnight":
            return DateSpan(
                start=self.first, end=shift(self.first, 13, "day") or self.first, granularity=Granularity.DAY
            )
        if self.unit == "millennium":
            return DateSpan(
                start=self.first, end=_plus_months(self.first, 12000) or date.max, granularity=Granularity.DAY
            )
        return DateSpan.of(self.first, Granularity(self.unit))


def weekend_of(day: date) -> DateSpan:
    """Saturday and Sunday of the week."""
    saturday = shift(unit_of(day, Granularity.WEEK)[0], 5, "day") or day
    return DateSpan(start=saturday, end=shift(saturday, 1, "day") or saturday, granularity=Granularity.DAY)


def _value(unit: str, first: date) -> str:
    if unit == "day":
        return first.isoformat()
    year = f"{first.year:04d}"
    if unit == "year":
        return year
    if unit == "month":
        return f"{year}-{first.month:02d}"
    if unit in ("week", "weekend", "fortnight"):
        iso = first.isocalendar()
        return f"{iso[0]:04d}-W{iso[1]:02d}" + "-WE" * (unit == "weekend")
    if unit == "quarter":
        return f"{year}-Q{(first.month + 2) // 3}"
    if unit == "half":
        return f"{year}-H{1 if first.month < 7 else 2}"  # noqa: PLR2004
    if unit == "season":
        return f"{year}-{SEASON_OF_MONTH.get(first.month // 3 * 3, 'WI')}"
    return year[: {"decade": 3, "century": 2, "millennium": 1}[unit]]


def of(day: date, unit: str, clock: str = "") -> Moment:
    """The unit that holds the day. A weekend begins at its week's Monday here, so that it is shifted by weeks."""
    if unit in ("weekend", "fortnight"):
        return Moment(unit=unit, first=unit_of(day, Granularity.WEEK)[0], clock=clock)
    if unit == "millennium":
        return Moment(unit=unit, first=date(max(day.year // 1000 * 1000, 1), 1, 1), clock=clock)
    return Moment(unit=unit, first=unit_of(day, Granularity(unit))[0], clock=clock)


def shift(day: date, count: int, unit: str) -> date | None:
    """The day that many units later; None outside the years 1 to 9999. Month ends are clipped: 31 January + 1 month."""
    if unit == "workday":
        return _plus_workdays(day, count)
    if unit in _DAYS:
        try:
            return day + timedelta(count * _DAYS[unit])
        except OverflowError:
            return None
    return _plus_months(day, count * _MONTHS[unit])


def _plus_workdays(day: date, count: int) -> date | None:
    """The day so many Mondays to Fridays on; from a weekend, counted from the Friday before or the Monday after it."""
    if day.weekday() >= _WORKDAYS and count:
        onto = shift(day, 4 - day.weekday() if count > 0 else 7 - day.weekday(), "day")
        return _plus_workdays(onto, count) if onto else None
    weeks, rest = divmod(abs(count), _WORKDAYS)
    days = 7 * weeks + rest
    if count > 0 and day.weekday() + rest >= _WORKDAYS:
        days += 2
    if count < 0 and day.weekday() - rest < 0:
        days += 2
    return shift(day, days if count >= 0 else -days, "day")


def _plus_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:  # noqa: PLR2004
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def seconds(count: float, unit: str) -> float:
    """The length of a clock unit in seconds."""
    return count * _SECONDS[unit]


def is_clock(unit: str) -> bool:
    """Whether the unit is one of the clock."""
    return unit in _SECONDS


# A point so many of these away is told in the unit beside: "a decade ago" is a year.
_COARSE = {
    "workday": "day",
    "fortnight": "week",
    "decade": "year",
    "century": "year",
    "millennium": "year",
    "weekend": "week",
}


def coarse(unit: str) -> str:
    """The unit in which a point is told that lies so many units away."""
    return _COARSE.get(unit, unit)


def later(
    now: datetime | None, day: date, amounts: Sequence[tuple[float | None, str]], sign: int = 1
) -> datetime | None:
    """The moment that many units later (earlier with sign -1), from midnight where no time of day is known."""
    moment = datetime.combine(day, now.time() if now else time.min)
    total = 0.0
    for count, size in amounts:
        if is_clock(size):
            total += seconds(count or 0, size)
            continue
        shifted = shift(moment.date(), sign * int(count or 0), size)
        if shifted is None:
            return None
        moment = datetime.combine(shifted, moment.time())
    try:
        return moment + timedelta(seconds=sign * total)
    except OverflowError:
        return None
