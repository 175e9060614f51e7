"""The gold corpus beside what the stage sees of it: documents, contexts, spots, and which spot is which event's."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.events.context import Context
from timeline.events.corefer import join
from timeline.events.extract import read_context, trained_types
from timeline.events.facts import Facts, read_facts
from timeline.events.groups import Group
from timeline.events.spots import Spot, accept, read_spots
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types
from timeline.grammar import Pipeline
from timeline.model import Document

Row = dict[str, Any]


@attrs.define(eq=False)
class Case:
    """One document: its gold record and what the stage reads of it; spots stand in text order.

    read: groups of mentions as the stage joins them, each with the gold event that it tells of, if any; None for the
    gold's own grouping.
    """

    gold: Row
    context: Context
    spots: list[Spot]
    read: list[tuple[Row | None, Group]] | None = None

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

    @property
    def key(self) -> str:
        """The document's id, and whether the grouping is the stage's own."""
        return f"{self.document.id}{'' if self.read is None else ' as read'}"

    def groups(self) -> list[tuple[Row | None, Group]]:
        """The gold events with those of their mentions that the stage spots; events without any are left out.

        Where the grouping is the stage's own, an event that the gold lacks stands as None.
        """
        if self.read is not None:
            return self.read
        rows: dict[int, list[Facts]] = {}
        for spot in self.spots:
            number = self.event_of(spot)
            if number is not None and not spot.refused:
                rows.setdefault(number, []).append(read_facts(spot, self.context.day))
        return [(self.gold["events"][n], Group(members, [""] * (len(members) - 1))) for n, members in rows.items()]


def as_read(case: Case) -> Case:
    """The case with its mentions accepted and joined by the models installed; see `told_by` for their events."""
    mentions, _ = accept(case.spots, trained_types())
    groups = join([read_facts(s, case.context.day) for s in mentions])
    chosen = told_by(case, groups)
    events = case.gold["events"]
    return attrs.evolve(case, read=[(events[chosen[n]] if n in chosen else None, g) for n, g in enumerate(groups)])


def told_by(case: Case, groups: Sequence[Group]) -> dict[int, int]:
    """By the position of a group, that of the gold event for which it stands, as the scorer pairs them.

    Each group stands for the gold event that most of its mentions tell of; of several such groups the largest does,
    and the others, like those of no gold event, stand for none.
    """
    told = [Counter(case.event_of(m.spot) for m in g.members) for g in groups]
    shared = sorted(
        ((count, n, event) for n, votes in enumerate(told) for event, count in votes.items() if event is not None),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    chosen: dict[int, int] = {}
    for _, n, event in shared:
        if n not in chosen and event not in chosen.values():
            chosen[n] = event
    return chosen


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
