"""Made-up events for the tests of the joined stages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline import Actor, DateSpan, Entry, Event, Mention, Place


def event(name: str, **fields: Any) -> Event:
    """A visit as one document tells it; the name is `document#number`."""
    document = name.split("#", maxsplit=1)[0]
    quote = "She visited the city."
    given: dict[str, Any] = {
        "id": name,
        "document": document,
        "type": "visit",
        "label": "Anna Weber visits Oslo",
        "date": DateSpan.day(2021, 3, 4),
        "date_basis": "explicit",
        "participants": (Actor(name="Anna Weber", country="DE", role="visitor"),),
        "places": (Place(name="Oslo", kind="city", country="NO"),),
        "mentions": (Mention(document=document, start=4, end=11, text="visited", sentence=(0, 21), quote=quote),),
    }
    return Event(**{**given, **fields})


def entry(name: str, **fields: Any) -> Entry:
    """An entry made of one such event."""
    one = event(f"{name}#1", **fields)
    given = {k: getattr(one, k) for k in ("document", "type", "status", "label", "date", "date_basis")}
    same = {k: getattr(one, k) for k in ("participants", "places", "mentions")}
    return Entry(id=one.id, **given, **same, sources=(one.document,), events=(one,))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
