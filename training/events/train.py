"""Train the models of the events stage, or measure them on documents that they have not seen.

python -m training.events.train write   # learn on train and on our own annotations, write weights.en.json, score dev
python -m training.events.train dev     # the same, nothing written
python -m training.events.train folds   # 5-fold over train and dev, our own always learned from; nothing written

Our own annotations are the articles of `written/` and `fields/` and the open texts of `annotated.toml`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.events.extract import extract_from
from timeline.events.weights import logit, using
from timeline.model import Event
from training.events import instances
from training.events.annotated import read_annotated
from training.events.fit import numeric
from training.events.gold import Case, gold_rows, read_cases
from training.events.learn import Tables, train
from training.events.written import FIELDS, read_written
from training.sources import data_folder

EVAL = Path(os.environ.get("TIMELINE_EVAL", "../shared/eval"))
WEIGHTS = Path("src/timeline/events/weights.en.json")


def extract_all(cases: Sequence[Case], tables: Tables) -> list[Event]:
    """The events of the cases by these weights."""
    with using(tables):
        return [event for case in cases for event in extract_from(case.context, case.spots)]


def record(event: Event) -> dict[str, Any]:
    """The event as the scorer reads it."""
    date = event.date
    return {
        "document": event.document,
        "type": event.type,
        "status": event.status.value,
        "date": date and {"start": date.start and date.start.isoformat(), "end": date.end and date.end.isoformat()},
        "participants": [a.name for a in event.participants],
        "places": [p.name for p in event.places],
        "mentions": [{"document": m.document, "start": m.start, "end": m.end} for m in event.mentions],
    }


def score(cases: Sequence[Case], events: Sequence[Event]) -> dict[str, Any]:
    """The official scorer's report."""
    spec = importlib.util.spec_from_file_location("score_events", EVAL / "score_events.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(EVAL / "score_events.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    report: dict[str, Any] = module.score([c.gold for c in cases], [record(e) for e in events])
    return report


def show(title: str, report: dict[str, Any]) -> None:
    """The report on one line."""
    figures = {k: (v["f1"] if isinstance(v, dict) and "f1" in v else v) for k, v in report.items() if k != "by type"}
    print(
        title,
        json.dumps(figures),
        f"mentions p/r {report['mentions']['p']}/{report['mentions']['r']}",
        f"events p/r {report['events']['p']}/{report['events']['r']}",
    )


# A weight below this changes no decision worth having.
_LEAST_WEIGHT = 0.02


def write(tables: Tables) -> None:
    """The weights as JSON, a feature a line, three decimals, tiny ones left out."""
    kept = {
        name: {f: round(w, 3) for f, w in sorted(table.items()) if abs(w) >= _LEAST_WEIGHT}
        for name, table in tables.items()
    }
    WEIGHTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@attrs.frozen
class Own:
    """The documents annotated for this project; fields: those that teach the fields of events alone."""

    usual: Sequence[Case]
    fields: Sequence[Case]

    @classmethod
    def read(cls) -> Own:
        """All of them."""
        usual = [*read_written(), *read_annotated(EVAL, data_folder() / "treebanks")]
        return cls(read_cases(usual), read_cases(read_written([FIELDS])))

    def train(self, cases: Sequence[Case]) -> Tables:
        """What is learned from the cases and from these documents."""
        return train(cases, self.usual, self.fields)


def folds(cases: Sequence[Case], own: Own, count: int = 5) -> list[Event]:
    """The events of each case by weights learned on the other folds and on our own annotations."""
    found = []
    for fold in range(count):
        held = [c for i, c in enumerate(cases) if i % count == fold]
        rest = [c for i, c in enumerate(cases) if i % count != fold]
        found += extract_all(held, own.train(rest))
    return found


def calibrate(cases: Sequence[Case], own: Own) -> Tables:
    """The tables `confidence` and `date-confidence`: how far to trust the scores, by events of unseen documents.

    confidence: that an event is one and of its type, by the scores of its mentions; date-confidence: that its date is
    right by the scorer's strict test, by the probability that the model of dates gives it.
    """
    events = folds(cases, own)
    real: tuple[list[tuple[float, ...]], list[bool]] = [], []
    right: tuple[list[tuple[float, ...]], list[bool]] = [], []
    for case in cases:
        at = {s: n for n, e in enumerate(case.gold["events"]) for s, _ in e["mentions"]}
        taken: set[int] = set()
        for event in (e for e in events if e.document == case.document.id):
            told = Counter(at[m.start] for m in event.mentions if m.start in at)
            free = next((n for n, _ in told.most_common() if n not in taken), None)
            gold = None if free is None else case.gold["events"][free]
            taken |= set() if free is None else {free}
            real[0].append((1.0, logit(event.confidence), float(len(event.mentions) > 1)))
            real[1].append(gold is not None and gold["type"] == event.type)
            sure = next((e.weight for e in event.evidence if e.field == "date"), None)
            if gold is not None and sure is not None:
                right[0].append((1.0, logit(sure)))
                right[1].append(instances.is_date(instances.edges(gold["when"]), event.date))
    return {
        "confidence": dict(zip(("bias", "logit", "several"), numeric(*real), strict=True)),
        "date-confidence": dict(zip(("bias", "logit"), numeric(*right), strict=True)),
    }


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=["write", "dev", "folds"])
    options = parser.parse_args()
    began = time.perf_counter()
    learn, dev = (read_cases(gold_rows(EVAL / "events" / f"{name}.gold.jsonl")) for name in ("train", "dev"))
    own = Own.read()
    if options.job == "folds":
        show("5-fold", score([*learn, *dev], folds([*learn, *dev], own)))
    else:
        # Dev stays unseen by what is shipped: the benchmarks and their floors would measure memory otherwise.
        tables = own.train(learn)
        if options.job == "write":
            tables |= calibrate(learn, own)
            write(tables)
        show("train", score(learn, extract_all(learn, tables)))
        show("dev", score(dev, extract_all(dev, tables)))
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
