"""Which date an event has, and on what basis: candidates from its sentences, one linear model to choose."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.facts import is_said
from timeline.events.roles import distance
from timeline.events.weights import Scored, model
from timeline.model import Basis, DateSpan, Granularity, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.corefer import Group
    from timeline.events.facts import Facts
    from timeline.events.parts import Draft
    from timeline.events.spots import Spot

_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
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
    facts = _summary(context, group)
    found = _said(context, group)
    if context.day is not None:
        day = context.day
        spans = {
            "today": DateSpan.of(day, Granularity.DAY),
            "before": DateSpan(start=None, end=day),
            "after": DateSpan(start=day, end=None),
        }
        has_said = f"said={any(c.features for c in found)}"
        found += [
            Choice(kind=k, date=s, features=(f"kind={k}", *(f"{k}:{f}" for f in (*facts, has_said))))
            for k, s in spans.items()
        ]
    for how, span in inherited:
        side = _side(span, context.day)
        found.append(
            Choice(
                kind="inherited",
                date=span,
                features=(f"kind={how}", f"{how}:{side}", *(f"{how}:{f}" for f in facts)),
            )
        )
    found.append(Choice(kind="none", date=None, features=("kind=none", *(f"none:{f}" for f in facts))))
    return found


def choose(options: Sequence[Choice]) -> tuple[Choice, float, str]:
    """The best of the options, the share of its weight among all, and the reason."""
    scored: list[tuple[Scored, Choice]] = [(model("date").explain(c.features), c) for c in options]
    top, best = max(scored, key=lambda pair: pair[0].score)
    shares = [math.exp(s.score - top.score) for s, c in scored if c.date != best.date]
    return best, 1 / (1 + sum(shares)), top.reason


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


def _said(context: Context, group: Group) -> list[Choice]:
    """One choice for each dated expression of the event's sentences, its features those of all mentions near it."""
    found: dict[tuple[int, dt.date | None], Choice] = {}
    for number, member in enumerate(group.members):
        for way, time in member.spot.times:
            for reading in _readings(context, time):
                features = _time_features(context, member, way, reading)
                features += [f"member={min(number, 2)}", f"reading={'first' if reading is time else 'other'}"]
                key = (time.start, reading.date and reading.date.start)
                old = found.get(key)
                merged = tuple(dict.fromkeys([*(old.features if old else ()), *features]))
                date = _extended(context, group, reading)
                found[key] = Choice(kind="said", date=date, time=reading, spot=member.spot, features=merged)
    return list(found.values())


def _readings(context: Context, time: TimeExpression) -> list[TimeExpression]:
    """The expression as it was resolved and, for a bare weekday, the one a week away on the other side of the day.

    The date stage has no parse: "will meet on Monday, he said" may have been taken for the Monday of the saying.
    """
    if time.date is None or time.type not in (TimexType.DATE, TimexType.TIME):
        return []
    if context.day is None or not _WEEKDAY.match(time.text) or time.date.start is None or time.date.days != 1:
        return [time]
    shift = dt.timedelta(7 if time.date.start < context.day else -7)
    other = DateSpan.of(time.date.start + shift, Granularity.DAY)
    steps = (*time.steps, "read by the tense of the event's own verb")
    return [time, attrs.evolve(time, date=other, value=other.edtf + time.value[10:], steps=steps)]


def _time_features(context: Context, member: Facts, way: str, time: TimeExpression) -> list[str]:
    spot = member.spot
    near = way.split(":", maxsplit=1)[0]
    said = is_said(spot.token, way)
    words = ["kind=said", f"way={way}", f"near={near}", f"near={near},said={said}", f"own={member.when is time}"]
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
    words.append(f"rivals={min(sum(1 for _, t in spot.times if t.date), 3)}")
    return words


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
    days = _duration(group)
    starts = any(f.spot.word in _ARRIVALS for f in group.members) or _begins(context, time)
    if days and starts and days < 60:  # noqa: PLR2004
        return attrs.evolve(date, end=date.start + dt.timedelta(days - 1))
    if days and days < 60 and _ends(context, time):  # noqa: PLR2004
        return attrs.evolve(date, start=date.start - dt.timedelta(days - 1))
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
    """What the event may inherit: the date of what it is part of, of its parts, of events in its own sentences."""
    found: dict[tuple[str, DateSpan], None] = {}
    parent = above[place]
    own = {m.spot.sentence.index for m in drafts[place].group.members}
    for other, dated in enumerate(dates):
        if other == place or dated.date is None or dated.choice.kind != "said":
            continue
        if parent is not None and parent[0] == other:
            found["whole", dated.date] = None
        elif above[other] is not None and above[other][0] == place:  # type: ignore[index]
            found["part", dated.date] = None
        elif own & {m.spot.sentence.index for m in drafts[other].group.members}:
            found["beside", dated.date] = None
    return list(found)
