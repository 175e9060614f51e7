"""Events of all documents -> entries: one entry for each real event, whatever the number of reports."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.merging.changes import Change, Changes, diff
from timeline.merging.explain import explain
from timeline.merging.index import Index
from timeline.merging.voices import fingerprint
from timeline.model import Entry, Event, EventType, Source

__all__ = ["Change", "Changes", "Index", "diff", "explain", "fingerprint", "merge_events"]


def merge_events(
    events: Iterable[Event], *, sources: Iterable[Source] = (), types: Iterable[EventType] = ()
) -> tuple[Entry, ...]:
    """The entries of the events, by date (undated ones last), then type and id; the input's order does not matter.

    types: event types of the user's own, for what each is `like`.
    """
    index = Index(types=types)
    index.add(events, sources=sources)
    return index.entries
