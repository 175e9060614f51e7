"""A Report is one event as merging sees it: dates as day numbers, names folded, what its document adds."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from timeline.merging.geography import site
from timeline.merging.names import Person, body, fold
from timeline.merging.parties import named_in, parties
from timeline.merging.words import words
from timeline.merging.yearless import Yearless, yearless
from timeline.model import Basis, Entry, Event, Granularity, Place, Source, Status

__all__ = ["Days", "Report", "reports", "with_events"]

OPEN_DAYS = 14
"""How far a span with one open side is taken to reach: visits and conferences last days."""
_FAR_YEARS = 3653
_WORD = re.compile(r"[^\W\d_]{3,}|\b[A-Z]{2}\b")
_NEAR_WORDS = 6


@attrs.frozen
class Days:
    """A date as day numbers (`date.toordinal`), both inclusive; an open side reaches a little way.

    fine: given in days or weeks, at most a month long; certain: said outright, neither approximate nor uncertain.
    """

    low: int
    high: int
    start: int | None
    end: int | None
    fine: bool
    certain: bool


@attrs.frozen(eq=False, kw_only=True)
class Report:
    """What merging compares; made by `reports`.

    yearless: the day or month of an event without a date whose text tells one without the year; parties: codes of the
    countries that take part; countries: of those it takes place in; words: stems beside the triggers; series,
    series_of: stems of the series' name, and what it is named for; nameless: names were guessed from the words around;
    story: names of all events of its document; parent: what it is part of; parts: whether it has stops.
    """

    event: Event
    days: Days | None
    yearless: Yearless | None
    published: int | None
    people: tuple[Person, ...]
    visitors: tuple[Person, ...]
    organizations: tuple[str, ...]
    parties: frozenset[str]
    countries: frozenset[str]
    cities: tuple[str, ...]
    words: frozenset[str]
    trigger: frozenset[str]
    series: frozenset[str]
    series_of: frozenset[str]
    nameless: bool
    story: frozenset[str] = frozenset()
    parent: Report | None = None
    parts: bool = False

    @property
    def named_cities(self) -> list[tuple[str, Place]]:
        """The folded names of the places below a country, with the places."""
        return [(name, p) for p in self.event.places for name in site(p).local]


def with_events(entry: Entry) -> Entry:
    """The entry with the events it was made of; one that another program wrote without them is the only event of its
    document that is known.
    """
    if entry.events:
        return entry
    told = Event(**{field.name: getattr(entry, field.name) for field in attrs.fields(Event)})
    return attrs.evolve(entry, events=(told,))


def reports(events: Mapping[str, Event], source: Source | None) -> list[Report]:
    """All events of one document as Reports, in order of their ids. `events` by id; source: what is known of it."""
    published = source.day.toordinal() if source and source.day else None
    alone = {name: _report(event, published) for name, event in sorted(events.items())}
    wholes = {e.part_of for e in events.values() if e.type == "visit" and e.part_of}
    story = frozenset(name for item in alone.values() for name in _names(item)) | _title_names(source)
    found = []
    for name, item in alone.items():
        whole = item.event.part_of
        parent = alone.get(whole) if whole and whole != name else None
        found.append(attrs.evolve(item, story=story, parent=parent, parts=name in wholes))
    return found


def _report(event: Event, published: int | None) -> Report:
    near = _near(event)
    named = parties(event, " ".join(near))
    return Report(
        event=event,
        days=_days(event, published),
        yearless=yearless(event),
        published=published,
        people=named.people,
        visitors=named.visitors,
        organizations=named.organizations,
        parties=named.codes,
        countries=named.countries,
        cities=named.cities,
        series_of=named.series,
        words=_words(event, near),
        trigger=frozenset(_stem(m.text) for m in event.mentions),
        series=frozenset(_stem(w) for w in _WORD.findall(fold(event.series or ""))),
        nameless=named.guessed,
    )


def _names(item: Report) -> Iterator[str]:
    """What a document speaks of, by one event: people by their last word, bodies, countries, cities."""
    yield from (p.surname for p in item.people)
    yield from (body(n) or fold(n) for n in item.organizations)
    yield from item.parties | item.countries
    yield from item.cities


def _title_names(source: Source | None) -> frozenset[str]:
    named = named_in(source.title or "") if source else named_in("")
    return frozenset([*(body(n) or fold(n) for n in named.bodies), *named.codes, *named.cities])


def _stem(word: str) -> str:
    """Plural and verb endings off: enough for two reports' words to meet."""
    low = fold(word).replace(" ", "")
    return re.sub(r"(?<=\w{4})(ing|ies|ed|es|s|y|e)$", "", low)


def _near(event: Event) -> list[str]:
    """The words beside the triggers, as far as six words away in the sentence."""
    found: list[str] = []
    for mention in event.mentions:
        at = mention.start - mention.sentence[0]
        found += _WORD.findall(mention.quote[:at])[-_NEAR_WORDS:]
        found += _WORD.findall(mention.quote[at + len(mention.text) :])[:_NEAR_WORDS]
    return found


def _words(event: Event, near: list[str]) -> frozenset[str]:
    """Stems of the words beside the triggers and of the series."""
    return frozenset(_stem(w) for w in (*near, *_WORD.findall(event.series or ""))) - _stops()


@functools.cache
def _stops() -> frozenset[str]:
    common = words("common")
    return common.union(map(_stem, common))


def _days(event: Event, published: int | None) -> Days | None:
    span = event.date
    if span is None:
        return None
    start = span.start.toordinal() if span.start else None
    end = span.end.toordinal() if span.end else None
    unit_fine = span.granularity in (Granularity.DAY, Granularity.WEEK)
    reach = OPEN_DAYS if unit_fine else _FAR_YEARS
    low = start if start is not None else max(1, (end or 1) - reach)
    high = end if end is not None else min(date.max.toordinal(), low + reach, *_ongoing(event, low, published))
    certain = event.date_basis is Basis.EXPLICIT and not (span.approximate or span.uncertain)
    return Days(low, high, start, end, unit_fine and high - low <= 31, certain)  # noqa: PLR2004


def _ongoing(event: Event, low: int, published: int | None) -> list[int]:
    """What began coarsely and still goes on reaches the day of writing."""
    return [max(low, published)] if event.status is Status.ONGOING and published else []
