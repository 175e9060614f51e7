"""Which date an event has, and on what basis: candidates from its sentences, one linear model to choose."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import outlook
from timeline.events.facts import is_said
from timeline.events.readings import Reading, readings
from timeline.events.roles import distance
from timeline.events.weights import model
from timeline.model import Basis, DateSpan, Granularity, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.facts import Facts
    from timeline.events.groups import Group
    from timeline.events.parts import Draft
    from timeline.events.spots import Spot

_DAYS = re.compile(r"P(\d{1,3})D$")
_WEEKS = re.compile(r"P(\d{1,2})W$")
_ARRIVALS = frozenset(
    {
        "arrive",
        "arrival",
        "land at",
        "land in",
        "fly to",
        "fly into",
        "leave for",
        "depart for",
        "head to",
        "head for",
        "travel to",
        "due in",
        "embark on",
        "departure",
    }
)


@attrs.frozen(kw_only=True, eq=False)
class Choice:
    """A date that the event may have.

    kind: "said" (an expression of its sentences), "today" (the day of writing), "before" and "after" it (open on the
    far side), "inherited" from a related event, "none". basis and time are None where kind is "none"/not "said".
    """

    kind: str
    date: DateSpan | None
    time: TimeExpression | None = None
    spot: Spot | None = None
    features: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Dated:
    """The chosen date; probability says how sure the choice is among its rivals."""

    choice: Choice
    date: DateSpan | None
    basis: Basis | None
    probability: float
    reason: str


def choices(context: Context, group: Group, inherited: Sequence[tuple[str, DateSpan]] = ()) -> list[Choice]:
    """Every date the event may have, with what speaks for each."""
    found, best = _said(context, group)
    facts = [*_summary(context, group), f"best={best}", f"best={best},type={group.members[0].spot.type}"]
    # A date on the mention or on the verbs over it is not passed over for the day of writing.
    if context.day is not None and best > _ABOVE:
        day = context.day
        spans = {
            "today": DateSpan.of(day, Granularity.DAY),
            "before": DateSpan(start=None, end=day),
            "after": DateSpan(start=day, end=None),
        }
        found += [
            Choice(kind=k, date=s, features=(f"kind={k}", *(f"{k}:{f}" for f in facts))) for k, s in spans.items()
        ]
    for how, span in inherited:
        own = (f"kind={how}", f"{how}:{_side(span, context.day)}", *(f"{how}:{f}" for f in facts))
        found.append(Choice(kind="inherited", date=span, features=own))
    if context.day is None and best <= _ABOVE:
        return found  # what the text says of the event itself holds even where nothing tells the day of writing
    found.append(Choice(kind="none", date=None, features=("kind=none", *(f"none:{f}" for f in facts))))
    return found


def choose(options: Sequence[Choice]) -> tuple[Choice, float, str]:
    """The best of the options, the share of its weight among all, and the reason."""
    weights = model("date")
    scores = [weights.score(c.features) for c in options]
    top = max(scores)
    best = options[scores.index(top)]
    shares = [math.exp(s - top) for s, c in zip(scores, options, strict=True) if c.date != best.date]
    return best, 1 / (1 + sum(shares)), weights.explain(best.features).reason


def _summary(context: Context, group: Group) -> list[str]:
    """What the mentions say of the time without naming it."""
    spots = [f.spot for f in group.members]
    first = next((s for s in spots if not s.in_title), spots[0])
    words = [
        f"type={first.type}",
        f"tense={first.clause.tense}",
        f"upper={first.clause.upper}",
        f"paragraph={min(first.sentence.paragraph, 3)}",
    ]
    words += [
        f"type={first.type},tense={first.clause.tense}",
        f"det={first.clause.determiner}",
        f"prep={first.clause.preposition}",
    ]
    words += sorted({f"cue={status}" for s in spots for status, _ in s.clause.cues})
    here = any(re.search(r"\bhere\b", context.text[s.sentence.start : s.sentence.end]) for s in spots)
    words += [f"here={here}", f"lead={any(s.sentence.paragraph <= 1 for s in spots)}", f"title={spots[0].in_title}"]
    words += [f"word={first.word}", f"plural={first.clause.plural}", f"mentions={min(len(spots), 3)}"]
    words += sorted({f"contrast={w}" for f in group.members for w in f.contrast})
    return words


def _said(context: Context, group: Group) -> tuple[list[Choice], int]:
    """One choice for each dated expression of the event's sentences, and how near the nearest stands (see `_rank`)."""
    found: dict[tuple[int, str, DateSpan | None], tuple[int, Reading, Spot, dict[str, None]]] = {}
    floor = _floor(context, group)
    for number, member in enumerate(group.members):
        for way, time in member.spot.times:
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
        date = _extended(context, group, reading.time)
        rows = (*features, f"rank={rank}", f"rank={rank},best={rank == best}", f"alone={len(found) == 1}")
        rows += (*_company(reading.time.date, plain), f"reading={reading.how},rank={rank}")
        options.append(Choice(kind="said", date=date, time=reading.time, spot=spot, features=rows))
    return options, best


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
_ABOVE = 2
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
    side = _side(time.date, context.day)
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


def _side(span: DateSpan | None, day: dt.date | None) -> str:
    """past, today, around or future, seen from the day of writing."""
    if day is None or span is None:
        return "unknown"
    low, high = span.edges
    if low == high == day:
        return "today"
    if high < day:
        return "past"
    return "future" if low > day else "around"


def _extended(context: Context, group: Group, time: TimeExpression) -> DateSpan | None:
    """The date of the expression; of a visit that begins then, as long as the visit is said to last."""
    date = time.date
    if date is None or group.members[0].spot.type not in ("visit", "summit", "meeting") or date.start is None:
        return date
    if date.granularity is not Granularity.DAY or date.end != date.start:
        return date
    if context.in_dateline(time.start):
        return date
    days = _duration(group)
    starts = any(f.spot.word in _ARRIVALS for f in group.members) or _begins(context, time)
    if days and starts and days < 60:  # noqa: PLR2004
        return attrs.evolve(date, end=date.start + dt.timedelta(days - 1))
    if days and days < 60 and _ends(context, time):  # noqa: PLR2004
        return attrs.evolve(date, start=date.start - dt.timedelta(days - 1))
    if starts and group.members[0].spot.type == "visit" and not days:
        return DateSpan(start=date.start, end=None)
    return date


def _begins(context: Context, time: TimeExpression) -> bool:
    around = context.text[max(0, time.start - 60) : time.end]
    return bool(re.search(r"\b(?:from|start\w*|beg[ai]n\w*|open\w*|kick\w*|arriv\w*)\b", around))


def _ends(context: Context, time: TimeExpression) -> bool:
    around = context.text[max(0, time.start - 80) : time.end]
    return bool(re.search(r"\b(?:end(?:ed|s|ing)|conclud\w*|wrap\w*|clos(?:ed|es|ing))\b", around))


def _duration(group: Group) -> int | None:
    """How many days the event is said to last, by an expression that hangs on one of its mentions."""
    for member in group.members:
        for way, time in member.spot.times:
            if time.type is TimexType.DURATION and way.startswith(("own", "within")):
                days, weeks = _DAYS.match(time.value), _WEEKS.match(time.value)
                if days or weeks:
                    return int(days.group(1)) if days else 7 * int(weeks.group(1)) if weeks else None
    return None


def date_of(context: Context, group: Group, inherited: Sequence[tuple[str, DateSpan]] = ()) -> Dated:
    """The date of the event, None where nothing tells it."""
    best, share, reason = choose(choices(context, group, inherited))
    if best.date is None:
        return Dated(choice=best, date=None, basis=None, probability=share, reason=reason)
    basis = Basis.EXPLICIT if best.kind == "said" else Basis.IMPLICIT
    return Dated(choice=best, date=best.date, basis=basis, probability=share, reason=reason)


def related_dates(
    place: int, dates: Sequence[Dated], above: Sequence[tuple[int, str] | None], drafts: Sequence[Draft]
) -> list[tuple[str, DateSpan]]:
    """What it may inherit: the date of its whole or parts, of events in its sentences, before it, first in the text."""
    found: dict[tuple[str, DateSpan], None] = {}
    parent = above[place]
    own = {m.spot.sentence.index for m in drafts[place].group.members}
    said = [n for n, d in enumerate(dates) if n != place and d.date is not None and d.choice.kind == "said"]
    before = [n for n in said if n < place]
    for other in said:
        if drafts[place].type == drafts[other].type == "summit":
            continue  # two summits of one text are two because they were not at one time
        date = dates[other].date
        under = above[other]
        if date is None:
            continue
        if parent is not None and parent[0] == other:
            found["whole", date] = None
        elif under is not None and under[0] == place:
            found["part", date] = None
        elif own & {m.spot.sentence.index for m in drafts[other].group.members}:
            found["beside", date] = None
        elif other == said[0]:
            found["first", date] = None
        elif before and other == before[-1]:
            found["previous", date] = None
    return list(found)
