"""What became of an event, seen from the day of writing: linear choices among the six statuses.

The words alone speak first (`told`): what they say helps to find the date. With the dates that the event may have, the
status is weighed again (`status_of`): each side of the day of writing counts by the share of the dates that lie there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from timeline.events.weights import model
from timeline.model import DateSpan, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence


# What the calendar excludes, whatever the words say.
IMPOSSIBLE = {"past": {Status.ONGOING, Status.PLANNED}, "future": {Status.HELD, Status.ONGOING}}
_SURE = 0.75
# How a date lies to a day of writing that nobody knows.
UNDATED = "undated"
# "Ongoing" is told against the day of writing; where nobody knows that, the words must say so plainly.
_PLAINLY = 0.5


def told(words: Sequence[str]) -> dict[Status, float]:
    """How likely each status is by the words of the mentions alone (see `signs`)."""
    return _shares("told", words, ())


def foreseen(shares: Mapping[Status, float]) -> str:
    """The likeliest status, with a question mark where the words leave a doubt."""
    best = max(shares, key=lambda s: shares[s])
    return best.value if shares[best] >= _SURE else f"{best.value}?"


def status_of(words: Sequence[str], sides: Mapping[str, float], side: str) -> tuple[Status, float, str]:
    """The status, its probability, and the reason.

    words: the signs of its mentions (see `signs`). sides: how likely its date lies on each side of the day of writing
    (see `relation_to`); they sum to 1. side: that of the chosen date, which excludes what the calendar excludes there.
    """
    total = dict.fromkeys(Status, 0.0)
    for other, share in sides.items():
        features = status_features(words, other)
        for status, part in _shares("status", features, IMPOSSIBLE.get(other, ())).items():
            total[status] += share * part
    open_ = [s for s in Status if s not in IMPOSSIBLE.get(side, ())]
    if side == UNDATED and total[Status.ONGOING] < _PLAINLY:
        open_.remove(Status.ONGOING)
    best = max(open_, key=lambda s: total[s])
    features = [f"{best.value}:{f}" for f in status_features(words, side)]
    return best, total[best], model("status").explain(features).reason


def _shares(name: str, features: Sequence[str], excluded: Collection[Status]) -> dict[Status, float]:
    weights = model(name)
    scores = {s: weights.of(s.value).score(features) for s in Status if s not in excluded}
    top = max(scores.values())
    parts = {s: math.exp(score - top) for s, score in scores.items()}
    total = sum(parts.values())
    return {s: part / total for s, part in parts.items()}


def status_features(words: Sequence[str], side: str) -> list[str]:
    """What the words say, and what they say together with the side on which the date lies."""
    joint = [f"{w},side={side}" for w in words if w.split("=", maxsplit=1)[0] in _WITH_SIDE]
    return [f"side={side}", *words, *joint]


_WITH_SIDE = frozenset({"type", "first", "view", "prep", "type view", "cue", "main"})


def relation_to(date: DateSpan | None, day: dt.date | None) -> str:
    """How the date lies to the day of writing: past, ends today, today, running, starts today, future, open, none.

    UNDATED where nothing tells the day of writing.
    """
    if date is None:
        return "none"
    if day is None:
        return UNDATED
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
