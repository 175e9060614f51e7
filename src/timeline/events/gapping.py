"""Events whose verb is left out: "Rossi visited Oslo in 2002, Silva in 2018" tells of two visits with one verb.

The second person and date stand right behind the first date, with nothing but a comma or "and" between (gapping, as
Universal Dependencies' guidelines on `orphan` describe it). The event so found shares its trigger with the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.labels import label_of
from timeline.model import Actor, ActorKind, Basis, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.context import Context
    from timeline.events.names import Name
    from timeline.model import EventType, TimeExpression

_JOINT = re.compile(r"\s*(?:,|;)?\s*(?:and|while)?\s*")
_LINK = re.compile(r"\s+(?:in|on)\s+(?:the\s+)?")


def gapped(context: Context, events: Sequence[Event], types: Mapping[str, EventType]) -> list[Event]:
    """The events as given, without the actors of a clause behind theirs, and then those of such clauses."""
    kept, found = [], []
    for event in events:
        pairs = list(_behind(context, event))
        names = {name.name for name, _ in pairs}
        actors = tuple(a for a in event.participants if a.name not in names)
        kept.append(attrs.evolve(event, participants=actors or event.participants))
        found += [(event, name, time) for name, time in pairs]
    numbered = enumerate(found, len(events) + 1)
    return kept + [_sibling(event, name, time, number, types[event.type]) for number, (event, name, time) in numbered]


def _behind(context: Context, event: Event) -> list[tuple[Name, TimeExpression]]:
    """Each person and date that follow the event's own date in a row."""
    found: list[tuple[Name, TimeExpression]] = []
    last = event.date_mention
    if last is None or not any(m.sentence[0] <= last.start < m.sentence[1] for m in event.mentions):
        return found
    names = {n.start: n for n in context.names if n.kind == "person"}
    times = {t.start: t for t in context.times if t.date is not None}
    while last is not None:
        joint = _JOINT.match(context.text, last.end)
        name = names.get(joint.end()) if joint else None
        link = _LINK.match(context.text, name.end) if name else None
        last = times.get(link.end()) if link else None
        if name and last:
            found.append((name, last))
    return found


def _sibling(event: Event, name: Name, time: TimeExpression, number: int, kind: EventType) -> Event:
    mention = next(m for m in event.mentions if m.sentence[0] <= time.start < m.sentence[1])
    role = event.participants[0].role if event.participants else None
    actor = Actor(name=name.name, kind=ActorKind.PERSON, country=name.country, title=name.title, role=role)
    rows = [("participants", name.text, name.start, name.end), ("date", time.text, time.start, time.end)]
    return attrs.evolve(
        event,
        id=f"{event.document}#{number}",
        label=label_of(kind, event.status, (actor,), event.places),
        date=time.date,
        date_basis=Basis.EXPLICIT,
        date_mention=time,
        participants=(actor,),
        mentions=(mention,),
        evidence=tuple(
            Evidence(field=f, rule="a clause without its verb", document=event.document, text=t, start=s, end=e)
            for f, t, s, e in rows
        ),
    )
