"""Small worlds of events, reported with gaps and slips: enough collisions for every branch of merging."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from timeline.model import Actor, DateSpan, Event, Mention, Place, Source, TimeExpression

PEOPLE = (
    Actor(name="Ana Horvat", country="HR", role="visitor"),
    Actor(name="Horvat", country="HR"),
    Actor(name="Ola Berg", country="NO"),
    Actor(name="Kim Dae-su"),
    Actor(name="Norway", kind="country"),
    Actor(name="Croatia", kind="country"),
    Actor(name="Nordic Council", kind="organization"),
)
PLACES = (
    Place(name="Oslo", kind="city", country="NO"),
    Place(name="Norway", kind="country", country="NO"),
    Place(name="Zagreb", kind="city", country="HR"),
)
FIRST = dt.date(2030, 5, 1)
WORDS = ("visit", "talks", "meeting", "summit")


def _span(offset: int, length: int, size: str) -> DateSpan:
    day = FIRST + dt.timedelta(offset)
    if size != "day":
        return DateSpan.of(day, size)
    return DateSpan(start=day, end=day + dt.timedelta(length))


spans = st.builds(_span, st.integers(0, 12), st.integers(0, 2), st.sampled_from(["day", "day", "day", "month"]))


yearless = st.sampled_from(["XXXX-05-02", "XXXX-05-04", "XXXX-11-06", "XXXX-05", "XXXX-WXX-1"]).map(
    lambda value: TimeExpression(text=value, start=0, end=10, type="DATE", value=value)
)


@st.composite
def events(draw: st.DrawFn, document: str, number: int, count: int) -> Event:
    date = draw(st.none() | spans)
    bare = draw(st.none() | yearless) if date is None else None
    word = draw(st.sampled_from(WORDS))
    part = draw(st.none() | st.integers(1, count))
    return Event(
        id=f"{document}#{number}",
        document=document,
        type=draw(st.sampled_from(["visit", "meeting", "summit"])),
        status=draw(st.sampled_from(["held", "planned", "ongoing", "cancelled"])),
        date=date,
        date_basis=draw(st.sampled_from(["explicit", "implicit"])) if date else None,
        date_mention=bare,
        participants=draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)),
        places=draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True)),
        mentions=(
            Mention(
                document=document, start=4, end=4 + len(word), text=word, sentence=(0, 20), quote=f"The {word} went on"
            ),
        ),
        part_of=f"{document}#{part}" if part and part != number else None,
        series=draw(st.sampled_from([None, None, "Nordic-Adriatic summit"])),
        ordinal=draw(st.sampled_from([None, None, 2, 3])),
        confidence=draw(st.sampled_from([0.5, 1.0])),
    )


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[list[Event]], list[Source]]:
    """Documents, each a list of events, and their sources."""
    documents, sources = [], []
    for n in range(draw(st.integers(1, 5))):
        name = f"d{n}"
        count = draw(st.integers(1, 3))
        documents.append([draw(events(name, i, count)) for i in range(1, count + 1)])
        day = draw(st.none() | st.integers(-5, 15))
        prints = draw(st.sampled_from([(), (1,) * 64, (2,) * 64]))
        published = None if day is None else FIRST + dt.timedelta(day)
        sources.append(Source(id=name, published=published, fingerprint=prints))
    return documents, sources
