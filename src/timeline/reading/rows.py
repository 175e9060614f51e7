"""JSON in files -> drafts: JSON lines line by line, JSON as a whole."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from timeline.errors import ReadError
from timeline.reading.drafts import Draft, draft, field_of, kind_words
from timeline.reading.encodings import decode, decoded_lines
from timeline.reading.files import Found

# Under which key interfaces and dumps keep the list of their articles.
_LISTS = ("documents", "articles", "items", "data", "results", "docs", "entries", "news", "response", "hits", "value")


def read_jsonl(file: Found) -> Iterator[Draft | ReadError]:
    """One article a line; a line that cannot be read is an error of its own, and the next is read."""
    path = str(file.path)
    with file.open() as opened:
        for number, line in enumerate(decoded_lines(opened, path=path), 1):
            if not line.strip():
                continue
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError as fault:
                # One that breaks off may be the first of a JSON text of many lines.
                if number == 1 and not line[fault.pos :].strip():
                    whole = _whole_file(opened)
                    if whole is not None:
                        yield from _articles(whole, path)
                        return
                yield _no_json(fault, path, number)
                continue
            yield _drafted(record, path, line=number, where="the record")


def read_json(file: Found) -> Iterator[Draft | ReadError]:
    """The articles of one JSON file: a list, a table that holds a list, or one article; also JSON lines by mistake."""
    path = str(file.path)
    with file.open() as opened:
        text = decode(opened.read(), path=path)
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        first = text.lstrip().split("\n", 1)[0]
        if _whole(first.encode()) is not None and fault.msg.startswith("unexpected content after"):
            yield from read_jsonl(file)
            return
        reason = "it is empty" if not text.strip() else None
        yield (
            _no_json(fault, path, fault.lineno)
            if not reason
            else ReadError(reason=reason, path=path, advice="leave it out, or write it anew")
        )
        return
    if isinstance(content, dict) and "schema" in content and "entries" in content:
        yield _drafted(content, path, line=None, where="the file")
        return
    yield from _articles(content, path)


def _whole_file(opened: BinaryIO) -> Any:
    """What the file holds as one JSON text, None where it is none; whoever reads its lines goes on where they were."""
    here = opened.tell()
    opened.seek(0)
    content = _whole(opened.read().removeprefix(codecs.BOM_UTF8))
    opened.seek(here)
    return content


def _whole(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def _no_json(fault: orjson.JSONDecodeError, path: str, line: int) -> ReadError:
    reason = f"no JSON ({fault.msg}, column {fault.colno})"
    return ReadError(reason=reason, path=path, line=line, advice="correct or remove it")


def _articles(content: Any, path: str) -> Iterator[Draft | ReadError]:
    rows = _rows(content)
    if rows is None:
        yield _drafted(content, path, line=None, where="the record")
        return
    if not rows:
        yield ReadError(reason="its list of articles is empty", path=path, advice="leave it out")
    for number, record in enumerate(rows, 1):
        yield _drafted(record, path, line=None, where=f"item {number}")


def _rows(content: Any) -> list[Any] | None:
    """The list of records; None where the content is one record itself."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict) or any(field_of(key) == "text" and content[key] for key in content):
        return None
    for key in _LISTS:
        inner = content.get(key)
        if isinstance(inner, list) and "mentions" not in (inner[0] if inner and isinstance(inner[0], dict) else ()):
            return inner
        if isinstance(inner, dict) and _rows(inner) is not None:
            return _rows(inner)
    return None


def _drafted(record: Any, path: str, *, line: int | None, where: str) -> Draft | ReadError:
    if not isinstance(record, dict):
        reason = f"{where} is {kind_words(record)}, not a table of fields"
        return ReadError(reason=reason, path=path, line=line, advice='write it as {"id": ..., "text": ...}')
    # A search engine's hit wraps the article.
    inner = record.get("_source")
    try:
        return draft(
            {"_id": record.get("_id"), **inner} if isinstance(inner, dict) else record,
            path=path,
            line=line,
            where=where,
        )
    except ReadError as fault:
        return fault
