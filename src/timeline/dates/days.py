"""Which days an expression means, beyond its own unit: the part said by its mod, the range it opens, an open side."""

from __future__ import annotations

from datetime import date, datetime, time

import attrs

from timeline.dates import moment as m
from timeline.dates.context import Context
from timeline.dates.moment import Moment
from timeline.dates.phrase import Length, Phrase
from timeline.dates.shifted import count_on
from timeline.datespan import DateSpan, Granularity, unit

# How START, MID and END cut a unit: the first days (1 to 10), months (January to April) or years of the parts after
# the first. A month's cut is DESIGN's; the others are thirds.
_CUTS = {
    "week": ("day", 2, 4),
    "month": ("day", 10, 20),
    "quarter": ("month", 1, 2),
    "season": ("month", 1, 2),
    "half": ("month", 2, 4),
    "year": ("month", 4, 8),
    "decade": ("year", 3, 7),
    "century": ("year", 33, 67),
}
_OPEN = frozenset({"ON_OR_AFTER", "AFTER", "ON_OR_BEFORE", "BEFORE"})
_CLOCKS = frozenset({"hour", "minute", "second"})


def days_of(moment: Moment, mod: str, anchor: date | None = None) -> DateSpan | None:
    """The days of a moment, of the part of it that its mod names; approximate ones are marked.

    EARLIER and LATER name the part before and after the anchor ("later this month").
    """
    span = moment.span
    if span and span.start and span.end and mod in _OPEN:
        return attrs.evolve(span, end=None) if mod in ("ON_OR_AFTER", "AFTER") else attrs.evolve(span, start=None)
    if span and mod in ("EARLIER", "LATER"):
        return _beside(span, mod, anchor)
    if span is None or not mod:
        return span
    if mod in ("START", "MID", "END") and moment.unit in _CUTS:
        return _cut(span, moment.unit, mod)
    if mod in ("FIRST_HALF", "SECOND_HALF"):
        return _half(span, moment.unit, mod)
    return attrs.evolve(span, approximate=True) if mod not in ("START", "MID", "END") else span


def _beside(span: DateSpan, mod: str, anchor: date | None) -> DateSpan:
    """The days of the span before the anchor, or from it on."""
    if anchor is None or span.start is None or span.end is None or not span.start < anchor < span.end:
        return span
    if mod == "LATER":
        return DateSpan(start=anchor, end=span.end, approximate=True)
    return DateSpan(start=span.start, end=m.shift(anchor, -1, "day"), approximate=True)


def part_of_unit(span: DateSpan, mod: str) -> DateSpan | None:
    """The early (START), middle (MID) or late (END) part of a calendar unit, which is approximate."""
    return _cut(span, span.granularity.value, mod)


def _cut(span: DateSpan, size: str, mod: str) -> DateSpan | None:
    if span.start is None or span.end is None:
        return span
    step, first, second = _CUTS[size]
    middle, late = m.shift(span.start, first, step), m.shift(span.start, second, step)
    if middle is None or late is None or late > span.end:
        return attrs.evolve(span, approximate=True)
    edges = {
        "START": (span.start, m.shift(middle, -1, "day")),
        "MID": (middle, m.shift(late, -1, "day")),
        "END": (late, span.end),
    }
    start, end = edges[mod]
    return DateSpan(start=start, end=end, granularity=Granularity(step), approximate=True)


def _half(span: DateSpan, size: str, mod: str) -> DateSpan:
    """The first or second half: of a month the days to the 15th, of a week those to Wednesday."""
    step, count = {"week": ("day", 3), "month": ("day", 15), "decade": ("year", 5)}.get(size, ("year", 50))
    middle = m.shift(span.start, count, step) if span.start else None
    if middle is None:
        return span
    if mod == "SECOND_HALF":
        return DateSpan(start=middle, end=span.end, granularity=Granularity(step))
    return DateSpan(start=span.start, end=m.shift(middle, -1, "day"), granularity=Granularity(step))


def edge_days(length: Length, outer: DateSpan | None) -> DateSpan | None:
    """The first or last so many units of a larger one: "the first nine months of 1989"."""
    if outer is None or any(count is None or size in _CLOCKS for count, size in length.amounts):
        return None
    start, end = (outer.start, None) if length.edge > 0 else (None, outer.end)
    if start and (beyond := count_on(start, length.amounts, 1)):
        end = m.shift(beyond, -1, "day")
    elif end and (after := m.shift(end, 1, "day")):
        start = count_on(after, length.amounts, -1)
    if start is None or end is None or not outer.contains(DateSpan(start=start, end=end)):
        return None
    return DateSpan(start=start, end=end, approximate=bool(length.mod))


def length_days(phrase: Length, context: Context) -> DateSpan | None:
    """The days of "the past two weeks", or the day that "in two weeks" leads to when the clause looks ahead."""
    if any(count is None for count, _ in phrase.amounts):
        return None
    if phrase.ahead:
        return _ahead(phrase, context)
    if phrase.step is None:
        return None
    base = context.base(phrase.base)
    if base is None:
        return None
    if any(size in _CLOCKS for _, size in phrase.amounts):
        return _clock_stretch(phrase, context, base)
    size = phrase.amounts[0][1]
    if size in ("quarter", "weekend"):
        return _whole_units(phrase, base, size)
    far = count_on(base, phrase.amounts, 1 if phrase.step > 0 else -1)
    near = m.shift(base, 1 if phrase.step > 0 else -1, "day")
    if far is None or near is None:
        return None
    return DateSpan(start=min(far, near), end=max(far, near), approximate=bool(phrase.mod))


def _clock_stretch(phrase: Length, context: Context, base: date) -> DateSpan | None:
    """The days touched by "the past 36 hours": from the known moment, or from any moment of the day where none is."""
    ahead = (phrase.step or 0) > 0
    known = context.now if context.now and context.now.date() == base else None
    edge = known or datetime.combine(base, time.max if ahead else time.min)
    far = m.later(edge, base, phrase.amounts, 1 if ahead else -1)
    if far is None or not phrase.step:
        return None
    return DateSpan(start=min(base, far.date()), end=max(base, far.date()), approximate=bool(phrase.mod))


def _whole_units(phrase: Length, base: date, size: str) -> DateSpan | None:
    """The last or next few calendar quarters: whole ones, without the present one."""
    count = int(phrase.amounts[0][0] or 0)
    first = m.shift(base, 1 if (phrase.step or 0) > 0 else -count, size)
    last = m.shift(base, count if (phrase.step or 0) > 0 else -1, size)
    if first is None or last is None or size != "quarter" or count < 1:
        return None
    return DateSpan(
        start=unit(first, Granularity.QUARTER)[0],
        end=unit(last, Granularity.QUARTER)[1],
        granularity=Granularity.QUARTER,
    )


def _ahead(phrase: Length, context: Context) -> DateSpan | None:
    if context.anchor is None or context.tense < 0:
        return None
    if any(size in _CLOCKS for _, size in phrase.amounts):
        found = m.later(context.now, context.anchor, phrase.amounts)
        return DateSpan.of(found, Granularity.DAY) if found else None
    day = count_on(context.anchor, phrase.amounts, 1)
    finest = min((size for _, size in phrase.amounts), key=lambda size: m.SIZE[size])
    return days_of(Moment(unit=m.coarse(finest), first=day, exact=True), phrase.mod) if day else None


def lasting(first: DateSpan, length: Phrase) -> DateSpan:
    """So many days from the first on: "a three-day visit from the 15th" is 15 to 17."""
    if not isinstance(length, Length) or first.start is None:
        return first
    if any(count is None or size in _CLOCKS for count, size in length.amounts):
        return first
    end = count_on(first.start, length.amounts, 1)
    last = m.shift(end, -1, "day") if end else None
    return DateSpan(start=first.start, end=last) if last and last >= first.start else first


def joined(first: DateSpan, last: DateSpan) -> DateSpan | None:
    """From the first day of the one to the last of the other; None where that would run backwards."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    size = first.granularity if first.granularity == last.granularity else Granularity.DAY
    return DateSpan(
        start=first.start, end=last.end, granularity=size, approximate=first.approximate or last.approximate
    )


def opened(span: DateSpan, signal: str) -> DateSpan:
    """The days before, since or after a date that such a word precedes: "since 2005" has no end.

    "After" and "before" leave the date itself out, "since", "until" and "by" keep it.
    """
    if signal in ("since", "starting", "beginning") and span.start:
        return attrs.evolve(span, end=None)
    if signal == "after" and span.end and (start := m.shift(span.end, 1, "day")):
        return attrs.evolve(span, start=start, end=None)
    if signal == "before" and span.start and (end := m.shift(span.start, -1, "day")):
        return attrs.evolve(span, start=None, end=end)
    if signal in ("until", "till", "by") and span.end:
        return attrs.evolve(span, start=None)
    return span
