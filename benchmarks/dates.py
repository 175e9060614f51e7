"""Dates in running text (TIMEX3): the library, or a peer in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import timeline
from benchmarks.corpora import Corpora
from benchmarks.figures import Figure, Item, Result, with_intervals

SPLITS = ("tbaq", "wikiwars-train", "tweets-train", "meantime-apple", "meantime-airbus")

Row = dict[str, Any]
Tagger = Callable[[str, "dt.datetime | None"], list[Row]]


def ours(text: str, reference: dt.datetime | None) -> list[Row]:
    """What `find_dates` finds, as the scorers read it."""
    return [as_row(found) for found in timeline.find_dates(text, anchor=reference)]


def as_row(found: timeline.TimeExpression) -> Row:
    """A time expression as a scorer reads it."""
    days = found.date
    return {
        "start": found.start,
        "end": found.end,
        "type": found.type.value,
        "value": found.value,
        "first": days.start.isoformat() if days and days.start else None,
        "last": days.end.isoformat() if days and days.end else None,
    }


def when(text: str | None) -> dt.datetime | None:
    """The reference time of a text, where it has one."""
    return dt.datetime.fromisoformat(text) if text else None


def run(corpora: Corpora, *, resamples: int = 0, tagger: Tagger = ours) -> Result:
    """Value F1 and strict detection F1 of each split that is there."""
    figures: dict[str, Figure] = {}
    items: list[Item] = []
    for split in SPLITS:
        if corpora.has(f"dates/{split}.jsonl"):
            result = _split(corpora, split, resamples, tagger)
            figures.update(result.figures)
            items.extend(result.items)
    return Result(figures=figures, items=tuple(items))


def _split(corpora: Corpora, split: str, resamples: int, tagger: Tagger) -> Result:
    scorer = corpora.scorer("score_dates")
    order = "start", "end"
    documents = {d["id"]: d for d in corpora.lines(f"dates/{split}.jsonl")}
    gold = {name: sorted(d["timexes"], key=lambda t: tuple(t[k] for k in order)) for name, d in documents.items()}
    found = {name: tagger(d["text"], when(d.get("dct"))) for name, d in documents.items()}

    def score(names: Sequence[str]) -> dict[str, float]:
        copies = list(enumerate(names))
        report = scorer.score({i: gold[n] for i, n in copies}, {i: found[n] for i, n in copies})
        return {f"dates/{split}/value": report["value_f1"], f"dates/{split}/strict": report["strict"]["f1"]}

    items = [
        item for name in documents for item in _items(scorer, f"dates/{split}.jsonl", name, gold[name], found[name])
    ]
    return Result(figures=with_intervals(list(documents), score, resamples), items=tuple(items))


def _items(scorer: Any, file: str, document: str, gold: list[Row], found: list[Row]) -> list[Item]:
    pairs = {(g["start"], g["end"]): f for g, f in scorer.match(gold, found)}
    items = []
    for row in gold:
        got = pairs.get((row["start"], row["end"]), {}).get("value", "")
        place = {"file": file, "document": document, "start": row["start"], "end": row["end"], "facet": "value"}
        items.append(Item(**place, want=row["value"], got=got, right=got == row["value"]))
    taken = [(f["start"], f["end"]) for f in pairs.values()]
    for row in found:
        if (row["start"], row["end"]) not in taken:
            place = {"file": file, "document": document, "start": row["start"], "end": row["end"], "facet": "value"}
            items.append(Item(**place, want="", got=row["value"], right=False))
    return items
