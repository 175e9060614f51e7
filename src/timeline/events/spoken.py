"""Dates said with an event: each expression of its sentences, in each of its readings, with what speaks for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import outlook
from timeline.events.facts import is_said
from timeline.events.lasting import Extent, extended
from timeline.events.readings import Reading, readings
from timeline.events.roles import distance
from timeline.model import DateSpan, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.facts import Facts
    from timeline.events.groups import Group
    from timeline.events.spots import Spot


@attrs.frozen(kw_only=True, eq=False)
class Choice:
    """A date that the event may have.

    kind: "said" (an expression of its sentences), "today" (the day of writing), "before" and "after" it (open on the
    far side), "none", or, where the date of another event is taken over, what that is to it ("whole", "beside" ...).
    time and spot: the expression and the mention that it dates, None unless said.
    """

    kind: str
    date: DateSpan | None
    time: TimeExpression | None = None
    spot: Spot | None = None
    features: tuple[str, ...] = ()


def said(context: Context, group: Group, view: str, known: Extent) -> tuple[list[Choice], int]:
    """One choice for each reading of each dated expression of the event's sentences, and how near the nearest stands.

    view: the status that the words foresee (see `status.foreseen`); known: how long the event lasts; nearness as in
    `_rank`.
    """
    found: dict[tuple[int, str, DateSpan | None], tuple[int, Reading, Spot, dict[str, None]]] = {}
    floor = _floor(context, group)
    for number, member in enumerate(group.members):
        for way, time in _times(context, member.spot):
            for reading in readings(context, member.spot, time):
                date = reading.time.date
                if floor and date and date.end and date.end.year < floor:
                    continue
                rank = _rank(context, member.spot, way, time)
                features = dict.fromkeys(_time_features(context, member, way, reading, rank))
                features[f"member={min(number, 2)}"] = None
                key = (time.start, reading.how, date)
                old = found.get(key)
                if old:
                    rank, features = min(rank, old[0]), {**old[3], **features}
                found[key] = (rank, reading, member.spot, features)
    best = min((rank for rank, *_ in found.values()), default=_NOWHERE)
    plain = [r.time.date for _, r, *_ in found.values() if r.time.date]
    options = []
    for rank, reading, spot, features in found.values():
        rows = (*features, f"rank={rank}", f"rank={rank},best={rank == best}", f"alone={len(found) == 1}")
        rows += (*_company(reading.time.date, plain), f"reading={reading.how},rank={rank}")
        side = side_of(reading.time.date, context.day)
        rows += (f"foreseen={view},side={side}", f"foreseen={view},rank={rank}")
        rows += (f"foreseen={view},side={side},rank={rank}",)
        for how, date in extended(context, known, spot, reading.time):
            lasts = (f"lasts={how}", f"lasts={how},prep={spot.clause.preposition}", f"lasts={how},side={side}")
            options.append(Choice(kind="said", date=date, time=reading.time, spot=spot, features=(*rows, *lasts)))
    return options, best


def _times(context: Context, spot: Spot) -> Sequence[tuple[str, TimeExpression]]:
    """The expressions of the mention's sentence; where semicolons make it a list of dated events, those of its part."""
    own = [
        (way, time)
        for way, time in spot.times
        if ";" not in context.text[min(time.end, spot.end) : max(time.start, spot.start)]
    ]
    return own if any(time.date for _, time in own) else spot.times


def yearless(context: Context, group: Group) -> TimeExpression | None:
    """The nearest expression of the event that tells a month or day but no year ("November 6"), None for none."""
    found = [
        (_rank(context, member.spot, way, time), abs(time.start - member.spot.start), time.start, time)
        for member in group.members
        for way, time in _times(context, member.spot)
        if time.date is None and time.value.startswith("XXXX-") and time.value[5:6].isdigit()
    ]
    near = [row for row in found if row[0] <= ABOVE]
    return min(near, key=lambda row: row[:3])[3] if near else None


def _company(date: DateSpan | None, others: Sequence[DateSpan]) -> tuple[str, ...]:
    """Whether other expressions say the same, or the same more exactly."""
    if date is None:
        return ()
    same = sum(1 for d in others if d.edges == date.edges)
    finer = any(d.edges != date.edges and date.contains(d) for d in others)
    return (f"same={min(same, 3)}", f"finer={finer}", f"finer={finer},size={date.granularity.value}")


def _floor(context: Context, group: Group) -> int:
    """The least year of an event that is told to lie ahead in a text without a day of writing: the latest it names.

    0 where the day is known, for then the model sees on which side of it a date lies.
    """
    if context.day is not None or not any(outlook(f.spot.clause) == "ahead" for f in group.members):
        return 0
    starts = (time.date.start for time in context.times if time.date)
    return max((day.year for day in starts if day), default=0)


_NOWHERE = 9
ABOVE = 2
_NEARNESS = ("within", "own:", "up1:", "over1", "up2:", "over2", "up3:")


def _rank(context: Context, spot: Spot, way: str, time: TimeExpression) -> int:
    """How far the expression stands from the mention: 0 on it, 1 on its verb, 2 above, 3 a verb of saying, 4 apart."""
    if context.in_dateline(time.start):
        return 5
    place = next((i for i, start in enumerate(_NEARNESS) if way.startswith(start)), len(_NEARNESS))
    if place == len(_NEARNESS):
        return 4
    if place > 1 and is_said(spot.token, way):
        return 3
    return (0, 0, 1, 1, 2, 2, 2)[place]


def _time_features(context: Context, member: Facts, way: str, reading: Reading, rank: int) -> list[str]:
    spot, time = member.spot, reading.time
    near = way.split(":", maxsplit=1)[0]
    said = is_said(spot.token, way)
    words = [
        "kind=said",
        f"way={way}",
        f"near={near}",
        f"near={near},said={said}",
        f"own={member.when is not None and member.when.start == time.start}",
    ]
    gap = context.text[min(time.end, spot.end) : max(time.start, spot.start)]
    words.append(f"words={distance(context.text, spot.start, spot.end, time.start, time.end)}")
    words.append(f"order={'after' if time.start > spot.start else 'before'},{near}")
    side = side_of(time.date, context.day)
    words += [
        f"side={side}",
        f"tense={spot.clause.tense},side={side}",
        f"upper={spot.clause.upper},side={side}",
        f"type={spot.type},side={side}",
    ]
    size = time.date.granularity.value if time.date else "none"
    words += [
        f"size={size}",
        f"size={size},{near}",
        f"dateline={context.in_dateline(time.start)}",
        f"clause breaks={min(gap.count(','), 2)}",
    ]
    words += [f"cue={status},side={side}" for status in sorted({status for status, _ in spot.clause.cues})]
    words += [f"rank={rank},tense={outlook(spot.clause)},side={side}", f"outlook={outlook(spot.clause)},side={side}"]
    view, how = outlook(spot.clause), reading.how
    words += [f"reading={how}", f"reading={how},outlook={view}", f"reading={how},outlook={view},side={side}"]
    words += [f"reading={how},side={side},near={near}", f"reading={how},tense={spot.clause.tense},side={side}"]
    words += [
        f"reading={how},type={spot.type}",
        f"away={_away(time.date, context.day)}",
        f"reading={how},away={_away(time.date, context.day)}",
    ]
    words.append(f"rivals={min(sum(1 for _, t in spot.times if t.date), 3)}")
    return words


# Bounds of the classes of distance from the day of writing, in days.
_AWAY = (1, 3, 7, 14, 31, 100, 200, 400)


def _away(span: DateSpan | None, day: dt.date | None) -> str:
    """How far the nearest day of the span lies from the day of writing, in classes, with its direction."""
    if day is None or span is None:
        return "unknown"
    low, high = span.edges
    days = (low - day).days if low > day else (high - day).days if high < day else 0
    return f"{'-' if days < 0 else ''}{next((bound for bound in _AWAY if abs(days) < bound), 'far')}"


def side_of(span: DateSpan | None, day: dt.date | None) -> str:
    """past, today, around or future, seen from the day of writing."""
    if day is None or span is None:
        return "unknown"
    low, high = span.edges
    if low == high == day:
        return "today"
    if high < day:
        return "past"
    return "future" if low > day else "around"
