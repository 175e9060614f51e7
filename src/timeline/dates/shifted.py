"""So many units before or after a day: "three weeks ago", "last year", "the day before yesterday"."""

from __future__ import annotations

from datetime import date, datetime

from timeline.dates import moment as m
from timeline.dates.context import Context
from timeline.dates.duration import duration
from timeline.dates.moment import Moment
from timeline.dates.phrase import Amounts, Nth, Phrase, Shifted

# Half a unit is told in the next smaller one that halves it.
_PARTS = {
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "month": ("day", 30),
    "week": ("day", 7),
}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}


def shifted(p: Shifted, c: Context, base: date | None, now: datetime | None = None) -> Moment | None:
    """The unit that many away from the base; None outside the years 1 to 9999. now: the time of day counted from."""
    if p.base == "quarter" or (p.topical and c.quarter and not c.stretch and not c.narrative):
        return _quarter(p, c)
    if p.topical and c.stretch and not c.narrative:
        base = c.anchor
    unit = p.unit or _finest(p.amounts)
    if not p.whole:
        unit = m.coarse(unit)
    left_open = _left_open(p, c, unit, base)
    if left_open or base is None:
        return left_open
    if any(m.is_clock(u) for _, u in p.amounts):
        return _after_told(p, c, base) if p.base == "said" else _by_clock(p, now or c.now, base)
    if isinstance(p.base, Phrase) and p.base.kind == "DAY" and not p.whole:
        unit = "day"  # two months after a day is a day again
    if unit == "weekend" and isinstance(p.base, Phrase) and base.weekday() < 2:  # noqa: PLR2004
        base = m.shift(base, -2, "day") or base  # a holiday on a Monday ends the weekend before it
    day = count_on(base, p.amounts, p.sign)
    if day is None:
        return None
    return m.of(day, unit) if p.whole else Moment(unit=unit, first=day, exact=True)


def _left_open(p: Shifted, c: Context, unit: str, base: date | None) -> Moment | None:
    """What can be said of it where no day is known to count from, or how far; None where both are."""
    if any(count is None for count, _ in p.amounts):
        return Moment(unit=unit, raw="PAST_REF" if p.sign < 0 else "FUTURE_REF")
    told = p.base == "said" or (c.narrative and p.base == "anchor")
    is_clock = any(m.is_clock(size) for _, size in p.amounts)
    if c.bc is not None and told and not is_clock and (p.base == "said" or p.amounts[0][0]):
        return _before_christ(unit, c.bc, p.sign * int(p.amounts[0][0] or 0))
    if base is None:
        return Moment(unit=unit, raw=unknown(unit))
    return _within_said(unit, c.said, p.amounts) if told and c.said and _is_finer(unit, c.said) else None


def _is_finer(unit: str, said: Moment) -> bool:
    return said.first is not None and not m.is_clock(unit) and m.SIZE[unit] < m.SIZE[said.unit]


def _within_said(unit: str, said: Moment, amounts: Amounts) -> Moment:
    """A day told from a month or year that was spoken of: which one is not said ("three days later", "that day")."""
    same = unit == "day" and said.unit == "month" and not amounts[0][0]
    return Moment(unit=unit, raw=said.value + "-XX" if same else said.value[:4] + unknown(unit)[4:])


def _before_christ(unit: str, year: int, count: int) -> Moment:
    """So many units on from a year before Christ, as TIMEX3 writes them; its days are not known."""
    size = _YEARS.get(unit)
    if size is None:
        return Moment(unit=unit, raw=f"BC{year:04d}" + unknown(unit)[4:])
    number = year // size - count
    return Moment(unit=unit, raw=f"BC{number:0{len(str(9999 // size))}d}" if number > 0 else unknown(unit))


def _finest(amounts: Amounts) -> str:
    return min((u for _, u in amounts), key=lambda u: m.SIZE[u])


def count_on(base: date, amounts: Amounts, sign: int) -> date | None:
    """The day so many units after (sign 1) or before (-1) the base."""
    day: date | None = base
    for count, size in amounts:
        whole = int(count or 0)
        day = m.shift(day, sign * whole, size) if day else None
        if day and count and whole != count and size in _PARTS:
            part, times = _PARTS[size]
            day = m.shift(day, sign * int((count - whole) * times), part)
    return day


def _quarter(p: Shifted, c: Context) -> Moment | None:
    """The quarter that the text is about, so many years away; its year alone where it never told which."""
    years = p.sign * int(p.amounts[0][0] or 0)
    if c.stretch and c.anchor and years and p.unit == "period":
        return m.of(m.shift(c.anchor, years, "year") or c.anchor, "year")
    if c.quarter and c.quarter.first:
        day = m.shift(c.quarter.first, years, "year")
        return m.of(day, "quarter") if day else None
    if c.anchor is None:
        return None if p.unit == "period" else Moment(unit="quarter", raw="XXXX-QX")
    if p.unit == "latest":
        last = m.shift(c.anchor, -1, "quarter")
        return m.of(last, "quarter") if last else None
    if p.unit == "period":
        return None
    return Moment(unit="quarter", raw=f"{c.anchor.year + years:04d}-QX")


def _by_clock(p: Shifted, now: datetime | None, base: date) -> Moment | None:
    found = m.later(now, base, p.amounts, p.sign)
    if found is None:
        return None
    return Moment(unit="day", first=found.date(), clock=f"T{found:%H:%M}" + (f":{found:%S}" if found.second else ""))


def _after_told(p: Shifted, c: Context, base: date) -> Moment:
    """Hours after a time of day that was told; where none was, how long after is all that is known.

    In a message they count from now, unless a day was told.
    """
    told = c.said.time if c.said else c.now if c.kind == "message" else None
    return (told and _by_clock(p, told, base)) or Moment(unit="length", raw=duration(p.amounts))


def unknown(unit: str) -> str:
    """The value of a unit of which nothing is known."""
    return _UNKNOWN.get(unit, "XXXX")


def nth(p: Nth, outer: Moment | None) -> Moment | None:
    """The nth unit of the larger one. A week belongs to the month or year that has its Thursday (ISO 8601)."""
    span = outer.span if outer else None
    if not span or not span.start or not span.end:
        return Moment(unit=p.unit, raw=unknown(p.unit))
    if p.weekday is not None:
        day = _weekday(span.start, span.end, p.n, p.weekday)
    elif p.unit == "week":
        day = _weekday(span.start, span.end, p.n, 3)  # its Thursday
    elif p.n > 0:
        day = m.shift(span.start, p.n - 1, p.unit)
    else:
        day = m.shift(m.of(span.end, p.unit).first or span.end, p.n + 1, p.unit)
    return m.of(day, p.unit) if day and span.start <= day <= span.end else None


def _weekday(start: date, end: date, n: int, weekday: int) -> date | None:
    """The nth day of that name from the start, or from the end if negative."""
    if n > 0:
        return m.shift(start, (weekday - start.weekday()) % 7 + 7 * (n - 1), "day")
    return m.shift(end, -((end.weekday() - weekday) % 7) + 7 * (n + 1), "day")
