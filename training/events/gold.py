"""The gold corpus beside what the stage sees of it: documents, contexts, spots, and which spot is which event's."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from timeline.events.context import Context
from timeline.events.extract import read_context
from timeline.events.facts import Facts, read_facts
from timeline.events.groups import Group
from timeline.events.spots import Spot, read_spots
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types
from timeline.grammar import Pipeline
from timeline.model import Document

Row = dict[str, Any]


@attrs.define(eq=False)
class Case:
    """One document: its gold record and what the stage reads of it; spots stand in text order."""

    gold: Row
    context: Context
    spots: list[Spot]

    @property
    def document(self) -> Document:
        """The document."""
        return self.context.document

    def event_of(self, spot: Spot) -> int | None:
        """The position of the gold event whose mention the spot touches."""
        for number, event in enumerate(self.gold["events"]):
            if any(a < spot.end and spot.start < b for a, b in event["mentions"]):
                return number
        return None

    def groups(self) -> list[tuple[dict[str, Any], Group]]:
        """The gold events with those of their mentions that the stage spots; events without any are left out."""
        rows: dict[int, list[Facts]] = {}
        for spot in self.spots:
            number = self.event_of(spot)
            if number is not None and not spot.refused:
                rows.setdefault(number, []).append(read_facts(spot, self.context.day))
        return [(self.gold["events"][n], Group(members, [""] * (len(members) - 1))) for n, members in rows.items()]


def gold_rows(path: Path) -> list[Row]:
    """The documents of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_cases(rows: Iterable[Row], nlp: Pipeline = None) -> list[Case]:
    """What the stage reads of the documents of gold rows."""
    lexicon = Lexicon(builtin_types())
    cases = []
    for gold in rows:
        day = dt.date.fromisoformat(gold["published"])
        document = Document(id=gold["id"], text=gold["text"], title=gold.get("title"), published=day)
        context, candidates = read_context(document, lexicon, nlp=nlp)
        cases.append(Case(gold, context, read_spots(context, candidates)))
    return cases
