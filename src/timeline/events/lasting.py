"""How long an event lasts: the day of an expression, widened by what is said of beginning, end and duration."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import is_reporting
from timeline.events.inflect import verb_forms
from timeline.events.words import words
from timeline.grammar import governors
from timeline.model import DateSpan, Granularity, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.spots import Spot

_LENGTH = re.compile(r"P(\d{1,3})([DW])$")
_UNIT_DAYS = {"D": 1, "W": 7}
_ARRIVALS = words("arrivals")
# By form: the lemma of a rarer form may be wrong.
_BEGINNINGS, _ENDINGS = (
    frozenset(form for word in words(name) for form in verb_forms(word)) for name in ("beginnings", "endings")
)
_FIRST_DAYS, _LAST_DAYS = words("first-days"), words("last-days")
# The longest event that is dated as a whole by its first or last day, in days.
_LONGEST = 60
# How far before a date the word may stand that tells what begins or ends then, in tokens.
_REACH = 10
_LEVELS = 2
_OVER = frozenset({"after", "following", "from"})
_LASTING = ("visit", "summit", "meeting")


@attrs.frozen(kw_only=True)
class Extent:
    """What the mentions of an event say together of how long it lasts.

    days: its length, None where none is told; first, last: the days on which it is said to begin and to end.
    """

    days: int | None
    first: frozenset[dt.date]
    last: frozenset[dt.date]

    def from_start(self, start: dt.date) -> DateSpan | None:
        """The days of the event if it begins then; None where the text does not tell."""
        if self.days:
            return DateSpan(start=start, end=start + dt.timedelta(self.days - 1))
        ends = [day for day in self.last if 0 < (day - start).days < _LONGEST]
        return DateSpan(start=start, end=min(ends)) if ends else None

    def to_end(self, end: dt.date) -> DateSpan | None:
        """The days of the event if it ends then; None where the text does not tell."""
        if self.days:
            return DateSpan(start=end - dt.timedelta(self.days - 1), end=end)
        starts = [day for day in self.first if 0 < (end - day).days < _LONGEST]
        return DateSpan(start=max(starts), end=end) if starts else None


def extent(context: Context, group: Group) -> Extent:
    """What the mentions of the event say of its first and last day and of its length."""
    edges: dict[str, set[dt.date]] = {"begins": set(), "ends": set(), "": set()}
    for member in group.members:
        for _, time in member.spot.times:
            day = _day(context, time)
            if day is not None:
                edges[_edge(context, member.spot, time)].add(day)
    return Extent(days=duration(group), first=frozenset(edges["begins"]), last=frozenset(edges["ends"]))


def extended(context: Context, known: Extent, spot: Spot, time: TimeExpression) -> list[tuple[str, DateSpan | None]]:
    """The days that the event takes if the expression is its day, each with how they follow.

    "plain": those of the expression; "starts": from its first day, as long as the event is said to last, or with an
    open end for an arrival; "ends": up to its last day. spot: the mention in whose sentence the expression stands;
    known: see `extent`.
    """
    day = _day(context, time)
    if day is None or spot.type not in _LASTING:
        return [("plain", time.date)]
    edge = _edge(context, spot, time)
    if edge == "ends" or (known.days and not edge and spot.clause.preposition in _OVER):
        span = known.to_end(day)
        # "left on Wednesday after a three-day visit" ends it; "arrived on Wednesday after a ride" may not.
        rest = [] if span and edge and spot.clause.preposition not in _OVER else [("plain", time.date)]
        return [*rest, *([("ends", span)] if span else [])]
    if edge == "begins":
        span = known.from_start(day)
        if span is None and spot.type == "visit":
            span = DateSpan(start=day, end=None)
        return [("starts", span) if span else ("plain", time.date)]
    return [("plain", time.date)]


def written(known: Extent, group: Group, day: dt.date) -> tuple[str, DateSpan]:
    """The days of an event of which the text says only that it begins, ends or goes on on the day of writing."""
    edges = {edge_of(f.spot.token) for f in group.members}
    span = known.to_end(day) if "ends" in edges else known.from_start(day) if "begins" in edges else None
    how = "plain" if span is None else "ends" if "ends" in edges else "starts"
    return how, span or DateSpan.of(day, Granularity.DAY)


def edge_of(token: Token) -> str:
    """Whether the words over a mention tell that it "begins" or "ends" ("wraps up a visit", "the opening of talks")."""
    for word in governors(token)[:_LEVELS]:
        if is_reporting(word):
            break
        edge = _told(word)
        if edge:
            return edge
    return ""


def duration(group: Group) -> int | None:
    """How many days the event is said to last, by an expression that hangs on one of its mentions; None for none."""
    return next((days for days in _durations(group) if days < _LONGEST), None)


def _durations(group: Group) -> Iterator[int]:
    for member in group.members:
        for way, time in member.spot.times:
            length = _LENGTH.match(time.value) if time.type is TimexType.DURATION else None
            if length and way.startswith(("own", "within")):
                yield int(length.group(1)) * _UNIT_DAYS[length.group(2)]


def _day(context: Context, time: TimeExpression) -> dt.date | None:
    """The single day that the expression means; None for others, and for that of the dateline."""
    date = time.date
    if date is None or date.granularity is not Granularity.DAY or date.end != date.start:
        return None
    return None if context.in_dateline(time.start) else date.start


def _edge(context: Context, spot: Spot, time: TimeExpression) -> str:
    """Whether the mention begins or ends at the expression, by the nearest word that tells."""
    near = _nearest(context, spot, time)
    if near == "begins" and spot.clause.preposition in _OVER:
        return ""  # "arrived on Monday after a visit to Rome": another one begins
    if near or context.text[max(0, time.start - 5) : time.start].casefold() == "from ":
        return near or "begins"
    return edge_of(spot.token) or ("begins" if spot.word in _ARRIVALS else "")


def _nearest(context: Context, spot: Spot, time: TimeExpression) -> str:
    """What the last word of beginning or ending before the expression tells ("the summit, which opened on Monday")."""
    span = context.span(time.start, time.end)
    if span is None:
        return ""
    doc = context.doc
    for i in range(span.start - 1, max(-1, span.start - 1 - _REACH), -1):
        word = doc[i]
        if word.idx < spot.sentence.start or _is_other(word, spot):
            return ""
        edge = _told(word)
        if edge:
            return edge
    return ""


def _is_other(word: Token, spot: Spot) -> bool:
    """Whether the word is a verb that tells of neither: what stands before it says nothing of the expression."""
    return word.pos_ == "VERB" and word.i != spot.token.i and not _told(word)


def _told(word: Token) -> str:
    """What the word tells: "begins", like "opens" and the "day" of "the opening day", "ends", or nothing."""
    if word.lower_ in _BEGINNINGS or word.lower_ in _ENDINGS:
        return "begins" if word.lower_ in _BEGINNINGS else "ends"
    if word.lower_ != "day" or word.i == 0:
        return ""
    before = word.nbor(-1).lower_
    return "begins" if before in _FIRST_DAYS else "ends" if before in _LAST_DAYS else ""
