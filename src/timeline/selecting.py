"""Which entries of a timeline: by period, type, status, participant, place and source."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from timeline.datespan import DateSpan
from timeline.model import Entry, Source, Status

Names = str | Iterable[str]
_OVER = {Status.CANCELLED, Status.POSTPONED}


def fold(text: str) -> str:
    """The text as names are compared: without case, accents, or the kind of apostrophe and dash."""
    # Twice, because casefolding undoes a decomposition and a decomposition may bring capitals (mathematical ones).
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = whole.translate({0x2019: "'", 0x2013: "-", 0x2014: "-"})
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def span_between(start: dt.date | str | None, end: dt.date | str | None) -> DateSpan:
    """The days from start to end, both included; a text is EDTF ("2005-11" begins on its first day, ends on its last).

    Raises ValueError where both are None or the start is after the end.
    """
    first = DateSpan.read(start).start if isinstance(start, str) else _day(start)
    last = DateSpan.read(end).end if isinstance(end, str) else _day(end)
    return DateSpan(start=first, end=last)


def _day(day: dt.date | None) -> dt.date | None:
    return day.date() if isinstance(day, dt.datetime) else day


def in_period(entry: Entry, period: DateSpan) -> bool:
    """Whether the entry may lie in the period; an undated one does not."""
    return entry.date is not None and entry.date.overlaps(period)


def is_upcoming(entry: Entry, on: dt.date) -> bool:
    """Whether the entry begins on that day or later and is neither cancelled nor postponed."""
    if entry.date is None or entry.status in _OVER:
        return False
    return entry.date.start is not None and entry.date.start >= on


def matcher(  # noqa: PLR0913 (the five filters of a timeline)
    sources: Mapping[str, Source],
    *,
    type: Names | None,  # noqa: A002 (the field's name)
    status: Names | None,
    participant: Names | None,
    place: Names | None,
    source: Names | None,
) -> Callable[[Entry], bool]:
    """The test that `Timeline.filter` describes. Raises ValueError for an unknown status."""
    types = _several(type)
    states = None if status is None else {Status(s) for s in _several(status) or ()}
    people, where, whence = (_folded(names) for names in (participant, place, source))

    def test(entry: Entry) -> bool:
        if types is not None and entry.type not in types:
            return False
        if states is not None and entry.status not in states:
            return False
        return all(
            wanted is None or any(_hit(wanted, texts) for texts in found)
            for wanted, found in (
                (people, ((a.name, a.country) for a in entry.participants)),
                (where, ((p.name, p.country) for p in entry.places)),
                (whence, (_source_texts(sources.get(s), s) for s in entry.sources)),
            )
        )

    return test


def _several(names: Names | None) -> tuple[str, ...] | None:
    if names is None:
        return None
    return (names,) if isinstance(names, str) else tuple(names)


def _folded(names: Names | None) -> tuple[str, ...] | None:
    several = _several(names)
    return None if several is None else tuple(fold(n) for n in several)


def _hit(wanted: tuple[str, ...], texts: tuple[str | None, ...]) -> bool:
    """A name is met by a part of it in whole words, a code (KZ, a document id) by itself alone."""
    name, *codes = texts
    words = f" {fold(name or '')} "
    return any(f" {w} " in words or any(c and w == fold(c) for c in codes) for w in wanted)


def _source_texts(source: Source | None, document: str) -> tuple[str | None, ...]:
    return (source.source if source else None, document, source.url if source else None)
