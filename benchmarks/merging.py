"""Merging alone: the gold events of the documents, given to `timeline.merge` as if extraction were perfect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import timeline
from benchmarks.corpora import Corpora
from benchmarks.events import documents
from benchmarks.figures import Figure, Result, with_intervals
from timeline import Actor, DateSpan, Event, Mention, Place

SPLITS = ("train", "dev")
Key = tuple[str, str]  # document, event
# Not behind an initial or an abbreviation of two letters.
_BREAK = re.compile(r"\n+|(?<=\w\w\w[.!?])[\"”’)]?\s+(?=[\"“A-Z])")


def run(corpora: Corpora, *, resamples: int = 0) -> Result:
    """B-cubed F1 over gold events, for each split that is there."""
    figures: dict[str, Figure] = {}
    for split in SPLITS:
        file = f"events/{split}.gold.jsonl"
        if not corpora.has(file):
            continue
        rows = corpora.lines(file)
        events = [as_event(row, event) for row in rows for event in row["events"]]
        merged = timeline.merge(events, documents=documents(corpora, file))
        found = {_key(event): str(n) for n, entry in enumerate(merged) for event in entry.events}
        gold = {(row["id"], event["id"]): event["entry"] for row in rows for event in row["events"]}

        def score(
            names: Sequence[str],
            gold: Mapping[Key, str] = gold,
            found: Mapping[Key, str] = found,
            name: str = f"merging/{split}",
        ) -> dict[str, float]:
            of = {document: [k for k in gold if k[0] == document] for document in set(names)}
            drawn = [(i, key) for i, document in enumerate(names) for key in of[document]]
            return {name: b_cubed([(gold[key], found[key]) for _, key in drawn])}

        figures.update(with_intervals([row["id"] for row in rows], score, resamples))
    return Result(figures=figures)


def _key(event: Event) -> Key:
    return event.document, event.id.rpartition("#")[2]


def as_event(document: Mapping[str, Any], row: Mapping[str, Any]) -> Event:
    """A gold event as the library's own extractor would hand it on, without what the gold does not tell."""
    name = document["id"]
    mentions = [_mention(name, document["text"], start, end) for start, end in row["mentions"]]
    date = DateSpan.read(row["when"]) if row["when"] else None
    return Event(
        id=f"{name}#{row['id']}",
        document=name,
        type=row["type"],
        status=row["status"],
        label=mentions[0].text,
        date=date,
        date_basis=row["basis"] if date else None,
        participants=[Actor(name=actor) for actor in row["participants"]],
        places=[Place(name=place) for place in row["places"]],
        mentions=mentions,
        part_of=f"{name}#{row['part_of']}" if row["part_of"] else None,
    )


def _mention(document: str, text: str, start: int, end: int) -> Mention:
    """The trigger with its sentence: its line, cut where a stop is followed by a capital."""
    left = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    right = _BREAK.search(text, end)
    stop = right.start() if right else len(text)
    quote = text[left:stop]
    return Mention(document=document, start=start, end=end, text=text[start:end], sentence=(left, stop), quote=quote)


def b_cubed(pairs: Sequence[tuple[str, str]]) -> float:
    """B-cubed F1 in percent of (gold group, found group), one pair an event (Bagga and Baldwin 1998)."""
    if not pairs:
        return 0.0
    joint, left, right = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(joint[g, f] / right[f] for g, f in pairs) / len(pairs)
    recall = sum(joint[g, f] / left[g] for g, f in pairs) / len(pairs)
    return round(200 * precision * recall / (precision + recall), 1)
