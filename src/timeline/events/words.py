"""The word lists of `words.en.toml` and their like: a table of one key, `words`."""

from __future__ import annotations

import functools
from pathlib import Path

import attrs

from timeline.tables import load_table


@attrs.frozen(kw_only=True)
class _Row:
    words: tuple[str, ...]


@functools.cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """All lists of `{name}.en.toml`, by the names of their tables."""
    table = load_table(Path(__file__).with_name(f"{name}.en.toml"), _Row)
    return {key: row.words for key, row in table.items()}


def words(name: str) -> frozenset[str]:
    """The list of that name in `words.en.toml`."""
    return frozenset(lists("words")[name])
