"""Articles written for this project with their events, as rows of the shape of the gold corpus.

All models learn from those of `written/`, from those of `fields/` only date, status, who and where (see `learn`). The
files are TOML: `[[documents]]` with `id`, `title`, `published`, `source`, `text` (paragraphs, an empty line between,
the title not among them) and its `[[documents.events]]`, whose `mentions` name a paragraph `p` (0 is the title), the
word `trigger` as it stands there and `nth`, which of its occurrences there, from 1.
People and happenings are invented; places, offices and the ways of news prose are not.

`python -m training.events.written [FILE ...]` reads them, without a name all, and names every fault.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from timeline.events.types import builtin_types
from timeline.model import EventType, Status

WRITTEN, FIELDS = (Path(__file__).with_name(name) for name in ("written", "fields"))
TYPES = frozenset(kind.name for kind in builtin_types() if isinstance(kind, EventType))
STATUSES = frozenset(status.value for status in Status)
BASES = frozenset({"explicit", "implicit", "unknown"})
KEYS = frozenset({"id", "type", "status", "when", "basis", "participants", "places", "mentions", "part_of", "entry"})
_NEEDED = frozenset({"id", "title", "published", "text"})
_WHEN = re.compile(r"(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?))?")
Row = dict[str, Any]
Locate = Callable[[Row], "list[int] | None"]


class WrittenError(Exception):
    """Faults of the written articles, one a line."""


def read_written(paths: Iterable[Path] = (WRITTEN,)) -> list[Row]:
    """Every document of the files, and of the folders' files, in their order; WrittenError names all their faults."""
    rows: list[Row] = []
    faults: list[str] = []
    files = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    for path in files:
        for document in tomllib.loads(path.read_text(encoding="utf-8")).get("documents", []):
            missing = _NEEDED - set(document)
            if missing:
                faults.append(f"{path.name}: {document.get('id', '(no id)')}: no {', '.join(sorted(missing))}")
            else:
                rows.append(_row(document, faults, path.name))
    faults += [f"two documents are called {name}" for name in repeated([row["id"] for row in rows])]
    if faults:
        raise WrittenError("\n".join(faults))
    return rows


def _row(document: Row, faults: list[str], file: str) -> Row:
    body = re.sub(r"[ \t]*\n[ \t]*\n\s*", "\n\n", document["text"].strip())
    paragraphs = [document["title"], *(" ".join(p.split()) for p in body.split("\n\n"))]
    text = "\n\n".join(paragraphs)
    return document_row(document, text, lambda mention: _span(mention, paragraphs), faults, file)


def document_row(document: Row, text: str, locate: Locate, faults: list[str], file: str) -> Row:
    """The document as a row of the gold corpus; `locate` finds a mention in the text. What is wrong joins `faults`."""
    where = f"{file}: {document['id']}"
    events = [_event(e, locate, faults, f"{where} {e.get('id')}") for e in document.get("events", [])]
    ids = {e["id"] for e in events}
    faults += [f"{where}: part_of names no event: {e['part_of']}" for e in events if e["part_of"] not in {*ids, None}]
    spans = [tuple(span) for e in events for span in e["mentions"]]
    faults += [f"{where}: a word is a mention twice: {s}" for s in repeated(spans)]
    published = document["published"]
    if not isinstance(published, dt.date):
        faults.append(f"{where}: published is no day: {published}")
    for event in events:
        event["entry"] = event["entry"] or f"{document['id']}:{event['id']}"
    return {
        "id": document["id"],
        "title": document.get("title", ""),
        "published": str(published),
        "source": document.get("source", ""),
        "text": text,
        "events": events,
    }


def repeated(items: Sequence[Any]) -> list[Any]:
    """What stands in the sequence more than once, in order."""
    return sorted(item for item, count in Counter(items).items() if count > 1)


def _event(event: Row, locate: Locate, faults: list[str], where: str) -> Row:
    when, basis = event.get("when", ""), event.get("basis", "unknown")
    checks = {
        "unknown keys": not set(event) - KEYS,
        f"type {event.get('type')}": event.get("type") in TYPES,
        f"status {event.get('status')}": event.get("status") in STATUSES,
        f"basis {basis}": basis in BASES and (basis == "unknown") == (when == ""),
        f"when {when}": not when or bool(_WHEN.fullmatch(when)),
        "no mentions": bool(event.get("mentions")),
    }
    faults += [f"{where}: {what}" for what, right in checks.items() if not right]
    mentions = []
    for mention in event.get("mentions", []):
        span = locate(mention)
        if span is None:
            faults.append(f"{where}: no such mention: {mention}")
        else:
            mentions.append(span)
    return {
        "id": event["id"],
        "type": event.get("type"),
        "status": event.get("status"),
        "when": when,
        "basis": basis,
        "participants": event.get("participants", []),
        "places": event.get("places", []),
        "mentions": sorted(mentions),
        "part_of": event.get("part_of") or None,
        "entry": event.get("entry", ""),
    }


def _span(mention: Row, paragraphs: Sequence[str]) -> list[int] | None:
    """The offsets of the mention in the text; None where the paragraph does not hold the word so often."""
    p, nth = mention.get("p", -1), mention.get("nth", 1)
    if not 0 <= p < len(paragraphs):
        return None
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(mention['trigger'])}(?!\w)", paragraphs[p])]
    if not 1 <= nth <= len(found):
        return None
    before = sum(len(paragraph) + 2 for paragraph in paragraphs[:p])
    return [before + edge for edge in found[nth - 1]]


def main(files: Sequence[str]) -> int:
    """0, or 1 where a file has faults."""
    try:
        rows = read_written([Path(f) for f in files] or (WRITTEN, FIELDS))
    except WrittenError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{len(rows)} documents, {sum(len(row['events']) for row in rows)} events")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
