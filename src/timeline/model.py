"""The types that the stages hand on: frozen, exact, checked when made. This module knows no stage.

Offsets are half-open and count Unicode code points of `Document.text` exactly as it was given. Sequences are tuples
(any iterable is taken), enums also accept their text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from typing import Any

import attrs

from timeline.datespan import DateSpan, Granularity

__all__ = [
    "Actor", "ActorKind", "Basis", "Conflict", "DateSpan", "Document", "Entry", "Event", "EventType", "Evidence",
    "Granularity", "Mention", "Place", "PlaceKind", "RivalValue", "Source", "Status", "TimeExpression", "TimexType",
]  # fmt: skip


def as_tuple(items: Iterable[Any]) -> tuple[Any, ...]:  # mypy's attrs plugin does not solve a TypeVar here
    """The items as a tuple; TypeError for a single string, which is hardly ever meant as its characters."""
    if isinstance(items, str):
        raise TypeError(f"expected a sequence of strings, got the single string {items!r}")
    return tuple(items)


class _Text(str, Enum):
    """An enum whose members are, print as, and are made from their text."""

    def __str__(self) -> str:
        return str(self.value)


class TimexType(_Text):
    """TIMEX3's four types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Status(_Text):
    """What the text says became of the event, seen from its publication date."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Basis(_Text):
    """Why an event has its date: said of it, inferred, or taken from the entry it was merged into."""

    EXPLICIT = "explicit"
    IMPLICIT = "implicit"
    MERGED = "merged"


class ActorKind(_Text):
    """What kind of participant an actor is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    DELEGATION = "delegation"


class PlaceKind(_Text):
    """What kind of place it is; a venue is a building or site ("the White House")."""

    COUNTRY = "country"
    CITY = "city"
    REGION = "region"
    VENUE = "venue"
    OTHER = "other"


def _span_ok(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"offsets must satisfy 0 <= start <= end, got {start}, {end}")


@attrs.frozen(kw_only=True)
class Document:
    """One article. `published` is None where nothing tells it; `id` must be unique among documents built together."""

    id: str
    text: str
    title: str | None = None
    published: dt.date | dt.datetime | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None

    def __attrs_post_init__(self) -> None:
        """Raise ValueError without an id."""
        if not self.id:
            raise ValueError("a Document needs an id that is not empty")

    @property
    def day(self) -> dt.date | None:
        """The day of publication, as its own clock tells it."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


@attrs.frozen(kw_only=True)
class Source:
    """What a timeline remembers of a document: all but its text.

    fingerprint: a MinHash signature of the text, () where none was made; near-duplicate articles count as one voice.
    """

    id: str
    title: str | None = None
    published: dt.date | dt.datetime | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    fingerprint: tuple[int, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


@attrs.frozen(kw_only=True)
class TimeExpression:
    """A time expression where it stands in a text, and what it means.

    value, mod: TIMEX3 (TimeML 1.2.1); a value may be underspecified (`XXXX-11-06`), then `date` is None.
    date: the days meant; None for durations, sets, vague references and whatever lacks an anchor.
    anchor: the day it was resolved against, None for an absolute expression.
    rule: the name of the rule that read it; steps: how it was resolved, one short sentence a step.
    """

    text: str
    start: int
    end: int
    type: TimexType = attrs.field(converter=TimexType)
    value: str
    mod: str | None = None
    date: DateSpan | None = None
    anchor: dt.date | dt.datetime | None = None
    rule: str = ""
    steps: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for impossible offsets."""
        _span_ok(self.start, self.end)

    def explain(self) -> str:
        """The rule that made it and the steps that resolved it, one a line."""
        head = f"{self.text!r} is {self.type} {self.value}" + (f" ({self.mod})" if self.mod else "")
        lines = [head, f"rule: {self.rule}"] if self.rule else [head]
        return "\n".join([*lines, *self.steps])


@attrs.frozen(kw_only=True)
class Mention:
    """A word of a document that speaks of an event: its trigger.

    sentence: offsets of the sentence around it; quote: that sentence as it stands in the document ("" if not kept).
    """

    document: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    quote: str = ""

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for impossible offsets."""
        _span_ok(self.start, self.end)
        _span_ok(*self.sentence)


@attrs.frozen(kw_only=True)
class Actor:
    """Who takes part. country: ISO 3166-1 alpha-2; role: visitor, host, participant, signatory, caller ..."""

    name: str
    kind: ActorKind = attrs.field(default=ActorKind.PERSON, converter=ActorKind)
    country: str | None = None
    title: str | None = None
    role: str | None = None


@attrs.frozen(kw_only=True)
class Place:
    """Where it happens. country: ISO 3166-1 alpha-2; coordinates in degrees, where known."""

    name: str
    kind: PlaceKind = attrs.field(default=PlaceKind.OTHER, converter=PlaceKind)
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@attrs.frozen(kw_only=True)
class Evidence:
    """Why a field of an event has its value: words of the document, the rule or weight that read them."""

    field: str
    rule: str
    document: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    weight: float | None = None


@attrs.frozen(kw_only=True)
class EventType:
    """A type of event: its name, the words that speak of it, and how merging treats it.

    nouns, verbs: triggers by their base form, inflected by the extractor ("visit", "meet"). A verb of several words
        ("hold talks") is a construction whose last word is the mention.
    like: types that reports of one event may call it instead (a summit is also called a meeting).
    roles: the role of the subject, of the object, and of whoever stands with them.
    plover, cameo: the codes of the event ontologies PLOVER and CAMEO that come closest.
    """

    name: str
    label: str = ""
    nouns: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    verbs: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    like: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    roles: tuple[str, ...] = attrs.field(default=("participant",), converter=as_tuple)
    plover: str | None = None
    cameo: str | None = None

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for a blank name or trigger, which no text could be told by."""
        if not self.name.strip():
            raise ValueError("an EventType needs a name that is not empty")
        if any(not word.strip() for word in (*self.nouns, *self.verbs)):
            raise ValueError(
                f"a noun or verb of the event type {self.name!r} is empty; leave it out, or write the word"
            )


@attrs.frozen(kw_only=True)
class Event:
    """One event as one document tells it (all its mentions there), or, as Entry, as all documents do.

    type: the name of an EventType, a built-in one or a user's own.
    date_basis is None exactly where it was not said why `date` holds; date_mention is the expression that gave it;
    where there is no date, or only one that merging gave, one of a day without its year ("November 6").
    part_of: id of the event that this one is part of (the tour of a stop, the visit of a meeting).
    series, ordinal: "second China-Central Asia summit" -> "China-Central Asia summit", 2.
    confidence: the probability, from 0 to 1, that the event is real and of this type.
    """

    id: str
    document: str
    type: str
    status: Status = attrs.field(default=Status.HELD, converter=Status)
    label: str = ""
    date: DateSpan | None = None
    date_basis: Basis | None = attrs.field(default=None, converter=attrs.converters.optional(Basis))
    date_mention: TimeExpression | None = None
    participants: tuple[Actor, ...] = attrs.field(default=(), converter=as_tuple)
    places: tuple[Place, ...] = attrs.field(default=(), converter=as_tuple)
    mentions: tuple[Mention, ...] = attrs.field(default=(), converter=as_tuple)
    part_of: str | None = None
    series: str | None = None
    ordinal: int | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        """Raise ValueError where fields contradict each other."""
        if not self.id:
            raise ValueError("an Event needs an id that is not empty")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence must lie between 0 and 1, got {self.confidence}")
        if self.date is None and self.date_basis is not None:
            raise ValueError(f"event {self.id!r} has a date_basis but no date")


@attrs.frozen(kw_only=True)
class RivalValue:
    """One of the values that documents give for a field, and the ids of those documents."""

    value: str
    documents: tuple[str, ...] = attrs.field(converter=as_tuple)


@attrs.frozen(kw_only=True)
class Conflict:
    """A field on which the documents of an entry do not agree: the rival values, the settled one first."""

    field: str
    values: tuple[RivalValue, ...] = attrs.field(converter=as_tuple)


@attrs.frozen(kw_only=True)
class Entry(Event):
    """One real event of a timeline: the settled fields, and every report of it.

    `document` is the document of the leading report; `mentions` are those of all documents; `sources` the ids of the
    documents; `events` the events as the documents told them; `voices` how many independent sources there are
    (near-duplicates of one story count once).
    """

    sources: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    conflicts: tuple[Conflict, ...] = attrs.field(default=(), converter=as_tuple)
    events: tuple[Event, ...] = attrs.field(default=(), converter=as_tuple)
    voices: int = 1
