"""From slots to calendar names and times of day: one short function for each `do` of `rules.en.toml`.

A function takes the Slots and the rule's constants, and returns None where the words make no sense together, so that
the next rule is tried.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Mapping
from typing import Any

import attrs

from timeline.dates.phrase import Calendar, Phrase, Shifted, Vague
from timeline.dates.slots import Slots


def _year(s: Slots) -> int | None:
    """The year of whichever slot tells it; two digits are of the century whose year 49 they do not pass."""
    if "yearwords" in s:
        return s.numbers.year(s.words("yearwords"))
    if "yy" in s or "oldyy" in s:
        short = int(s.word("yy") or s.word("oldyy"))
        return short + (2000 if short < 50 else 1900)  # noqa: PLR2004
    return s.number("year")


_BUDDHIST, _LEAST_BUDDHIST = 543, 2400  # what the Buddhist era is ahead; its first year that is taken for one


def relation(s: Slots) -> dict[str, Any]:
    found = s.value("relation")
    return dict(found) if found else {}


def clock_of(s: Slots) -> str | None:
    """The time of day in the slots as TIMEX3 text, "" if there is none, None if it is impossible."""
    if s.value("part"):
        return "T" + str(s.value("part"))
    if "point" in s:
        return f"T{s.value('point'):02d}:00"
    if "hhmm" in s:
        digits = s.word("hhmm").zfill(4)
        hour, minute = int(digits[:2]), digits[2:]
    elif "hourwords" in s or "hour" in s:
        hour = int(s.numbers.read(s.words("hourwords")) or 0) if "hourwords" in s else int(s.word("hour"))
        minute = s.word("minute")
        if "minutewords" in s:
            minute = f"{s.numbers.read(s.words('minutewords')):02.0f}"
    else:
        return ""
    return _hour(hour, minute, s)


def _hour(hour: int, minute: str, s: Slots) -> str | None:
    half = s.word("ampm")[:1] or s.word("dayhalf")[:1]
    if half and not 0 < hour <= 12:  # noqa: PLR2004
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    if hour == 24 and minute not in ("", "00"):  # noqa: PLR2004
        return None
    zone = _zone(s)
    return f"T{hour:02d}:{minute or '00'}" + (f":{s.word('sec')}" if "sec" in s else "") + zone


def _zone(s: Slots) -> str:
    """TIMEX3's zone: Z for UTC and GMT, with what is added to them; "" for zones whose offset the season decides."""
    zone = str(s.value("zone") or "") if "zone" in s else ""
    text = [word for word in s.text if isinstance(word, str) and not word.isspace()]
    rest = text[text.index(s.word("zone")) + 1 :] if zone else []
    if rest[:1] in (["+"], ["-"]) and len(rest) > 1 and rest[1].isdecimal():
        return f"{rest[0]}{int(rest[1]):02d}" + (f":{rest[3]}" if rest[2:3] == [":"] else "")
    return zone


def calendar(s: Slots, *, unit: str = "", mod: str = "", order: str = "", alone: bool = True) -> Phrase | None:
    """A calendar name out of the slots year, month, day, weekday, season, number ...; the finest names the unit."""
    clock = clock_of(s)
    day = s.number("dayno") if "dayno" in s else s.numbers.ordinal(s.words("dayth")) if "dayth" in s else None
    month = s.number("monthno") if "monthno" in s else s.value("month")
    year = _year(s)
    if clock is None or (("year" in s or "yearwords" in s) and not year):
        return None
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004
        return None
    if day is not None and not 1 <= day <= month_length(year, month):
        return Vague(value="", alone=False)
    if "monthno" in s and day is None and year and month == (year + 1) % 100 and "-" in s.text:
        return None
    number = s.numbers.ordinal(s.words("nth")) if "nth" in s else s.number("n")
    if list(s.text) == ["24", "/", "7"]:
        return None  # always, not in July
    fields = {
        "year": year,
        "month": month,
        "day": day,
        "weekday": s.value("weekday"),
        "season": s.value("season") or "",
        "number": number,
    }
    name = unit or _unit(fields, clock)
    edge = mod or (s.value("edge") or "")
    bc = s.value("era") == "b"
    if s.value("era") == "t":
        if not year or year < _LEAST_BUDDHIST:
            return None  # "1 May 2024 be there"
        fields["year"] = year - _BUDDHIST
    return Calendar(
        unit=name, clock=clock, zone=str(s.value("zone") or ""), mod=edge, bc=bc, alone=alone,
        order="either" if order == "month" and (day or 13) <= 12 else order,  # noqa: PLR2004
        outer=s.phrase("outer"), halfless=_is_halfless(s, clock), **fields, **relation(s),
    )  # fmt: skip


def _is_halfless(s: Slots, clock: str) -> bool:
    """Whether an hour from 1 to 12 was said without am, pm or a leading zero."""
    told = "ampm" in s or "dayhalf" in s or s.word("hour").startswith("0") or "hhmm" in s or "point" in s
    return not told and "T01" <= clock[:3] <= "T12"


def month_length(year: int | None, month: int | None) -> int:
    """The days of a month, the most it can have where the year or the month is not known."""
    if month is None:
        return 31
    return _calendar.monthrange(year if year and year > 0 else 2000, month)[1]


def _unit(fields: Mapping[str, Any], clock: str) -> str:
    if fields["day"] is not None or fields["weekday"] is not None:
        return "day"
    for name in ("month", "season", "year"):
        if fields[name]:
            return name
    return "part" if clock[1:].isalpha() else "clock"


def dayword(s: Slots, *, days: int = 0, clock: str = "") -> Phrase:
    """today, yesterday, tomorrow and their like: so many days from the anchor; that day, for "that morning"."""
    said = relation(s)
    days = s.value("dayword") if "dayword" in s else days or int(said.get("step", 0))
    base = str(said.get("base", "anchor"))
    return Shifted(
        amounts=((abs(days), "day"),),
        sign=1 if days >= 0 else -1,
        base=base,
        whole=True,
        clock=clock or clock_of(s) or "",
    )


def numbered(s: Slots, *, unit: str, alone: bool = True) -> Phrase | None:
    """A quarter, half, week, decade or century by its number, with the year that was said."""
    number = s.numbers.ordinal(s.words("nth")) if "nth" in s else s.number("n") if "n" in s else s.value("decade")
    if number is None:
        number = s.value("half") or -1
    limits = {"quarter": (1, 4), "half": (1, 2), "week": (1, 53)}
    low, high = limits.get(unit, (0, 9990))
    if not low <= number <= high:
        return None
    if unit == "century":
        number -= 1
    if unit == "decade":
        hundreds = s.value("hundreds")
        if hundreds:
            number += 100 * hundreds
        number = number if number > 99 else number + 1900 if number > 10 else number + 2000  # noqa: PLR2004
        if number % 10:
            return None
    bc = s.value("era") == "b"
    mod = s.value("edge") or ""
    outer, fiscal = s.phrase("outer"), "fiscal" in s.text
    return Calendar(
        unit=unit, number=number, year=_year(s), bc=bc, mod=mod, outer=outer, alone=alone, fiscal=fiscal, **relation(s)
    )


def holiday(s: Slots, *, name: str) -> Phrase:
    """A named day."""
    return Calendar(unit="day", holiday=name, year=_year(s), clock=clock_of(s) or "", **relation(s))


def clock_ish(s: Slots) -> Phrase | None:
    """About an hour: "11ish"."""
    clock = clock_of(s)
    return Calendar(unit="clock", clock=clock, mod="APPROX") if clock else None


def hour_in_part(s: Slots) -> Phrase | None:
    """An hour with its part of the day: "4 in the morning"."""
    said = clock_of(s)
    return Calendar(unit="clock", clock=in_part(said, "T" + str(s.value("half")))) if said else None


def clock_words(s: Slots) -> Phrase | None:
    """Half past seven, twenty to nine, ten past nine in the evening."""
    if "point" in s:
        hour = s.value("point")
    else:
        hour = int(s.numbers.read(s.words("hourwords")) or 0) if "hourwords" in s else s.number("hour") or 0
    minute = s.value("past") if "past" in s else int(s.numbers.read(s.words("count")) or 0)
    half = s.word("ampm")[:1] or s.word("dayhalf")[:1]
    if not 0 < minute < 60 or hour > (12 if half else 24):  # noqa: PLR2004
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    minutes = hour * 60 + (-minute if "to" in s or "before" in s.text else minute)
    clock = f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return Calendar(unit="clock", clock=in_part(clock, "T" + str(s.value("half"))) if "half" in s else clock)


def in_part(clock: str, part: str) -> str:
    """The clock time in that part of the day: 8 in the evening is 20:00."""
    if not clock[1:3].isdigit() or part not in ("TAF", "TEV", "TNI"):
        return clock
    hour = int(clock[1:3])
    if 1 <= hour < 12 and not (part == "TNI" and hour < 5):  # noqa: PLR2004
        return f"T{hour + 12:02d}{clock[3:]}"
    return clock


def ymd(s: Slots) -> Phrase | None:
    """20161016."""
    digits = s.word("ymd")
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return Calendar(unit="day", year=year, month=month, day=day) if day <= month_length(year, month) else None


def part(s: Slots) -> Phrase:
    """A part of the day without a day: of a day that nobody names in a history, of the day of writing in a message."""
    alone = "sunpart" not in s.kinds
    return Calendar(unit="part", clock="T" + str(s.value("part")), base="none", alone=alone)


def add_year(s: Slots) -> Phrase | None:
    """The year after a day with its time of day: "Oct 26 11:00:09 2023"."""
    day, year = s.phrase("day"), s.phrase("year")
    if not isinstance(day, Calendar) or not isinstance(year, Calendar) or not day.clock or not day.month or day.year:
        return None
    return attrs.evolve(day, year=year.year)


def clocked(s: Slots) -> Phrase | None:
    """A day with a time of day; a part of the day tells which half an hour without am or pm is in."""
    day, clock, part = s.phrase("day") or s.phrase("part"), s.phrase("clock"), s.phrase("part")
    if day is None:
        return None
    said = clock.clock if clock else clock_of(s) or (part.clock if part else "")
    around = (part.clock if part else "") or day.clock
    if not said or (day.clock and day.clock[1:2].isdigit()):
        return None
    mod = day.mod or (clock.mod if clock else "") or (part.mod if part else "") or str(s.value("edge") or "")
    return attrs.evolve(day, clock=in_part(said, around), mod=mod, zone=clock.zone if clock else "", alone=True)
