"""What the page shows of a timeline: headings and rows for the template, and the index that its script searches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import attrs

from timeline.datespan import DateSpan, Granularity
from timeline.model import ActorKind, Entry, Event, Source, Status
from timeline.writing.page.days import Certainty, brief, certainty
from timeline.writing.words import MONTHS, date_words, label_words

_EPOCH = date(1970, 1, 1).toordinal()
_FACETS = (
    ("type", "Type"), ("status", "Status"), ("country", "Country"), ("person", "Person"),
    ("organization", "Organization"), ("place", "Place"), ("source", "Source"), ("check", "Evidence"),
)  # fmt: skip
_NAMES_SHOWN = 3
_HUES = ("summit", "visit", "meeting", "call", "signing")  # the built-in types keep their colour on every page
_OTHER_HUES = 3
_CERTAINTY_WORDS = {
    "exact": "exact date",
    "broad": "exact day not known",
    "approximate": "approximate date",
    "open": "open period",
    "undated": "date not known",
}
_UNNAMED = "Unnamed source"


@attrs.frozen(kw_only=True)
class Row:
    """One entry as the list shows it; `number` counts from 0 in the order of the page."""

    number: int
    id: str
    type: str
    hue: int
    status: str
    certainty: str
    when: str
    main: str
    note: str
    label: str
    names: tuple[str, ...]
    more_names: int
    places: tuple[str, ...]
    sources: int
    conflicts: int

    @property
    def type_words(self) -> str:
        """The type's name without the marks of a program."""
        return self.type.replace("_", " ")

    @property
    def certainty_words(self) -> str:
        """How surely the date is known, to be read aloud after it."""
        return _CERTAINTY_WORDS[self.certainty]


@attrs.frozen(kw_only=True)
class Month:
    """The rows below one heading; "" heads what belongs to no month of its year."""

    id: str
    heading: str
    rows: tuple[Row, ...]


@attrs.frozen(kw_only=True)
class Year:
    """A year, a decade or "No date"."""

    id: str
    heading: str
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """How many entries it holds."""
        return sum(len(month.rows) for month in self.months)


@attrs.frozen(order=True)
class _Shelf:
    """Where an entry stands: sorted by year, broader units before narrower ones, then by month (0: none)."""

    year: int
    narrow: bool
    century: bool
    month: int

    @property
    def headings(self) -> tuple[str, str]:
        if self.year > date.max.year:
            return "No date", ""
        if self.narrow:
            return str(self.year), MONTHS[self.month - 1] if self.month else "Month not known"
        return (f"{self.year}–{self.year + 99}" if self.century else f"{self.year}s"), ""


_UNDATED = _Shelf(date.max.year + 1, narrow=True, century=False, month=0)


def _shelf(span: DateSpan | None) -> _Shelf:
    if span is None:
        return _UNDATED
    edge = span.start or span.edges[1]
    if span.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return _Shelf(edge.year, narrow=False, century=span.granularity is Granularity.CENTURY, month=0)
    month = edge.month if span.granularity.rank <= Granularity.MONTH.rank else 0
    return _Shelf(edge.year, narrow=True, century=False, month=month)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries as the page tells them: by year and month, what is known to the day after what is not."""

    def key(entry: Entry) -> tuple[Any, ...]:
        span = entry.date
        if span is None:
            return (_UNDATED, 0, 0, 0, entry.label, entry.id)
        first = (span.start or span.end or date.max).toordinal()
        return (_shelf(span), first, -span.granularity.rank, span.edges[1].toordinal(), entry.label, entry.id)

    return sorted(entries, key=key)


def chronology(entries: Sequence[Entry]) -> tuple[Year, ...]:
    """The years of the page with their months and rows; `entries` as `in_order` gives them."""
    types = hues(entries)
    rows = [(_shelf(e.date), _row(n, e, types)) for n, e in enumerate(entries)]
    years: list[Year] = []
    for (heading, _), held in groupby(rows, key=lambda pair: (pair[0].headings[0], pair[0].narrow)):
        slug = f"y{len(years)}"
        months = tuple(
            Month(id=f"{slug}m{n}", heading=shelf.headings[1], rows=tuple(row for _, row in group))
            for n, (shelf, group) in enumerate(groupby(held, key=lambda pair: pair[0]))
        )
        years.append(Year(id=slug, heading=heading, months=months))
    return tuple(years)


def _row(number: int, entry: Entry, types: dict[str, int]) -> Row:
    main, note = brief(entry.date)
    names = tuple(actor.name for actor in entry.participants)
    return Row(
        number=number,
        id=entry.id,
        type=entry.type,
        hue=types[entry.type],
        status=entry.status.value,
        certainty=certainty(entry.date).value,
        when=phrase(entry.date),
        main=main,
        note=note,
        label=label_words(entry),
        names=names[:_NAMES_SHOWN],
        more_names=max(0, len(names) - _NAMES_SHOWN),
        places=tuple(place.name for place in entry.places[:_NAMES_SHOWN]),
        sources=len(entry.sources),
        conflicts=len(entry.conflicts),
    )


def hues(entries: Iterable[Event]) -> dict[str, int]:
    """The colour number of each type that occurs: from 0 for the built-in ones, the others share what is left."""
    names = {entry.type for entry in entries}
    others = sorted(names.difference(_HUES))
    found = {name: number for number, name in enumerate(_HUES) if name in names}
    return found | {name: len(_HUES) + i % _OTHER_HUES for i, name in enumerate(others)}


def phrase(span: DateSpan | None) -> str:
    """The span in words, "no date" for none."""
    return date_words(span) if span else "no date"


def outlet(source: Source) -> str:
    """Who published it: the name given, else the host of its address, else ""."""
    return source.source or _host(source.url)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def index(entries: Sequence[Entry], sources: Sequence[Source]) -> dict[str, Any]:
    """What search, filters and overview need of each entry, as plain records.

    facets: key, title, values; hues: the colour number of each type; entries: id, label, when, first and last day (in
    days from 1970-01-01; None where open), and for each facet the numbers of the entry's values.
    """
    outlets = {source.id: outlet(source) or _UNNAMED for source in sources}
    tables: list[dict[str, int]] = [{} for _ in _FACETS]
    colours = hues(entries)
    tables[0] = {name: i for i, name in enumerate(colours)}
    tables[1] = {status.value: i for i, status in enumerate(Status)}
    records = []
    for entry in entries:
        values = _facet_values(entry, outlets)
        numbers = [
            [table.setdefault(v, len(table)) for v in found] for table, found in zip(tables, values, strict=True)
        ]
        span = entry.date
        records.append(
            {
                "id": entry.id,
                "label": label_words(entry),
                "when": phrase(span),
                "known": certainty(span).value,
                "first": span.start.toordinal() - _EPOCH if span and span.start else None,
                "last": span.end.toordinal() - _EPOCH if span and span.end else None,
                "extra": " ".join(filter(None, (entry.series, *(actor.title for actor in entry.participants)))),
                "values": numbers,
            }
        )
    facets = [{"key": k, "title": t, "values": list(table)} for (k, t), table in zip(_FACETS, tables, strict=True)]
    return {"facets": facets, "hues": list(colours.values()), "entries": records}


def _facet_values(entry: Entry, outlets: dict[str, str]) -> list[Iterable[str]]:
    """The entry's values for each of _FACETS, each value once."""
    named: dict[ActorKind, dict[str, None]] = {kind: {} for kind in ActorKind}
    for actor in entry.participants:
        named[actor.kind][actor.name] = None
    countries = {a.country or (a.name if a.kind is ActorKind.COUNTRY else None): None for a in entry.participants}
    countries.update({place.country: None for place in entry.places})
    countries.pop(None, None)
    papers = dict.fromkeys(outlets.get(s, _UNNAMED) for s in entry.sources)
    organizations = {**named[ActorKind.ORGANIZATION], **named[ActorKind.DELEGATION]}
    places = dict.fromkeys(p.name for p in entry.places)
    return [
        [entry.type], [entry.status.value], [c for c in countries if c], named[ActorKind.PERSON], organizations, places,
        papers, _checks(entry),
    ]  # fmt: skip


def _checks(entry: Entry) -> Iterable[str]:
    """What an editor would look into."""
    if entry.conflicts:
        yield "sources disagree"
    yield "several sources" if entry.voices > 1 else "one source"
    known = certainty(entry.date)
    yield {Certainty.EXACT: "exact date", Certainty.BROAD: "no exact day", Certainty.UNDATED: "no date"}.get(
        known, f"{known} date"
    )
