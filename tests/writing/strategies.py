"""Generated events, entries and documents, as wide as the types allow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from timeline.model import (
    Actor,
    ActorKind,
    Basis,
    Conflict,
    DateSpan,
    Entry,
    Event,
    Evidence,
    Granularity,
    Mention,
    Place,
    PlaceKind,
    RivalValue,
    Source,
    Status,
    TimeExpression,
    TimexType,
)

# All code points that UTF-8 can hold, with what breaks tables, markup and spreadsheets more often than chance has it.
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["=1+1", "+x", "-x", "@x", "a,b;c", 'a "b"', "a\nb", "<b>", "[x](y)", "\u202e", "|", "  ", "\ufeff", "𝛼"]
    ),
)
NAMES = TEXTS.filter(bool)
DAYS = st.dates()
TIMES = st.datetimes(timezones=st.one_of(st.none(), st.just(dt.timezone.utc)))
MOMENTS = st.none() | DAYS | TIMES


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    size = draw(st.sampled_from(Granularity))
    days = sorted([draw(DAYS), draw(DAYS)])
    start, end = DateSpan.of(days[0], size).start, DateSpan.of(days[1], size).end
    kind = draw(st.sampled_from(["unit", "both", "no start", "no end"]))
    flags: dict[str, Any] = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    if kind == "unit":
        end = DateSpan.of(days[0], size).end
    if kind == "no start":
        start, flags["start_unknown"] = None, draw(st.booleans())
    if kind == "no end":
        end, flags["end_unknown"] = None, draw(st.booleans())
    return DateSpan(start=start, end=end, granularity=size, **flags)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    before, word, after = draw(TEXTS), draw(TEXTS), draw(TEXTS)
    low = draw(st.integers(0, 10**6))
    start, end = low + len(before), low + len(before) + len(word)
    quote = draw(st.sampled_from([before + word + after, ""]))
    sentence = (low, end + len(after))
    return Mention(document=draw(NAMES), start=start, end=end, text=word, sentence=sentence, quote=quote)


def expressions() -> st.SearchStrategy[TimeExpression]:
    return st.builds(
        TimeExpression,
        text=TEXTS,
        start=st.just(3),
        end=st.integers(3, 99),
        type=st.sampled_from(TimexType),
        value=TEXTS,
        mod=st.none() | TEXTS,
        date=st.none() | spans(),
        anchor=MOMENTS,
        rule=TEXTS,
        steps=st.lists(TEXTS, max_size=2),
    )


_MAYBE = st.none() | TEXTS
_DEGREES = st.none() | st.floats(-180, 180)
ACTORS = st.builds(
    Actor,
    name=TEXTS,
    kind=st.sampled_from(ActorKind),
    country=st.sampled_from([None, "KZ", "CN"]),
    title=_MAYBE,
    role=_MAYBE,
)
PLACES = st.builds(
    Place, name=TEXTS, kind=st.sampled_from(PlaceKind), country=_MAYBE, latitude=_DEGREES, longitude=_DEGREES
)
EVIDENCE = st.builds(Evidence, field=TEXTS, rule=TEXTS, document=TEXTS, text=TEXTS, weight=st.none() | st.floats(-9, 9))
RIVALS = st.builds(RivalValue, value=TEXTS, documents=st.lists(TEXTS, max_size=2))
CONFLICTS = st.builds(Conflict, field=TEXTS, values=st.lists(RIVALS, max_size=2))
SOURCES = st.builds(
    Source,
    id=NAMES,
    title=_MAYBE,
    published=MOMENTS,
    source=_MAYBE,
    url=_MAYBE,
    language=_MAYBE,
    fingerprint=st.lists(st.integers(0, 2**64 - 1), max_size=3),
)


@st.composite
def _fields(draw: st.DrawFn) -> dict[str, Any]:
    date = draw(st.none() | spans())
    return {
        "id": draw(NAMES),
        "document": draw(TEXTS),
        "type": draw(st.sampled_from(["summit", "visit", "meeting", "call", "signing", "own type"])),
        "status": draw(st.sampled_from(Status)),
        "label": draw(TEXTS),
        "date": date,
        "date_basis": draw(st.none() | st.sampled_from(Basis)) if date else None,
        "date_mention": draw(st.none() | expressions()),
        "participants": draw(st.lists(ACTORS, max_size=3)),
        "places": draw(st.lists(PLACES, max_size=2)),
        "mentions": draw(st.lists(mentions(), max_size=2)),
        "part_of": draw(_MAYBE),
        "series": draw(_MAYBE),
        "ordinal": draw(st.none() | st.integers(1, 99)),
        "confidence": draw(st.floats(0, 1)),
        "evidence": draw(st.lists(EVIDENCE, max_size=2)),
    }


def events() -> st.SearchStrategy[Event]:
    return _fields().map(lambda fields: Event(**fields))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    return Entry(
        **draw(_fields()),
        sources=draw(st.lists(NAMES, max_size=2)),
        conflicts=draw(st.lists(CONFLICTS, max_size=2)),
        events=draw(st.lists(events(), max_size=1)),
        voices=draw(st.integers(1, 9)),
    )


def timelines() -> st.SearchStrategy[tuple[list[Entry], list[Source]]]:
    """Entries with ids of their own, as their reports have, and documents."""
    rows = st.lists(entries(), max_size=3, unique_by=(lambda entry: entry.id, _report))
    return st.tuples(rows, st.lists(SOURCES, max_size=2, unique_by=lambda source: source.id))


def _report(entry: Entry) -> tuple[str, ...]:
    """What tells its report from those of others; an entry without one has its own id."""
    return ("report", entry.events[0].id) if entry.events else ("none", entry.id)
