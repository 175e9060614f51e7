"""A small timeline that the tests of all formats share: every field in use, hostile names among them."""

from __future__ import annotations

import datetime as dt

import attrs

from timeline.model import (
    Actor,
    Conflict,
    DateSpan,
    Entry,
    Event,
    Evidence,
    Mention,
    Place,
    RivalValue,
    Source,
    TimeExpression,
)

SENTENCE = "Leaders of the two states will meet in Astana on June 17."
_MEET = SENTENCE.index("meet")
_DAY = SENTENCE.index("June 17")

SOURCES = (
    Source(
        id="steppe-1",
        title="Leaders to meet <in> Astana",
        published=dt.date(2025, 6, 10),
        source="Steppe Daily",
        url="https://news.example/steppe?id=1&x=2",
        language="en",
        fingerprint=(3, 2**64 - 1),
    ),
    Source(id="harbour-7", published=dt.datetime(2025, 6, 18, 9, 30, tzinfo=dt.timezone.utc), source="Harbour Wire"),
)

_EXPRESSION = TimeExpression(
    text="June 17",
    start=_DAY,
    end=_DAY + len("June 17"),
    type="DATE",
    value="2025-06-17",
    date=DateSpan.day(2025, 6, 17),
    anchor=dt.date(2025, 6, 10),
    rule="month-day",
    steps=("the coming June 17 after 2025-06-10",),
)

_TOLD = Event(
    id="steppe-1#1",
    document="steppe-1",
    type="summit",
    status="planned",
    label="Astana summit",
    date=DateSpan.day(2025, 6, 17),
    date_basis="explicit",
    date_mention=_EXPRESSION,
    participants=(
        Actor(name="Aru Bek", title="President", country="KZ", role="host"),
        Actor(name="China", kind="country", country="CN"),
    ),
    places=(Place(name="Astana", kind="city", country="KZ", latitude=51.18, longitude=71.45),),
    mentions=(
        Mention(
            document="steppe-1", start=_MEET, end=_MEET + 4, text="meet", sentence=(0, len(SENTENCE)), quote=SENTENCE
        ),
    ),
    series="China-Central Asia summit",
    ordinal=2,
    confidence=0.93,
    evidence=(Evidence(field="date", rule="month-day", document="steppe-1", text="June 17", start=_DAY, end=_DAY + 7),),
)

_SETTLED = (
    Entry(
        id="e-astana",
        document="steppe-1",
        type="summit",
        status="held",
        label="Astana summit",
        date=_TOLD.date,
        date_basis="explicit",
        date_mention=_EXPRESSION,
        participants=_TOLD.participants,
        places=_TOLD.places,
        mentions=_TOLD.mentions,
        series=_TOLD.series,
        ordinal=2,
        confidence=0.97,
        evidence=_TOLD.evidence,
        sources=("harbour-7", "steppe-1"),
        conflicts=(
            Conflict(
                field="date",
                values=(
                    RivalValue(value="2025-06-17", documents=("steppe-1",)),
                    RivalValue(value="2025-06-18", documents=("harbour-7",)),
                ),
            ),
        ),
        events=(_TOLD,),
        voices=2,
    ),
    Entry(
        id="e-visit",
        document="harbour-7",
        type="visit",
        status="planned",
        label='=HYPERLINK("x") visit, <script>',
        date=DateSpan.read("2025-09~"),
        date_basis="implicit",
        participants=(Actor(name="@Oru; Lam"), Actor(name="Aru Bek")),
        places=(Place(name="Port, Sund"),),
        sources=("harbour-7",),
        part_of="e-tour",
    ),
    Entry(
        id="e-tour",
        document="harbour-7",
        type="visit",
        status="postponed",
        label="Tour of the north",
        date=DateSpan.read("2025-09-03/.."),
        date_basis="explicit",
        sources=("harbour-7",),
    ),
    Entry(
        id="e-call",
        document="harbour-7",
        type="call",
        status="cancelled",
        participants=(Actor(name="Oru Lam"),),
        sources=("harbour-7",),
    ),
    Entry(
        id="e-week",
        document="harbour-7",
        type="meeting",
        status="ongoing",
        label="Talks",
        date=DateSpan.read("2025-06-16/2025-06-18"),
        date_basis="explicit",
        sources=("harbour-7",),
    ),
)


def _as_told(entry: Entry) -> Event:
    """The only report of an entry that has one."""
    fields = {field.name: getattr(entry, field.name) for field in attrs.fields(Event)}
    return Event(**{**fields, "id": f"{entry.document}#{entry.id}"})


ENTRIES = tuple(entry if entry.events else attrs.evolve(entry, events=(_as_told(entry),)) for entry in _SETTLED)
