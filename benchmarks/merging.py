"""Merging alone: the gold events of the documents, merged as if extraction were perfect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.corpora import Corpora
from benchmarks.events import documents
from benchmarks.figures import Figure, Item, Result, with_intervals
from timeline import Actor, DateSpan, Document, Event, Mention, Place, Source
from timeline.merging import fingerprint, merge_events

SPLITS = ("train", "dev")
Key = tuple[str, str]  # document, event
Share = tuple[float, float]  # precision, recall
# Not behind an initial or an abbreviation of two letters.
_BREAK = re.compile(r"\n+|(?<=\w\w\w[.!?])[\"”’)]?\s+(?=[\"“A-Z])")


def run(corpora: Corpora, *, resamples: int = 0) -> Result:
    """B-cubed F1 over gold events, for each split that is there."""
    figures: dict[str, Figure] = {}
    items: list[Item] = []
    for split in SPLITS:
        file = f"events/{split}.gold.jsonl"
        if not corpora.has(file):
            continue
        rows = corpora.lines(file)
        events = [as_event(row, event) for row in rows for event in row["events"]]
        sources = [_source(document) for document in documents(corpora, file)]
        merged = merge_events(events, sources=sources)
        found = {_key(event): str(n) for n, entry in enumerate(merged) for event in entry.events}
        gold = {(row["id"], event["id"]): event["entry"] for row in rows for event in row["events"]}
        shares = dict(zip(gold, b_cubed_of_each([(gold[key], found[key]) for key in gold]), strict=True))

        # Each event's precision and recall are those in the whole: a document drawn twice does not merge with itself.
        def score(
            names: Sequence[str], shares: Mapping[Key, Share] = shares, name: str = f"merging/{split}"
        ) -> dict[str, float]:
            times = Counter(names)
            return {name: f1([share for key, share in shares.items() for _ in range(times[key[0]])])}

        figures.update(with_intervals([row["id"] for row in rows], score, resamples))
        items += [_item(file, row, event, shares) for row in rows for event in row["events"]]
    return Result(figures=figures, items=tuple(items))


def _item(file: str, row: Mapping[str, Any], event: Mapping[str, Any], shares: Mapping[Key, Share]) -> Item:
    """Whether the event's entry holds all reports of it and nothing else."""
    precision, recall = shares[row["id"], event["id"]]
    start, end = min(event["mentions"])
    return Item(
        file=file,
        document=row["id"],
        start=start,
        end=end,
        facet="entry",
        want=event["entry"],
        got=f"precision {precision:.2f}, recall {recall:.2f}",
        right=precision == recall == 1,
    )


def _source(document: Document) -> Source:
    return Source(
        id=document.id,
        title=document.title,
        published=document.published,
        source=document.source,
        fingerprint=fingerprint(document.text),
    )


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


def b_cubed_of_each(pairs: Sequence[tuple[str, str]]) -> list[Share]:
    """B-cubed precision and recall of each of (gold group, found group), one an event (Bagga and Baldwin 1998)."""
    joint, left, right = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    return [(joint[g, f] / right[f], joint[g, f] / left[g]) for g, f in pairs]


def f1(shares: Sequence[Share]) -> float:
    """The harmonic mean, in percent, of mean precision and mean recall; 0 of nothing."""
    if not shares:
        return 0.0
    precision = sum(p for p, _ in shares) / len(shares)
    recall = sum(r for _, r in shares) / len(shares)
    return round(200 * precision * recall / (precision + recall), 1)
