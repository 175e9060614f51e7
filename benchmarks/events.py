"""Events in news, and the timeline made of them, against the annotated documents."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import timeline
from benchmarks.corpora import Corpora
from benchmarks.figures import Figure, Item, Result, with_intervals

SPLITS = ("train", "dev")
Row = dict[str, Any]


def run(corpora: Corpora, *, resamples: int = 0) -> Result:
    """Every figure of the event scorer for each split that is there."""
    figures: dict[str, Figure] = {}
    items: list[Item] = []
    for split in SPLITS:
        if corpora.has(f"events/{split}.gold.jsonl"):
            result = _split(corpora, split, resamples)
            figures.update(result.figures)
            items.extend(result.items)
    return Result(figures=figures, items=tuple(items))


def documents(corpora: Corpora, file: str) -> list[timeline.Document]:
    """The documents of a file as the library takes them."""
    return [
        timeline.Document(
            id=row["id"],
            text=row["text"],
            title=row.get("title"),
            source=row.get("source"),
            published=dt.date.fromisoformat(row["published"]) if row.get("published") else None,
        )
        for row in corpora.lines(file)
    ]


def _split(corpora: Corpora, split: str, resamples: int) -> Result:
    scorer = corpora.scorer("score_events")
    file = f"events/{split}.gold.jsonl"
    gold = {row["id"]: row for row in corpora.lines(file)}
    built = timeline.build(documents(corpora, f"events/{split}.docs.jsonl"))
    events = [as_row(event) for entry in built for event in entry.events]

    merged = {"entries": [as_row(entry) for entry in built]}
    whole = scorer.score(list(gold.values()), events, merged)["timeline"]

    def score(names: Sequence[str]) -> dict[str, float]:
        copies = _copies(names)
        again = [_renamed(e, copy) for e in events for copy in copies.get(e["document"], ())]
        drawn = [{**gold[name], "id": copy} for name in copies for copy in copies[name]]
        return _figures(scorer.score(drawn, again), f"events/{split}")

    items = _items(scorer, file, list(gold.values()), events)
    figures = with_intervals(list(gold), score, resamples)
    return Result(figures={**figures, **_merged_figures(whole, f"events/{split}")}, items=tuple(items))


def as_row(event: timeline.Event) -> Row:
    """What the scorer reads of an event or an entry."""
    days = event.date
    return {
        "document": event.document,
        "type": event.type,
        "status": event.status.value,
        "date": days and {k: d and d.isoformat() for k, d in (("start", days.start), ("end", days.end))},
        "participants": [{"name": actor.name} for actor in event.participants],
        "places": [{"name": place.name} for place in event.places],
        "mentions": [{"document": m.document, "start": m.start, "end": m.end} for m in event.mentions],
    }


def _copies(names: Sequence[str]) -> dict[str, list[str]]:
    """A new id for each time that a document was drawn."""
    copies: dict[str, list[str]] = defaultdict(list)
    for i, name in enumerate(names):
        copies[name].append(f"{name}#{i}")
    return copies


def _renamed(event: Row, copy: str) -> Row:
    mentions = [{**m, "document": copy} for m in event["mentions"] if m["document"] == event["document"]]
    return {**event, "document": copy, "mentions": mentions}


def _figures(report: dict[str, Any], prefix: str) -> dict[str, float]:
    return {
        f"{prefix}/mentions": report["mentions"]["f1"],
        f"{prefix}/events": report["events"]["f1"],
        f"{prefix}/typed": report["typed events"]["f1"],
        f"{prefix}/dated-strict": report["dated events strict"]["f1"],
        f"{prefix}/dated-lenient": report["dated events lenient"]["f1"],
        f"{prefix}/status": report["status accuracy"],
        f"{prefix}/participants": report["participants"]["f1"],
        f"{prefix}/places": report["places"]["f1"],
    }


def _merged_figures(report: dict[str, Any], prefix: str) -> dict[str, Figure]:
    """Without intervals: a document drawn twice would be merged with itself."""
    return {
        f"{prefix}/entries-strict": Figure(value=report["entries strict"]["f1"]),
        f"{prefix}/entries-lenient": Figure(value=report["entries lenient"]["f1"]),
        f"{prefix}/b-cubed": Figure(value=report["b-cubed"]["f1"]),
    }


def _items(scorer: Any, file: str, gold: list[Row], events: list[Row]) -> list[Item]:
    """For each gold event whether it was found, and its type, date and status; and each event that nobody wanted."""
    items = []
    for document in gold:
        own = [e for e in events if e["document"] == document["id"]]
        wanted = [(e, {(a, b) for a, b in e["mentions"]}) for e in document["events"]]
        everywhere = {span for _, spans in wanted for span in spans}
        found = [(e, _covered(e, everywhere)) for e in own]
        pairs = scorer.pair(wanted, found)
        for event, spans in wanted:
            partner = next((f for g, f in pairs if g is event), None)
            for facet, want, got, right in _facets(scorer, event, partner):
                items.append(_item(file, document["id"], min(spans), (facet, want, got), right=right))
        for event in own:
            if not any(f is event for _, f in pairs):
                first = min((m["start"], m["end"]) for m in event["mentions"])
                items.append(_item(file, document["id"], first, ("event", "", event["type"]), right=False))
    return items


def _covered(event: Row, spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in spans for m in event["mentions"] if m["start"] < b and a < m["end"]}


def _facets(scorer: Any, gold: Row, found: Row | None) -> Iterator[tuple[str, str, str, bool]]:
    """(what was asked, wanted, given, whether right) for an event and the one found in its place."""
    yield "event", gold["type"], found["type"] if found else "", found is not None
    days, theirs = scorer.dated(gold), scorer.dated(found) if found else None
    if days or theirs:
        text = "/".join(edge or ".." for edge in theirs) if theirs else ""
        yield "date", gold["when"], text, bool(days and theirs and scorer.same_day(days, theirs))
    if found:
        yield "type", gold["type"], found["type"], gold["type"] == found["type"]
        yield "status", gold["status"], found["status"], gold["status"] == found["status"]


def _item(file: str, document: str, span: tuple[int, int], answer: tuple[str, str, str], *, right: bool) -> Item:
    facet, want, got = answer
    return Item(file=file, document=document, start=span[0], end=span[1], facet=facet, want=want, got=got, right=right)
