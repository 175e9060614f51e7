"""What the stage reads of a short text before any model decides: for tests of single steps."""

from __future__ import annotations

import datetime as dt

from timeline.events.context import Context
from timeline.events.extract import read_context
from timeline.events.facts import Facts, read_facts
from timeline.events.spots import Spot, read_spots
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types
from timeline.model import Document

DAY = dt.date(2021, 3, 10)  # a Wednesday


def context_and_spots(text: str, day: dt.date | None = DAY) -> tuple[Context, list[Spot]]:
    """The context of the text and its candidates, in text order."""
    context, candidates = read_context(Document(id="d", text=text, published=day), Lexicon(builtin_types()))
    return context, read_spots(context, candidates)


def spot_at(text: str, word: str, day: dt.date | None = DAY) -> tuple[Context, Spot]:
    """The candidate whose word in the text is that one."""
    context, spots = context_and_spots(text, day)
    return context, next(s for s in spots if text[s.start : s.end] == word)


def facts(text: str, day: dt.date | None = DAY) -> list[Facts]:
    """The facts of all candidates."""
    context, spots = context_and_spots(text, day)
    return [read_facts(s, context.day) for s in spots]
