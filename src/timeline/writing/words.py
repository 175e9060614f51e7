"""Days, statuses and labels in plain English, for formats that people read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from timeline.errors import EDTFError
from timeline.model import DateSpan, Entry, Event, Granularity, Mention, Source, Status

# Not calendar.month_name, which follows the locale of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_STATUS_TOLD = frozenset(Status) - {Status.HELD}


def day_words(day: dt.date) -> str:
    """A day as people write it: `15 November 2005`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_words(span: DateSpan) -> str:
    """A span as people write it, its certainty in words.

    >>> date_words(DateSpan.read("2005-11-15/2005-11-17"))
    '15–17 November 2005'
    >>> date_words(DateSpan.read("2005-11~"))
    'about November 2005'
    """
    text = ("about " if span.approximate else "") + _days(span)
    return text + (" (uncertain)" if span.uncertain else "")


def _days(span: DateSpan) -> str:
    if span.start is None:
        return f"by {_edge(span.end, span)}"
    if span.end is None:
        return f"from {_edge(span.start, span)}" + (", end unknown" if span.end_unknown else " on")
    if DateSpan.of(span.start, span.granularity).edges == span.edges:
        return _unit(span.start, span.granularity)
    if span.granularity in (Granularity.DAY, Granularity.WEEK):
        return _day_range(span.start, span.end)
    return f"{_unit(span.start, span.granularity)} – {_unit(span.end, span.granularity)}"


def _edge(day: dt.date | None, span: DateSpan) -> str:
    unit = span.granularity if span.granularity in (Granularity.MONTH, Granularity.YEAR) else Granularity.DAY
    return _unit(day, unit) if day else ""


def _unit(day: dt.date, size: Granularity) -> str:
    year, month = day.year, MONTHS[day.month - 1]
    return {
        Granularity.DAY: lambda: day_words(day),
        Granularity.WEEK: lambda: f"week of {day_words(day)}",
        Granularity.MONTH: lambda: f"{month} {year}",
        Granularity.QUARTER: lambda: f"quarter {(day.month + 2) // 3} of {year}",
        Granularity.SEASON: lambda: _season(DateSpan.of(day, size).edges[0]),
        Granularity.HALF: lambda: f"{'first' if day.month <= MONTHS.index('June') + 1 else 'second'} half of {year}",
        Granularity.YEAR: lambda: f"{year}",
        Granularity.DECADE: lambda: f"{year // 10}0s",
        Granularity.CENTURY: lambda: f"{year // 100}00–{year // 100}99",
    }[size]()


def _season(first: dt.date) -> str:
    name = _SEASONS.get(first.month, "winter")  # a winter cut by the calendar's own start
    return f"{name} {first.year}" + (f"/{(first.year + 1) % 100:02d}" if name == "winter" else "")


def _day_range(start: dt.date, end: dt.date) -> str:
    if start.year != end.year:
        return f"{day_words(start)} – {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{start.day}–{day_words(end)}"


def value_words(field: str, text: str) -> str:
    """A rival value in a reader's words: dates stand in conflicts as EDTF."""
    if field != "date":
        return text
    try:
        return date_words(DateSpan.read(text))
    except EDTFError:
        return text


def status_words(event: Event) -> str:
    """The status where it says more than that the event took place; else ""."""
    return event.status.value if event.status in _STATUS_TOLD else ""


def label_words(event: Event) -> str:
    """The label, or type and names where there is none."""
    if event.label.strip():
        return one_line(event.label)
    who = ", ".join(actor.name for actor in event.participants)
    where = ", ".join(place.name for place in event.places)
    return one_line(event.type + (f": {who}" if who else "") + (f" in {where}" if where else ""))


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, without what a terminal or a page would obey, not show:
    control characters, and those that turn the direction of writing.
    """
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())


def well_formed(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which UTF-8 cannot hold: one code point as before."""
    return _SURROGATE.sub("\ufffd", text)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by their first day, those without a date last; ties by id, so that the order is always the same."""

    def key(entry: Entry) -> tuple[bool, dt.date, dt.date, str]:
        low, high = entry.date.edges if entry.date else (dt.date.max, dt.date.max)
        if entry.date and entry.date.start is None:  # "by 17 November" belongs where its known edge is
            low = high
        return entry.date is None, low, high, entry.id

    return sorted(entries, key=key)


def span_day(span: DateSpan) -> dt.date:
    """The known edge by which a span is filed: its start, or its end where the start is open."""
    return span.start or span.edges[1]


def first_mentions(entry: Entry) -> list[Mention]:
    """For each sentence that speaks of the entry its first mention, in the entry's order."""
    seen: dict[tuple[str, tuple[int, int]], Mention] = {}
    for mention in entry.mentions:
        seen.setdefault((mention.document, mention.sentence), mention)
    return list(seen.values())


def source_words(source: Source) -> str:
    """A document as a reader would cite it: source, title, day."""
    day = day_words(source.day) if source.day else ""
    parts = [one_line(part) for part in (source.source or "", source.title or "", day) if part]
    return ", ".join(parts) or source.id


def by_id(sources: Sequence[Source]) -> dict[str, Source]:
    """Documents by their id."""
    return {source.id: source for source in sources}
