"""How the dates of two reports agree: the level of the field `date`, and how firm a date is."""

from __future__ import annotations

from timeline.merging.reports import Days, Report
from timeline.merging.yearless import days_between
from timeline.model import Status

__all__ = ["PLANS", "TOLERANCE_DAYS", "date_level", "days_apart", "gap", "is_firm"]

TOLERANCE_DAYS = 3
"""Certain days further apart than this never belong to one event. Reports of one event differ by time zones, by the day
of arrival against the day of the talks, and by slips of a day or two."""

PLANS = frozenset({Status.PLANNED, Status.PROPOSED, Status.POSTPONED, Status.CANCELLED})
_SEASON_DAYS = 45
_WEEK_DAYS = 7


def is_firm(item: Report) -> bool:
    """A day told outright of something that is no plan: plans move."""
    if item.event.status in PLANS:
        return False
    day = item.yearless is not None and item.yearless.day is not None
    return day or bool(item.days and item.days.fine and item.days.certain)


def gap(one: Days, other: Days) -> int:
    """Days between the spans; 0 where they meet."""
    return max(one.low - other.high, other.low - one.high, 0)


def days_apart(one: Report, other: Report) -> int | None:
    """Days between the two, in the year that brings them nearest where one does not tell its year."""
    if one.days and other.days:
        return gap(one.days, other.days)
    bare, told = (one, other) if one.yearless else (other, one)
    rest = told.yearless or (told.days and (told.days.low, told.days.high))
    return days_between(bare.yearless, rest) if bare.yearless and rest else None


def date_level(one: Report, other: Report) -> str:
    """The level of the two dates, or of what stands in for one that is missing."""
    a, b = one.days, other.days
    if a is None or b is None:
        return _yearless(one, other) or _undated(one, other)
    apart = gap(a, b)
    if apart:
        return _apart(one, other, apart)
    if a.fine and b.fine:
        if (a.low, a.high) == (b.low, b.high):
            return "same-days"
        edge = (a.start is not None and a.start == b.start) or (a.end is not None and a.end == b.end)
        return "same-edge" if edge else "days-overlap"
    short = min(a.high - a.low, b.high - b.low)
    if (a.low, a.high) == (b.low, b.high):
        return "same-unit"
    return "within-month" if max(a.high - a.low, b.high - b.low) <= 31 else "within-long" if short <= 31 else "vague"  # noqa: PLR2004


def _apart(one: Report, other: Report, apart: int) -> str:
    """An inferred day is often that of writing, an approximate one is none at all, and a plan may move."""
    fine = all(r.days is not None and r.days.fine for r in (one, other))
    inferred = not all(r.days is not None and r.days.certain for r in (one, other))
    if apart <= TOLERANCE_DAYS:
        return "near-unit" if not fine else "near-inferred" if inferred else "near"
    if inferred and apart <= _WEEK_DAYS:
        return "week-inferred"
    if apart <= _SEASON_DAYS:
        return "apart" if is_firm(one) and is_firm(other) else "moved"
    return "far"


def _yearless(one: Report, other: Report) -> str:
    """How a day without its year agrees with another or with a date; "" where neither is such a day."""
    apart = days_apart(one, other)
    if apart is None:
        return ""
    fine = all(r.yearless.day if r.yearless else r.days and r.days.fine for r in (one, other))
    if apart:
        return "yearless-near" if apart <= TOLERANCE_DAYS else "yearless-apart"
    return "yearless-same" if fine else "yearless-within"


def _undated(one: Report, other: Report) -> str:
    """Where a date is missing, the days of publication tell how likely the two speak of the same time."""
    if one.days is None and other.days is None:
        if one.published is None or other.published is None:
            return "undated"
        return "undated-close" if abs(one.published - other.published) <= _SEASON_DAYS else "undated-far"
    dated, bare = (one, other) if one.days else (other, one)
    if bare.published is None or dated.days is None:
        return "unknown"
    high = dated.days.high
    # "By September" reaches far back, but most likely means the time before it.
    low = dated.days.low if dated.days.start is not None else max(dated.days.low, high - _SEASON_DAYS)
    past = bare.event.status is Status.HELD
    if (past and low - bare.published > 1) or (bare.event.status in PLANS and high < bare.published - 1):
        return "wrong-side"
    distance = max(low - bare.published, bare.published - high, 0)
    return "one-close" if distance <= _SEASON_DAYS else "one-far"
