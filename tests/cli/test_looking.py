from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from tests.cli.conftest import Run
from tests.writing.sample import ENTRIES, SOURCES
from timeline.cli import choosing, tables
from timeline.model import DateSpan
from timeline.writing import load, save
from timeline.writing.words import in_order


def ids(out: str) -> list[str]:
    return [line.split("\t")[8] for line in out.splitlines()]


def test_show_in_a_pipe(run: Run, saved: str) -> None:
    ran = run("show", saved)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(ENTRIES)
    row = next(line for line in ran.out.splitlines() if line.endswith("e-astana"))
    assert row.split("\t")[1:] == [
        "2025-06-17",
        "summit",
        "held",
        "Astana summit",
        "Aru Bek; China",
        "Astana",
        "2",
        "e-astana",
    ]
    assert ran.err == "5 entries\n"


def test_show_on_a_terminal(run: Run, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "is_terminal", lambda: True)
    ran = run("show", saved)
    for words in ("When", "17 June 2025", "Astana summit", "planned", "1 in conflict", "no date", "Aru Bek, China"):
        assert words in ran.out


def test_hostile_names_do_not_reach_the_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = attrs.evolve(ENTRIES[0], label="\x1b[31mred [bold]x[/bold]\u202e")
    save(tmp_path / "t.json", [entry], SOURCES)
    for is_terminal in (False, True):
        monkeypatch.setattr(tables, "is_terminal", lambda answer=is_terminal: answer)
        out = run("show", "t.json").out
        assert "[31mred [bold]x[/bold]" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["--type", "visit"], {"e-visit", "e-tour"}),
        (["--type", "call", "-t", "summit"], {"e-call", "e-astana"}),
        (["--status", "cancelled"], {"e-call"}),
        (["--person", "lam"], {"e-visit", "e-call"}),
        (["--place", "KZ"], {"e-astana"}),
        (["--source", "Steppe Daily"], {"e-astana"}),
        (["--since", "2025-07"], {"e-visit", "e-tour"}),
        (["--until", "2025-06"], {"e-astana", "e-week"}),
        (["--since", "2025-06-18", "--until", "2025-06-30"], {"e-week"}),
        (["--since", "last month"], {"e-visit", "e-tour"}),
        (["--upcoming"], {"e-visit"}),
        (["--type", "visit", "--person", "nobody"], set()),
    ],
)
def test_filters(run: Run, saved: str, monkeypatch: pytest.MonkeyPatch, words: list[str], wanted: set[str]) -> None:
    for module in ("choosing", "looking"):
        monkeypatch.setattr(f"timeline.cli.{module}.today", lambda: DateSpan.day(2025, 8, 20).edges[0])
    assert choosing.today()
    ran = run("show", saved, *words)
    assert (ran.code, set(ids(ran.out))) == (0, wanted)
    assert "of 5" in ran.err


def test_numbers_stay_those_of_the_whole(run: Run, saved: str) -> None:
    whole = {line.split("\t")[8]: line.split("\t")[0] for line in run("show", saved).out.splitlines()}
    part = run("show", saved, "--status", "cancelled").out
    assert part.split("\t")[0] == whole["e-call"]


def test_show_in_a_format(run: Run, saved: str, tmp_path: Path) -> None:
    assert run("show", saved, "--format", "json", "-q").out.encode() == (tmp_path / saved).read_bytes()


@pytest.mark.parametrize("ending", ["jsonl", "md", "html"])
def test_convert(run: Run, saved: str, tmp_path: Path, ending: str) -> None:
    ran = run("convert", saved, f"out.{ending}")
    assert (ran.code, ran.err) == (0, f"5 entries; written to out.{ending}\n")
    assert "Astana" in (tmp_path / f"out.{ending}").read_text()


def test_convert_with_a_filter(run: Run, saved: str, tmp_path: Path) -> None:
    run("convert", saved, "out.json", "--type", "summit", "--quiet")
    entries, documents = load(tmp_path / "out.json")
    assert [entry.id for entry in entries] == ["e-astana"]
    assert documents == SOURCES


def test_events_of_two_documents_with_one_id_are_told(run: Run, tmp_path: Path) -> None:
    lines = [f'{{"id": "e", "document": "{name}", "type": "visit"}}' for name in "ab"]
    (tmp_path / "e.jsonl").write_text("\n".join(lines))
    ran = run("convert", "e.jsonl", "e.json", "--quiet")
    told = "error: e.jsonl: documents 'a' and 'b' both have an event 'e'; give each event an id of its own\n"
    assert (ran.code, ran.err) == (2, told)


def test_events_are_merged(run: Run, tmp_path: Path) -> None:
    from timeline.writing.saved import dump_events

    (tmp_path / "e.jsonl").write_bytes(dump_events(ENTRIES[0].events))
    ran = run("show", "e.jsonl")
    assert ran.code == 0
    assert "which are merged here" in ran.err
    assert "Astana summit" in ran.out


@pytest.mark.parametrize("entry", ["e-astana", "Astana summit", "astana"])
def test_explain(run: Run, saved: str, entry: str) -> None:
    ran = run("explain", saved, entry)
    assert ran.code == 0
    assert "Astana summit" in ran.out


def test_explain_by_number(run: Run, saved: str) -> None:
    number = [entry.id for entry in load(saved)[0]].index("e-astana") + 1
    assert "Astana summit" in run("explain", saved, str(number)).out


def test_diff(run: Run, tmp_path: Path) -> None:
    told = ENTRIES[0]
    moved = attrs.evolve(told, date=DateSpan.day(2025, 6, 27), status="postponed")
    save(tmp_path / "old.json", [told, ENTRIES[1]], SOURCES)
    save(tmp_path / "new.json", [moved, ENTRIES[2]], SOURCES)
    ran = run("diff", "old.json", "new.json")
    assert ran.code == 0
    assert "+ from 3 September 2025 on, visit (postponed): Tour of the north" in ran.out
    assert "- about September 2025, visit (planned)" in ran.out
    assert "rescheduled: 17 June 2025, summit (held): Astana summit -> 27 June 2025, postponed" in ran.out
    assert "1 added, 1 removed, 1 rescheduled, 1 cancelled" in ran.err
    assert "nothing changed" in run("diff", "old.json", "old.json").err
    assert json.loads(run("diff", "old.json", "new.json", "--json").err)["rescheduled"] == 1


def test_the_order_of_the_sample() -> None:
    assert [entry.id for entry in in_order(ENTRIES)] == ["e-week", "e-astana", "e-visit", "e-tour", "e-call"]
