"""iCalendar (RFC 5545) by the icalendar library, of the extra `calendar`: what is dated, as all-day events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import icalendar

from timeline.model import DateSpan, Entry, Granularity, Source, Status
from timeline.writing.words import by_id, date_words, first_mentions, in_order, label_words, one_line, source_words

# RFC 5545 knows three; a postponed event does not take place on the day it had.
_STATUS = {
    Status.HELD: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.PROPOSED: "TENTATIVE",
    Status.POSTPONED: "CANCELLED",
    Status.CANCELLED: "CANCELLED",
}
# When nothing tells when an entry was last reported: the time stamp must be there, and must not be that of the run.
_NO_STAMP = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
_MOST_QUOTES = 10


def to_ics(entries: Sequence[Entry], sources: Sequence[Source]) -> bytes:
    """A calendar of the dated entries, the same bytes for the same timeline.

    The end is exclusive, as iCalendar wants it. An entry with an open side stands on the day that is known. Its UID is
    its id, its sequence grows with the reports, so that importing again changes the event instead of adding another.
    """
    documents = by_id(sources)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//timeline-events//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Timeline")
    for entry in in_order(entries):
        if entry.date is not None:
            calendar.add_component(_event(entry, entry.date, documents))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: Entry, date: DateSpan, documents: dict[str, Source]) -> Any:
    event = icalendar.Event()
    first, last = date.start or date.edges[1], date.end or date.edges[0]
    event.add("uid", f"{one_line(entry.id)}@timeline-events")
    event.add("dtstamp", _stamp(entry, documents))
    event.add("dtstart", first)
    if last < dt.date.max:  # one day is the length of an event without an end
        event.add("dtend", last + dt.timedelta(1))
    event.add("summary", _summary(entry, date))
    event.add("status", _STATUS[entry.status])
    event.add("sequence", len(entry.events))
    event.add("categories", [one_line(entry.type) or "event"])
    event.add("transp", "TRANSPARENT")  # it takes no one's time
    event.add("description", _description(entry, date, documents))
    if entry.places:
        event.add("location", ", ".join(one_line(place.name) for place in entry.places))
    located = next(
        (place for place in entry.places if place.latitude is not None and place.longitude is not None), None
    )
    if located:
        event.add("geo", (located.latitude, located.longitude))
    links = [documents[each].url for each in entry.sources if each in documents and documents[each].url]
    link = next(
        (link for link in links if link and link.startswith(("http://", "https://")) and link.isprintable()), None
    )
    if link:
        event.add("url", link)
    return event


def _summary(entry: Entry, date: DateSpan) -> str:
    """The label, with what the calendar's own marks cannot say."""
    marks = [entry.status.value] if entry.status is not Status.HELD else []
    is_broad = date.granularity.rank > Granularity.WEEK.rank
    if is_broad or date.approximate or date.uncertain or date.start is None or date.end is None:
        marks.append(date_words(date))
    return label_words(entry) + (f" ({', '.join(marks)})" if marks else "")


def _description(entry: Entry, date: DateSpan, documents: dict[str, Source]) -> str:
    lines = [f"{one_line(entry.type)}, {entry.status}, {date_words(date)}"]
    if entry.participants:
        lines.append("Who: " + ", ".join(one_line(actor.name) for actor in entry.participants))
    lines += [f"In dispute: {one_line(conflict.field)}" for conflict in entry.conflicts]
    for mention in first_mentions(entry)[:_MOST_QUOTES]:
        source = documents.get(mention.document)
        cited = source_words(source) if source else mention.document
        lines.append(f"{one_line(cited)}: {one_line(mention.quote or mention.text)}")
    return "\n".join(lines)


def _stamp(entry: Entry, documents: dict[str, Source]) -> dt.datetime:
    """When the latest of its documents was published, in UTC; a day counts from its midnight."""
    moments = [documents[each].published for each in entry.sources if each in documents]
    stamps = [_utc(moment) for moment in moments if moment is not None]
    return max(stamps, default=_NO_STAMP)


def _utc(moment: dt.date | dt.datetime) -> dt.datetime:
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day, tzinfo=dt.timezone.utc)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.timezone.utc)
    try:
        return moment.astimezone(dt.timezone.utc).replace(microsecond=0)
    except OverflowError:  # within a day of either end of the calendar
        return moment.replace(tzinfo=dt.timezone.utc, microsecond=0)
