"""A record of any origin -> a Draft: what a file says of one article before ids and days are settled."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import ReadError
from timeline.reading.markup import plain_text
from timeline.tables import load_table


@attrs.frozen(kw_only=True)
class Field:
    """A field's names in the wild, best first; `within`: where a table given for it holds its text."""

    name: str
    names: tuple[str, ...]
    within: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Draft:
    """One article as its file gives it; `published` is still what the file says. line: where it starts, from 1."""

    text: str
    id: str | None = None
    title: str | None = None
    published: Any = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    line: int | None = None


@functools.cache
def known_fields() -> dict[str, Field]:
    """The fields by name, read once."""
    return load_table(Path(__file__).with_name("fields.toml"), Field)


@functools.cache
def _field_of() -> dict[str, tuple[str, int]]:
    return {
        fold(alias): (field.name, rank) for field in known_fields().values() for rank, alias in enumerate(field.names)
    }


def fold(name: str) -> str:
    """A field's name as names are compared: `Published-At` and `published_at` are `publishedat`."""
    return name.strip().lstrip("\ufeff").lower().replace("_", "").replace("-", "").replace(" ", "")


def field_of(name: str) -> str | None:
    """The field that a column, key or header line of that name holds; None for an unknown one."""
    return _field_of().get(fold(name), (None, 0))[0]


def draft(record: Mapping[str, Any], *, path: str, line: int | None = None, where: str = "the record") -> Draft:
    """The article that the record holds. Raises ReadError with file, line and advice where it holds none.

    `where` names the record in the text of the error ("item 3").
    """
    values = _values(record)
    try:
        told = {name: _text(values.get(name), name) for name in ("title", "source", "url", "language", "id")}
        text = _text(values.get("text"), "text") or plain_text(_text(values.get("html"), "html") or "")
    except TypeError as fault:
        raise ReadError(reason=f"{where}: {fault}", path=path, line=line, advice="give it as text") from None
    if not text.strip():
        reason, advice = _without_text(record, where)
        raise ReadError(reason=reason, path=path, line=line, document=told["id"], advice=advice)
    return Draft(text=text, published=values.get("published"), line=line, **told)


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that the record fills, each from the best of its names."""
    best: dict[str, tuple[int, Any]] = {}
    for key, value in record.items():
        name, rank = _field_of().get(fold(str(key)), ("", 0))
        if name and not _is_blank(value) and (name not in best or rank < best[name][0]):
            best[name] = rank, value
    return {name: value for name, (_, value) in best.items()}


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def _text(value: Any, name: str) -> str | None:
    """The field's text; paragraphs given as a list are set apart by an empty line."""
    if value is None or isinstance(value, str):
        return value if name == "text" else value and value.strip()
    if isinstance(value, Mapping):
        inner = {fold(str(key)): each for key, each in value.items() if not _is_blank(each)}
        return next((_text(inner[key], name) for key in known_fields()[name].within if key in inner), None)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value) if name == "text" else ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and name != "text":
        return str(value)
    raise TypeError(f"the field {name!r} holds {kind_words(value)}, no text")


def kind_words(value: Any) -> str:
    """What a value of JSON is, in words that are not Python's."""
    kinds = (
        (bool, "true or false"),
        (str, "a text"),
        (int | float, "a number"),
        (list, "a list"),
        (Mapping, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "null")


def _without_text(record: Mapping[str, Any], where: str) -> tuple[str, str]:
    keys = [str(key) for key in record]
    if {"entries", "schema"} <= set(keys) or {"mentions", "type", "status"} <= set(keys):
        return f"{where} is an event or a timeline, not an article", "give articles; for a timeline use `timeline show`"
    if any(field_of(key) in ("text", "html") for key in keys):
        return f"{where} has an empty text", "leave it out, or give it its text"
    advice = f"name one of its fields {listed(known_fields()['text'].names[:4])}"
    if not keys:
        return f"{where} is empty", advice
    return f"{where} has no text (its fields: {', '.join(keys[:12])})", advice


def listed(names: Iterable[str]) -> str:
    """The names as a choice: `text, body or content`."""
    *first, last = [name.replace(" ", "_") for name in names]
    return f"{', '.join(first)} or {last}" if first else last
