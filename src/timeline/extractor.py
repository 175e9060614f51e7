"""Documents -> their events, one report a document: the dates and events stages under one configuration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from timeline.errors import DocumentError, ExtractError, TimelineError
from timeline.merging import fingerprint
from timeline.model import Document, Event, EventType, Source, as_tuple
from timeline.parallel import in_order

if TYPE_CHECKING:
    from spacy.language import Language


@attrs.frozen(kw_only=True)
class Report:
    """What became of one document: its source and events, or the problem that kept it from being processed."""

    source: Source
    events: tuple[Event, ...] = ()
    problem: DocumentError | None = None


@attrs.frozen(kw_only=True)
class Extractor:
    """A configuration of the dates and events stages.

    nlp: a spaCy pipeline with tagger, parser and entities, or the name or path of one; None is the bundled English one.
    types: event types of your own beside the built-in ones; one of the same name replaces the built-in.
    languages: the languages in which dates are looked for; events are read in English.

    >>> from timeline import Document, Extractor
    >>> Extractor().extract(Document(id="a", text="Nothing happened."))
    []
    """

    nlp: Language | str | None = None
    types: tuple[EventType, ...] = attrs.field(default=(), converter=as_tuple)
    languages: tuple[str, ...] = attrs.field(default=("en",), converter=as_tuple)

    def extract(self, document: Document | str, *, published: dt.date | dt.datetime | None = None) -> list[Event]:
        """The events of one document, in the order of their first mentions; [] if there are none.

        A plain text stands for a document with the id "text"; `published` is its day of writing. Where a document has
        none, the text is asked for it (dateline, byline, the years it names). Raises ExtractError where the document
        cannot be processed.
        """
        # A timeline that is only loaded and shown needs neither the event tables nor spaCy.
        from timeline.events import extract_events  # noqa: PLC0415

        if isinstance(document, str):
            document = Document(id="text", text=document, published=published)
        elif published is not None:
            document = attrs.evolve(document, published=published)
        return extract_events(dated(document), nlp=self.nlp, types=self.types, languages=self.languages)

    def report(self, document: Document) -> Report:
        """The document's events, or the problem it made; no document raises."""
        document = dated(document)
        source = Source(
            id=document.id,
            title=document.title,
            published=document.published,
            source=document.source,
            url=document.url,
            language=document.language,
            fingerprint=fingerprint(document.text),
        )
        if not document.text.strip():
            return Report(source=source, problem=_problem(document, "it has no text", "leave it out or give it text"))
        try:
            return Report(source=source, events=tuple(self.extract(document)))
        except DocumentError as problem:
            return Report(source=source, problem=problem)
        except (TimelineError, ValueError, ArithmeticError, LookupError, RecursionError) as fault:
            # One text that trips a foreign library must not lose the thousand others.
            reason = f"its events could not be extracted: {type(fault).__name__}: {fault}"
            return Report(source=source, problem=_problem(document, reason, "please report this with the document"))

    def reports(self, documents: Iterable[Document], *, processes: int = 1) -> Iterator[Report]:
        """One report a document, in the order of the documents, as they are done.

        With several processes each holds a pipeline of its own; the reports are the same. Raises PipelineError or
        LanguageError before the first, where the fault is not a document's but in what all are read with.
        """
        self._check()
        yield from in_order(self.report, documents, processes=processes)

    def _check(self) -> None:
        if self.nlp is not None:
            from timeline import grammar  # noqa: PLC0415 (as above)

            grammar.load(self.nlp)
        if self.languages != ("en",):
            from timeline.dates import find_dates  # noqa: PLC0415 (as above)

            find_dates("", languages=self.languages)


def dated(document: Document) -> Document:
    """The document, with the publication day that its text tells where it has none of its own."""
    from timeline.dates import find_anchor  # noqa: PLC0415 (as above)

    if document.published is not None:
        return document
    return attrs.evolve(document, published=find_anchor(document.text))


def _problem(document: Document, reason: str, advice: str) -> ExtractError:
    return ExtractError(reason=reason, document=document.id, advice=advice)
