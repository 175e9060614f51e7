"""Markdown that reads well on a code forge: a list by year and month, the evidence in footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from timeline.model import Conflict, Entry, Mention, Source
from timeline.writing.words import (
    MONTHS,
    by_id,
    date_words,
    day_words,
    first_mentions,
    in_order,
    label_words,
    one_line,
    source_words,
    span_day,
    status_words,
    value_words,
)

# All that GitHub, GitLab and CommonMark give a meaning to inside a line, so that hostile text stays text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$@^-])")
_SAFE_LINK = re.compile(r"https?://[^\s<>\"\\`|]+", re.IGNORECASE)


def to_markdown(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """The timeline as Markdown: one list item an entry, one footnote a sentence that reports it."""
    ordered = in_order(entries)
    documents = by_id(sources)
    lines = ["# Timeline", "", _summary(ordered, sources), ""]
    notes: list[str] = []
    for (year, month), group in groupby(ordered, key=_section):
        lines += [_heading(year, month), ""]
        for entry in group:
            lines += _item(entry, documents, notes)
        lines.append("")
    return "\n".join(lines + notes).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", one_line(text).replace("&", "&amp;"))


def _summary(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    days = [edge for entry in entries if entry.date for edge in (entry.date.start, entry.date.end) if edge]
    period = f", {day_words(min(days))} to {day_words(max(days))}" if days else ""
    return f"{_count(len(entries), 'entry', 'entries')} from {_count(len(sources), 'document', 'documents')}{period}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _section(entry: Entry) -> tuple[int, int]:
    """Year and month, (0, 0) without a date; a span longer than a month stands under its year, month 0."""
    if entry.date is None:
        return 0, 0
    day = span_day(entry.date)
    long = bool(entry.date.start and entry.date.end and (entry.date.days or 0) > 31)  # noqa: PLR2004
    return day.year, 0 if long else day.month


def _heading(year: int, month: int) -> str:
    if not year:
        return "## Without a date"
    return f"## {MONTHS[month - 1]} {year}" if month else f"## {year}"


def _item(entry: Entry, documents: dict[str, Source], notes: list[str]) -> list[str]:
    marks = ""
    for mention in first_mentions(entry):
        notes.append(f"[^{len(notes) + 1}]: {_note(mention, documents)}")
        marks += f"[^{len(notes)}]"
    date = f"**{date_words(entry.date)}** " if entry.date else ""
    kind = " ".join(word for word in (status_words(entry), entry.type) if word)
    lines = [f"- {date}{escape(label_words(entry))} ({escape(kind)}){marks}"]
    who = "; ".join(_actor(actor.name, actor.title, actor.role) for actor in entry.participants)
    where = "; ".join(escape(place.name) for place in entry.places)
    lines += [f"  - {name}: {text}" for name, text in (("who", who), ("where", where)) if text]
    lines += [f"  - {escape(c.field)} differs: {_rivals(c, documents)}" for c in entry.conflicts]
    return lines


def _actor(name: str, title: str | None, role: str | None) -> str:
    named = f"{escape(title)} {escape(name)}" if title and title not in name else escape(name)
    return f"{named} \\({escape(role)}\\)" if role and role != "participant" else named


def _rivals(conflict: Conflict, documents: dict[str, Source]) -> str:
    told = []
    for rival in conflict.values:
        names = [documents[d].source or d if d in documents else d for d in rival.documents]
        told.append(
            f"{escape(value_words(conflict.field, rival.value))} \\({escape(', '.join(dict.fromkeys(names)))}\\)"
        )
    return "; ".join(told)


def _note(mention: Mention, documents: dict[str, Source]) -> str:
    source = documents.get(mention.document)
    cited = escape(source_words(source) if source else mention.document)
    if source and source.url and _SAFE_LINK.fullmatch(source.url):
        cited = f"[{cited}](<{source.url}>)"
    return f"{cited}: {_quote(mention)}"


def _quote(mention: Mention) -> str:
    """The sentence, its trigger in bold; the trigger alone where the sentence was not kept."""
    start, end = mention.start - mention.sentence[0], mention.end - mention.sentence[0]
    if mention.quote[start:end] != mention.text or not mention.text.strip():
        return f"“{escape(mention.quote or mention.text)}”"
    before, after = mention.quote[:start], mention.quote[end:]
    blanks = (" " * before[-1:].isspace(), " " * after[:1].isspace())
    return f"“{escape(before)}{blanks[0]}**{escape(mention.text)}**{blanks[1]}{escape(after)}”"
