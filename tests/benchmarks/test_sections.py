"""The sections on a small corpus of our own, with the real scorers where they are at hand."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as command
from benchmarks import dates, diff, events, merging, phrases
from benchmarks.corpora import Corpora, CorpusError
from benchmarks.figures import Result

TEXT = "The two presidents met in Almaty on 3 May 2031. They will meet again in June 2032."
TIMEXES = [
    {"start": 36, "end": 46, "type": "DATE", "value": "2031-05-03", "mod": ""},
    {"start": 72, "end": 81, "type": "DATE", "value": "2032-06", "mod": ""},
]
EVENTS: list[dict[str, Any]] = [
    {"id": "e1", "type": "meeting", "status": "held", "when": "2031-05-03", "basis": "explicit", "part_of": None,
     "participants": [], "places": ["Almaty"], "mentions": [[19, 22]], "entry": "one"},
    {"id": "e2", "type": "meeting", "status": "planned", "when": "2032-06", "basis": "explicit", "part_of": None,
     "participants": [], "places": [], "mentions": [[58, 62]], "entry": "two"},
]  # fmt: skip
CASE = {"suite": "chrono", "text": "3 May 2031", "reference": "2031-01-01T00:00:00", "kind": "date", "span": None,
        "expect": {"start": "2031-05-03", "end": "2031-05-03", "grain": "day"}}  # fmt: skip
NOTHING = {**CASE, "text": "a moment", "kind": "none", "expect": None}


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path, eval_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Corpora:
    for scorer in eval_folder.glob("score_*.py"):
        shutil.copy(scorer, tmp_path)
    write(tmp_path / "dates/tbaq.jsonl", {"id": "a", "dct": "2031-05-04", "text": TEXT, "timexes": TIMEXES})
    write(tmp_path / "phrases/chrono.jsonl", CASE, NOTHING)
    document = {"id": "a", "title": "Talks", "published": "2031-05-04", "source": "own", "text": TEXT}
    write(tmp_path / "events/dev.docs.jsonl", document)
    write(tmp_path / "events/dev.gold.jsonl", {**document, "events": EVENTS})
    monkeypatch.setenv("TIMELINE_EVAL", str(tmp_path))
    return Corpora.find()


def values(result: Result) -> dict[str, float | None]:
    return {name: figure.value for name, figure in result.figures.items()}


def rows(*found: tuple[int, int, str]) -> dates.Tagger:
    def tag(text: str, reference: dt.datetime | None) -> list[dates.Row]:
        del text, reference
        return [
            {"start": a, "end": b, "type": "DATE", "value": value, "first": value, "last": value}
            for a, b, value in found
        ]

    return tag


@pytest.mark.corpus
def test_dates_count_what_is_missed_wrong_and_unwanted(small: Corpora) -> None:
    right = dates.run(small, tagger=rows((36, 46, "2031-05-03"), (72, 81, "2032-06")), resamples=3)
    assert values(right) == {"dates/tbaq/value": 100, "dates/tbaq/strict": 100}
    assert all(item.right for item in right.items)
    wrong = dates.run(small, tagger=rows((0, 3, "2001"), (38, 46, "2031-05-03")))
    assert values(wrong) == {"dates/tbaq/value": 50, "dates/tbaq/strict": 0}
    assert [(item.want, item.got, item.right) for item in wrong.items] == [
        ("2031-05-03", "2031-05-03", True),
        ("2032-06", "", False),
        ("", "2001", False),
    ]
    assert [change.gained for change in diff.changes(wrong.items, right.items)] == [True, True]


@pytest.mark.corpus
def test_phrases_count_cases(small: Corpora) -> None:
    assert values(phrases.run(small, tagger=rows((0, 10, "2031-05-03")))) == {"phrases/chrono": 50}
    assert values(phrases.run(small, tagger=rows())) == {"phrases/chrono": 50}


@pytest.mark.corpus
def test_merging_keeps_two_events_of_one_document_apart(small: Corpora) -> None:
    assert values(merging.run(small)) == {"merging/dev": 100}


def test_a_gold_event_becomes_one_of_ours() -> None:
    event = merging.as_event({"id": "a", "text": TEXT}, EVENTS[1])
    assert event.id == "a#e2"
    assert event.mentions[0].quote == "They will meet again in June 2032."
    assert event.date is not None
    assert event.date.edtf == "2032-06"


@pytest.mark.corpus
def test_events_give_every_figure(small: Corpora) -> None:
    result = events.run(small, resamples=2)
    assert len(result.figures) == 11
    assert {item.facet for item in result.items} >= {"event", "date"}


@pytest.mark.corpus
def test_the_command_prints_a_table_and_guards_it(
    small: Corpora, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert small.has("dates/tbaq.jsonl")
    run = tmp_path / "run.json"
    assert command.main(["--only", "phrases", "--json", str(run), "--resamples", "2"]) == 0
    assert "chrono's test suite" in capsys.readouterr().out
    assert command.main(["--only", "phrases", "--diff", str(run)]) == 0
    assert "gained: 0" in capsys.readouterr().out


def test_a_missing_stage_is_said_not_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(corpora: Corpora, *, resamples: int) -> Result:
        raise ImportError(f"no stage {corpora.folder.name} {resamples}")

    monkeypatch.setitem(command.SECTIONS, "seeds", gone)
    result = command.measure(Corpora(folder=tmp_path), ["seeds"], 0)
    assert set(result.figures) == {"seeds/required", "seeds/merged", "seeds/entries"}
    assert all(figure.value is None and "no stage" in figure.note for figure in result.figures.values())


def test_sections_are_chosen_by_their_beginnings() -> None:
    assert command.chosen("speed,dates") == ["dates", "speed-dates", "speed-build", "speed-merge"]
    assert command.chosen(None) == list(command.SECTIONS)
    with pytest.raises(CorpusError, match="no section poems; there are dates,"):
        command.chosen("poems")


def test_without_corpora_the_command_says_where_it_looked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIMELINE_EVAL", "nowhere/at/all")
    assert command.main([]) == 2
    assert "name their folder in TIMELINE_EVAL" in capsys.readouterr().err
