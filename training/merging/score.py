"""Score merging on gold events: `python -m training.merging.score dev [--errors]`."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from timeline.merging import merge_events
from timeline.model import Entry, Event
from training.merging.gold import EVAL, Gold, load


def scorer() -> Any:
    """The module score_events.py of the corpora."""
    spec = importlib.util.spec_from_file_location("score_events", EVAL / "score_events.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score_events.py in {EVAL}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record(entry: Event) -> dict[str, Any]:
    date = entry.date
    return {
        "type": entry.type, "status": str(entry.status), "label": entry.label, "document": entry.document,
        "date": date and {"start": date.start and date.start.isoformat(), "end": date.end and date.end.isoformat()},
        "participants": [{"name": a.name} for a in entry.participants],
        "places": [{"name": p.name} for p in entry.places],
        "mentions": [{"document": m.document, "start": m.start, "end": m.end} for m in entry.mentions],
    }  # fmt: skip


def report(gold: Gold, events: Sequence[Event], entries: Sequence[Entry]) -> dict[str, Any]:
    """What score_events.py says of events and the entries made of them."""
    timeline = {"entries": [record(e) for e in entries]}
    found: dict[str, Any] = scorer().score(list(gold.documents), [record(e) for e in events], timeline)
    return found


def main(splits: list[str], *, errors: bool) -> None:
    gold = load(*splits)
    entries = merge_events(gold.events, sources=gold.sources)
    print(report(gold, gold.events, entries)["timeline"])
    if errors:
        show(gold, entries)


def show(gold: Gold, entries: tuple[Entry, ...]) -> None:
    where = {e.id: n for n, entry in enumerate(entries) for e in entry.events}
    by_truth = defaultdict(set)
    for e in gold.events:
        by_truth[gold.entry[e.id]].add(where[e.id])
    for entry in entries:
        names = Counter(gold.entry[e.id] for e in entry.events)
        if len(names) > 1:
            print("WRONG MERGE", *[_line(gold, e) for e in entry.events], sep="\n    ")
    for name, found in sorted(by_truth.items()):
        if len(found) > 1:
            print("SPLIT", name)
            for n in sorted(found):
                print("   --", *[_line(gold, e) for e in entries[n].events], sep="\n      ")


def _line(gold: Gold, event: Event) -> str:
    date = event.date.edtf if event.date else "-"
    who, where = [a.name for a in event.participants], [p.name for p in event.places]
    what = f"{event.type} {event.status} {date} {event.date_basis} {who} {where} {event.part_of}"
    return f"{gold.entry[event.id]} | {event.id} {what}"


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if not a.startswith("-")], errors="--errors" in sys.argv)
