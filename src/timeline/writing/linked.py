"""JSON for the web: schema.org Events as JSON-LD, and the slides of TimelineJS."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from timeline.model import Actor, ActorKind, DateSpan, Entry, Granularity, Place, Source, Status
from timeline.writing.words import (
    by_id,
    date_words,
    first_mentions,
    in_order,
    label_words,
    one_line,
    source_words,
    well_formed,
)

_SCHEMA = "https://schema.org/"
# The vocabulary by its address alone: a context by reference would have to be fetched by whoever reads the file.
_CONTEXT = {
    "@vocab": _SCHEMA,
    **{name: {"@type": f"{_SCHEMA}Date"} for name in ("startDate", "endDate", "datePublished")},
}
_STATUS = {Status.POSTPONED: "EventPostponed", Status.CANCELLED: "EventCancelled"}
_KINDS = {ActorKind.PERSON: "Person", ActorKind.COUNTRY: "Country"}


def to_jsonld(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """All entries as a JSON-LD graph of schema.org Events, each with the articles that report it."""
    documents = by_id(sources)
    graph = [_schema_event(entry, documents) for entry in in_order(entries)]
    return _dump({"@context": _CONTEXT, "@graph": graph})


def _schema_event(entry: Entry, documents: dict[str, Source]) -> dict[str, Any]:
    told = next((mention.quote for mention in first_mentions(entry) if mention.quote), None)
    return _filled({
        "@type": "Event",
        "@id": _name("entry", entry.id),
        "identifier": entry.id,
        "additionalType": entry.type,
        "name": label_words(entry),
        "description": told,
        "startDate": entry.date and entry.date.start and entry.date.start.isoformat(),
        "endDate": entry.date and entry.date.end and entry.date.end.isoformat(),
        "temporalCoverage": entry.date and entry.date.edtf,
        "eventStatus": {"@id": _SCHEMA + _STATUS.get(entry.status, "EventScheduled")},
        "attendee": [_agent(actor) for actor in entry.participants],
        "location": [_location(place) for place in entry.places],
        "superEvent": {"@id": _name("entry", entry.part_of)} if entry.part_of else None,
        "subjectOf": [_article(each, documents.get(each)) for each in entry.sources],
    })  # fmt: skip


def _agent(actor: Actor) -> dict[str, Any]:
    kind = _KINDS.get(actor.kind, "Organization")
    country = {"@type": "Country", "name": actor.country} if actor.country else None
    told = {"jobTitle": actor.title, "nationality": country} if kind == "Person" else {}
    return _filled({"@type": kind, "name": actor.name, **told})


def _location(place: Place) -> dict[str, Any]:
    geo = place.latitude is not None and place.longitude is not None
    return _filled({
        "@type": "Place",
        "name": place.name,
        "address": {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None,
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if geo else None,
    })  # fmt: skip


def _article(document: str, source: Source | None) -> dict[str, Any]:
    if source is None:
        return {"@type": "Article", "@id": _name("document", document), "identifier": document}
    return _filled({
        "@type": "NewsArticle",
        "@id": _name("document", document),
        "identifier": document,
        "headline": source.title,
        "datePublished": source.day and source.day.isoformat(),
        "publisher": {"@type": "Organization", "name": source.source} if source.source else None,
        "url": source.url,
        "inLanguage": source.language,
    })  # fmt: skip


def _name(kind: str, identifier: str) -> str:
    return f"urn:timeline:{kind}:{quote(identifier, safe='', errors='replace')}"


def to_timelinejs(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """The dated entries as slides for TimelineJS (timeline.knightlab.com), grouped by type; a slide's text is HTML."""
    documents = by_id(sources)
    slides = [_slide(entry, entry.date, documents) for entry in in_order(entries) if entry.date]
    headline = f"{len(slides)} events from {len(sources)} documents"
    return _dump({"title": {"text": {"headline": "Timeline", "text": headline}}, "events": slides})


def _slide(entry: Entry, date: DateSpan, documents: dict[str, Source]) -> dict[str, Any]:
    first = date.start or date.edges[1]
    return _filled({
        "unique_id": entry.id,
        "group": entry.type,
        "start_date": _point(first, date.granularity),
        "end_date": _point(date.end, date.granularity) if date.start and date.end and date.end > first else None,
        "display_date": date_words(date),
        "text": {"headline": _safe(_headline(entry)), "text": _body(entry, documents)},
    })  # fmt: skip


def _headline(entry: Entry) -> str:
    return label_words(entry) + (f" ({entry.status})" if entry.status is not Status.HELD else "")


def _body(entry: Entry, documents: dict[str, Source]) -> str:
    parts = [f"<p>{_safe(', '.join(a.name for a in entry.participants))}</p>"] if entry.participants else []
    for mention in first_mentions(entry):
        source = documents.get(mention.document)
        cited = _safe(source_words(source) if source else mention.document)
        if source and source.url and source.url.lower().startswith(("http://", "https://")):
            cited = f'<a href="{_safe(source.url)}">{cited}</a>'
        parts.append(f"<blockquote>{_safe(mention.quote or mention.text)} ({cited})</blockquote>")
    return "".join(parts)


def _point(day: dt.date, size: Granularity) -> dict[str, int]:
    """As exact as the span: a month has no day, a year no month."""
    whole = {"year": day.year, "month": day.month, "day": day.day}
    kept = 3 if size in (Granularity.DAY, Granularity.WEEK) else 1 if size.rank >= Granularity.YEAR.rank else 2
    return dict(list(whole.items())[:kept])


def _safe(text: str) -> str:
    return html.escape(one_line(text))


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    """The record without the keys that say nothing."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def _dump(content: Any) -> str:
    return well_formed(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"
