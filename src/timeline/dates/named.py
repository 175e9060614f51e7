"""Calendar names to days: "6 November", "Friday", "last May", "the third quarter", "Christmas"."""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs

from timeline.dates import moment as m
from timeline.dates.context import Context
from timeline.dates.holidays import holiday_in
from timeline.dates.moment import Moment
from timeline.dates.phrase import Calendar

# Up to which weekday (0 is Monday) "the weekend" is the last one, by the tense of its clause; plainly ahead, never.
_LAST_WEEKEND = {-2: 4, -1: 4, 0: 2, 1: 1}
# How many times nearer the other way must be before it wins over the tense of the clause: a report says of a day in
# ten days "holders of record Nov. 15, the company said", where only the calendar tells that it lies ahead.
_LONG_BEHIND = 240  # days: in a history "January" after December is the next one, "October" after December the last
_GOVERNED = 12  # the same for the date of the very verb: "was signed in March", a month in which something will be
_PULL = {"day": (3, 3), "month": (3, 3), "season": (3, 3), "quarter": (4, 1.5)}


def named(p: Calendar, c: Context) -> Moment | None:
    """The unit that the name means here; None where the calendar lacks it."""
    if p.bc or (c.bc is not None and p.year is None and (p.month or p.season)):
        return _bc(p if p.bc else attrs.evolve(p, year=c.bc))
    if p.holiday:
        return _holiday(p, c)
    if p.unit in ("decade", "century"):
        return _numbered_years(p)
    if p.unit in ("clock", "part"):
        return _clock_day(p, c)
    if p.weekday is not None and p.day is None:
        return _weekday(p, c)
    if p.year is not None:
        return _quarter_of_year(p.year, c) if p.unit == "quarter" and not p.number else _in_year(p, p.year)
    return _related(p, c) if p.step is not None else _incomplete(p, c)


def _clock_day(p: Calendar, c: Context) -> Moment | None:
    """The day of a time of day; of a part of the day that nobody pins to a day, only in a message that of writing."""
    if p.base == "none" and c.kind != "message":
        return Moment(unit="day", raw="XXXX-XX-XX") if c.narrative else None
    if c.bc is not None:
        return Moment(unit="day", raw=f"BC{c.bc:04d}-XX-XX")
    day = c.clock_day if p.unit == "clock" else c.reference
    if day and c.now and day == c.anchor and p.clock == "T00:00" and _lies_ahead(c):
        day = m.shift(day, 1, "day") or day
    return m.of(day, "day") if day else Moment(unit="day", raw="XXXX-XX-XX")


def _lies_ahead(c: Context) -> bool:
    """Whether midnight is the one to come: where the clause looks ahead, or it is nearer than the last one."""
    if c.now is None or c.tense < 0 or c.now.time() == time.min:
        return False
    return c.tense > 0 or c.now.hour >= 12  # noqa: PLR2004


def _bc(p: Calendar) -> Moment:
    if p.unit == "decade" and p.number is not None:
        return Moment(unit="decade", raw=f"BC{p.number // 10:03d}")
    if p.unit == "century" and p.number is not None:
        return Moment(unit="century", raw=f"BC{p.number:02d}")
    raw = f"BC{p.year:04d}" if p.year is not None else "BCXXXX"
    return Moment(unit=p.unit, raw=raw + _below_year(p))


def _below_year(p: Calendar) -> str:
    if p.season:
        return f"-{p.season}"
    if p.unit == "quarter":
        return f"-Q{p.number}" if p.number and p.number > 0 else "-QX"
    if p.unit == "half":
        return f"-H{p.number}"
    if p.unit == "week":
        return f"-W{p.number:02d}"
    if p.unit == "year":
        return ""
    month = f"-{p.month:02d}" if p.month else "-XX"
    return month + (f"-{p.day:02d}" if p.day else "" if p.unit == "month" else "-XX")


def _in_year(p: Calendar, year: int) -> Moment | None:
    """The named unit in that year; None where the year lacks it (29 February)."""
    if not 1 <= year <= 9999:  # noqa: PLR2004
        return Moment(unit=p.unit, raw=f"{year:04d}{_below_year(p)}")
    try:
        if p.unit == "week":
            return m.of(date.fromisocalendar(year, p.number or 1, 1), "week")
        first = date(year, _first_month(p), p.day or 1)
    except ValueError:
        return None
    if p.unit == "day" and p.day is None:
        return m.of(first, "month" if p.month else "year")
    return m.of(first, p.unit)


def _first_month(p: Calendar) -> int:
    if p.season:
        return m.MONTH_OF_SEASON[p.season]
    if p.unit == "quarter":
        return 3 * max(p.number or 1, 1) - 2
    if p.unit == "half":
        return 6 * (p.number or 1) - 5
    return p.month or 1


def _numbered_years(p: Calendar) -> Moment | None:
    first = (p.number or 0) * (100 if p.unit == "century" else 1)
    if not 0 <= first <= 9999:  # noqa: PLR2004
        return None
    return m.of(date(max(first, 1), 1, 1), p.unit)


def _holiday(p: Calendar, c: Context) -> Moment | None:
    reference = c.reference
    if p.year is None and reference is None:
        return Moment(unit="day", raw="XXXX-XX-XX")
    if p.year is not None:
        return _day(holiday_in(p.holiday, p.year))
    assert reference is not None  # noqa: S101
    years = (reference.year + d for d in (-1, 0, 1))
    days = [d for y in years if (d := holiday_in(p.holiday, y))]
    return _day(_pick(days, reference, p.step, c))


def _day(day: date | None) -> Moment | None:
    return m.of(day, "day") if day else None


def _pick(days: list[date], reference: date, step: int | None, c: Context) -> date | None:
    """Of one yearly day in three years: the one that the tense or "last", "next" points to."""
    if not days:
        return None
    past = [d for d in days if d <= reference]
    future = [d for d in days if d >= reference]
    if step == -1 and past:
        return past[-1] if past[-1] < reference or len(past) == 1 else past[-2]
    if step == 1 and future:
        return future[0] if future[0] > reference or len(future) == 1 else future[1]
    if step == 0:
        return next((d for d in days if d.year == reference.year), None)
    if c.narrative:
        return next((d for d in days if d.year == reference.year), None)
    nearest = min(days, key=lambda d: abs((d - reference).days))
    pointed = past[-1:] if c.tense < 0 else future[:1] if c.tense > 0 else []
    reach = abs((nearest - reference).days) * _PULL["day"][0]
    return next((d for d in pointed if c.strict or abs((d - reference).days) <= reach), nearest)


def _weekday(p: Calendar, c: Context) -> Moment | None:
    reference = c.base(p.base)
    if reference is None or p.weekday is None:
        return Moment(unit="day", raw=f"XXXX-WXX-{(p.weekday or 0) + 1}")
    back = (reference.weekday() - p.weekday) % 7
    if p.step == -1:
        days = -(back or 7)
    elif p.step == 1:
        days = 7 - reference.weekday() + p.weekday
    elif p.step == 2:  # noqa: PLR2004 - the one to come, "after next" counts from it
        days = (7 - back) % 7 or 7
    elif p.step == 0:
        days = p.weekday - reference.weekday() if c.tense < 0 else (7 - back) % 7
    elif c.narrative or c.tense > 1:
        days = (7 - back) % 7
    elif c.tense == 0 and c.strict and back > 3:  # noqa: PLR2004
        days = 7 - back
    else:
        days = -back
    return _day(m.shift(reference, days, "day"))


def _related(p: Calendar, c: Context) -> Moment | None:
    """Last May, this summer, next April 5: the nearest one before or after, or the one of this year."""
    reference = c.base(p.base)
    if reference is None:
        return Moment(unit=p.unit, raw="XXXX" + _below_year(p))
    found = [x for y in (-2, -1, 0, 1, 2) if (x := _in_year(p, reference.year + y)) and x.first]
    here = m.of(reference, p.unit).first or reference
    if p.step == -1:
        past = [x for x in found if x.first and x.first < here]
        return past[-1] if past else None
    if p.step == 1:
        future = [x for x in found if x.first and x.first > here]
        return future[0] if future else None
    return next((x for x in found if x.first and x.first.year == reference.year), None)


def _incomplete(p: Calendar, c: Context) -> Moment | None:
    """A name without its year: a month, a day of a month, a season, a quarter; or a day without its month."""
    reference = c.story.first if c.story and c.story.first else c.reference
    if reference is None:
        return Moment(unit=p.unit, raw="XXXX" + _below_year(p))
    if p.unit == "weekend":
        backwards = reference.weekday() <= (-1 if c.strict and c.tense > 0 else _LAST_WEEKEND.get(c.tense, -1))
        return m.of(reference - timedelta(7) if backwards else reference, "weekend")
    if p.unit == "day" and p.month is None:
        return _day_of_month(p, reference, c)
    reach = 4 if c.narrative or _is_rare(p) else 1
    found = [x for y in range(-reach, reach + 1) if (x := _in_year(p, reference.year + y)) and x.first]
    if not found:
        return None
    if c.narrative:
        return _around_story(p, found, c) or _onward(found, c)
    here = m.of(reference, p.unit).first or reference
    past = [x for x in found if x.first and x.first <= here]
    future = [x for x in found if x.first and x.first >= here]
    if not past or not future:
        return past[-1] if past else future[0]
    back, ahead = (here - (past[-1].first or here)).days, ((future[0].first or here) - here).days
    return past[-1] if _lies_back(p.unit, back, ahead, c) else future[0]


def _lies_back(unit: str, back: int, ahead: int, c: Context) -> bool:
    """Whether of two units, so many days back and ahead, the clause means the last one."""
    if c.tense == 0:
        return back <= ahead
    if c.strict:
        return c.tense < 0
    pull_back, pull_ahead = _PULL.get(unit, (3, 3))
    if c.tense < 0:
        return back <= ahead * (_GOVERNED if c.tense < -1 else pull_back)
    return ahead > back * (_GOVERNED if c.tense > 2 else pull_ahead)  # noqa: PLR2004


def _is_rare(p: Calendar) -> bool:
    """Whether some years lack the unit: 29 February, a 53rd week."""
    return p.unit == "week" or (p.month, p.day) == (2, 29)


def _around_story(p: Calendar, found: list[Moment], c: Context) -> Moment | None:
    """Of a range over the turn of the year, "from October to March", the one that the story lies in; None if none."""
    story, end = c.story.first if c.story else None, p.until
    if story is None or not isinstance(end, Calendar) or not end.month or end.year or (p.month or 0) <= end.month:
        return None
    months = end.month + 13 - (p.month or 0)
    return next((x for x in found if x.first and x.first <= story < (m.shift(x.first, months, "month") or story)), None)


def _onward(found: list[Moment], c: Context) -> Moment:
    """In a history: the one of the year that heads the section, else of the year last spoken of.

    After a day or month it is the one that follows soonest. A heading years away from the story is that of an older
    section, which `found` does not reach.
    """
    story = c.story or c.said
    said = story.first if story and story.first else c.anchor
    year = said.year if said else 0
    headed = next((x for x in found if x.first and x.first.year == c.section), None)
    if headed:
        return headed
    same = next((x for x in found if x.first and x.first.year == year), found[0])
    if story is None or said is None or story.unit not in ("day", "week", "month") or same.first is None:
        return same
    behind = (said - same.first).days
    following = next((x for x in found if x.first and x.first.year == year + 1), same)
    return following if behind > _LONG_BEHIND else same


def _day_of_month(p: Calendar, reference: date, c: Context) -> Moment | None:
    days = []
    for months in range(-2, 3) if p.weekday is None else range(-12, 13):
        first = m.shift(reference.replace(day=1), months, "month")
        try:
            days.append((first or reference).replace(day=p.day or 1))
        except ValueError:
            continue
    if p.weekday is not None:
        days = [d for d in days if d.weekday() == p.weekday]
    if c.narrative:
        return _day(next((d for d in days if (d.year, d.month) == (reference.year, reference.month)), None))
    past = [d for d in days if d <= reference]
    future = [d for d in days if d >= reference]
    if c.tense < 0 and past:
        return _day(past[-1])
    if c.tense > 0 and future:
        return _day(future[0])
    return _day(min(days, key=lambda d: abs((d - reference).days))) if days else None


def named_in(p: Calendar, outer: Moment | None, c: Context) -> Moment | None:
    """A name inside a larger unit that was said: "Friday next week", "May of last year"."""
    if outer and outer.raw.startswith("BC") and outer.raw[2:].isdigit():
        return _bc(attrs.evolve(p, year=int(outer.raw[2:])))
    if outer is None or outer.first is None:
        return Moment(unit=p.unit, raw="XXXX" + _below_year(p))
    if p.unit == "quarter" and not p.number:
        return _quarter_of_year(outer.first.year, c)
    if p.weekday is not None and p.day is None:
        monday = m.of(outer.first, "week").first or outer.first
        return _day(m.shift(monday, p.weekday, "day"))
    if p.unit == "day" and p.month is None and p.day:
        try:
            return _day(outer.first.replace(day=p.day))
        except ValueError:
            return None
    return _in_year(attrs.evolve(p, year=outer.first.year), outer.first.year)


def _quarter_of_year(year: int, c: Context) -> Moment:
    """The same quarter of that year as the text is about; the year where it has turned to nine months."""
    if c.quarter and c.quarter.first and not c.stretch:
        return m.of(date(year, c.quarter.first.month, 1), "quarter")
    return m.of(date(max(year, 1), 1, 1), "year")
