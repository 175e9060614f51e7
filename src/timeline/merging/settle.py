"""A group of reports -> one Entry: best date, fullest names, latest status; rivals kept as conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from timeline.merging.best_date import best_date, rival_dates
from timeline.merging.best_names import actors, places
from timeline.merging.names import similar
from timeline.merging.reports import Report
from timeline.merging.voices import voices
from timeline.model import Basis, Conflict, Entry, Event, Evidence, Mention, RivalValue, Source, Status, TimeExpression

__all__ = ["settle", "whole_of"]

_PRECEDENCE = (Status.HELD, Status.ONGOING, Status.CANCELLED, Status.POSTPONED, Status.PLANNED, Status.PROPOSED)
_FACTS = frozenset({Status.HELD, Status.ONGOING})
_LONGEST_ACRONYM = 5
_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_ONE_PLACE = frozenset({"meeting", "summit", "signing"})


def settle(group: Sequence[Report], sources: Mapping[str, Source], evidence: Iterable[Evidence] = ()) -> Entry:
    """The entry that the reports make. Its id and document are those of the report that was written first."""
    ordered = sorted(group, key=lambda r: (r.published is None, r.published or 0, r.event.document, r.event.id))
    events = [r.event for r in ordered]
    voice = voices({e.document for e in events}, sources)
    dated = best_date(ordered, voice)
    date = dated.event if dated else None
    lead = events[0]
    status = _status(ordered)
    named = actors(ordered, voice)
    where = places(ordered, voice)
    return Entry(
        id=lead.id,
        document=lead.document,
        type=_most([(e.type, voice[e.document]) for e in events]),
        status=status,
        label=_label(events, status, voice),
        date=date.date if date else None,
        date_basis=date.date_basis if date else None,
        date_mention=date.date_mention if date else _yearless(events, voice),
        participants=named,
        places=where,
        mentions=_mentions(events),
        part_of=whole_of(events),
        series=_most([(e.series, voice[e.document]) for e in events if e.series] or [("", "")]) or None,
        ordinal=next((e.ordinal for e in events if e.ordinal is not None), None),
        confidence=_confidence(events, voice),
        evidence=(*lead.evidence, *evidence),
        sources=tuple(dict.fromkeys(e.document for e in events)),
        conflicts=tuple(_conflicts(ordered, dated, status)),
        events=tuple(_told(e, dated) for e in sorted(events, key=lambda e: e.id)),
        voices=len(set(voice.values())),
    )


def whole_of(events: Iterable[Event]) -> str | None:
    """The event that the events of an entry are said to be part of; of several the one whose id comes first."""
    return min((e.part_of for e in events if e.part_of), default=None)


def _most(said: Sequence[tuple[str, str]]) -> str:
    """The value of most voices; of several the longest, then the first by the alphabet."""
    heard: dict[str, set[str]] = defaultdict(set)
    for value, voice in said:
        heard[value].add(voice)
    return min(heard, key=lambda v: (-len(heard[v]), -len(v), v))


def _label(events: Sequence[Event], status: Status, voice: Mapping[str, str]) -> str:
    """That of most voices, among reports of the settled status if any has one ("visits", no longer "to visit").

    Of several as often given, one without words in capitals (headlines), then the longest.
    """
    labelled = [e for e in events if e.label]
    fitting = [e for e in labelled if e.status is status] or labelled
    heard: dict[str, set[str]] = defaultdict(set)
    for event in fitting:
        heard[event.label].add(voice[event.document])
    return min(heard, key=lambda text: (-len(heard[text]), _shouting(text), -len(text), text), default="")


def _shouting(text: str) -> int:
    return sum(word.isupper() and len(word) > _LONGEST_ACRONYM for word in text.split())


def _status(ordered: Sequence[Report]) -> Status:
    """What the latest reports say; of several the most definite. Reports without a day count among the latest."""
    days = [r.published for r in ordered if r.published is not None]
    last = max(days, default=None)
    heard = {r.event.status for r in ordered if r.published is None or r.published == last}
    return min(heard, key=_PRECEDENCE.index)


def _mentions(events: Sequence[Event]) -> tuple[Mention, ...]:
    place = {document: n for n, document in enumerate(dict.fromkeys(e.document for e in events))}
    found = {m for e in events for m in e.mentions}
    return tuple(sorted(found, key=lambda m: (place.get(m.document, len(place)), m.document, m.start, m.end, m.text)))


def _confidence(events: Sequence[Event], voice: Mapping[str, str]) -> float:
    """That at least one of the voices is right, a voice being as good as its best report."""
    best: dict[str, float] = {}
    for event in events:
        best[voice[event.document]] = max(best.get(voice[event.document], 0.0), event.confidence)
    doubt = 1.0
    for sure in sorted(best.values()):
        doubt *= 1 - sure
    return round(1 - doubt, 6)


def _told(event: Event, dated: Report | None) -> Event:
    """The event as its document told it; an undated one takes the entry's date, and says that merging gave it.

    Its own expression, of a day without a year, stays with it.
    """
    if dated is None or event.date is not None:
        return event
    return attrs.evolve(event, date=dated.event.date, date_basis=Basis.MERGED)


def _yearless(events: Sequence[Event], voice: Mapping[str, str]) -> TimeExpression | None:
    """The expression of an entry without a date: what most voices say without a year; of several the one first said."""
    told = [e.date_mention for e in events if e.date_mention is not None]
    heard: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.date_mention is not None:
            heard[event.date_mention.value].add(voice[event.document])
    return max(told, key=lambda mention: len(heard[mention.value]), default=None)


def _conflicts(ordered: Sequence[Report], dated: Report | None, status: Status) -> Iterable[Conflict]:
    if dated is not None and dated.event.date is not None:
        best = dated.event.date
        rivals = [(d.edtf, doc) for d, doc in rival_dates(ordered, best)]
        agreed = [r.event.document for r in ordered if r.days and r.event.date and r.event.date.overlaps(best)]
        yield from _conflict("date", [(best.edtf, doc) for doc in agreed], rivals)
    said = [(str(r.event.status), r.event.document) for r in ordered]
    against = _OFF if status in _FACTS else _FACTS if status in _OFF else frozenset()
    yield from _conflict("status", [s for s in said if s[0] == status], [s for s in said if s[0] in against])
    ordinals = [(str(r.event.ordinal), r.event.document) for r in ordered if r.event.ordinal is not None]
    yield from _conflict("ordinal", ordinals[:1], [o for o in ordinals if o[0] != ordinals[0][0]])
    yield from _place_conflict(ordered)


def _place_conflict(ordered: Sequence[Report]) -> Iterable[Conflict]:
    """Two cities for what has one place."""
    told = [(r, r.named_cities) for r in ordered if r.event.type in _ONE_PLACE and r.named_cities]
    if not told:
        return
    first, name = told[0][1][0]
    agreed, rivals = [], []
    for item, cities in told:
        if any(similar(first, other) for other, _ in cities):
            agreed.append((name.name, item.event.document))
        else:
            rivals += [(where.name, item.event.document) for _, where in cities]
    yield from _conflict("places", agreed, rivals)


def _conflict(field: str, settled: Sequence[tuple[str, str]], rivals: Sequence[tuple[str, str]]) -> Iterable[Conflict]:
    if not settled or not rivals:
        return
    heard: dict[str, list[str]] = {}
    for value, document in [*settled, *rivals]:
        heard.setdefault(value, []).append(document)
    yield Conflict(
        field=field, values=tuple(RivalValue(value=v, documents=tuple(dict.fromkeys(d))) for v, d in heard.items())
    )
