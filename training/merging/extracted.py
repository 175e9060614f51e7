"""Extracted events with the gold entry that each belongs to: what merging meets in earnest, gaps and slips included."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import attrs

from timeline import Document, Event, Extractor
from timeline.extractor import dated
from training.merging.gold import EVAL, Gold, load


def extracted(split: str) -> Gold:
    """The events that the bundled extractor finds in a split's documents; `entry` is that of the gold event with which
    an event shares most mentions, or its own id where it shares none.
    """
    gold = load(split)
    extractor = Extractor()
    events: list[Event] = []
    for line in (EVAL / "events" / f"{split}.docs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = {key: row.get(key) for key in ("id", "text", "title", "source")}
        document = dated(Document(**fields, published=next(s.published for s in gold.sources if s.id == row["id"])))
        events += extractor.extract(document)
    spans = _spans(gold.documents)
    return attrs.evolve(gold, events=tuple(events), entry={e.id: _entry(e, spans) for e in events})


def _spans(documents: tuple[dict[str, Any], ...]) -> dict[str, list[tuple[int, int, str]]]:
    return {d["id"]: [(a, b, e["entry"]) for e in d["events"] for a, b in e["mentions"]] for d in documents}


def _entry(event: Event, spans: dict[str, list[tuple[int, int, str]]]) -> str:
    shared = Counter(
        entry
        for mention in event.mentions
        for a, b, entry in spans[mention.document]
        if a < mention.end and mention.start < b
    )
    return shared.most_common(1)[0][0] if shared else event.id
