"""The incremental index: reports in, groups kept up to date; only the components concerned are touched."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.errors import MergeError
from timeline.merging.blocks import Blocks
from timeline.merging.cluster import cluster
from timeline.merging.compare import compare, contradiction
from timeline.merging.explain import joins
from timeline.merging.reports import Report, reports, with_events
from timeline.merging.settle import settle, whole_of
from timeline.merging.weights import Weights, load_weights
from timeline.model import Basis, Entry, Event, EventType, Source

__all__ = ["Index"]


class Index:
    """Events of any number of documents, as entries.

    `add` in any order and in any portions gives the same `entries` as all at once. An event whose id is already there
    replaces nothing: of two that differ the one that comes first by its text is kept, so that order does not matter.
    types: event types of the user's own; what each is `like` may be one event with it.
    """

    def __init__(self, *, types: Iterable[EventType] = (), weights: Weights | None = None) -> None:
        self._weights = (weights or load_weights()).with_types(types)
        self._events: dict[str, dict[str, Event]] = {}
        self._sources: dict[str, Source] = {}
        self._reports: dict[str, Report] = {}
        self._blocks = Blocks()
        self._scores: dict[str, dict[str, int]] = {}
        self._group: dict[str, tuple[str, ...]] = {}
        self._settled: dict[tuple[str, ...], Entry] = {}
        self._entries: tuple[Entry, ...] | None = ()

    @classmethod
    def of(cls, entries: Iterable[Entry], *, sources: Iterable[Source] = (), types: Iterable[EventType] = ()) -> Index:
        """The index behind entries that `entries` once gave, without merging them again.

        Reports are compared when something new comes near them. Entries that were changed by hand are taken as they are
        until then.
        """
        index, entries = cls(types=types), tuple(map(with_events, entries))
        owner = {event.id: entry.id for entry in entries for event in entry.events}
        index._sources = {source.id: source for source in sources}
        for entry in entries:
            group = tuple(sorted(event.id for event in entry.events))
            for event in entry.events:
                index._events.setdefault(event.document, {})[event.id] = _as_told(event)
                index._group[event.id] = group
            # `entries` made an entry of what it is part of, which may fall apart: back to the event,
            # unless it was changed by hand.
            whole = whole_of(entry.events)
            kept = entry.part_of if entry.part_of != owner.get(whole or "") else whole
            index._settled[group] = attrs.evolve(entry, part_of=kept)
        for document in sorted(index._events):
            for item in index._read(document):
                index._list(item)
        index._entries = None
        return index

    def add(self, events: Iterable[Event], *, sources: Iterable[Source] = ()) -> None:
        """Take in events and what is known of their documents.

        Raises MergeError, and takes in nothing, where two documents use one event id.
        """
        told_anew = [_as_told(event) for event in events]
        self._check(told_anew)
        touched: set[str] = set()
        for source in sources:
            known = self._sources.get(source.id)
            if known != source:
                self._sources[source.id] = source if known is None else min(known, source, key=repr)
                touched.add(source.id)
        for event in told_anew:
            told = self._events.setdefault(event.document, {})
            held = told.get(event.id)
            if held != event:
                told[event.id] = event if held is None else min(held, event, key=repr)
                touched.add(event.document)
        self._refresh(sorted(d for d in touched if d in self._events))

    def _check(self, events: Iterable[Event]) -> None:
        homes: dict[str, str] = {}
        for event in events:
            known = self._reports.get(event.id)
            home = homes.setdefault(event.id, known.event.document if known else event.document)
            if home != event.document:
                both = " and ".join(map(repr, sorted((home, event.document))))
                raise MergeError(f"documents {both} both have an event {event.id!r}; give each event an id of its own")

    def remove(self, documents: Iterable[str]) -> None:
        """Forget documents by their ids, with all that they told; ids that are not known are passed over."""
        dirty: set[str] = set()
        for document in documents:
            for name in self._events.pop(document, {}):
                dirty |= self._forget(name)
            self._sources.pop(document, None)
        self._regroup({name for name in dirty if name in self._reports}, frozenset())
        self._entries = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, by date (undated ones last), then type and id."""
        if self._entries is None:
            self._entries = _whole(self._settled.values())
        return self._entries

    def _refresh(self, documents: list[str]) -> None:
        """Read the documents' events anew, and group again what they touch."""
        if not documents:
            return
        dirty: set[str] = set()
        for document in documents:
            for name in self._events[document]:
                dirty |= self._forget(name)
        fresh = [name for document in documents for name in self._insert(document)]
        dirty = {name for name in dirty if name in self._reports}.union(fresh)
        self._regroup(dirty, frozenset(fresh))
        self._entries = None

    def _forget(self, name: str) -> set[str]:
        """Take one report out; the reports that it was scored against."""
        if name not in self._reports:
            return set()
        near = self._near(name)
        for other in near:
            self._scores.get(other, {}).pop(name, None)
        del self._scores[name]
        item = self._reports.pop(name)
        self._blocks.remove(item, self._weights.group(item.event.type))
        group = self._group.pop(name, ())
        self._settled.pop(group, None)
        return set(near).union(group) - {name}

    def _insert(self, document: str) -> list[str]:
        """Make reports of a document's events, and score them against those already there."""
        items = self._read(document)
        for item in items:
            self._list(item)
            for other, score in self._near(item.event.id).items():
                if other in self._scores:
                    self._scores[other][item.event.id] = score
        return [item.event.id for item in items]

    def _read(self, document: str) -> list[Report]:
        return reports(self._events[document], self._sources.get(document))

    def _list(self, item: Report) -> None:
        self._reports[item.event.id] = item
        self._blocks.add(item, self._weights.group(item.event.type))

    def _near(self, name: str) -> dict[str, int]:
        """The scores of all reports worth comparing with this one, made when first asked for."""
        known = self._scores.get(name)
        if known is None:
            item = self._reports[name]
            known = self._scores[name] = {}
            for other in self._blocks.partners(item, self._weights.group(item.event.type)):
                partner = self._reports[other]
                if contradiction(item, partner, self._weights.are_alike) is None:
                    known[other] = self._weights.score(compare(item, partner))
        return known

    def _regroup(self, dirty: set[str], fresh: frozenset[str]) -> None:
        """Cluster the components of the dirty reports; settle the groups that are new or hold a fresh report."""
        seen: set[str] = set()
        for start in sorted(dirty):
            if start in seen:
                continue
            component = self._component(start)
            seen |= component
            groups = cluster(component, self._scores, absent=self._weights.absent, contradict=self._contradict)
            for name in component:
                self._settled_out(name, groups)
            for group in groups:
                if group not in self._settled or not fresh.isdisjoint(group):
                    self._settled[group] = self._settle(group)
                self._group.update(dict.fromkeys(group, group))

    def _settle(self, group: tuple[str, ...]) -> Entry:
        members = [self._reports[n] for n in group]
        return settle(members, self._sources, joins(members, self._scores, self._weights))

    def _settled_out(self, name: str, groups: list[tuple[str, ...]]) -> None:
        """Drop the group that the report was in, unless it stays as it is."""
        old = self._group.get(name)
        if old is not None and old in self._settled and old not in groups:
            del self._settled[old]

    def _component(self, start: str) -> set[str]:
        """All reports that positive scores link to this one."""
        found, queue = {start}, [start]
        while queue:
            for other, score in self._near(queue.pop()).items():
                if score > 0 and other not in found:
                    found.add(other)
                    queue.append(other)
        return found

    def _contradict(self, one: str, other: str) -> bool:
        return contradiction(self._reports[one], self._reports[other], self._weights.are_alike) is not None


def _as_told(event: Event) -> Event:
    """The event without a date that merging gave it."""
    return event if event.date_basis is not Basis.MERGED else attrs.evolve(event, date=None, date_basis=None)


def _whole(settled: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in order, their `part_of` turned from events to the entries that hold them."""
    entries = list(settled)
    owner: dict[str, str] = {}
    for entry in entries:
        for event in entry.events:
            owner[event.id] = entry.id
    turned = [attrs.evolve(e, part_of=owner.get(e.part_of)) if e.part_of else e for e in entries]
    return tuple(sorted(turned, key=_order))


def _order(entry: Entry) -> tuple[object, ...]:
    day = entry.date.edges if entry.date else None
    return (day is None, day or (), entry.type, entry.id)
