"""Train the models of the events stage, or measure them on documents that they have not seen.

python -m training.events.train write   # learn on train and on our own annotations, write weights.en.json, score dev
python -m training.events.train dev     # the same, nothing written
python -m training.events.train folds   # 5-fold over train and dev, our own always learned from; nothing written

Our own annotations are the articles of `written/` and the open texts of `annotated.toml`.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.events.extract import extract_from
from timeline.events.weights import logit, using
from timeline.model import Event
from training.events import instances, turns
from training.events.annotated import read_annotated
from training.events.fit import Row, Setting, conditional, logistic, numeric
from training.events.gold import Case, as_read, gold_rows, read_cases
from training.events.written import read_written
from training.sources import data_folder

EVAL = Path(os.environ.get("TIMELINE_EVAL", "../shared/eval"))
WEIGHTS = Path("src/timeline/events/weights.en.json")
Tables = dict[str, dict[str, float]]
Corrected = tuple[list[Row], list[bool], list[float]]
_HALVES = 2

# How each model is fitted, by 5-fold over train and dev.
SETTINGS: dict[str, Setting] = {
    "mention": Setting(10.0),
    "same": Setting(5.0, power=0.5),
    "stands": Setting(3.0, power=0.5),
    "participant": Setting(12.0),
    "participant-again": Setting(60.0, least=4),
    "place": Setting(6.0, power=0.5),
    "place-again": Setting(100.0, least=4, power=0.5),
    "told": Setting(3.0, power=0.5),
    "date-alone": Setting(3.0, power=0.5),
    "date": Setting(3.0, power=0.5),
    "status": Setting(3.0, power=0.5),
}


# How much a document of our own counts beside one of the corpus, for the models whose conventions differ most; 5-fold.
OWN_WEIGHT = {
    "mention": 0.6,
    "same": 0.6,
    "stands": 0.6,
    "participant": 0.4,
    "participant-again": 0.5,
    "place": 0.6,
    "place-again": 0.6,
    "date-alone": 0.5,
    "date": 0.5,
    "told": 0.4,
    "status": 0.4,
}


def _weights(name: str, size: int, whole: int) -> list[float]:
    """The weights of the rows, those of the corpus first: `size` of `whole`."""
    return [1.0] * size + [OWN_WEIGHT.get(name, 1.0)] * (whole - size)


def _binary(
    name: str,
    make: Callable[[Sequence[Case]], tuple[list[Row], list[bool]]],
    cases: Sequence[Case],
    own: Sequence[Case],
) -> dict[str, float]:
    (rows, truths), (more, further) = make(cases), make(own)
    weights = _weights(name, len(rows), len(rows) + len(more))
    return logistic([*rows, *more], [*truths, *further], weights=weights, **attrs.asdict(SETTINGS[name]))


def _choice(
    name: str, make: Callable[[Sequence[Case]], instances.Choices], cases: Sequence[Case], own: Sequence[Case]
) -> dict[str, float]:
    choices, more = make(cases), make(own)
    weights = _weights(name, len(choices), len(choices) + len(more))
    return conditional([*choices, *more], weights=weights, **attrs.asdict(SETTINGS[name]))


def train(cases: Sequence[Case], own: Sequence[Case] = ()) -> Tables:
    """The weights of all models, learned in the order in which one needs another; own: documents that count less."""
    halves = _halves(cases, own)
    tables = _grouping(cases, own) | {"stands": _standing([half.rows for half in halves])}
    # Who and where are learned from the gold's groups alone: those of the stage do harm there (5-fold, who 76.2 to 75.1).
    tables |= {
        "participant": _binary("participant", instances.participants, cases, own),
        "place": _binary("place", instances.places, cases, own),
    }
    tables |= turns.learn(_versions(cases, own, halves), tables, SETTINGS, OWN_WEIGHT)
    with using(tables):
        above, given = instances.wholes([*cases, *own])
    tables["place"] = _binary("place", functools.partial(instances.places, given=given), cases, own)
    return tables | _look_again(cases, own, above, given)


def _grouping(cases: Sequence[Case], own: Sequence[Case]) -> Tables:
    """The weights of the models that accept mentions and join them."""
    return {
        "confidence": {"logit": 1.0},
        "mention": _binary("mention", instances.mentions, cases, own),
        "same": _choice("same", instances.links, cases, own),
    }


Labelled = tuple[list[Row], list[bool]]


@attrs.frozen
class Half:
    """Documents of the corpus and of our own, and the tables of mentions and groups learned on the other half.

    rows: for both kinds of documents, the groups that these tables make of them, and whether each stands for an event.
    """

    cases: Sequence[Case]
    own: Sequence[Case]
    tables: Tables
    rows: tuple[Labelled, Labelled]


def _halves(cases: Sequence[Case], own: Sequence[Case]) -> list[Half]:
    """The two halves of the documents, each read by models that have not seen it."""
    found = []
    for half in range(_HALVES):
        tables = _grouping(cases[1 - half :: _HALVES], own[1 - half :: _HALVES])
        with using(tables):
            rows = instances.standing(cases[half::_HALVES]), instances.standing(own[half::_HALVES])
        found.append(Half(cases[half::_HALVES], own[half::_HALVES], tables, rows))
    return found


def _standing(halves: Sequence[tuple[Labelled, Labelled]]) -> dict[str, float]:
    """The weights of the second look at groups, learned on groups as the first makes them of documents unseen."""
    rows, more = ([row for half in halves for row in half[kind][0]] for kind in range(2))
    truths, further = ([truth for half in halves for truth in half[kind][1]] for kind in range(2))
    weights = _weights("stands", len(rows), len(rows) + len(more))
    return logistic([*rows, *more], [*truths, *further], weights=weights, **attrs.asdict(SETTINGS["stands"]))


def _versions(cases: Sequence[Case], own: Sequence[Case], halves: Sequence[Half]) -> tuple[list[Case], list[Case]]:
    """Every document twice, by the gold's grouping and as models read it that have learned on the other half.

    So the later models learn from groups with the faults that they meet on a text that nobody has seen.
    """
    read: dict[str, Case] = {}
    for half, other in zip(halves, reversed(halves), strict=True):
        with using({**half.tables, "stands": _standing([other.rows])}):
            read |= {case.key: as_read(case) for case in (*half.cases, *half.own)}
    return [v for c in cases for v in (c, read[c.key])], [v for c in own for v in (c, read[c.key])]


def _look_again(
    cases: Sequence[Case], own: Sequence[Case], above: instances.Wholes, given: instances.Inherited, count: int = 3
) -> Tables:
    """The weights of the second looks, learned on documents that the first ones have not seen."""
    makes: dict[str, Callable[[Sequence[Case]], Corrected]] = {
        "participant-again": functools.partial(instances.participants_again, wholes=above),
        "place-again": functools.partial(instances.places_again, wholes=above, given=given),
    }
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in makes}
    everything = [*cases, *own]
    folds_of = {ident: n % count for n, ident in enumerate(dict.fromkeys(c.document.id for c in everything))}
    first: dict[str, Callable[[Sequence[Case]], tuple[list[Row], list[bool]]]] = {
        "participant": instances.participants,
        "place": functools.partial(instances.places, given=given),
    }
    for fold in range(count):
        rest, ours = ([c for c in some if folds_of[c.document.id] != fold] for some in (cases, own))
        with using({name: _binary(name, make, rest, ours) for name, make in first.items()}):
            for name, make in makes.items():
                for some, weight in ((cases, 1.0), (own, OWN_WEIGHT.get(name, 1.0))):
                    held = [c for c in some if folds_of[c.document.id] == fold]
                    found[name] += [(*row, weight) for row in zip(*make(held), strict=True)]
    return {name: _corrected(name, rows) for name, rows in found.items()}


def _corrected(name: str, found: Sequence[tuple[Any, ...]]) -> dict[str, float]:
    """The weights that correct first scores; found: features, truth, first score and weight of each row."""
    rows, truths, scores, weights = (list(column) for column in zip(*found, strict=True))
    return logistic(rows, truths, scores=scores, weights=weights, **attrs.asdict(SETTINGS[name]))


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


def own_cases() -> list[Case]:
    """The documents annotated for this project."""
    return read_cases([*read_written(), *read_annotated(EVAL, data_folder() / "treebanks")])


def folds(cases: Sequence[Case], own: Sequence[Case], count: int = 5) -> list[Event]:
    """The events of each case by weights learned on the other folds and on our own annotations."""
    found = []
    for fold in range(count):
        held = [c for i, c in enumerate(cases) if i % count == fold]
        rest = [c for i, c in enumerate(cases) if i % count != fold]
        found += extract_all(held, train(rest, own))
    return found


def calibrate(cases: Sequence[Case], own: Sequence[Case]) -> Tables:
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
    own = own_cases()
    if options.job == "folds":
        show("5-fold", score([*learn, *dev], folds([*learn, *dev], own)))
    else:
        # Dev stays unseen by what is shipped: the benchmarks and their floors would measure memory otherwise.
        tables = train(learn, own)
        if options.job == "write":
            tables |= calibrate(learn, own)
            write(tables)
        show("train", score(learn, extract_all(learn, tables)))
        show("dev", score(dev, extract_all(dev, tables)))
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
