"""The date stage and the event stage as spaCy components, `timeline_dates` and `timeline_events`.

spaCy finds both by entry points, and loads them whenever it makes any pipeline, so this module imports nothing heavy.
What they find lies in `doc.user_data` as plain records: a Doc with it can be saved, and travels between processes.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from timeline.model import Document, Event, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Dates", "Events", "make_dates", "make_events"]

Prefer: TypeAlias = Literal["auto", "past", "future", "nearest"]

_ANCHOR, _DATES, _EVENTS = "timeline_anchor", "timeline_dates", "timeline_events"


def _read(doc: Doc, key: str) -> tuple[Any, ...]:
    from timeline.writing.records import from_record  # noqa: PLC0415

    kind: type[Any] = TimeExpression if key == _DATES else Event
    return tuple(from_record(record, kind) for record in doc.user_data.get(key, ()))


def _write(doc: Doc, key: str, things: Iterable[TimeExpression | Event]) -> None:
    from timeline.writing.records import to_record  # noqa: PLC0415

    doc.user_data[key] = [to_record(thing) for thing in things]


def _get_anchor(doc: Doc) -> dt.date | dt.datetime | None:
    return _day(doc.user_data.get(_ANCHOR))


def _set_anchor(doc: Doc, anchor: dt.date | str | None) -> None:
    doc.user_data[_ANCHOR] = anchor.isoformat() if isinstance(anchor, dt.date) else anchor


def _covers(span: Span, start: int, end: int) -> bool:
    return span.start_char <= start and end <= span.end_char


def _get_time(span: Span) -> TimeExpression | None:
    return next((x for x in _read(span.doc, _DATES) if _covers(span, x.start, x.end)), None)


def _get_event(span: Span) -> Event | None:
    for event in _read(span.doc, _EVENTS):
        if any(_covers(span, mention.start, mention.end) for mention in event.mentions):
            return event  # type: ignore[no-any-return]
    return None


def _extend() -> None:
    """Register the extension attributes; doing it again changes nothing."""
    Doc.set_extension("anchor", getter=_get_anchor, setter=_set_anchor, force=True)
    Doc.set_extension("time_expressions", getter=lambda doc: _read(doc, _DATES), force=True)
    Doc.set_extension("events", getter=lambda doc: _read(doc, _EVENTS), force=True)
    Span.set_extension("time_expression", getter=_get_time, force=True)
    Span.set_extension("event", getter=_get_event, force=True)


def _day(anchor: str | None) -> dt.date | dt.datetime | None:
    """The anchor, which stands as text in a configuration and in a saved Doc. Raises ValueError for no ISO date."""
    if anchor is None:
        return None
    return dt.datetime.fromisoformat(anchor) if len(anchor) > len("2005-11-16") else dt.date.fromisoformat(anchor)


@attrs.frozen(kw_only=True)
class Dates:
    """Writes `doc.spans["timeline_dates"]`, `doc._.time_expressions` and `span._.time_expression` of each span.

    anchor: the day that relative expressions count from, unless the document has its own in `doc._.anchor`.
    A span takes in every token that the expression touches; exact offsets stand in the time expression.
    """

    anchor: dt.date | dt.datetime | None = None
    prefer: Prefer = "auto"
    languages: tuple[str, ...] = ("en",)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with what was found."""
        from timeline.dates import find_dates  # noqa: PLC0415

        found = find_dates(doc.text, anchor=doc._.anchor or self.anchor, prefer=self.prefer, languages=self.languages)
        _write(doc, _DATES, found)
        doc.spans[_DATES] = _spans(doc, ((x.start, x.end, str(x.type)) for x in found))
        return doc


@attrs.frozen(kw_only=True)
class Events:
    """Writes `doc.spans["timeline_events"]`, one span a mention, `doc._.events`, and `span._.event` of each span.

    It reads the tags, dependencies and entities that the components before it have set; without them it raises
    PipelineError. anchor: the day of publication, unless the document has its own in `doc._.anchor`.
    """

    anchor: dt.date | dt.datetime | None = None
    languages: tuple[str, ...] = ("en",)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with what was found."""
        from timeline.events import extract_events  # noqa: PLC0415

        document = Document(id="doc", text=doc.text, published=doc._.anchor or self.anchor)
        found = extract_events(document, nlp=doc, languages=self.languages)
        _write(doc, _EVENTS, found)
        doc.spans[_EVENTS] = _spans(doc, ((m.start, m.end, event.type) for event in found for m in event.mentions))
        return doc


def _spans(doc: Doc, rows: Iterable[tuple[int, int, str]]) -> list[Span]:
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in rows)
    return filter_spans(span for span in spans if span is not None)


@Language.factory(
    "timeline_dates",
    assigns=["doc.spans", "doc._.time_expressions", "span._.time_expression"],
    default_config={"anchor": None, "prefer": "auto", "languages": ["en"]},
)
def make_dates(nlp: Language, name: str, *, anchor: str | None, prefer: Prefer, languages: Sequence[str]) -> Dates:  # noqa: ARG001
    """The component for `nlp.add_pipe("timeline_dates", config={"anchor": "2005-11-16"})`."""
    _extend()
    return Dates(anchor=_day(anchor), prefer=prefer, languages=tuple(languages))


@Language.factory(
    "timeline_events",
    requires=["token.dep", "token.pos", "doc.ents"],
    assigns=["doc.spans", "doc._.events", "span._.event"],
    default_config={"anchor": None, "languages": ["en"]},
)
def make_events(nlp: Language, name: str, *, anchor: str | None, languages: Sequence[str]) -> Events:  # noqa: ARG001
    """The component for `nlp.add_pipe("timeline_events", config={"anchor": "2005-11-16"})`, after parser and NER."""
    _extend()
    return Events(anchor=_day(anchor), languages=tuple(languages))
