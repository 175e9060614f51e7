"""A saved file -> entries and documents."""

from __future__ import annotations

import os
from pathlib import Path

from timeline.errors import FormatError
from timeline.model import Entry, Event, Source

_LINES = (".jsonl", ".ndjson")


def load(path: str | os.PathLike[str]) -> tuple[tuple[Entry, ...], tuple[Source, ...]]:
    """Entries and documents of a .json file, or of a .jsonl file of entries (whose documents have an id only).

    Raises FormatError for everything else: what is wrong, where, and what to do.
    """
    from timeline.writing.saved import check_ids, load_timeline  # noqa: PLC0415  cattrs takes 0.1 s to import

    if not is_lines(path):
        return load_timeline(read_file(path), name=str(path))
    found = load_lines(path)
    entries = tuple(event for event in found if isinstance(event, Entry))
    if len(entries) < len(found):
        advice = "merge them with timeline.merge, or build a timeline from the articles"
        raise FormatError(f"{path}: these are events of single documents, no timeline; {advice}")
    check_ids(entries, name=str(path))
    ids = dict.fromkeys(source for entry in entries for source in entry.sources)
    return entries, tuple(Source(id=each) for each in ids)


def is_lines(path: str | os.PathLike[str]) -> bool:
    """Whether the file's ending is that of JSON lines."""
    return Path(path).suffix.lower() in _LINES


def load_lines(path: str | os.PathLike[str]) -> list[Event]:
    """The events or entries of a file of JSON lines. Raises FormatError with the line."""
    from timeline.writing.saved import load_events  # noqa: PLC0415  cattrs takes 0.1 s to import

    return list(load_events(read_file(path).splitlines(), name=str(path)))


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of the file. Raises FormatError where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file; check the path{_nearby(Path(path))}") from None
    except IsADirectoryError:
        raise FormatError(f"{path}: this is a folder; name the file") from None
    except OSError as fault:
        raise FormatError(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault


def _nearby(path: Path) -> str:
    """What is there instead, where the folder holds a few saved timelines."""
    folder = path.parent
    names = sorted(p.name for p in folder.glob("*.json"))[:3] if folder.is_dir() else []
    return f" ({', '.join(names)} would be there)" if names else ""
