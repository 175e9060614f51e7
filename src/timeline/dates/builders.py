"""From the slots that a rule filled to what the words say: one short function for each `do` of `rules.en.toml`.

A function takes the Slots and the rule's constants, and returns None where the words make no sense together
("31 June"), so that the next rule is tried.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from timeline.dates.lexicon import Lexicon
from timeline.dates.numbers import Numbers
from timeline.dates.phrase import Calendar, Length, Nth, Phrase, Range, Repeat, Shifted, Vague

Filled = Mapping[str, tuple[str, Sequence[Any]]]


class Slots:
    """The words and expressions that filled the slots of a pattern, with their values."""

    def __init__(self, lexicon: Lexicon, numbers: Numbers, filled: Filled, text: Sequence[Any]) -> None:
        """Take for each slot its class and tokens (or, for a class in capitals, one Phrase), and the whole match."""
        self.text = text
        self.lexicon = lexicon
        self.numbers = numbers
        self.filled = filled

    def __contains__(self, name: str) -> bool:
        return name in self.filled

    def words(self, name: str) -> Sequence[str]:
        return self.filled[name][1] if name in self.filled else ()

    def word(self, name: str) -> str:
        return str(self.filled[name][1][0]) if name in self.filled else ""

    def value(self, name: str) -> Any:
        """The word's value in its class, None where the slot is empty."""
        return self.lexicon.value(self.filled[name][0], self.word(name)) if name in self.filled else None

    def phrase(self, name: str) -> Phrase | None:
        """The expression in the slot, None where it is empty."""
        found = self.filled[name][1][0] if name in self.filled else None
        return found if isinstance(found, Phrase) else None

    def number(self, name: str) -> int | None:
        return int(self.word(name)) if name in self.filled else None

    def amounts(self) -> tuple[tuple[float | None, str], ...]:
        """Counts with their units, in order: `count` with `unit`, `count__2` with `unit__2` ..."""
        found = []
        for at in ("", "__2", "__3", "__4", "__5", "__6", "__7"):
            unit = next(
                (self.value(k + at) for k in ("unit", "units", "clockunit", "shortunit") if k + at in self), None
            )
            if unit is None:
                continue
            count: float | None = 1
            if "count" + at in self:
                count = self.numbers.read(self.words("count" + at))
            elif "n" + at in self:
                count = self.number("n" + at)
            elif unit == self.word("units" + at)[:-1] and "one" not in self:
                count = None
            if "half" + at in self and count:
                count += self.numbers.read(self.words("half" + at)) or 0
            found.append((count, unit))
        return tuple(found)


def _year(s: Slots) -> int | None:
    """The year of whichever slot tells it; two digits are of the century whose year 49 they do not pass."""
    if "yearwords" in s:
        return s.numbers.year(s.words("yearwords"))
    if "yy" in s or "oldyy" in s:
        short = int(s.word("yy") or s.word("oldyy"))
        return short + (2000 if short < 50 else 1900)  # noqa: PLR2004
    return s.number("year")


def _relation(s: Slots) -> dict[str, Any]:
    found = s.value("relation")
    return dict(found) if found else {}


def _clock(s: Slots) -> str | None:
    """The time of day in the slots as TIMEX3 text, "" if there is none, None if it is impossible."""
    if "part" in s:
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
    if "past" in s or "to" in s:
        minutes = 30 if "halfpast" in s else 15 if "quarterpast" in s else int(s.numbers.read(s.words("count")) or 0)
        hour, minute = (hour, f"{minutes:02d}") if "past" in s else ((hour - 1) % 24, f"{60 - minutes:02d}")
    if half and not 0 < hour <= 12:  # noqa: PLR2004
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    if hour == 24 and minute not in ("", "00"):  # noqa: PLR2004
        return None
    return f"T{hour:02d}:{minute or '00'}" + (f":{s.word('sec')}" if "sec" in s else "")


def calendar(s: Slots, *, unit: str = "", mod: str = "", swap: bool = False, alone: bool = True) -> Phrase | None:
    """A calendar name out of the slots year, month, day, weekday, season, number ...; the finest names the unit."""
    clock = _clock(s)
    day = s.number("dayno") if "dayno" in s else s.numbers.ordinal(s.words("dayth")) if "dayth" in s else None
    month = s.number("monthno") if "monthno" in s else s.value("month")
    year = _year(s)
    if clock is None or (("year" in s or "yearwords" in s) and not year):
        return None
    if day is not None and not 1 <= day <= _month_length(year, month):
        return None
    number = s.numbers.ordinal(s.words("nth")) if "nth" in s else s.number("n")
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
    return Calendar(
        unit=name, clock=clock, zone=str(s.value("zone") or ""), mod=edge, bc=bc, alone=alone,
        swap=swap and day is not None and month is not None and day <= 12,  # noqa: PLR2004
        outer=s.phrase("outer"), **fields, **_relation(s),
    )  # fmt: skip


def _month_length(year: int | None, month: int | None) -> int:
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
    relation = _relation(s)
    days = s.value("dayword") if "dayword" in s else days or int(relation.get("step", 0))
    base = str(relation.get("base", "anchor"))
    return Shifted(
        amounts=((abs(days), "day"),),
        sign=1 if days >= 0 else -1,
        base=base,
        whole=True,
        clock=clock or _clock(s) or "",
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
        number = number if number > 99 else number + 1900 if number > 10 else number + 2000  # noqa: PLR2004
        if number % 10:
            return None
    bc = s.value("era") == "b"
    mod = s.value("edge") or ""
    return Calendar(
        unit=unit, number=number, year=_year(s), bc=bc, mod=mod, outer=s.phrase("outer"), alone=alone, **_relation(s)
    )


def holiday(s: Slots, *, name: str) -> Phrase:
    """A named day."""
    return Calendar(unit="day", holiday=name, year=_year(s), clock=_clock(s) or "", **_relation(s))


def _sign(step: int) -> int:
    return 1 if step >= 0 else -1


def said_quarter(s: Slots, *, years: int = 0) -> Phrase | None:
    """The quarter last spoken of, or the same quarter of another year."""
    if "nth" in s:
        nth = s.numbers.ordinal(s.words("nth"))
        return Calendar(unit="quarter", number=nth, step=-1) if nth <= 4 else None  # noqa: PLR2004
    if "year" in s:
        return Calendar(unit="quarter", number=0, year=s.number("year"))
    return Shifted(amounts=((abs(years), "year"), (0, "quarter")), sign=_sign(years), base="quarter", whole=True)


def year_ago(s: Slots) -> Phrase | None:
    """A year ago or earlier: in a report on a quarter, the same quarter of the year before."""
    found = s.phrase("length")
    if not isinstance(found, Length) or found.amounts != ((1, "year"),):
        return None
    base = "anchor" if "ago" in s.text else "said"
    return Shifted(amounts=found.amounts, sign=-1, base=base, mod=found.mod, topical=True)


def hour_in_part(s: Slots) -> Phrase | None:
    """An hour with its part of the day: "4 in the morning"."""
    said = _clock(s)
    return Calendar(unit="clock", clock=in_part(said, "T" + str(s.value("half")))) if said else None


def relative(s: Slots, *, step: int | None = None, unit: str = "", mod: str = "") -> Phrase | None:
    """The unit before, around or after: "last year", "this week", "the following month"."""
    relation = _relation(s)
    if step is not None:
        relation = {"step": step, "base": "said" if "that" in s.text else "anchor"}
    size = unit or s.value("unit")
    if not unit and s.word("unit") != size:
        return None
    return Shifted(
        amounts=((abs(relation["step"]), size),),
        sign=_sign(relation["step"]),
        base=relation["base"],
        whole=True,
        mod=mod or (s.value("edge") or ""),
        clock=_clock(s) or "",
    )


def length(s: Slots, *, step: int | None = None, base: str = "anchor", alone: bool = True) -> Phrase | None:
    """A duration, bare or as the stretch before or after the reference."""
    amounts = s.amounts()
    if not amounts or any(c is not None and c > 100000 for c, _ in amounts):  # noqa: PLR2004
        return None
    if amounts[0][1] == "quarter" and ("-" in s.text or "a" in s.words("count")):
        return None
    relation = _relation(s)
    if relation:
        step, base = relation["step"], relation["base"]
    mod = _measure(s) or ("APPROX" if "couple" in s.words("count") else "")
    return Length(amounts=amounts, step=step, base=base, mod=mod, alone=alone)


def stretch(s: Slots) -> Phrase | None:
    """The units before, around or after: "the past three months"; uncounted it must be of several units."""
    unit = s.value("unit") or s.value("clockunit")
    if "count" in s:
        return length(s)
    if s.word("unit" if "unit" in s else "clockunit") == unit:
        return None
    relation = _relation(s)
    return Length(amounts=((None, unit),), step=relation["step"], base=relation["base"])


def _measure(s: Slots) -> str:
    return str(s.value("measure") or "") if "measure" in s else ""


def shift(s: Slots, *, sign: int, base: str = "anchor") -> Phrase | None:
    """A length before or after the anchor, the day last spoken of, or another expression."""
    found = s.phrase("length")
    amounts = found.amounts if isinstance(found, Length) else s.amounts()
    if not amounts:
        return None
    mod = found.mod if found else ""
    sizes = [u for _, u in amounts]
    origin: str | Phrase = s.phrase("outer") or base
    return Shifted(amounts=amounts, sign=sign, base=origin, mod=mod, unit="day" if _is_clock(sizes[-1]) else "",
                   clock=_clock(s) or "")  # fmt: skip


def _is_clock(unit: str) -> bool:
    return unit in ("hour", "minute", "second")


def within(s: Slots) -> Phrase | None:
    """A smaller expression inside a larger one: "Friday" of "next week", "May" of "last year"."""
    inner, outer = s.phrase("inner"), s.phrase("outer")
    if isinstance(inner, Calendar) and outer is not None and inner.year is None and inner.outer is None:
        return attrs.evolve(inner, outer=outer, alone=True, step=inner.step or None)
    if isinstance(inner, Nth) and outer is not None:
        return attrs.evolve(inner, outer=outer, alone=True)
    return None


def nth(s: Slots, *, n: int = 0, alone: bool = True) -> Phrase | None:
    """The nth (or the first or last few) of a unit in a larger one."""
    number = n or (s.numbers.ordinal(s.words("nth")) if "nth" in s else 0)
    count = s.numbers.read(s.words("count")) if "count" in s else 1
    unit = s.value("unit") or s.value("units")
    if not number or count is None or count != int(count):
        return None
    return Nth(n=number, unit=unit, count=int(count), outer=s.phrase("outer"), alone=alone)


def edge(s: Slots, *, mod: str = "") -> Phrase | None:
    """The start, middle or end of an expression, said as TIMEX3's mod."""
    found = s.phrase("inner")
    return attrs.evolve(found, mod=mod or str(s.value("edge"))) if found and not found.mod else None


def clocked(s: Slots) -> Phrase | None:
    """A day with a time of day; a part of the day tells which half an hour without am or pm is in."""
    day, clock, part = s.phrase("day"), s.phrase("clock"), s.phrase("part")
    if day is None or (clock or part) is None:
        return None
    said = clock.clock if clock else part.clock if part else ""
    around = (part.clock if clock and part else "") or day.clock
    mod = day.mod or (clock.mod if clock else "") or (part.mod if part else "")
    zone = clock.zone if clock else ""
    return attrs.evolve(day, clock=in_part(said, around), mod=mod, zone=zone, alone=True)


def in_part(clock: str, part: str) -> str:
    """The clock time in that part of the day: 8 in the evening is 20:00."""
    if not clock[1:3].isdigit() or part not in ("TAF", "TEV", "TNI"):
        return clock
    hour = int(clock[1:3])
    if 1 <= hour < 12 and not (part == "TNI" and hour < 5):  # noqa: PLR2004
        return f"T{hour + 12:02d}{clock[3:]}"
    return clock


def every(s: Slots, *, value: str = "") -> Phrase | None:
    """A set: "every Tuesday", "each year", "twice a month", "Tuesday nights"."""
    if value:
        return Repeat(value=value)
    clock = _clock(s) or ""
    if "weekday" in s or "weekdays" in s:
        weekday = s.value("weekdays") if "weekdays" in s else s.value("weekday")
        return Repeat(value=f"XXXX-WXX-{weekday + 1}{clock}")
    if "month" in s:
        return Repeat(value=f"XXXX-{s.value('month'):02d}")
    if "season" in s:
        return Repeat(value=f"XXXX-{s.value('season')}")
    if "adverb" in s:
        return Repeat(value=duration(((1, s.value("adverb")),)))
    if "part" in s:
        return Repeat(value=f"XXXX-XX-XX{clock}")
    amounts = s.amounts()
    return Repeat(value=duration(amounts)) if amounts else None


def vague(s: Slots, *, value: str, type: str = "DATE", mod: str = "") -> Phrase:  # noqa: A002, ARG001
    """A reference that names no day: PAST_REF, PRESENT_REF, FUTURE_REF, or a part of an unnamed day."""
    return Vague(value=value, type=type, mod=mod)


def ymd(s: Slots) -> Phrase | None:
    """20161016."""
    digits = s.word("ymd")
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return Calendar(unit="day", year=year, month=month, day=day) if day <= _month_length(year, month) else None


def bounds(s: Slots) -> Phrase | None:
    """Two expressions as the ends of a range; each takes from the other what it leaves unsaid."""
    first, last = s.phrase("first"), s.phrase("last")
    if first is None or last is None:
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first, last = _share(first, last)
    return Range(first=first, last=last)


def _share(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """'17 to 19 November', 'June 3-5', 'May to December 2022': month and year are said once for both."""
    if first.month is None and first.unit == "day" and first.day and last.month:
        first = attrs.evolve(first, month=last.month, year=last.year, outer=last.outer)
    elif last.month is None and last.unit == "day" and last.day and first.month:
        last = attrs.evolve(last, month=first.month, year=first.year, outer=first.outer)
    elif first.month and last.month and first.year is None and last.year is not None:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        first = attrs.evolve(first, year=last.year - wraps)
    elif first.month and last.month and last.year is None and first.year is not None:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        last = attrs.evolve(last, year=first.year + wraps)
    return first, last


def duration(amounts: Sequence[tuple[float | None, str]]) -> str:
    """The TIMEX3 value of a length: P3D, PT1H30M, PXM for an uncounted one. Decades and centuries count as years."""
    date_part, clock_part = "", ""
    for count, unit in amounts:
        letter, factor = _LETTERS[unit]
        text = "X" if count is None else f"{count * factor:.10g}"
        if count is not None and unit in _HALVES and count * factor != int(count * factor):
            text, letter = _halved(count * factor, unit, letter)
        if unit in ("hour", "minute", "second"):
            clock_part += text + letter
        else:
            date_part += text + letter
    return "P" + date_part + ("T" + clock_part if clock_part else "")


_LETTERS = {
    "second": ("S", 1), "minute": ("M", 1), "hour": ("H", 1), "day": ("D", 1), "week": ("W", 1), "fortnight": ("W", 2),
    "weekend": ("WE", 1), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("Y", 100), "millennium": ("Y", 1000), "season": ("M", 3), "half": ("M", 6),
}  # fmt: skip
_HALVES = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}


def _halved(count: float, unit: str, letter: str) -> tuple[str, str]:
    """2.5 years as 2Y6M, half an hour as 30M, where the smaller unit comes out whole."""
    size, small = _HALVES[unit]
    whole, rest = divmod(count * size, size)
    if rest != int(rest) or count * 4 != int(count * 4):
        return f"{count:.10g}", letter
    return (f"{whole:.0f}{letter}" if whole else "") + f"{rest:.0f}", small


DOERS: dict[str, Callable[..., Phrase | None]] = {
    f.__name__: f
    for f in (
        calendar,
        dayword,
        numbered,
        holiday,
        relative,
        said_quarter,
        year_ago,
        hour_in_part,
        length,
        stretch,
        shift,
        within,
        nth,
        edge,
        clocked,
        every,
        vague,
        ymd,
        bounds,
    )
}
