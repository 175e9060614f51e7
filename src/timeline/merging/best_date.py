"""The best date of an entry, and its rivals.

Explicit beats implicit, finer beats coarser where they agree, a report of what took place beats an earlier plan, more
voices beat fewer, and a sure reading beats a doubtful one. What was seen to take place did not begin later.
"""

from __future__ import annotations

import functools
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import attrs

from timeline.merging.reports import Days, Report
from timeline.model import Basis, DateSpan, Event, Granularity, Status

__all__ = ["best_date", "rival_dates"]

_FULL_DAYS = 14
_WEEK_DAYS = 7
_FAR_DAYS = 100_000
_FINE = 3
"""The last rank of what is given in days or weeks (see `_rank`)."""
_MUCH_SURER = 0.25
"""By how much a plan must be surer of its date for a later report not to overrule it."""
_LASTING = frozenset({"visit", "summit"})
_FACTS = frozenset({Status.HELD, Status.ONGOING})


@attrs.frozen(kw_only=True)
class _Candidate:
    """One report's date as a vote; sure: the probability that its document gives this date."""

    item: Report
    span: DateSpan
    voice: str
    rank: int
    sure: float

    @property
    def fact(self) -> bool:
        return self.item.event.status in _FACTS

    @property
    def told(self) -> int:
        return self.item.published or 0


def _rank(item: Report, span: DateSpan) -> int:
    """0 for days said outright; then days inferred, weeks and approximate spans, months, years, decades."""
    implicit = item.event.date_basis is not Basis.EXPLICIT
    if item.days is not None and item.days.fine and not _weekish(span):
        return int(implicit)
    if item.days is not None and item.days.fine:
        return 2 + implicit
    return 4 + 2 * span.granularity.rank + implicit


def _weekish(span: DateSpan) -> bool:
    """Some time in a week or two: a calendar week, a third of a month ("early April"), an approximate stretch, or one
    that is longer than what takes place by the day.
    """
    stretch = (span.days or 0) > _FULL_DAYS or _is_whole_week(span) or _is_third(span)
    return stretch or span.granularity is Granularity.WEEK or span.approximate or span.uncertain


def _is_whole_week(span: DateSpan) -> bool:
    return span.days == _WEEK_DAYS and span.start is not None and span.start.weekday() == 0


def _is_third(span: DateSpan) -> bool:
    """Early, mid or late in a month, also where whoever made the date did not mark it as approximate."""
    if span.start is None or span.end is None or (span.start.year, span.start.month) != (span.end.year, span.end.month):
        return False
    last = monthrange(span.end.year, span.end.month)[1]
    return (span.start.day, span.end.day) in ((1, 10), (11, 20), (21, last))


def best_date(group: Sequence[Report], voices: Mapping[str, str]) -> Report | None:
    """The report whose date is the entry's; None where no report has one. `voices`: each document's voice."""
    votes = [
        _Candidate(
            item=r, span=r.event.date, voice=voices[r.event.document], rank=_rank(r, r.event.date), sure=_sure(r.event)
        )
        for r in group
        if r.event.date is not None and r.days is not None
    ]
    if not votes:
        return None
    agreed = _agreeing(_in_time(votes, group, voices))
    support = _supports(agreed)
    chosen = min(
        agreed,
        key=lambda c: (
            c.rank,
            c.span.start is None,
            -support(c),
            _length(c),
            not c.fact,
            *_when(c),
            c.item.event.id,
        ),
    )
    return _fuller(chosen, agreed, support).item


def _sure(event: Event) -> float:
    """What the extractor's evidence says of the date; 1 where nothing does."""
    return max((e.weight for e in event.evidence if e.field == "date" and e.weight is not None), default=1.0)


def _in_time(votes: Sequence[_Candidate], group: Sequence[Report], voices: Mapping[str, str]) -> Sequence[_Candidate]:
    """The votes that fit what reports see from their days of writing; all, if none is left.

    What is seen to take place has begun, what lies ahead is not over: a vote goes out where as many voices tell
    otherwise as share it.
    """
    seen = [(r.published, r.event.status in _FACTS, voices[r.event.document]) for r in group if _is_placed(r)]

    @functools.cache  # many reports give few dates
    def is_refuted(span: DateSpan, days: Days | None) -> bool:
        told = {c.voice for c in votes if c.span.overlaps(span)}
        against = {v for day, fact, v in seen if day and days and (day < days.low if fact else day > days.high)}
        return len(against) >= len(told)

    return [c for c in votes if not is_refuted(c.span, c.item.days)] or votes


def _is_placed(item: Report) -> bool:
    return item.published is not None and item.event.status is not Status.CANCELLED


def _heard(votes: Iterable[_Candidate]) -> float:
    """How many voices there are among the votes, each as sure as its surest report."""
    best: dict[str, float] = {}
    for vote in votes:
        best[vote.voice] = max(best.get(vote.voice, 0.0), vote.sure)
    return sum(best[voice] for voice in sorted(best))


def _agreeing(votes: Sequence[_Candidate]) -> list[_Candidate]:
    """The votes that meet the span on which most voices, and facts rather than plans, agree."""

    @functools.cache  # many reports give few dates
    def camp(span: DateSpan) -> tuple[bool, float, float, int]:
        met = [c for c in votes if c.span.overlaps(span)]
        rest = [c for c in votes if not c.span.overlaps(span)]
        said = _heard(c for c in met if c.rank <= _FINE)
        facts = _heard(c for c in met if c.fact)
        explicit = _heard(c for c in met if c.item.event.date_basis is Basis.EXPLICIT)
        return _overrules(met, rest), said, 0.5 * facts + 0.5 * explicit, max(c.told for c in met)

    def weight(core: _Candidate) -> tuple[bool, float, bool, int]:
        overrules, said, more, told = camp(core.span)
        count = round(((said if core.rank <= _FINE else 0.0) or core.sure) + more, 6)
        stretch = core.rank <= 1 and 1 < (core.span.days or 0) <= _FULL_DAYS
        return overrules, count, stretch, told

    core = max(votes, key=lambda c: (*weight(c), -c.rank, c.span, c.item.event.id))
    return [c for c in votes if c.span.overlaps(core.span)]


def _overrules(met: Sequence[_Candidate], rest: Sequence[_Candidate]) -> bool:
    """Whether days said outright of what took place, or of a newer plan, leave only older plans on the other side."""
    if not rest or any(c.fact for c in rest):
        return False
    doubt = max(c.sure for c in rest) - _MUCH_SURER
    firm = [c for c in met if c.rank == 0 and c.sure >= doubt]
    last = max(c.told for c in rest)
    return any(c.fact and c.told >= last for c in firm) or (bool(firm) and min(c.told for c in met) > last)


def _length(vote: _Candidate) -> int:
    """Of vague spans the shorter tells more; of days told outright each is as good."""
    return 0 if vote.rank <= 1 else vote.span.days or _FAR_DAYS


def _when(vote: _Candidate) -> tuple[int, DateSpan]:
    """What lasts days is reported on each of them: the first counts. Of the rest the latest report does."""
    return (0 if vote.item.event.type in _LASTING else -vote.told), vote.span


def _supports(votes: Sequence[_Candidate]) -> Callable[[_Candidate], float]:
    """How many voices give the same first known day as a vote."""

    @functools.cache  # many reports give few dates
    def heard(edge: date | None, rank: int) -> float:
        return round(_heard(c for c in votes if (c.span.start or c.span.end) == edge and c.rank <= rank), 6)

    return lambda vote: heard(vote.span.start or vote.span.end, vote.rank + 1)


def _fuller(chosen: _Candidate, votes: Sequence[_Candidate], support: Callable[[_Candidate], float]) -> _Candidate:
    """A stretch of days said of the event, where the chosen date is one day or one end of it.

    An inferred stretch is often that of the visit or summit around the event: it overrules no day said outright, but
    tells how long a visit that is said to begin then lasts.
    """
    span = chosen.span
    if chosen.rank > 1 or (span.days or 1) > 1:
        return chosen
    wider = [
        c
        for c in votes
        if (c.rank <= chosen.rank or (c.rank <= 1 and _may_go_on(chosen, c)))
        and c.span.start
        and 1 < (c.span.days or 0) <= _FULL_DAYS
        and _completes(c.span, span)
    ]
    return min(wider, key=lambda c: (c.rank, -support(c), -c.told, c.span, c.item.event.id), default=chosen)


def _may_go_on(narrow: _Candidate, wide: _Candidate) -> bool:
    """Whether an inferred stretch only adds an end to the chosen beginning, or a beginning to its end."""
    lasting = narrow.item.event.type in _LASTING and narrow.span.start == wide.span.start
    return narrow.span.days is None or lasting


def _completes(wide: DateSpan, narrow: DateSpan) -> bool:
    if narrow.days is None:
        return wide.start == narrow.start if narrow.start else wide.end == narrow.end
    return wide.contains(narrow)


def rival_dates(group: Sequence[Report], best: DateSpan) -> list[tuple[DateSpan, str]]:
    """The dates, each with its document, that share no day with the best."""
    return [
        (r.event.date, r.event.document)
        for r in group
        if r.event.date is not None and r.days is not None and not r.event.date.overlaps(best)
    ]
