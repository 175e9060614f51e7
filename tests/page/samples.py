"""Made-up entries for the tests of the page: a small chronology with every kind of case, and a large one."""

from __future__ import annotations

import random
from datetime import date, timedelta

from timeline.datespan import DateSpan
from timeline.model import (
    Actor,
    Basis,
    Conflict,
    Entry,
    Event,
    Evidence,
    Mention,
    Place,
    PlaceKind,
    RivalValue,
    Source,
    Status,
    TimeExpression,
    TimexType,
)

PEOPLE = (
    ("Ilona Varga", "HU", "Prime Minister"),
    ("Tomas Lindqvist", "SE", "Prime Minister"),
    ("Aruna Wickrama", "LK", "President"),
    ("Mateo Quiroga", "AR", "President"),
    ("Nadia Benhaddou", "MA", "Foreign Minister"),
    ("Kenji Morikawa", "JP", "Prime Minister"),
    ("Sophie Laurent", "FR", "President"),
    ("Daniyar Ospanov", "KZ", "President"),
    ("Grace Achieng", "KE", "President"),
    ("Emre Yıldız", "TR", "Foreign Minister"),
    ("Lucía Ferrer", "ES", "Prime Minister"),
    ("Piotr Zawadzki", "PL", "President"),
)
CITIES = (
    ("Budapest", "HU"),
    ("Stockholm", "SE"),
    ("Colombo", "LK"),
    ("Buenos Aires", "AR"),
    ("Rabat", "MA"),
    ("Kyoto", "JP"),
    ("Paris", "FR"),
    ("Astana", "KZ"),
    ("Nairobi", "KE"),
    ("Istanbul", "TR"),
    ("Madrid", "ES"),
    ("Warsaw", "PL"),
)
OUTLETS = ("Northern Courier", "The Meridian", "Harbour Post", "Agence Levant", "Daily Ledger", "Plain Dealer of Oslo")
VERBS = {
    "summit": ("a summit with", "summit"),
    "visit": ("a visit to", "visit"),
    "meeting": ("talks with", "talks"),
    "call": ("a telephone call with", "call"),
    "signing": ("the signing of a trade pact with", "signing"),
}


def source(n: int, published: date) -> Source:
    name = OUTLETS[n % len(OUTLETS)]
    host = name.lower().replace(" ", "-")
    return Source(
        id=f"doc-{n:04d}",
        title=f"Leaders prepare for talks ({n})",
        published=published,
        source=name,
        url=f"https://{host}.example/{published:%Y/%m/%d}/story-{n}.html",
        language="en",
    )


def report(  # noqa: PLR0913 (a sentence and how it is read)
    document: Source,
    sentence: str,
    trigger: str,
    words: str,
    span: DateSpan | None,
    *,
    type: str,  # noqa: A002
    number: int = 1,
    status: Status | str = "held",
    offset: int = 120,
) -> Event:
    """An event as one document tells it; trigger and words must stand in the sentence ("" words: no date in it)."""
    at = sentence.index(trigger)
    mention = Mention(
        document=document.id,
        start=offset + at,
        end=offset + at + len(trigger),
        text=trigger,
        sentence=(offset, offset + len(sentence)),
        quote=sentence,
    )
    said = None
    if words:
        begin = offset + sentence.index(words)
        said = TimeExpression(
            text=words,
            start=begin,
            end=begin + len(words),
            type=TimexType.DATE,
            value=span.edtf if span else "XXXX",
            date=span,
            anchor=document.published,
            rule="weekday-of-anchor",
        )
    return Event(
        id=f"{document.id}#{number}",
        document=document.id,
        type=type,
        status=Status(status),
        date=span,
        date_basis=Basis.EXPLICIT if said and span else Basis.IMPLICIT if span else None,
        date_mention=said,
        mentions=(mention,),
    )


def entry(id: str, events: list[Event], label: str, **fields: object) -> Entry:  # noqa: A002
    """The entry that those reports make; fields override what the first report gives."""
    first = events[0]
    given: dict[str, object] = {
        "document": first.document,
        "type": first.type,
        "status": first.status,
        "date": first.date,
        "date_basis": first.date_basis,
        "date_mention": first.date_mention,
        "mentions": tuple(m for e in events for m in e.mentions),
        "events": tuple(events),
        "sources": tuple(dict.fromkeys(e.document for e in events)),
        "voices": len({e.document for e in events}),
    }
    given.update(fields)
    return Entry(id=id, label=label, **given)  # type: ignore[arg-type]


def person(n: int, role: str = "participant") -> Actor:
    name, country, title = PEOPLE[n % len(PEOPLE)]
    return Actor(name=name, country=country, title=title, role=role)


def city(n: int) -> Place:
    name, country = CITIES[n % len(CITIES)]
    return Place(name=name, kind=PlaceKind.CITY, country=country)


def generated(count: int, *, seed: int = 7, years: tuple[int, int] = (2003, 2009)) -> tuple[list[Entry], list[Source]]:
    """That many plausible entries, every 3 sharing a fresh pair of documents; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    sources: list[Source] = []
    entries = []
    for n in range(count):
        day = first + timedelta(rng.randrange((last - first).days))
        kind = rng.choices(list(VERBS), (2, 6, 8, 3, 2))[0]
        status = rng.choices(list(Status), (70, 3, 16, 5, 3, 4))[0]
        who, other = rng.sample(range(len(PEOPLE)), 2)
        span, words = _span(rng, day)
        papers = [
            source(len(sources) + i, day + timedelta(rng.randrange(-4, 3)))
            for i in range(rng.choice((1, 1, 1, 2, 3, 5)))
        ]
        sources += papers
        phrase, trigger = VERBS[kind]
        events = [
            report(p, _sentence(rng, who, other, phrase, words), trigger, words, span, type=kind, status=status)
            for p in papers
        ]
        label = f"{PEOPLE[who][0]}: {phrase.split(' ', 1)[1]} {PEOPLE[other][0]}"
        conflicts = _conflicts(rng, papers, span)
        entries.append(
            entry(
                f"gen-{n:05d}",
                events,
                label,
                participants=(person(who, "visitor"), person(other, "host")),
                places=(city(other),),
                conflicts=conflicts,
                confidence=round(rng.uniform(0.55, 0.99), 2),
                evidence=reasons(rng, events),
            )
        )
    return entries, sources


def _span(rng: random.Random, day: date) -> tuple[DateSpan | None, str]:
    form = rng.choices(("day", "days", "month", "about", "open", "none", "week", "year"), (60, 12, 8, 8, 3, 4, 3, 2))[0]
    if form == "day":
        return DateSpan(start=day, end=day), f"{day:%A}"
    if form == "days":
        return DateSpan(start=day, end=day + timedelta(rng.randrange(1, 5))), f"from {day:%A}"
    if form == "about":
        start = day.replace(day=1)
        return DateSpan(start=start, end=start + timedelta(9), approximate=True), f"in early {day:%B}"
    if form == "open":
        return DateSpan(start=day, end=None), f"as of {day.day} {day:%B}"
    if form == "none":
        return None, ""
    return DateSpan.of(day, form), {"month": f"in {day:%B}", "week": "this week", "year": f"in {day.year}"}[form]


def _sentence(rng: random.Random, who: int, other: int, phrase: str, words: str) -> str:
    name, _, title = PEOPLE[who]
    tail = rng.choice(
        ("officials said", "according to a spokeswoman", "the two governments announced", "aides confirmed")
    )
    when = f" {words}" if words else ""
    return f"{title} {name} was due for {phrase} {PEOPLE[other][0]} in {CITIES[other][0]}{when}, {tail}."


def _conflicts(rng: random.Random, papers: list[Source], span: DateSpan | None) -> tuple[Conflict, ...]:
    if len(papers) < 3 or span is None or span.start is None or rng.random() < 0.5:
        return ()
    rival = DateSpan(start=span.start - timedelta(1), end=span.start - timedelta(1))
    ids = [p.id for p in papers]
    return (
        Conflict(
            field="date",
            values=(
                RivalValue(value=span.edtf, documents=ids[:-1]),
                RivalValue(value=rival.edtf, documents=ids[-1:]),
            ),
        ),
    )


def reasons(rng: random.Random, events: list[Event]) -> tuple[Evidence, ...]:
    """Rows as extraction and merging make them: how the first report was read, and what joined each other to it."""
    first = events[0]
    mention = first.mentions[0]
    read = [
        Evidence(
            field="mentions", rule=f"{first.type}: trigger", document=first.document, text=mention.text, weight=0.93
        ),
        Evidence(field="status", rule="status-held: tense=past +0.39", document=first.document, text="", weight=0.998),
    ]
    joined = []
    for event in events[1:]:
        bits = {
            ("prior", ""): -3.3,
            ("date", "days-overlap"): round(rng.uniform(0.5, 2), 2),
            ("people", "same-two"): round(rng.uniform(2, 5), 2),
            ("place", "same-city"): 1.04,
            ("order", "plan-held"): -0.4,
        }
        joined += [
            Evidence(
                field=f"merged: {f}", rule=level, document=event.document, text=f"{event.id} ~ {first.id}", weight=w
            )
            for (f, level), w in bits.items()
        ]
    return (*read, *joined)
