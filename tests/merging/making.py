"""Events and sources from short descriptions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs

from timeline.model import Actor, DateSpan, Event, Mention, Place, Source, TimeExpression
from timeline.tables import read_toml


@attrs.frozen(kw_only=True)
class Case:
    """Events with one-letter ids, their sources, and the groups that merging must make of them."""

    name: str
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    together: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file."""
    return [_case(name, row) for name, row in read_toml(path).items()]


def _case(name: str, row: dict[str, Any]) -> Case:
    events, sources = [], {}
    for letter, fields in zip("abcdefgh", row["reports"], strict=False):
        published = fields.pop("published", None)
        events.append(event(letter, **fields))
        document = events[-1].document
        sources[document] = Source(id=document, published=published)
    return Case(name=name, events=tuple(events), sources=tuple(sources.values()), together=tuple(row["together"]))


def event(name: str, kind: str = "visit", **fields: Any) -> Event:
    """An event. when: EDTF, explicit unless `basis` says otherwise; said: the TIMEX3 value of an expression without
    a date; people, countries, bodies, places: names.
    """
    when, said = fields.get("when"), fields.get("said")
    kind = fields.get("type", kind)
    document = fields.get("document", f"doc-{name}")
    quote = fields.get("quote", f"the {kind} in question")
    at = quote.index(kind) if kind in quote else 0
    people = [Actor(name=n) for n in fields.get("people", ())]
    countries = [Actor(name=n, kind="country") for n in fields.get("countries", ())]
    bodies = [Actor(name=n, kind="organization") for n in fields.get("bodies", ())]
    return Event(
        id=name,
        document=document,
        type=kind,
        status=fields.get("status", "held"),
        label=fields.get("label", ""),
        date=DateSpan.read(when) if when else None,
        date_basis=fields.get("basis", "explicit") if when else None,
        date_mention=TimeExpression(text=said, start=0, end=len(said), type="DATE", value=said) if said else None,
        participants=[*people, *countries, *bodies],
        places=[Place(name=n) for n in fields.get("places", ())],
        mentions=[
            Mention(document=document, start=at, end=at + len(kind), text=kind, sentence=(0, len(quote)), quote=quote)
        ],
        part_of=fields.get("part_of"),
        series=fields.get("series"),
        ordinal=fields.get("ordinal"),
        confidence=fields.get("confidence", 1.0),
    )


def source(document: str, day: str | None = None, fingerprint: tuple[int, ...] = ()) -> Source:
    """A source with a day of publication, an ISO text."""
    published = dt.date.fromisoformat(day) if day else None
    return Source(id=document, published=published, fingerprint=fingerprint)
