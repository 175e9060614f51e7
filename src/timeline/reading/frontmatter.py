"""The header of a text file -> its fields, and the text below: `---` blocks, and lines like `Date: 2005-11-15`."""

from __future__ import annotations

import re

import attrs

from timeline.reading.drafts import field_of

_KEY = re.compile(r"\s{0,3}\**([A-Za-z][A-Za-z _-]{0,24}?)\**\s*:\**(?:\s+(.*?)|)\s*")
_FENCE = re.compile(r"---\s*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)\s*")
_MOST_LINES = 60  # of a block between fences; a text may begin with a rule of its own
_BODY = frozenset(("text", "html"))


@attrs.frozen(kw_only=True)
class Headed:
    """The fields that a header fills, each with its line (from 1); the text below it, and the line it starts on."""

    fields: dict[str, tuple[str, int]]
    body: str
    line: int


def take_header(text: str) -> Headed:
    """The file's header, if it has one, apart from its text. Names of fields are those of fields.toml.

    A header line counts where its name is known; the first line of another kind begins the text. "Minister: we agree"
    is a sentence of an article, not a header.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fenced = _fenced(lines, first) if _FENCE.fullmatch(lines[first]) else None
    fields, end = fenced or _plain(lines, first)
    if not fields:
        return Headed(fields={}, body=text, line=1)
    while end < len(lines) and not lines[end].strip():
        end += 1
    return Headed(fields=fields, body="\n".join(lines[end:]), line=end + 1)


def _fenced(lines: list[str], first: int) -> tuple[dict[str, tuple[str, int]], int] | None:
    """The block that the fence opens, None where no fence ends it or nothing in it is known."""
    window = range(first + 1, min(len(lines), first + _MOST_LINES))
    end = next((number for number in window if _FENCE_END.fullmatch(lines[number])), None)
    if end is None:
        return None
    fields: dict[str, tuple[str, int]] = {}
    for number in range(first + 1, end):
        _take(lines[number], number, fields)
    return (fields, end + 1) if fields else None


def _plain(lines: list[str], first: int) -> tuple[dict[str, tuple[str, int]], int]:
    fields: dict[str, tuple[str, int]] = {}
    end = first
    while end < len(lines) and _take(lines[end], end, fields):
        end += 1
    return fields, end


def _take(line: str, number: int, fields: dict[str, tuple[str, int]]) -> bool:
    """Whether the line is one of a header; its value is put among the fields if the field is known."""
    match = _KEY.fullmatch(line)
    name = field_of(match[1]) if match else None
    if match is None or name is None or name in _BODY:
        return False
    value = (match[2] or "").strip().strip("\"'")
    if name != "ignored" and value:
        fields.setdefault(name, (value, number + 1))
    return True
