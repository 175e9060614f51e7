"""Gold documents as the merging stage gets them: Events and Sources; `entry` is kept beside them as the truth.

The corpora are read where `TIMELINE_EVAL` points to; nothing of them is stored here. Our own articles come with their
entries too: those of one story share the key of an event that both tell.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from timeline.merging import fingerprint
from timeline.model import Actor, Basis, DateSpan, Event, Mention, Place, Source
from training.events.written import read_written

EVAL = Path(os.environ.get("TIMELINE_EVAL", "../shared/eval"))


@attrs.frozen(kw_only=True)
class Gold:
    """Events and sources of a split; `entry` maps event ids to the name of the real event."""

    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    entry: dict[str, str]
    documents: tuple[dict[str, Any], ...]


def load(*splits: str) -> Gold:
    """The gold of the splits ("train", "dev") together."""
    return gold_of([json.loads(line) for s in splits for line in _lines(EVAL / "events" / f"{s}.gold.jsonl")])


def written() -> Gold:
    """The articles written for this project."""
    return gold_of(read_written())


def gold_of(documents: Iterable[dict[str, Any]]) -> Gold:
    """Rows of the shape of the gold corpus as Gold."""
    documents = tuple(documents)
    rows = [(document, row) for document in documents for row in document["events"]]
    events = tuple(_event(document, row) for document, row in rows)
    entry = {event.id: row["entry"] for event, (_, row) in zip(events, rows, strict=True)}
    return Gold(events=events, sources=tuple(map(_source, documents)), entry=entry, documents=documents)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _source(document: dict[str, Any]) -> Source:
    return Source(
        id=document["id"],
        title=document["title"],
        published=dt.date.fromisoformat(document["published"]),
        source=document["source"],
        fingerprint=fingerprint(document["text"]),
    )


def _event(document: dict[str, Any], row: dict[str, Any]) -> Event:
    name = document["id"]
    date = DateSpan.read(row["when"]) if row["when"] else None
    return Event(
        id=f"{name}#{row['id']}",
        document=name,
        type=row["type"],
        status=row["status"],
        date=date,
        date_basis=Basis(row["basis"]) if date else None,
        participants=[Actor(name=name) for name in row["participants"]],
        places=[Place(name=name) for name in row["places"]],
        mentions=tuple(_mention(document, a, b) for a, b in row["mentions"]),
        part_of=f"{name}#{row['part_of']}" if row["part_of"] else None,
    )


def _mention(document: dict[str, Any], start: int, end: int) -> Mention:
    text = document["text"]
    opening = max(text.rfind("\n", 0, start), max((m.end() for m in re.finditer(r"[.!?]\s", text[:start])), default=0))
    closing = re.compile(r"[.!?](\s|$)|\n").search(text, end)
    first, last = (opening + (text[opening : opening + 1] == "\n")), closing.start() + 1 if closing else len(text)
    return Mention(
        document=document["id"],
        start=start,
        end=end,
        text=text[start:end],
        sentence=(first, last),
        quote=text[first:last],
    )
