"""Trigger words that speak of no event, told by the words around them: rules as data, each with its reason."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import attrs

from timeline.errors import TableError
from timeline.events.inflect import noun_forms
from timeline.tables import load_table

_BEFORE = 60
_AFTER = 60


@attrs.frozen(kw_only=True)
class Refusal:
    """One rule of `refusals.en.toml`; `keep` are texts that it must leave alone."""

    name: str
    reason: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    keep: tuple[str, ...]
    before: str = ""
    after: str = ""
    plural: bool = False


@functools.cache
def rules() -> tuple[tuple[Refusal, re.Pattern[str], re.Pattern[str]], ...]:
    """The rules with their compiled patterns, in the order of the file."""
    table = load_table(Path(__file__).with_name("refusals.en.toml"), Refusal)
    return tuple((row, _pattern(row, row.before), _pattern(row, row.after)) for row in table.values())


def _pattern(row: Refusal, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as fault:
        raise TableError(f"refusals.en.toml: [{row.name}] {text!r} is no pattern: {fault}") from fault


def refusal(text: str, start: int, end: int, word: str) -> Refusal | None:
    """The first rule that refuses the mention of the base word at these offsets, None where none does."""
    left, right = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    for row, before, after in rules():
        if row.words and word not in row.words:
            continue
        if row.plural and (
            text[start:end].casefold() == noun_forms(word)[0] or text[start:end].casefold() not in noun_forms(word)
        ):
            continue
        if (not row.before or before.search(left)) and (not row.after or after.match(right)):
            return row
    return None
