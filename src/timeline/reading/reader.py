"""Paths -> Documents, one at a time: find the files, read each by its ending, settle ids and days."""

from __future__ import annotations

import lzma
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from timeline.errors import ReadError
from timeline.model import Document
from timeline.reading.drafts import Draft
from timeline.reading.files import Found, PathLike, as_paths, find_files
from timeline.reading.ids import Register, file_ids
from timeline.reading.published import read_published
from timeline.reading.results import is_result

Reader = Callable[[Found], Iterator[Draft | ReadError]]

# Readers load on first use: those of pages and feeds need libraries of the extra `html`.
_READERS = {
    "": "plain:read_text",
    ".txt": "plain:read_text",
    ".text": "plain:read_text",
    ".md": "plain:read_text",
    ".markdown": "plain:read_text",
    ".jsonl": "rows:read_jsonl",
    ".ndjson": "rows:read_jsonl",
    ".json": "rows:read_json",
    ".csv": "table:read_csv",
    ".tsv": "table:read_csv",
    ".html": "web:read_page",
    ".htm": "web:read_page",
    ".xhtml": "web:read_page",
    ".rss": "feeds:read_feed",
    ".atom": "feeds:read_feed",
    ".xml": "feeds:read_feed",
    ".eml": "mail:read_mail",
}
ENDINGS = frozenset(_READERS)
_MANY = frozenset(("rows:read_jsonl", "rows:read_json", "table:read_csv", "feeds:read_feed"))
_ELSEWHERE = {
    ".pdf": "turn it into text first, for example with pdftotext: pages do not keep the order of their words",
    ".docx": "save it as text or as a web page",
    ".doc": "save it as text or as a web page",
    ".odt": "save it as text or as a web page",
    ".rtf": "save it as text or as a web page",
    ".epub": "turn it into web pages or text first",
    ".xlsx": "save the sheet as CSV",
    ".xls": "save the sheet as CSV",
    ".parquet": "save the table as CSV or JSON lines",
    ".zip": "unpack it and give the folder",
    ".tar": "unpack it and give the folder",
    ".mhtml": "save the page as HTML",
}


def read(
    paths: PathLike | Iterable[PathLike], *, on_error: Callable[[ReadError], object] | None = None
) -> Iterator[Document]:
    """The articles of files, folders and globs (`-` is standard input), one at a time, in the order of their names.

    Reads text (with a header of `Title:`, `Date:`, `Source:`, `URL:` lines or between `---` lines), JSON, JSON lines,
    CSV, web pages, feeds and mails, by the files' endings, also packed by gzip, bzip2 or xz. A document's id is that of
    its record, or its file's name; the same article under the same id is given once. `published` is None where neither
    record nor header tells it.

    What cannot be read raises a ReadError with file, line and advice; with `on_error` it is called with the error
    instead, and the rest is read.
    """
    fail = on_error or _raise
    files: dict[str, Found] = {}
    for path in as_paths(paths):
        for found in find_files(path, ENDINGS - {""}):
            if isinstance(found, ReadError):
                fail(found)
            else:
                files.setdefault(os.path.realpath(found.path), found)
    ids = file_ids(files.values())
    register = Register()
    for file in files.values():
        for item in _documents(file, ids[str(file.path)], register):
            if isinstance(item, ReadError):
                fail(item)
            else:
                yield item


def _raise(fault: ReadError) -> None:
    raise fault


def _documents(file: Found, file_id: str, register: Register) -> Iterator[Document | ReadError]:
    path = str(file.path)
    reader = _READERS.get(file.ending)
    if reader is None:
        advice = _ELSEWHERE.get(file.ending, "give it the ending .txt if it is plain text")
        yield ReadError(reason=f"files that end in {file.ending} are not read", path=path, advice=advice)
        return
    number = 0
    try:
        if is_result(file):
            return
        for item in _load(reader)(file):
            number += 1
            spare_id = f"{file_id}-{number}" if reader in _MANY else file_id
            settled = _settled(item, spare_id, file, register) if isinstance(item, Draft) else item
            if settled is not None:
                yield settled
    except ReadError as fault:
        yield fault
    except ImportError as fault:  # lxml raises this one where a part of it is missing
        advice = 'install it with: pip install "timeline-events[html]"'
        reason = f"reading it needs {fault.name or fault}, which is not installed"
        yield ReadError(reason=reason, path=path, advice=advice)
    except OSError as fault:
        advice = "check its permissions" if isinstance(fault, PermissionError) else "check the file"
        yield ReadError(reason=f"cannot be read ({fault.strerror or fault})", path=path, advice=advice)
    except (EOFError, lzma.LZMAError, zlib.error) as fault:
        yield ReadError(reason=f"cannot be unpacked ({fault})", path=path, advice="fetch or pack the file again")


def _load(reader: str) -> Reader:
    module, function = reader.split(":")
    found: Any = getattr(import_module(f"timeline.reading.{module}"), function)
    return found  # type: ignore[no-any-return]


def _settled(draft: Draft, spare_id: str, file: Found, register: Register) -> Document | ReadError | None:
    """The document with an id of its own and its day; None if it was read before."""
    path = str(file.path)
    wanted = draft.id or spare_id
    try:
        published = read_published(draft.published)
    except (ValueError, OverflowError) as fault:
        reason = f"the day of publication cannot be read: {fault}"
        advice = "write it as 2005-11-15, or leave it out"
        return ReadError(reason=reason, path=path, line=draft.line, document=wanted, advice=advice)
    place = f"{file.relative}{file.ending}" + (f":{draft.line}" if draft.line else "")
    unique = register.take(wanted, draft.text, spare=place)
    if unique is None:
        return None
    return Document(
        id=unique,
        text=draft.text,
        title=draft.title,
        published=published,
        source=draft.source,
        url=draft.url,
        language=draft.language,
    )
