"""What became of an event, seen from the day of writing: a linear choice among the six statuses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from timeline.events.clause import outlook
from timeline.events.weights import model
from timeline.model import DateSpan, Status

if TYPE_CHECKING:
    import datetime as dt

    from timeline.events.groups import Group

# What the calendar excludes, whatever the words say.
_IMPOSSIBLE = {"past": {Status.ONGOING, Status.PLANNED}, "future": {Status.HELD, Status.ONGOING}}


def status_of(group: Group, date: DateSpan | None, day: dt.date | None) -> tuple[Status, float, str]:
    """The status, its probability, and the reason."""
    features = status_features(group, date, day)
    scores = {s: model(f"status-{s.value}").score(features) for s in Status}
    side = relation_to(date, day)
    scores = {s: score for s, score in scores.items() if s not in _IMPOSSIBLE.get(side, ())}
    best = max(scores, key=lambda s: scores[s])
    total = sum(math.exp(min(50.0, v - scores[best])) for v in scores.values())
    return best, 1 / total, model(f"status-{best.value}").explain(features).reason


def status_features(group: Group, date: DateSpan | None, day: dt.date | None) -> list[str]:
    """What the mentions and the date say of the status."""
    spots = [f.spot for f in group.members]
    first = next((s for s in spots if not s.in_title), spots[0])
    side = relation_to(date, day)
    words = [f"side={side}", f"type={first.type}", f"type={first.type},side={side}", f"first={first.clause.tense}"]
    words += [
        f"first={first.clause.tense},side={side}",
        f"upper={first.clause.upper}",
        f"word={first.word}",
        f"type={first.type},first={first.clause.tense}",
    ]
    views = {outlook(s.clause) for s in spots}
    words += [f"view={v},side={side}" for v in views] + [f"type={first.type},view={outlook(first.clause)},side={side}"]
    words += [f"views={'+'.join(sorted(views))}", f"type={first.type},views={'+'.join(sorted(views))}"]
    for spot in spots:
        clause = spot.clause
        words += [f"prep={clause.preposition},side={side}", f"prep={clause.preposition},type={spot.type}"]
        words += [
            f"tense={clause.tense}",
            f"tense={clause.tense},noun={spot.is_noun}",
            f"over={clause.verb}",
            f"above={clause.above}",
        ]
        words += [f"cue={status}" for status, _ in clause.cues] + [f"cue word={word}" for _, word in clause.cues]
        words += [
            f"prep={clause.preposition}",
            f"det={clause.determiner}",
            f"negated={clause.negated}",
            f"any word={spot.word}",
        ]
        words += [f"mod={m}" for m in clause.modifiers]
    words.append(f"plural={first.clause.plural}")
    return sorted(set(words))


def relation_to(date: DateSpan | None, day: dt.date | None) -> str:
    """How the date lies to the day of writing: past, ends today, today, running, starts today, future, open, none."""
    if date is None or day is None:
        return "none"
    low, high = date.edges
    if date.start is None:
        return "until today" if high >= day else "past"
    if date.end is None:
        return "from today" if low == day else ("since" if low < day else "future")
    if high < day:
        return "past"
    if low > day:
        return "future"
    if low == high:
        return "today"
    return "starts today" if low == day else "ends today" if high == day else "running"
