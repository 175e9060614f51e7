"""The dates that an expression may mean for an event: as the date stage resolved it, and otherwise.

The date stage has no parse and does not know the event: "will meet on Monday, he said" may have been taken for the
Monday of the saying, "the truce signed in March" for the March ahead, and "Wednesday, on the eve of the summit" is the
day before. Each reading is a candidate; the model of dates weighs it by what the clause of the event says.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from timeline.model import DateSpan, Granularity, TimeExpression, TimexType

if TYPE_CHECKING:
    from timeline.events.context import Context
    from timeline.events.spots import Spot

_AGO = re.compile(r"\b(?:weeks?|months?|years?) (?:ago|later|earlier|before|from now)\b", re.IGNORECASE)
_UNITS = {"week": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR}
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:early |late |mid-?|mid |the (?:beginning|start|middle|end) of |end-|\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?!.*\d{4})",
    re.IGNORECASE,
)
_WEEK, _YEAR = 7, 12
_AROUND = (
    (re.compile(r"\b(?:eve of|(?:a|one|the) day (?:before|ahead of|prior to))\b[^.;]{0,60}$", re.IGNORECASE), 1),
    (re.compile(r"\btwo days (?:before|ahead of|prior to)\b[^.;]{0,60}$", re.IGNORECASE), 2),
    (re.compile(r"\ba week (?:before|ahead of|prior to)\b[^.;]{0,60}$", re.IGNORECASE), 7),
    (re.compile(r"\b(?:a|one|the) day after\b[^.;]{0,60}$", re.IGNORECASE), -1),
    (re.compile(r"\btwo days after\b[^.;]{0,60}$", re.IGNORECASE), -2),
    (re.compile(r"\ba week after\b[^.;]{0,60}$", re.IGNORECASE), -7),
)
_NTH = re.compile(r"\b(second|third|fourth|fifth)(?: and (?:final|last))? day of\b[^.;]{0,60}$", re.IGNORECASE)
_NUMBERS = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}
_BEFORE = frozenset({"after", "following", "since"})


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """One date that the expression may mean for the event, and how it comes to it.

    how: "first" (as the date stage has it), "otherwise" (on the other side of the day of writing), "apart" (the day of
    which the text says that it is before or after the event's), "nth" (a later day of the event), "until" (the event
    lies before it).
    """

    time: TimeExpression
    how: str


def readings(context: Context, spot: Spot, time: TimeExpression) -> list[Reading]:
    """The readings of an expression of the mention's sentence, the date stage's own first; [] for what has no date."""
    if time.date is None or time.type not in (TimexType.DATE, TimexType.TIME):
        return []
    own = _by_unit(time)
    found = [Reading(time=own, how="first")]
    other = _otherwise(own, context.day)
    if other is not None:
        found.append(Reading(time=other, how="otherwise"))
    moved = [_moved(context, spot, reading.time) for reading in found]
    if any(r.how == "nth" for rows in moved for r in rows):
        return [r for rows in moved for r in rows if r.how == "nth"]  # its later days are never its whole
    found += [r for rows in moved for r in rows]
    if spot.clause.preposition in _BEFORE:
        found += [
            Reading(time=_dated(r.time, DateSpan(start=None, end=r.time.date.end)), how="until")
            for r in tuple(found)
            if r.time.date and r.time.date.end
        ]
    return found


def apart(context: Context, spot: Spot) -> int:
    """How many days behind the day that its text names the event lies ("on the eve of the summit": 1), else 0."""
    before = context.text[max(spot.sentence.start, spot.start - 90) : spot.start]
    return next((days for pattern, days in _AROUND if pattern.search(before)), 0)


def _moved(context: Context, spot: Spot, time: TimeExpression) -> list[Reading]:
    span = time.date
    found: list[Reading] = []
    if span is None or span.start is None or span.days != 1:
        return found
    days = apart(context, spot)
    if days:
        found.append(Reading(time=_dated(time, _shifted(span, days)), how="apart"))
    nth = _NTH.search(context.text[max(spot.sentence.start, spot.start - 90) : spot.start])
    if nth:
        start = span.start - dt.timedelta(_NUMBERS[nth.group(1).lower()])
        found.append(Reading(time=_dated(time, DateSpan(start=start, end=span.end)), how="nth"))
    return found


def _by_unit(time: TimeExpression) -> TimeExpression:
    """Of an event, "three years ago" means its year."""
    if time.date is None or time.date.start is None or not _AGO.search(time.text):
        return time
    unit = next(g for word, g in _UNITS.items() if word in time.text.casefold())
    return attrs.evolve(time, date=DateSpan.of(time.date.start, unit))


def _otherwise(time: TimeExpression, day: dt.date | None) -> TimeExpression | None:
    """The same weekday, month or day on the other side of the day of writing; None where the year is told."""
    span = time.date
    if day is None or span is None or span.start is None or span.end is None:
        return None
    ahead = span.start >= day
    if _WEEKDAY.match(time.text) and span.days == 1 and abs((span.start - day).days) <= _WEEK:
        return _dated(time, _shifted(span, -_WEEK if ahead else _WEEK))
    if _MONTH.match(time.text) and abs((span.start - day).days) <= 366:  # noqa: PLR2004
        moved = _years(span, -1 if ahead else 1)
        return None if moved is None else _dated(time, moved)
    return None


def _shifted(span: DateSpan, days: int) -> DateSpan:
    step = dt.timedelta(days)
    return DateSpan(start=span.start and span.start + step, end=span.end and span.end + step)


def _years(span: DateSpan, count: int) -> DateSpan | None:
    """The span so many years on; None where there is no such day."""
    if span.start is None or span.end is None:
        return None
    try:
        if span.granularity is Granularity.MONTH and not span.approximate:
            return DateSpan.of(span.start.replace(year=span.start.year + count), Granularity.MONTH)
        start, end = (edge.replace(year=edge.year + count) for edge in (span.start, span.end))
    except ValueError:  # 29 February, or beyond the calendar
        return None
    return DateSpan(start=start, end=end, approximate=span.approximate)


def _dated(time: TimeExpression, span: DateSpan) -> TimeExpression:
    steps = (*time.steps, "read by what the text says of the event")
    return attrs.evolve(time, date=span, value=span.edtf, steps=steps)
