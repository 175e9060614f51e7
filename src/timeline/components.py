"""The date stage and the event stage as spaCy components, `timeline_dates` and `timeline_events`.

spaCy finds both by entry points, and loads them whenever it makes any pipeline, so this module imports nothing heavy.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from timeline.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Dates", "Events", "make_dates", "make_events"]

_DOC = {"anchor": None, "time_expressions": (), "events": ()}
_SPAN = {"time_expression": None, "event": None}


def _extend() -> None:
    """Register the extension attributes once; a second pipeline of the same process finds them there."""
    for owner, defaults in ((Doc, _DOC), (Span, _SPAN)):
        for name, default in defaults.items():
            if not owner.has_extension(name):
                owner.set_extension(name, default=default)


def _day(anchor: str | dt.date | None) -> dt.date | dt.datetime | None:
    """The anchor of the configuration, where it stands as text because a configuration is saved as text."""
    if isinstance(anchor, str):
        return dt.datetime.fromisoformat(anchor) if len(anchor) > len("2005-11-16") else dt.date.fromisoformat(anchor)
    return anchor


@attrs.frozen(kw_only=True)
class Dates:
    """Writes `doc.spans["timeline_dates"]`, `doc._.time_expressions` and `span._.time_expression` of each span.

    anchor: the day that relative expressions count from, unless the document has its own in `doc._.anchor`.
    A span takes in every token that the expression touches; exact offsets stand in the time expression.
    """

    anchor: dt.date | dt.datetime | None = None
    prefer: str = "auto"
    languages: tuple[str, ...] = ("en",)

    def __call__(self, doc: Doc) -> Doc:
        from timeline.dates import find_dates  # noqa: PLC0415

        found = find_dates(doc.text, anchor=doc._.anchor or self.anchor, prefer=self.prefer, languages=self.languages)
        doc._.time_expressions = tuple(found)
        doc.spans["timeline_dates"] = _spans(doc, ((x.start, x.end, str(x.type), x) for x in found), "time_expression")
        return doc


@attrs.frozen(kw_only=True)
class Events:
    """Writes `doc.spans["timeline_events"]`, one span a mention, `doc._.events`, and `span._.event` of each span.

    It reads the tags, dependencies and entities that the components before it have set. anchor: the day of
    publication, unless the document has its own in `doc._.anchor`.
    """

    anchor: dt.date | dt.datetime | None = None
    languages: tuple[str, ...] = ("en",)

    def __call__(self, doc: Doc) -> Doc:
        from timeline.events import extract_events  # noqa: PLC0415

        document = Document(id="doc", text=doc.text, published=doc._.anchor or self.anchor)
        found: Any = extract_events(document, nlp=doc, languages=self.languages)
        doc._.events = tuple(found)
        rows = ((m.start, m.end, event.type, event) for event in found for m in event.mentions)
        doc.spans["timeline_events"] = _spans(doc, rows, "event")
        return doc


def _spans(doc: Doc, rows: Iterable[tuple[int, int, str, object]], name: str) -> list[Span]:
    spans = []
    for start, end, label, value in rows:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            span._.set(name, value)
            spans.append(span)
    return filter_spans(spans)


@Language.factory(
    "timeline_dates",
    assigns=["doc.spans", "doc._.time_expressions", "span._.time_expression"],
    default_config={"anchor": None, "prefer": "auto", "languages": ["en"]},
)
def make_dates(nlp: Language, name: str, *, anchor: str | None, prefer: str, languages: Sequence[str]) -> Dates:  # noqa: ARG001
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
