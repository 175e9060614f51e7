"""Entries whose every text is an attempt to run a script on the page that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from timeline.datespan import DateSpan
from timeline.model import (
    Actor,
    ActorKind,
    Conflict,
    Entry,
    Event,
    Evidence,
    Mention,
    Place,
    RivalValue,
    Source,
    TimeExpression,
    TimexType,
)

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</title></style><img src=x onerror=window.pwned=1>",
    '" onmouseover="window.pwned=1" autofocus onfocus="window.pwned=1',
    "' onclick='window.pwned=1",
    "<!--<script>window.pwned=1//",
    "javascript:window.pwned=1",
    "{{ 7 * 191 }}{% raw %}",
    "${window.pwned=1}`",
    "\u2028window.pwned=1\u2029",
    "]]><svg/onload=window.pwned=1>",
    "\\u003cscript>window.pwned=1\\",
    "__proto__",
    "constructor",
    "\u202egnp.exe\u202c",
    "\ud800 half a pair",
    "\x00\x08 control",
    "&lt;script&gt; &amp;",
)
URLS = (
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1//https://a.example/",
    " javascript:window.pwned=1",
    "java\nscript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "vbscript:msgbox(1)",
    "//a.example/without-scheme",
    "file:///etc/passwd",
    "http://[half",
    'https://a.example/"onmouseover="window.pwned=1',
    "https://a.example/fine",
)


def _texts(payload: str) -> Iterator[str]:
    """The payload, told apart by a number, since ids must differ."""
    return (f"{payload} {n}" for n in count())


def entries() -> tuple[list[Entry], list[Source]]:
    """One entry a payload, the payload in each of its fields that holds text."""
    pairs = [_entry(n, payload) for n, payload in enumerate(PAYLOADS)]
    return [entry for entry, _ in pairs], [source for _, source in pairs]


def _entry(number: int, payload: str) -> tuple[Entry, Source]:
    text = _texts(payload)
    source = Source(
        id=next(text), title=payload, source=payload, url=URLS[number % len(URLS)], published=date(2005, 5, 1 + number)
    )
    quote = f"On Monday {payload} met {payload}."
    span = DateSpan.day(2005, 5, 2 + number)
    expression = TimeExpression(
        text=payload, start=10, end=10 + len(payload), type=TimexType.DATE, value=payload, date=span, rule=payload
    )
    at = quote.index(" met ") + 1
    mention = Mention(document=source.id, start=at, end=at + 3, text="met", sentence=(0, len(quote)), quote=quote)
    kinds = list(ActorKind)
    fields = {
        "type": payload,
        "label": payload,
        "date": span,
        "date_mention": expression,
        "participants": [
            Actor(name=payload, kind=kind, country=payload, title=payload, role=payload) for kind in kinds
        ],
        "places": [Place(name=payload, country=payload)],
        "mentions": [mention],
        "series": payload,
        "ordinal": number,
        "evidence": [Evidence(field=payload, rule=payload, document=source.id, text=payload, weight=0.5)],
    }
    told = Event(id=next(text), document=source.id, **fields)  # type: ignore[arg-type]
    rivals = (RivalValue(value=payload, documents=[source.id, payload]), RivalValue(value=payload, documents=[]))
    conflicts = [Conflict(field=field, values=rivals) for field in (payload, "date")]
    entry = Entry(
        id=next(text), document=source.id, sources=[source.id, payload], events=[told], conflicts=conflicts,
        part_of=payload, voices=2, **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return entry, source
