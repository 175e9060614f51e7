"""How long an event lasts: the day an expression gives, widened by what the text says of arrival and duration."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.words import words
from timeline.model import DateSpan, Granularity, TimeExpression, TimexType

if TYPE_CHECKING:
    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.spots import Spot

_DAYS = re.compile(r"P(\d{1,3})D$")
_WEEKS = re.compile(r"P(\d{1,2})W$")
_ARRIVALS = words("arrivals")
# The longest event that is dated as a whole by its first or last day, in days.
_LONGEST = 60
_OVER = frozenset({"after", "following", "from"})
_LASTING = ("visit", "summit", "meeting")


def extended(context: Context, group: Group, spot: Spot, time: TimeExpression) -> list[tuple[str, DateSpan | None]]:
    """The days that the event takes if the expression is its day, each with how they follow.

    "plain": those of the expression; "starts": from its first day, as long as the event is said to last, or with an
    open end for an arrival; "ends": up to its last day. spot: the mention in whose sentence the expression stands.
    """
    date = time.date
    kind = group.members[0].spot.type
    if date is None or date.start is None or date.granularity is not Granularity.DAY or date.end != date.start:
        return [("plain", date)]
    if kind not in _LASTING or context.in_dateline(time.start):
        return [("plain", date)]
    days = duration(group)
    lasts = dt.timedelta((days or 1) - 1)
    if days and days < _LONGEST and (spot.clause.preposition in _OVER or _ends(context, time)):
        # "left on Wednesday after a three-day visit" ends it; "arrived on Wednesday after a ride" may not.
        return [("plain", date), ("ends", attrs.evolve(date, start=date.start - lasts))]
    starts = any(f.spot.word in _ARRIVALS for f in group.members) or _begins(context, time)
    if days and starts and days < _LONGEST:
        return [("starts", attrs.evolve(date, end=date.start + lasts))]
    if starts and kind == "visit" and not days:
        return [("starts", DateSpan(start=date.start, end=None))]
    return [("plain", date)]


def _begins(context: Context, time: TimeExpression) -> bool:
    around = context.text[max(0, time.start - 60) : time.end]
    return bool(re.search(r"\b(?:from|start\w*|beg[ai]n\w*|open\w*|kick\w*|arriv\w*)\b", around))


def _ends(context: Context, time: TimeExpression) -> bool:
    around = context.text[max(0, time.start - 80) : time.end]
    return bool(re.search(r"\b(?:end(?:ed|s|ing)|conclud\w*|wrap\w*|clos(?:ed|es|ing))\b", around))


def duration(group: Group) -> int | None:
    """How many days the event is said to last, by an expression that hangs on one of its mentions."""
    for member in group.members:
        for way, time in member.spot.times:
            if time.type is TimexType.DURATION and way.startswith(("own", "within")):
                days, weeks = _DAYS.match(time.value), _WEEKS.match(time.value)
                if days or weeks:
                    return int(days.group(1)) if days else 7 * int(weeks.group(1)) if weeks else None
    return None
