"""From slots to what chats, calendars and logs say: one short function for each `do` of `messages.en.toml`."""

from __future__ import annotations

import attrs

from timeline.dates.duration import duration
from timeline.dates.moment import is_clock
from timeline.dates.phrase import Calendar, Phrase, Repeat, Shifted
from timeline.dates.say_names import clock_of, in_part, ymd
from timeline.dates.slots import Slots

_HALVES = {1: "FIRST_HALF", 2: "SECOND_HALF"}


def after_next(s: Slots, *, weeks: int) -> Phrase:
    """The Thursday after next: a week after the one to come; the Friday before last: a week before the last."""
    near = Calendar(unit="day", weekday=s.value("weekday"), step=2 if weeks > 0 else -1)
    return Shifted(amounts=((1, "week"),), sign=weeks, base=near)


def weekend_of(s: Slots) -> Phrase | None:
    """The weekend of a named day, or of a day with its month: that before a Monday or Tuesday, else the next."""
    day, year = s.phrase("day"), s.phrase("outer")
    if not isinstance(day, Calendar) or not (day.holiday or (day.month and "of" in s.text)):
        return None
    if isinstance(year, Calendar):
        day = attrs.evolve(day, year=year.year)
    return Shifted(amounts=((0, "weekend"),), base=day, whole=True)


def half_of(s: Slots) -> Phrase | None:
    """The first or second half of a week, month, decade or century."""
    half, inner = s.phrase("half"), s.phrase("inner")
    if not isinstance(half, Calendar) or inner is None or inner.mod or half.year or half.number not in _HALVES:
        return None
    return attrs.evolve(inner, mod=_HALVES[half.number])


def small_hours(s: Slots) -> Phrase | None:
    """The first hours of a day."""
    day = s.phrase("day")
    return attrs.evolve(day, clock="TMO", mod="START") if day and not day.clock else None


def glued(s: Slots) -> Phrase:
    """Two words written as one: "lastweek"."""
    said = s.value("glued")
    step, unit = said["step"], said["unit"]
    if unit == "night":
        return Shifted(amounts=((abs(step), "day"),), sign=step, whole=True, clock="TNI")
    return Shifted(amounts=((abs(step), unit),), sign=1 if step >= 0 else -1, whole=True)


def hour(s: Slots) -> Phrase:
    """The hour before or after now."""
    return Shifted(amounts=((1, "hour"),), sign=1 if "next" in s.text else -1, unit="day")


def beside(s: Slots) -> Phrase:
    """The unit before or after the one last spoken of: "the day before", "the minute after"."""
    unit = s.value("unit")
    clock = is_clock(unit)
    sign = s.value("beside")
    return Shifted(amounts=((1, unit),), sign=sign, base="said", whole=not clock, unit="day" if clock else "")


def weekdays_away(s: Slots) -> Phrase | None:
    """Two Fridays ago: a week before the last one."""
    count = s.numbers.read(s.words("count"))
    if not count or count != int(count):
        return None
    sign = -1 if "ago" in s.text else 1
    near = Calendar(unit="day", weekday=s.value("weekday"), step=-1 if sign < 0 else 2)
    return Shifted(amounts=((count - 1, "week"),), sign=sign, base=near)


def iso_week(s: Slots) -> Phrase | None:
    """A week of ISO 8601 by its number, or a day of it."""
    number, day = s.number("n"), s.number("weekdayno")
    if not number or not 1 <= number <= 53 or (day is not None and not 1 <= day <= 7):  # noqa: PLR2004
        return None
    week = Calendar(unit="week", number=number, year=s.number("year"))
    return week if day is None else Calendar(unit="day", weekday=day - 1, outer=week)


def compact_time(s: Slots) -> Phrase | None:
    """20080825T170000."""
    day, digits = ymd(s), s.word("hms")
    return attrs.evolve(day, clock=f"T{digits[:2]}:{digits[2:4]}:{digits[4:]}") if day else None


def every_nth(s: Slots) -> Phrase | None:
    """Every third day."""
    nth = s.numbers.ordinal(s.words("nth"))
    return Repeat(value=duration(((nth, s.value("unit")),))) if nth > 1 else None


def hour_on(s: Slots) -> Phrase | None:
    """An hour before its day: "8 tonight", "six tomorrow"; without "at" only before a part of the day."""
    day, said = s.phrase("day"), clock_of(s)
    if day is None or not said or day.clock[1:2].isdigit() or not (day.clock or isinstance(day, Shifted)):
        return None
    return attrs.evolve(day, clock=in_part(said, day.clock))


def every_at(s: Slots) -> Phrase | None:
    """A day of every week, or every day, with its time of day."""
    found, clock = s.phrase("set"), s.phrase("clock")
    if not isinstance(found, Repeat) or clock is None:
        return None
    day = "XXXX-XX-XX" if found.value == "P1D" else found.value
    return Repeat(value=day + clock.clock) if day.startswith("XXXX") and "T" not in day else None
