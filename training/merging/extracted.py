"""Extracted events with the gold entry that each belongs to: what merging meets in earnest, gaps and slips included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from timeline import Event
from training.events.gold import Case, read_cases
from training.events.learn import train
from training.events.train import extract_all
from training.merging.gold import Gold

FOLDS = 4
Spans = dict[str, list[tuple[int, int, str]]]


def extracted(*golds: Gold) -> Gold:
    """The events that the extractor finds in the documents after learning from the others; some minutes a hundred.

    Of documents that it has learned from it would find more than of any other. `entry` is that of the gold event with
    which an event shares most mentions, or its own id where it shares none.
    """
    documents = [d for gold in golds for d in gold.documents]
    cases = read_cases(documents)
    events = [event for fold in range(FOLDS) for event in _unseen(cases, fold)]
    spans: Spans = {d["id"]: [(a, b, e["entry"]) for e in d["events"] for a, b in e["mentions"]] for d in documents}
    return Gold(
        events=tuple(events),
        sources=tuple(source for gold in golds for source in gold.sources),
        entry={e.id: _entry(e, spans) for e in events},
        documents=tuple(documents),
    )


def _unseen(cases: Sequence[Case], fold: int) -> list[Event]:
    held = [case for case in cases if _fold(case.document.id) == fold]
    return extract_all(held, train([case for case in cases if _fold(case.document.id) != fold]))


def _fold(document: str) -> int:
    """Documents of one day or of one style stand in one fold, and so do those of one story."""
    return crc32(document.rstrip("0123456789").encode()) % FOLDS


def _entry(event: Event, spans: Spans) -> str:
    shared = Counter(
        entry
        for mention in event.mentions
        for a, b, entry in spans[mention.document]
        if a < mention.end and mention.start < b
    )
    return shared.most_common(1)[0][0] if shared else event.id
