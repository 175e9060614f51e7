"""The word lists of `words.en.toml`."""

from __future__ import annotations

import functools
from pathlib import Path

import attrs

from timeline.tables import load_table

__all__ = ["words"]


@attrs.frozen(kw_only=True)
class _Row:
    words: tuple[str, ...]


@functools.cache
def words(name: str) -> frozenset[str]:
    """The list of that name."""
    return frozenset(load_table(Path(__file__).with_name("words.en.toml"), _Row)[name].words)
