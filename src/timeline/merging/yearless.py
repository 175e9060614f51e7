"""Days of a year that is not known: "November 6" where nothing tells the year (TIMEX3 `XXXX-11-06`, `XXXX-11`).

Such an event has no date, but it is not without one: the sixth of November agrees with that of 2025 and contradicts the
seventeenth of June of any year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import attrs

from timeline.model import Event

__all__ = ["Yearless", "days_between", "yearless"]

_VALUE = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_LEAP_YEAR = 2000
_YEAR_DAYS = 366


@attrs.frozen
class Yearless:
    """A month, or a day of it where `day` is not None, of any year."""

    month: int
    day: int | None

    def span(self, year: int) -> tuple[int, int]:
        """First and last day in that year as day numbers (`date.toordinal`); 29 February is 28 where there is none."""
        last = monthrange(year, self.month)[1]
        first, final = (1, last) if self.day is None else (min(self.day, last),) * 2
        return date(year, self.month, first).toordinal(), date(year, self.month, final).toordinal()


def yearless(event: Event) -> Yearless | None:
    """What the event's expression tells where the event has no date; None where it tells no month."""
    if event.date is not None or event.date_mention is None:
        return None
    told = _VALUE.fullmatch(event.date_mention.value)
    if told is None or (told[2] and int(told[2]) > monthrange(_LEAP_YEAR, int(told[1]))[1]):
        return None
    return Yearless(int(told[1]), int(told[2]) if told[2] else None)


def days_between(one: Yearless, other: Yearless | tuple[int, int]) -> int | None:
    """Days between the two in the year in which they are nearest; 0 where they meet.

    other: another such day, or a dated stretch (day numbers, both inclusive). None where the stretch is so long that
    any day of the year lies in it.
    """
    low, high = other.span(_LEAP_YEAR) if isinstance(other, Yearless) else other
    if high - low >= _YEAR_DAYS:
        return None
    years = range(max(1, date.fromordinal(low).year - 1), min(9999, date.fromordinal(high).year + 1) + 1)
    return min(max(first - high, low - last, 0) for first, last in map(one.span, years))
