"""Intervals, the table, and what a run gained and lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from benchmarks import diff, table
from benchmarks.corpora import Corpora, CorpusError
from benchmarks.figures import Figure, Goal, Item, Result, goals, with_intervals
from benchmarks.merging import b_cubed_of_each, f1

ITEM = Item(file="dates/a.jsonl", document="x", start=4, end=9, facet="value", want="2005", got="2005", right=True)
UNWANTED = attrs.evolve(ITEM, start=0, end=3, want="", got="2001", right=False)


def test_an_interval_holds_the_figure_and_grows_with_disorder() -> None:
    def share(names: Sequence[str]) -> dict[str, float]:
        return {"share": 100 * sum(name.startswith("good") for name in names) / len(names)}

    mixed = with_intervals([f"{'good' if i % 2 else 'bad'}{i}" for i in range(40)], share, 200)["share"]
    same = with_intervals([f"good{i}" for i in range(40)], share, 200)["share"]
    assert (same.low, same.value, same.high) == (100, 100, 100)
    assert mixed.value == 50
    assert mixed.low is not None
    assert mixed.high is not None
    assert 30 < mixed.low < 50 < mixed.high < 70
    assert with_intervals(["good"], share, 0)["share"] == Figure(value=100)


@pytest.mark.parametrize(
    ("pairs", "score"),
    [
        ([("a", "1"), ("a", "1"), ("b", "2")], 100.0),
        ([("a", "1"), ("b", "1")], 66.7),  # precision 50, recall 100
        ([("a", "1"), ("a", "2")], 66.7),
        ([], 0.0),
    ],
)
def test_b_cubed(pairs: list[tuple[str, str]], score: float) -> None:
    assert f1(b_cubed_of_each(pairs)) == score


def test_the_table_says_what_is_asked_and_what_is_missing() -> None:
    rows = {
        "a": Goal(name="a", title="value F1", asked=85.0, peer=77.5, peer_name="peer"),
        "b": Goal(name="b", title="b"),
    }
    figures = {"b": Figure(value=None, note="cannot run"), "a": Figure(value=84.25, low=80.0, high=88.0)}
    lines = table.text(table.rows(figures, rows, {"a": 80.0})).splitlines()
    assert lines[2].split() == ["value", "F1,", "%", "84.25", "80", "to", "88", "80", "85", "no", "77.5", "peer"]
    assert lines[3].split()[2:] == ["-", "-", "-", "cannot", "run"]


def test_goals_are_told_from_their_file() -> None:
    found = goals()
    assert found["dates/tbaq/value"].reached(85.0)
    assert not found["dates/tbaq/value"].reached(84.9)
    assert found["speed-dates/to-scan"].reached(3.9)
    assert not found["speed-dates/to-scan"].reached(4.1)
    assert found["merging/train"].reached(1.0) is None


WRONG = attrs.evolve(ITEM, got="2004", right=False)


@pytest.mark.parametrize(
    ("old", "new", "gained"),
    [
        ([WRONG], [ITEM], [True]),
        ([ITEM], [WRONG], [False]),
        ([ITEM], [ITEM], []),
        ([ITEM, UNWANTED], [ITEM], [True]),
        ([ITEM], [ITEM, UNWANTED], [False]),
        ([ITEM], [], []),  # the file was not run
    ],
)
def test_what_was_gained_and_lost(old: list[Item], new: list[Item], gained: list[bool]) -> None:
    assert [change.gained for change in diff.changes(old, new)] == gained


@pytest.fixture
def corpora(tmp_path: Path) -> Corpora:
    (tmp_path / "dates").mkdir()
    text = "In\n  2005 the river rose."
    (tmp_path / "dates/a.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    return Corpora(folder=tmp_path)


def test_a_change_is_shown_in_its_sentence_which_no_file_keeps(corpora: Corpora, tmp_path: Path) -> None:
    item = attrs.evolve(ITEM, start=5, end=9)
    lines = diff.changes_text(diff.changes([attrs.evolve(item, right=False, got="")], [item]), corpora)
    assert lines == [
        "gained: 1",
        "  dates/a.jsonl x value: wanted 2005: nothing -> 2005",
        "      In [2005] the river rose.",
        "lost: 0",
    ]
    written = tmp_path / "run.json"
    result = Result(figures={"a": Figure(value=1.0)}, items=(item,))
    written.write_text(diff.to_json(result), encoding="utf-8")
    assert diff.from_json(written) == result
    assert "river" not in written.read_text(encoding="utf-8")
    assert diff.figures_text({"a": Figure(value=0.5)}, result.figures) == ["a: 0.5 -> 1 (+0.50)"]


def test_another_file_is_no_run(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match="is no run of these benchmarks"):
        diff.from_json(path)
    with pytest.raises(CorpusError, match=r"missing\.json"):
        diff.from_json(tmp_path / "missing.json")
