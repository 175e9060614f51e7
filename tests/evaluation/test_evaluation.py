from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import FormatError
from timeline.evaluation import evaluate, gold_items
from timeline.model import Actor, DateSpan, Entry, Event, Mention
from timeline.model import Place as Where
from timeline.writing.records import to_record

CORPUS = Path(os.environ.get("TIMELINE_EVAL", Path(__file__).parents[3] / "shared" / "eval"))


def annotated(**fields: Any) -> dict[str, Any]:
    event = {
        "type": "visit", "status": "held", "when": "2025-06-10", "basis": "explicit", "participants": ["Aru Bek"],
        "places": ["Astana"], "mentions": [[2, 7]], "entry": "e1",
    }  # fmt: skip
    return {"id": "d", "events": [{**event, **fields}]}


def told(start: int, end: int, *, kind: str = "visit", date: str | None = "2025-06-10", document: str = "d") -> Event:
    return Event(
        id=f"{document}#{start}", document=document, type=kind, date=DateSpan.read(date) if date else None,
        participants=[Actor(name="President Bek")], places=[Where(name="Astana"), Where(name="Oslo")],
        mentions=[Mention(document=document, start=start, end=end, text="visit", sentence=(0, 99))],
    )  # fmt: skip


def figures(
    gold: list[dict[str, Any]], events: list[Event], entries: list[Event] | None = None
) -> dict[str, tuple[float, float]]:
    found = evaluate(gold_items(gold), events, events if entries is None else entries)
    return {name: (round(figure.precision, 1), round(figure.recall, 1)) for name, figure in found.items()}


def test_all_right() -> None:
    found = figures([annotated()], [told(2, 7)])
    assert found.pop("places") == (50.0, 100.0)
    assert set(found.values()) == {(100.0, 100.0)}


def test_nothing_found() -> None:
    assert set(figures([annotated()], []).values()) == {(0.0, 0.0)}


@pytest.mark.parametrize(
    ("event", "name", "want"),
    [
        (told(20, 25), "events", (0.0, 0.0)),
        (told(6, 12), "events", (100.0, 100.0)),
        (told(2, 7, kind="call"), "events", (100.0, 100.0)),
        (told(2, 7, kind="call"), "events of the right type", (0.0, 0.0)),
        (told(2, 7, kind="call"), "dated events, strict", (0.0, 0.0)),
        (told(2, 7, date="2025-06-11"), "dated events, strict", (0.0, 0.0)),
        (told(2, 7, date="2025-06-10/2025-06-12"), "dated events, strict", (100.0, 100.0)),
        (told(2, 7, date="2025-06"), "dated events, lenient", (100.0, 100.0)),
        (told(2, 7, date="2025"), "dated events, lenient", (0.0, 0.0)),
        (told(2, 7, date="../2025-06-10"), "dated events, lenient", (100.0, 100.0)),
        (told(2, 7, date=None), "dated events, strict", (0.0, 0.0)),
        (told(2, 7, document="other"), "events", (0.0, 0.0)),
    ],
)
def test_one_event(event: Event, name: str, want: tuple[float, float]) -> None:
    assert figures([annotated()], [event])[name] == want


def test_two_events_split_one() -> None:
    found = figures([annotated(mentions=[[2, 7], [10, 15]])], [told(2, 7), told(10, 15)])
    assert found["events"] == (50.0, 100.0)
    assert found["mentions"] == (100.0, 100.0)
    assert found["clusters of mentions"] == (100.0, 50.0)


def test_an_entry_over_two_documents() -> None:
    gold = [annotated(when="", basis="implicit"), {**annotated(), "id": "e"}]
    events = [told(2, 7, date=None), told(2, 7, document="e")]
    entry = Entry(
        id="x", document="e", type="visit", date=DateSpan.read("2025-06-10"),
        mentions=[m for event in events for m in event.mentions],
    )  # fmt: skip
    found = figures(gold, events, [entry])
    assert found["entries, strict"] == found["clusters of mentions"] == (100.0, 100.0)
    assert figures(gold, events)["clusters of mentions"] == (100.0, 50.0)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"events": []}, "gold.jsonl:1: no annotated document .it lacks 'id'"),
        ({"id": "d", "events": [{}]}, "it lacks 'mentions'"),
        (annotated(when="soon"), "'soon' is no EDTF text"),
        (annotated(mentions=[[1]]), "not enough values"),
    ],
)
def test_a_faulty_annotation(record: dict[str, Any], said: str) -> None:
    with pytest.raises(FormatError, match=said):
        gold_items([record], name="gold.jsonl")


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "score_events.py").exists(), reason="the corpora are not here")
def test_the_figures_are_those_of_the_corpus_scorer(tmp_path: Path) -> None:
    gold = [
        json.loads(line) for line in (CORPUS / "events/dev.gold.jsonl").read_text(encoding="utf-8").split("\n") if line
    ]
    items = gold_items(gold)
    events = [
        _half_right(event, document, n) for document, found in items.items() for n, event in enumerate(found) if n % 4
    ]
    entries = [Entry(**{**vars_of(event), "id": f"x{n}"}) for n, event in enumerate(events)]
    (tmp_path / "e.jsonl").write_text("".join(json.dumps(to_record(event)) + "\n" for event in events))
    (tmp_path / "t.json").write_text(json.dumps({"entries": [to_record(entry) for entry in entries]}))
    paths = [CORPUS / "score_events.py", CORPUS / "events/dev.gold.jsonl", tmp_path / "e.jsonl", tmp_path / "t.json"]
    ran = subprocess.run([sys.executable, *map(str, paths)], check=True, capture_output=True, text=True)
    theirs = json.loads(ran.stdout)
    ours = {name: round(figure.f1, 1) for name, figure in evaluate(items, events, entries).items()}
    for name, other in {
        "mentions": "mentions", "events": "events", "events of the right type": "typed events",
        "dated events, strict": "dated events strict", "dated events, lenient": "dated events lenient",
        "participants": "participants", "places": "places",
    }.items():  # fmt: skip
        assert ours[name] == theirs[other]["f1"], name
    assert ours["status"] == theirs["status accuracy"]
    assert ours["clusters of mentions"] == theirs["timeline"]["b-cubed"]["f1"]
    assert ours["entries, strict"] == theirs["timeline"]["entries strict"]["f1"]
    assert ours["entries, lenient"] == theirs["timeline"]["entries lenient"]["f1"]


def vars_of(event: Event) -> dict[str, Any]:
    return {
        name: getattr(event, name)
        for name in ("document", "type", "status", "date", "mentions", "participants", "places")
    }


def _half_right(item: Any, document: str, number: int) -> Event:
    """A found event that differs from the annotated one in every other respect, one after the other."""
    mentions = sorted(item.mentions)[: 1 + number % 3]
    return Event(
        id=f"{document}#{number}", document=document, type=item.type if number % 3 else "visit", status=item.status,
        date=item.date if number % 5 else DateSpan.read("2005-12"),
        participants=[Actor(name=name.split()[-1]) for name in item.participants[:2]],
        places=[Where(name=name) for name in item.places],
        mentions=[
            Mention(document=d, start=s, end=e + number % 2, text="x", sentence=(s, e + 9)) for d, s, e in mentions
        ],
    )  # fmt: skip
