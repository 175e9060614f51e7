"""Texts of tests -> what the steps behind the mentions read: a context, and groups of the mentions asked for."""

from __future__ import annotations

import datetime as dt

from timeline.events.context import Context
from timeline.events.extract import read_context
from timeline.events.facts import Facts, read_facts
from timeline.events.groups import Group
from timeline.events.parts import Draft
from timeline.events.spots import read_spots
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types
from timeline.model import Actor, Document, Place

DAY = dt.date(2021, 3, 10)


def mentions_of(text: str, day: dt.date | None = DAY) -> tuple[Context, list[Facts]]:
    """The context and every candidate of the text, refused ones left out, in text order."""
    document = Document(id="d", text=text, published=day)
    context, candidates = read_context(document, Lexicon(builtin_types()))
    return context, [read_facts(s, context.day) for s in read_spots(context, candidates) if not s.refused]


def group_of(text: str, *words: str, day: dt.date | None = DAY) -> tuple[Context, Group]:
    """The candidates of these words as one event."""
    context, found = mentions_of(text, day)
    members = [f for f in found if context.text[f.spot.start : f.spot.end] in words]
    return context, Group(members, [""] * (len(members) - 1))


def draft_of(group: Group, actors: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> Draft:
    """The group as an undated draft with these actors and places."""
    return Draft(
        type=group.members[0].spot.type,
        group=group,
        date=None,
        actors=tuple(Actor(name=name) for name in actors),
        places=tuple(Place(name=name) for name in places),
        explicit=False,
    )
