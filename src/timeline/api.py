"""The stages joined: `extract`, `merge`, `build`, `load`, and the `Timeline` that they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from typing import Any

import attrs

from timeline import merging, writing
from timeline.errors import DocumentError, ExtractError
from timeline.extractor import Extractor, Report
from timeline.model import Document, Entry, Event, EventType, Source, as_tuple
from timeline.progress import Progress, shown
from timeline.selecting import Names, in_period, is_upcoming, matcher, span_between
from timeline.writing.render import event_html, timeline_html

__all__ = ["Extractor", "Timeline", "build", "extract", "load", "merge"]

# A type of the floor knows no stage, so how a notebook shows an event is told here, where all stages are known.
setattr(Event, "_repr_html_", event_html)  # noqa: B010 (mypy would not have it otherwise)


class _Memory:
    """The merging index behind a timeline, handed on to the next when documents are added.

    An index changes as it grows, a timeline never does: whoever takes the index leaves none, and a timeline without one
    makes it anew from its entries.
    """

    __slots__ = ("_index", "types")

    def __init__(self, index: merging.Index | None = None, types: Iterable[EventType] = ()) -> None:
        self._index = index
        self.types = tuple(types)

    def take(self, types: Iterable[EventType]) -> merging.Index | None:
        """The index, once, if it was made with these types of the user's own."""
        if self.types != tuple(types):
            return None
        index, self._index = self._index, None
        return index


@attrs.frozen(kw_only=True)
class Timeline:
    """A chronology: one entry for each real event, in order of time, undated ones last.

    documents: what is remembered of each document read, with or without events; problems: the documents that could not
    be processed, each with its reason. A timeline never changes; `add` and `filter` give a new one.
    """

    entries: tuple[Entry, ...] = attrs.field(default=(), converter=as_tuple)
    documents: tuple[Source, ...] = attrs.field(default=(), converter=as_tuple)
    problems: tuple[DocumentError, ...] = attrs.field(default=(), converter=as_tuple, eq=False)
    _memory: _Memory = attrs.field(factory=_Memory, eq=False, repr=False)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __getitem__(self, key: int | str) -> Entry:
        """The entry at a position, or the one with an id: its own, or that of one of its reports, which it keeps when
        an older article gives it another id. Raises IndexError or KeyError.
        """
        if isinstance(key, int):
            return self.entries[key]
        for entry in self.entries:
            if entry.id == key:
                return entry
        for entry in self.entries:
            if any(event.id == key for event in entry.events):
                return entry
        raise KeyError(key)

    def between(self, start: dt.date | str | None, end: dt.date | str | None) -> Timeline:
        """The dated entries that may lie between two days, both included; None leaves a side open.

        A text is EDTF: `between("2005-11", "2005-12")` is from 1 November to 31 December 2005.
        """
        period = span_between(start, end)
        return self._keep(lambda entry: in_period(entry, period))

    def upcoming(self, on: dt.date) -> Timeline:
        """The entries that begin on that day or later, without the cancelled and the postponed."""
        return self._keep(lambda entry: is_upcoming(entry, on))

    def filter(
        self,
        *,
        type: Names | None = None,  # noqa: A002 (the field's name)
        status: Names | None = None,
        participant: Names | None = None,
        place: Names | None = None,
        source: Names | None = None,
    ) -> Timeline:
        """The entries that meet every condition given; of several values for one, any will do.

        participant, place: whole words of a name, whatever case and accents ("xi", "central asia"), or a country's
        ISO 3166-1 code ("KZ"). source: words of a source's name, or a document's id or address.
        """
        sources = {source.id: source for source in self.documents}
        test = matcher(sources, type=type, status=status, participant=participant, place=place, source=source)
        return self._keep(test)

    def _keep(self, test: Callable[[Entry], bool]) -> Timeline:
        return attrs.evolve(self, entries=tuple(filter(test, self.entries)), memory=_Memory(types=self._memory.types))

    def add(
        self,
        documents: Iterable[Document],
        *,
        extractor: Extractor | None = None,
        processes: int = 1,
        progress: bool | Callable[[Progress], None] = False,
        strict: bool = False,
    ) -> Timeline:
        """The timeline of these documents and those that it has: the same as of all built at once.

        A document whose id the timeline knows takes the place of its older version. With event types of one's own,
        `extractor` must know them here too.
        """
        extractor = extractor or Extractor()
        found = _gather(documents, extractor, processes=processes, progress=progress, strict=strict)
        newer = {source.id for source in found.sources}
        older = tuple(source for source in self.documents if source.id not in newer)
        index = self._memory.take(extractor.types)
        if index is None:
            index = merging.Index.of(self.entries, sources=self.documents, types=extractor.types)
        index.remove(newer)
        index.add(found.events, sources=found.sources)
        still = tuple(p for p in self.problems if p.document not in newer)
        return _timeline(index, (*older, *found.sources), (*still, *found.problems), types=extractor.types)

    def diff(self, newer: Timeline) -> merging.Changes:
        """What the newer timeline tells otherwise: entries added, removed, rescheduled, confirmed, cancelled."""
        types = dict.fromkeys((*self._memory.types, *newer._memory.types))
        return merging.diff(self.entries, newer.entries, types=types)

    def explain(self, entry: Entry | str) -> str:
        """Why the reports of an entry, given as such or by its id, are one event, and where each field comes from."""
        return merging.explain(self[entry] if isinstance(entry, str) else entry)

    def to(self, format: str) -> bytes:  # noqa: A002 (the word of the command)
        """The timeline as a file of that format. Raises FormatError for one that is not known or not installed."""
        return writing.write(self.entries, self.documents, format)

    def to_json(self) -> str:
        """Everything, as one JSON object that `load` reads back without loss."""
        return self.to("json").decode()

    def to_jsonl(self) -> str:
        """One entry a line."""
        return self.to("jsonl").decode()

    def to_markdown(self) -> str:
        """A chronology to read, its evidence in footnotes."""
        return self.to("markdown").decode()

    def to_csv(self) -> str:
        """One row an entry, for spreadsheets."""
        return self.to("csv").decode("utf-8-sig")

    def to_frame(self) -> Any:
        """A pandas DataFrame, one row an entry: days are `datetime.date`, lists are lists. Needs the extra `frames`."""
        from timeline.writing.frames import to_frame  # noqa: PLC0415 (pandas is an extra)

        return to_frame(self.entries, self.documents)

    def to_ics(self) -> bytes:
        """An iCalendar of the dated entries."""
        return self.to("ics")

    def to_html(self, *, title: str = "Timeline") -> str:
        """A page of its own that opens from disk, with search, filters and the evidence of every entry."""
        from timeline.writing.html import to_html  # noqa: PLC0415 (jinja2 loads on first use)

        return to_html(self.entries, self.documents, title=title, problems=self.problems)

    def _repr_html_(self) -> str:
        """The first entries as a table, for notebooks."""
        return timeline_html(self.entries, self.documents)

    def save(self, path: str | PathLike[str], *, format: str | None = None) -> None:  # noqa: A002
        """Write the timeline to a file, in the format that its ending or `format` names; the old file stays whole
        until the new one is.
        """
        writing.save(path, self.entries, self.documents, format=format)


@attrs.frozen(kw_only=True)
class _Gathered:
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    problems: tuple[DocumentError, ...]


def _gather(
    documents: Iterable[Document],
    extractor: Extractor,
    *,
    processes: int,
    progress: bool | Callable[[Progress], None],
    strict: bool,
) -> _Gathered:
    """Extract the documents as they stream by; keep their sources, events and problems, not their texts."""
    sources: dict[str, Source] = {}
    events: list[Event] = []
    problems: list[DocumentError] = []
    done = 0
    with shown(progress) as show:
        for report in extractor.reports(documents, processes=processes):
            done += 1
            problem = report.problem or _clash(report, sources)
            if problem is not None:
                if strict:
                    raise problem
                problems.append(problem)
            elif report.source.id not in sources:
                sources[report.source.id] = report.source
                events.extend(report.events)
            show(Progress(documents=done, events=len(events), failures=len(problems)))
    return _Gathered(sources=tuple(sources.values()), events=tuple(events), problems=tuple(problems))


def _clash(report: Report, sources: dict[str, Source]) -> ExtractError | None:
    """The same document twice is one; two that differ under one id cannot both be cited."""
    known = sources.get(report.source.id)
    if known is None or known == report.source:
        return None
    reason = "another document of these has the same id"
    return ExtractError(reason=reason, document=known.id, advice="give each document an id of its own")


def _timeline(
    index: merging.Index,
    sources: Iterable[Source],
    problems: Iterable[DocumentError] = (),
    *,
    types: Iterable[EventType] = (),
) -> Timeline:
    documents = sorted(sources, key=lambda source: source.id)
    return Timeline(entries=index.entries, documents=documents, problems=problems, memory=_Memory(index, types))


def extract(
    document: Document | str,
    *,
    published: dt.date | dt.datetime | None = None,
    extractor: Extractor | None = None,
) -> list[Event]:
    """The events of one document, or of a plain text with its day of writing, in the order of their first mentions.

    Raises ExtractError where the document cannot be processed.
    """
    return (extractor or Extractor()).extract(document, published=published)


def merge(events: Iterable[Event], *, documents: Iterable[Source] = (), types: Iterable[EventType] = ()) -> Timeline:
    """The timeline of events of any number of documents: reports of one real event become one entry.

    documents: what is known of the documents; those not among them are known by their ids alone. The order of neither
    matters. types: event types of one's own, for what each is `like`. Raises MergeError where two documents use one
    event id.
    """
    events, types = tuple(events), tuple(types)
    known = {source.id: source for source in documents}
    told = {event.document: Source(id=event.document) for event in events}
    sources = {**told, **known}.values()
    index = merging.Index(types=types)
    index.add(events, sources=sources)
    return _timeline(index, sources, types=types)


def build(
    documents: Iterable[Document],
    *,
    extractor: Extractor | None = None,
    processes: int = 1,
    progress: bool | Callable[[Progress], None] = False,
    strict: bool = False,
) -> Timeline:
    """The timeline of the documents, which are streamed: only their events are kept.

    processes: how many work at once; the result is the same. progress: True shows a running count on standard error, a
    function is called with a Progress after each document. A document that cannot be processed is listed in the
    timeline's `problems`, or raised at once if `strict`.
    """
    extractor = extractor or Extractor()
    found = _gather(documents, extractor, processes=processes, progress=progress, strict=strict)
    index = merging.Index(types=extractor.types)
    index.add(found.events, sources=found.sources)
    return _timeline(index, found.sources, found.problems, types=extractor.types)


def load(path: str | PathLike[str]) -> Timeline:
    """The timeline that `Timeline.save` wrote as JSON. Raises FormatError where the file is none."""
    entries, sources = writing.load(path)
    return Timeline(entries=entries, documents=sources)
