"""What changed between two states of a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from timeline.merging.index import Index
from timeline.merging.reports import with_events
from timeline.model import Entry, EventType, Status

__all__ = ["Change", "Changes", "diff"]

_OPEN = frozenset({Status.PLANNED, Status.PROPOSED, Status.POSTPONED})
_FACTS = frozenset({Status.HELD, Status.ONGOING})
_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})


@attrs.frozen(kw_only=True)
class Change:
    """One real event as the old and as the new timeline has it."""

    before: Entry
    after: Entry


@attrs.frozen(kw_only=True)
class Changes:
    """Entries by what became of them, each list in the order of its timeline; an entry may stand in several lists.

    rescheduled: both have a date, and the dates share no day.
    confirmed: planned, proposed or postponed before; held or ongoing now.
    cancelled: neither cancelled nor postponed before; one of them now.
    """

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    rescheduled: tuple[Change, ...] = ()
    confirmed: tuple[Change, ...] = ()
    cancelled: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(attrs.astuple(self, recurse=False))


def diff(old: Sequence[Entry], new: Sequence[Entry], *, types: Iterable[EventType] = ()) -> Changes:
    """The changes from the old entries to the new.

    Entries that share a report are one event; where they share none (other articles were read), the entries whose
    reports merging would join. types: event types of the user's own, for what each is `like`.
    """
    old, new = (tuple(map(with_events, entries)) for entries in (old, new))
    partner = _shared_reports(old, new)
    rest_old = [e for e in old if e.id not in partner]
    taken = {e.id for e in partner.values()}
    rest_new = [e for e in new if e.id not in taken]
    partner |= _merged_reports(rest_old, rest_new, types)
    taken = {e.id for e in partner.values()}
    both = [Change(before=e, after=partner[e.id]) for e in old if e.id in partner]
    return Changes(
        added=tuple(e for e in new if e.id not in taken),
        removed=tuple(e for e in old if e.id not in partner),
        rescheduled=tuple(c for c in both if _moved(c)),
        confirmed=tuple(c for c in both if c.before.status in _OPEN and c.after.status in _FACTS),
        cancelled=tuple(c for c in both if c.before.status not in _OFF and c.after.status in _OFF),
    )


def _moved(change: Change) -> bool:
    before, after = change.before.date, change.after.date
    return before is not None and after is not None and not before.overlaps(after)


def _shared_reports(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, Entry]:
    """Old ids to new entries: the pairs that share most events first, each entry in one pair at most."""
    holder = {event.id: entry for entry in new for event in entry.events}
    shared: dict[tuple[str, str], int] = {}
    by_id = {entry.id: entry for entry in new}
    for entry in old:
        for event in entry.events:
            if event.id in holder:
                key = entry.id, holder[event.id].id
                shared[key] = shared.get(key, 0) + 1
    return _best_pairs(shared, by_id)


def _best_pairs(shared: dict[tuple[str, str], int], by_id: dict[str, Entry]) -> dict[str, Entry]:
    partner: dict[str, Entry] = {}
    taken: set[str] = set()
    for before, after in sorted(shared, key=lambda k: (-shared[k], k)):
        if before not in partner and after not in taken:
            partner[before] = by_id[after]
            taken.add(after)
    return partner


def _merged_reports(old: Sequence[Entry], new: Sequence[Entry], types: Iterable[EventType]) -> dict[str, Entry]:
    index = Index(types=types)
    index.add(event for entry in (*old, *new) for event in entry.events)
    home = {event.id: entry.id for entry in index.entries for event in entry.events}
    shared: dict[tuple[str, str], int] = {}
    where: dict[str, list[Entry]] = {}
    for entry in new:
        for place in {home[event.id] for event in entry.events}:
            where.setdefault(place, []).append(entry)
    for entry in old:
        for event in entry.events:
            for other in where.get(home[event.id], []):
                shared[entry.id, other.id] = shared.get((entry.id, other.id), 0) + 1
    return _best_pairs(shared, {entry.id: entry for entry in new})
