"""Why an entry says what it says, as plain records that the page's script shows when the entry is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from timeline.model import Actor, Basis, Conflict, Entry, Event, Place, Source, TimeExpression
from timeline.writing.page.joins import joins, readings
from timeline.writing.page.quotes import segments
from timeline.writing.page.view import outlet, phrase
from timeline.writing.words import day_words, label_words, value_words

_BASIS = {
    Basis.EXPLICIT: "said in the text",
    Basis.IMPLICIT: "inferred",
    Basis.MERGED: "taken from another report",
}


def evidence(entries: Sequence[Entry], sources: Sequence[Source]) -> dict[str, Any]:
    """sources: title, name, day, url; entries: reports, conflicts, joins, readings, facts, in the order given.

    A document that an entry names but `sources` lacks gets a source of its own, known by its id alone.
    """
    known = {source.id: source for source in sources}
    for entry in entries:
        for name in (*entry.sources, *(m.document for m in entry.mentions)):
            known.setdefault(name, Source(id=name, title=name))
    numbers = {name: n for n, name in enumerate(known)}
    parents = {entry.id: label_words(entry) for entry in entries}
    return {
        "sources": [_source(source) for source in known.values()],
        "entries": [_entry(entry, numbers, parents) for entry in entries],
    }


def _source(source: Source) -> dict[str, Any]:
    day = source.day
    return {
        "title": source.title or source.id,
        "name": outlet(source) or source.title or source.id,
        "day": day_words(day) if day else None,
        "iso": day.isoformat() if day else None,
        "url": web_address(source.url),
    }


def web_address(url: str | None) -> str | None:
    """The address if a browser would open it as a web page; None for `javascript:` and the like."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def _entry(entry: Entry, numbers: dict[str, int], labels: dict[str, str]) -> dict[str, Any]:
    return {
        "reports": [_report(entry, name, numbers[name]) for name in _documents(entry)],
        "conflicts": [_conflict(c, numbers) for c in entry.conflicts],
        "joins": joins(entry, numbers),
        "readings": readings(entry, numbers),
        "actors": [_actor(actor) for actor in entry.participants],
        "places": [_place(place) for place in entry.places],
        "facts": _facts(entry),
        "part_of": [entry.part_of, labels.get(entry.part_of, "")] if entry.part_of else None,
    }


def _documents(entry: Entry) -> Iterable[str]:
    """The entry's documents, the leading report first."""
    first = (entry.document,) if entry.document in entry.sources else ()
    return dict.fromkeys((*first, *entry.sources, *(m.document for m in entry.mentions)))


def _report(entry: Entry, document: str, number: int) -> dict[str, Any]:
    """What one document says: its sentences in their order, and how it was read."""
    told = [event for event in entry.events if event.document == document]
    dates = [event.date_mention for event in told if event.date_mention]
    if entry.document == document and entry.date_mention:
        dates.append(entry.date_mention)
    sentences: dict[tuple[int, int], list[Any]] = {}
    for mention in sorted((m for m in entry.mentions if m.document == document), key=lambda m: (m.sentence, m.start)):
        sentences.setdefault(mention.sentence, []).append(mention)
    quotes = []
    for (start, end), mentions in sentences.items():
        inside = [d for d in dates if start <= d.start and d.end <= end]
        quotes.append(segments(mentions, inside))
    return {"source": number, "quotes": quotes, "readings": [_reading(event) for event in told]}


def _reading(event: Event) -> dict[str, Any]:
    """How the extractor read one report of the event."""
    said: TimeExpression | None = event.date_mention
    anchor = said.anchor if said else None
    return {
        "date": phrase(event.date),
        "words": said.text if said else None,
        "anchor": day_words(anchor) if anchor else None,
        "basis": event.date_basis.value if event.date_basis else None,
        "status": event.status.value,
        "type": event.type,
    }


def _conflict(conflict: Conflict, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "field": conflict.field.replace("_", " "),
        "values": [
            {
                "value": value_words(conflict.field, rival.value),
                "sources": [numbers[d] for d in rival.documents if d in numbers],
            }
            for rival in conflict.values
        ],
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "title": actor.title,
        "role": actor.role,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"name": place.name, "kind": place.kind.value, "country": place.country}


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """Name and value of what else is known of the entry."""
    facts = [("Date", phrase(entry.date))]
    if entry.date:
        facts.append(("As EDTF", entry.date.edtf))
    if entry.date_basis:
        facts.append(("Date is", _BASIS[entry.date_basis]))
    if entry.series:
        facts.append(("Series", f"{entry.series}, no. {entry.ordinal}" if entry.ordinal else entry.series))
    facts.append(("Confidence", f"{entry.confidence:.0%}"))
    if len(entry.sources) > 1:
        facts.append(("Independent sources", str(entry.voices)))
    return facts
