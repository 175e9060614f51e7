"""Named days: by a fixed date, the nth weekday of a month, or so many days from Easter (Gregorian computus)."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from pathlib import Path

import attrs

from timeline.errors import TableError
from timeline.tables import load_table


@attrs.frozen(kw_only=True)
class Holiday:
    """One row of `holidays.en.toml`: exactly one of day, weekday and easter tells when it is."""

    name: str
    words: tuple[str, ...]
    month: int = 0
    day: int = 0
    weekday: int = -1
    nth: int = 0
    easter: int | None = None
    after: int = 0

    def in_year(self, year: int) -> date | None:
        """The day in that year."""
        if self.easter is not None:
            return easter(year) + timedelta(self.easter)
        if self.weekday < 0:
            return date(year, self.month, self.day)
        first = date(year, self.month, 1)
        if self.nth > 0:
            return first + timedelta((self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1) + self.after)
        last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - self.weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * n + 114, 31)
    return date(year, month, day + 1)


@functools.cache
def holidays() -> dict[str, Holiday]:
    """All named days by name."""
    path = Path(__file__).parent / "holidays.en.toml"
    found = load_table(path, Holiday)
    for row in found.values():
        if sum((row.day > 0, row.weekday >= 0, row.easter is not None)) != 1:
            raise TableError(f"{path.name}: [{row.name}]: give one of day, weekday with nth, and easter")
    return found


def holiday_in(name: str, year: int) -> date | None:
    """The named day in that year; None outside the years that `datetime` has."""
    return holidays()[name].in_year(year) if 1 <= year < 9999 else None  # noqa: PLR2004
