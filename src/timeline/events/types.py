"""The types of events: the built-in ones of `types.en.toml`, and a user's own."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from timeline.model import EventType
from timeline.tables import load_table


@functools.cache
def builtin_types(language: str = "en") -> tuple[EventType, ...]:
    """The five types that are always there, in the order of their table; () for a language without one."""
    path = Path(__file__).with_name(f"types.{language}.toml")
    return tuple(load_table(path, EventType).values()) if path.exists() else ()


def load_types(path: str | Path) -> tuple[EventType, ...]:
    """The types of a TOML file, one table a type, keys as in `EventType`.

    Raises TableError that names file, table and key.
    """
    return tuple(load_table(Path(path), EventType).values())


def all_types(extra: Iterable[EventType] | str | Path | None, languages: Iterable[str]) -> dict[str, EventType]:
    """The built-in types and then the user's, by name; a user's type replaces a built-in one of its name."""
    rows = [row for language in languages for row in builtin_types(language)]
    if isinstance(extra, str | Path):
        extra = load_types(extra)
    return {row.name: row for row in [*rows, *(extra or ())]}
