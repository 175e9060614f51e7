"""Events of all documents -> entries: one entry for each real event, whatever the number of reports."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.merging.changes import Change, Changes, diff
from timeline.merging.explain import explain
from timeline.merging.index import Index
from timeline.merging.voices import fingerprint
from timeline.model import Entry, Event, Source

__all__ = ["Change", "Changes", "Index", "diff", "explain", "fingerprint", "merge_events"]


def merge_events(events: Iterable[Event], *, sources: Iterable[Source] = ()) -> tuple[Entry, ...]:
    """The entries of the events, by date (undated ones last), then type and id; the input's order does not matter."""
    index = Index()
    index.add(events, sources=sources)
    return index.entries
