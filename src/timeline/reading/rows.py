"""Records in files: JSON lines and CSV line by line, JSON as a whole -> drafts."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from typing import Any

import orjson

from timeline.errors import ReadError
from timeline.reading.drafts import Draft, draft, field_of, known_fields, listed
from timeline.reading.encodings import decode, decoded_lines
from timeline.reading.files import Found

# Under which key interfaces and dumps keep the list of their articles.
_LISTS = ("documents", "articles", "items", "data", "results", "docs", "entries", "news", "response", "hits", "value")
# Articles are longer than the 131,072 characters that csv allows a cell by default.
_LONGEST_CELL = 2**24
_MOST_TRIED = 20


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
                if number == 1 and line.lstrip()[:1] in ("[", "{"):
                    opened.seek(0)
                    whole = _whole(opened.read())
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
        reason = f"{where} is {type(record).__name__}, not a table of fields"
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


def read_csv(file: Found) -> Iterator[Draft | ReadError]:
    """One article a row; the first row names the columns. Commas, semicolons, tabs and bars are told apart."""
    path = str(file.path)
    with file.open() as opened:
        lines = decoded_lines(opened, path=path)
        head = list(itertools.islice(lines, _MOST_TRIED))
        if not any(line.strip() for line in head):
            yield ReadError(reason="it is empty", path=path, advice="leave it out, or write it anew")
            return
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
        rows = csv.reader(itertools.chain(head, lines), delimiter=_delimiter(head[0], file.ending), strict=True)
        try:
            yield from _cells(rows, path)
        except csv.Error as fault:
            advice = "check the quotes from there on; the rows above were read"
            yield ReadError(reason=f"no CSV ({fault})", path=path, line=rows.line_num, advice=advice)


def _delimiter(first: str, ending: str) -> str:
    """The one that sets apart the most known columns in the first line."""
    if ending == ".tsv":
        return "\t"

    def known(sign: str) -> int:
        return sum(field_of(cell.strip().strip('"')) is not None for cell in first.split(sign))

    return max(",;\t|", key=lambda sign: (known(sign), first.count(sign)))


def _cells(rows: Any, path: str) -> Iterator[Draft | ReadError]:
    columns: list[str] = next(rows, [])
    if not any(field_of(name) in ("text", "html") for name in columns):
        wanted = listed(known_fields()["text"].names[:4])
        reason = f"no column of the first line is known to hold the text ({', '.join(columns)[:120]})"
        yield ReadError(reason=reason, path=path, line=1, advice=f"name it {wanted}")
        return
    start = rows.line_num + 1
    for cells in rows:
        line, start = start, rows.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns):
            reason = f"the row has {len(cells)} cells, the first line names {len(columns)} columns"
            yield ReadError(reason=reason, path=path, line=line, advice="put text that holds the delimiter in quotes")
            continue
        try:
            yield draft(dict(zip(columns, cells, strict=False)), path=path, line=line, where="the row")
        except ReadError as fault:
            yield fault
