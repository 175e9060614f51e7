"""The JSON of a timeline (schema `timeline/1`) and the JSON lines of events: lossless, the same bytes each time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from timeline.errors import FormatError
from timeline.model import Entry, Event, Source
from timeline.writing.records import from_record, to_record
from timeline.writing.words import well_formed

SCHEMA = "timeline/1"


def dump_line(record: Any) -> bytes:
    """The record as one line of JSON in UTF-8, without the line's end."""
    try:
        return orjson.dumps(record)
    except orjson.JSONEncodeError:
        return orjson.dumps(_clean(record))


def _clean(value: Any) -> Any:
    """The record without what JSON in UTF-8 cannot hold."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def dump_timeline(entries: Sequence[Entry], sources: Sequence[Source]) -> bytes:
    """The whole timeline as one JSON object in UTF-8, one entry or document a line, so that `git diff` can be read."""
    return b"".join((
        b'{"schema":', dump_line(SCHEMA), b',\n"entries":[\n', b",\n".join(dump_line(to_record(e)) for e in entries),
        b'\n],\n"documents":[\n', b",\n".join(dump_line(to_record(s)) for s in sources), b"\n]}\n",
    ))  # fmt: skip


def load_timeline(data: bytes | str, *, name: str = "the input") -> tuple[tuple[Entry, ...], tuple[Source, ...]]:
    """Entries and documents of what `dump_timeline` wrote, equal to those that were written.

    `name` is the file's, for the text of the FormatError that anything else raises.
    """
    content = parse_json(data, name=name)
    if not isinstance(content, dict) or "entries" not in content:
        advice = "make one with `timeline build ARTICLES -o FILE.json`"
        raise FormatError(f"{name}: this is JSON, but no timeline (it has no 'entries'); {advice}")
    if content.get("schema") != SCHEMA:
        told = f"its schema is {content.get('schema')!r}, this version reads {SCHEMA!r}"
        raise FormatError(f"{name}: {told}; read it with the version of timeline that wrote it, or build it anew")
    entries = from_record(content["entries"], tuple[Entry, ...], where=f"{name}: entries")
    sources = from_record(content.get("documents", []), tuple[Source, ...], where=f"{name}: documents")
    check_ids(entries, sources, name=name)
    return entries, sources


def check_ids(entries: Iterable[Entry], sources: Iterable[Source] = (), *, name: str) -> None:
    """Raise FormatError where two entries, two reports of them or two documents go by one id."""
    entries = tuple(entries)
    reports = (event.id for entry in entries for event in entry.events)
    kinds = {"entries": (e.id for e in entries), "reports": reports, "documents": (s.id for s in sources)}
    for kind, ids in kinds.items():
        twice = next((each for each, count in Counter(ids).items() if count > 1), None)
        if twice is not None:
            raise FormatError(f"{name}: two {kind} have the id {twice!r}; take one out, or write the file anew")


def parse_json(data: bytes | str, *, name: str) -> Any:
    """What the JSON text holds. Raises FormatError with line and column, and a guess at what the file is instead."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        return orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as fault:
        if not raw.strip():
            raise FormatError(f"{name}: the file is empty; write it anew") from None
        where = f"{name}:{fault.lineno}"
        raise FormatError(f"{where}: no JSON ({fault.msg}, column {fault.colno}); {_guess(raw)}") from None


def _guess(raw: bytes) -> str:
    start = raw.lstrip()[:200]
    if start.startswith(b"<"):
        return "it looks like a web page; a timeline is loaded from the .json that `timeline build -o FILE.json` wrote"
    if start.startswith(b"{") and start.split(b"\n", 1)[0].rstrip().endswith(b"}"):
        return "it looks like JSON lines; give it the ending .jsonl"
    if start.startswith((b"{", b"[")):
        return "the file is damaged or cut short; restore it, or write it anew"
    return "give a file that timeline wrote as .json"


def dump_events(events: Iterable[Event]) -> bytes:
    """The events as JSON lines in UTF-8, one a line; b"" for none."""
    return b"".join(dump_line(to_record(event)) + b"\n" for event in events)


def load_events(lines: Iterable[bytes | str], *, name: str = "the input") -> Iterator[Event]:
    """The events of JSON lines, one at a time; a line with `sources` is an Entry. Raises FormatError with the line."""
    for number, record in parse_lines(lines, name=name):
        kind = Entry if isinstance(record, dict) and "sources" in record else Event
        yield from_record(record, kind, where=f"{name}:{number}")


def parse_lines(lines: Iterable[bytes | str], *, name: str) -> Iterator[tuple[int, Any]]:
    """What the lines hold, with their numbers from 1; empty ones are passed over. Raises FormatError with the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError as fault:
                raise FormatError(f"{name}:{number}: no JSON ({fault.msg}); correct or remove the line") from None
            yield number, record


def dump_entries(entries: Sequence[Entry], sources: Sequence[Source]) -> bytes:
    """The entries as JSON lines; of the documents only their ids are kept."""
    del sources
    return dump_events(entries)
