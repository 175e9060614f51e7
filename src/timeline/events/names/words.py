"""The word lists of names.en.toml, read once."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import attrs

from timeline.tables import load_table

__all__ = ["is_agency", "is_word", "longest_agency"]


@attrs.frozen(kw_only=True)
class _List:
    words: tuple[str, ...]


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = load_table(Path(__file__).with_name("names.en.toml"), _List)
    return {name: frozenset(row.words) for name, row in table.items()}


@lru_cache(maxsize=65536)
def is_word(kind: str, word: str) -> bool:
    """Whether the word, whatever its case, is on that list ("venue-heads")."""
    return word.casefold().rstrip(".") in _lists()[kind]


def is_agency(name: str) -> bool:
    """Whether the name, as written, is that of a news agency or paper."""
    return name in _lists()["agencies"]


@cache
def _agency_lengths() -> dict[str, int]:
    rows = sorted((name.split() for name in _lists()["agencies"]), key=len)
    return {row[0]: len(row) for row in rows}


def longest_agency(first: str) -> int:
    """The number of words in the longest name of an agency that begins with the word, 0 where none does."""
    return _agency_lengths().get(first, 0)
