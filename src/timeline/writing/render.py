"""Notebook views: a text with its dates and events marked, and an event or a timeline as a small table.

Fragments of HTML with inline styles, as notebooks and code forges keep them. Every text in them is escaped; they hold
no script and no address but those of web pages. Colours are see-through, so that they do on light and dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice

import attrs

from timeline.model import Document, Entry, Event, Source, TimeExpression
from timeline.writing.page.evidence import web_address
from timeline.writing.page.view import hues, outlet, phrase
from timeline.writing.words import day_words, in_order, label_words, well_formed

_DATE = "rgba(56, 140, 180, 0.25)"
# In the order of the page's colours: summit, visit, meeting, call, signing, and three for the types of users.
_TYPES = (
    "rgba(200, 60, 40, 0.28)",
    "rgba(30, 130, 170, 0.28)",
    "rgba(130, 140, 40, 0.30)",
    "rgba(140, 80, 170, 0.28)",
    "rgba(210, 140, 20, 0.30)",
    "rgba(40, 140, 100, 0.28)",
    "rgba(80, 95, 190, 0.28)",
    "rgba(180, 70, 130, 0.28)",
)
_MARK = "padding: 0.15em 0.3em; margin: 0 0.1em; border-radius: 0.3em; line-height: 1.9; background: {}; color: inherit"
_NOTE = "font-size: 0.75em; font-weight: 600; margin-left: 0.4em; opacity: 0.8"
_CELL = "text-align: left; vertical-align: top; padding: 0.25em 0.9em 0.25em 0"
_ROWS = 20
_SENTENCES = 3


@attrs.frozen
class _Mark:
    start: int
    end: int
    colour: str
    note: str
    title: str


def render(document: Document | str, dates: Iterable[TimeExpression] = (), events: Iterable[Event] = ()) -> str:
    """The text as HTML, each date with its value and each event's mentions with its type marked.

    Offsets are those of the text. Of marks that overlap the one that begins first is drawn, the longer of two that
    begin together. Mentions of other documents are left out where a Document is given.
    """
    text = document if isinstance(document, str) else document.text
    name = None if isinstance(document, str) else document.id
    held = list(events)
    marks = [*_event_marks(held, name), *map(_date_mark, dates)]
    pieces, here = [], 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < here or mark.end > len(text) or mark.start == mark.end:
            continue
        pieces += [escape(text[here : mark.start]), _marked(text[mark.start : mark.end], mark)]
        here = mark.end
    body = "".join([*pieces, escape(text[here:])])
    return well_formed(f'<div style="line-height: 1.9; white-space: pre-wrap; max-width: 60em">{body}</div>')


def _date_mark(found: TimeExpression) -> _Mark:
    note = found.date.edtf if found.date else found.value
    return _Mark(found.start, found.end, _DATE, note, found.explain())


def _event_marks(events: Sequence[Event], document: str | None) -> Iterable[_Mark]:
    colours = hues(events)
    for event in events:
        note = event.type if event.status.value == "held" else f"{event.type}, {event.status}"
        title = f"{event.id}: {label_words(event)} ({phrase(event.date)})"
        for mention in event.mentions:
            if document in (None, mention.document):
                yield _Mark(mention.start, mention.end, _TYPES[colours[event.type]], note, title)


def _marked(text: str, mark: _Mark) -> str:
    note = f'<span style="{_NOTE}">{escape(mark.note)}</span>'
    style = _MARK.format(mark.colour)
    return f'<mark style="{style}" title="{escape(mark.title)}">{escape(text)}{note}</mark>'


def event_html(event: Event) -> str:
    """An event or entry as a small table of its fields, with up to three of its sentences."""
    rows = [
        ("Date", phrase(event.date)),
        ("Type", event.type),
        ("Status", event.status.value),
        ("Participants", ", ".join(actor.name for actor in event.participants)),
        ("Places", ", ".join(place.name for place in event.places)),
        ("Confidence", f"{event.confidence:.0%}"),
    ]
    quotes = dict.fromkeys(m.quote for m in event.mentions if m.quote)
    rows += [("Says" if n == 0 else "", f"“{quote}”") for n, quote in enumerate(islice(quotes, _SENTENCES))]
    head = f"{_CELL}; font-weight: 400; opacity: 0.7"
    cells = "".join(
        f'<tr><th style="{head}">{name}</th><td style="{_CELL}">{escape(value)}</td></tr>'
        for name, value in rows
        if value
    )
    return well_formed(f"<p><strong>{escape(label_words(event))}</strong></p><table><tbody>{cells}</tbody></table>")


def timeline_html(entries: Sequence[Entry], sources: Sequence[Source] = ()) -> str:
    """The first twenty entries as a table, and how many there are in all."""
    known = {source.id: source for source in sources}
    ordered = in_order(entries)
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("Date", "Event", "Type", "Status", "Sources"))
    body = "".join(_entry_row(entry, known) for entry in ordered[:_ROWS])
    more = f"<p>and {len(ordered) - _ROWS:,} more</p>" if len(ordered) > _ROWS else ""
    count = f"{len(ordered):,} {'entry' if len(ordered) == 1 else 'entries'}"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if ordered else ""
    return well_formed(f"<p><strong>Timeline</strong> of {count}</p>{table}{more}")


def _entry_row(entry: Entry, sources: dict[str, Source]) -> str:
    cells = (
        escape(phrase(entry.date)),
        f"<strong>{escape(label_words(entry))}</strong>",
        escape(entry.type),
        escape(entry.status.value),
        ", ".join(_link(sources[name]) if name in sources else escape(name) for name in entry.sources[:_SENTENCES])
        + (f" and {len(entry.sources) - _SENTENCES} more" if len(entry.sources) > _SENTENCES else ""),
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _link(source: Source) -> str:
    """The outlet, as a link where the document has the address of a web page."""
    url = web_address(source.url)
    name, title = escape(outlet(source) or source.id), escape(source.title or source.id)
    day = f", {day_words(source.day)}" if source.day else ""
    if not url:
        return f'<span title="{title}{day}">{name}</span>'
    return f'<a href="{escape(url)}" rel="noopener noreferrer" title="{title}{day}">{name}</a>'
