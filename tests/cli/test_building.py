"""Articles in, files out. A stand-in finds the events, so that what is tried here is the command alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from timeline.cli import report as reporting
from timeline.errors import ExtractError
from timeline.model import DateSpan, Document, Event, Mention
from timeline.writing import FORMATS, load
from timeline.writing.saved import load_events


def stand_in(document: Document, **_: Any) -> list[Event]:
    """Each "visit" of a text is a visit on the day of the article; a text with "broken" cannot be processed."""
    if "broken" in document.text:
        raise ExtractError("its events could not be extracted", document=document.id, advice="mend it")
    return [
        Event(
            id=f"{document.id}#{number}",
            document=document.id,
            type="visit",
            label=document.text.strip(),
            date=DateSpan.of(document.day, "day") if document.day else None,
            mentions=[
                Mention(
                    document=document.id,
                    start=found.start(),
                    end=found.end(),
                    text="visit",
                    sentence=(0, len(document.text)),
                    quote=document.text,
                )
            ],
        )
        for number, found in enumerate(re.finditer("visit", document.text), 1)
    ]


@pytest.fixture(autouse=True)
def _events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.events.extract_events", stand_in, raising=False)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Date: 2025-06-10\n\nA visit to Astana.")
    (folder / "b.txt").write_text("Date: 2025-07-03\n\nA visit to Oslo.")
    return folder


def test_build_prints_a_table(run: Run, articles: Path) -> None:
    ran = run("build", str(articles))
    assert ran.code == 0
    assert [line.split("\t")[1:5] for line in ran.out.splitlines()] == [
        ["2025-06-10", "visit", "held", "A visit to Astana."],
        ["2025-07-03", "visit", "held", "A visit to Oslo."],
    ]
    assert re.fullmatch(r"2 documents, 2 events, 2 entries in \d+\.\d s\n", ran.err)


@pytest.mark.parametrize("name", FORMATS)
def test_build_writes_every_format(run: Run, articles: Path, tmp_path: Path, name: str) -> None:
    output = f"out{FORMATS[name].endings[0]}"
    assert run("build", str(articles), "-o", output, "--format", name).code == 0
    assert (tmp_path / output).stat().st_size > 50


def test_build_follows_the_ending(run: Run, articles: Path, tmp_path: Path) -> None:
    ran = run("build", str(articles), "-o", "t.json")
    assert "; written to t.json" in ran.err
    assert len(load(tmp_path / "t.json")[0]) == 2


def test_build_in_a_format_on_standard_output(run: Run, articles: Path) -> None:
    assert json.loads(run("build", str(articles), "--format", "json", "-q").out)["schema"] == "timeline/1"


def test_build_with_filters(run: Run, articles: Path) -> None:
    ran = run("build", str(articles), "--since", "2025-07", "--type", "visit")
    assert "Oslo" in ran.out
    assert "Astana" not in ran.out
    assert "2 documents, 2 events, 1 entry in" in ran.err


def test_quiet_says_nothing(run: Run, articles: Path) -> None:
    assert run("build", str(articles), "-o", "t.json", "--quiet").err == ""


def test_the_summary_as_json(run: Run, articles: Path) -> None:
    told = json.loads(run("build", str(articles), "-o", "t.json", "--json").err)
    assert {
        "level": "note",
        "documents": 2,
        "events": 2,
        "entries": 2,
        "failures": 0,
        "output": "t.json",
    }.items() <= told.items()


def test_what_fails_is_told_and_the_rest_is_done(run: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "c.txt").write_text("broken")
    (articles / "d.jsonl").write_text('{"text": "A visit to Rome.", "date": "2025-08-01"}\nnot json\n')
    ran = run("build", str(articles), "missing.txt", "-o", "t.json")
    assert ran.code == 1
    assert "error: missing.txt: there is no such file or folder" in ran.err
    assert f"error: {articles}/d.jsonl:2: no JSON" in ran.err
    assert "error: document 'c': its events could not be extracted; mend it" in ran.err
    assert "3 could not be read or processed; the rest is done" in ran.err
    assert len(load(tmp_path / "t.json")[0]) == 3


def test_faults_as_json(run: Run, articles: Path) -> None:
    (articles / "d.jsonl").write_text("not json\n")
    lines = [json.loads(line) for line in run("build", str(articles), "--json").err.splitlines()]
    fault = next(line for line in lines if line["level"] == "error")
    assert (fault["path"], fault["line"], fault["kind"]) == (f"{articles}/d.jsonl", 1, "ReadError")
    assert fault["advice"] == "correct or remove it"


def test_many_faults_are_told_in_short(run: Run, articles: Path) -> None:
    (articles / "d.jsonl").write_text("not json\n" * 30)
    assert "; 10 more are not shown, --json lists all" in run("build", str(articles)).err
    assert len(run("build", str(articles), "--json", "-q").err.splitlines()) == 30


def test_an_old_file_is_kept_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text("old")
    ran = run("build", "missing.txt", "-o", "t.json")
    assert ran.code == 1
    assert "no document could be read; t.json is left as it was" in ran.err
    assert (tmp_path / "t.json").read_text() == "old"


@pytest.mark.parametrize("words", [["extract", "no.txt", "-o", "old.jsonl"], ["update", "old.json", "no.txt"]])
def test_every_command_keeps_an_old_file_where_nothing_could_be_read(
    run: Run, articles: Path, tmp_path: Path, words: list[str]
) -> None:
    run("build", "articles", "-o", "old.json")
    run("extract", "articles", "-o", "old.jsonl")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.glob("old*")}
    ran = run(*words)
    assert ran.code == 1
    assert (
        f"no document could be read; old{'.jsonl' if words[0] == 'extract' else '.json'} is left as it was" in ran.err
    )
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.glob("old*")}
    assert {path.name for path in tmp_path.iterdir()} == {articles.name, "old.json", "old.jsonl"}


def test_extract_without_a_file_says_that_nothing_could_be_read(run: Run) -> None:
    ran = run("extract", "no.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "no document could be read; nothing is shown" in ran.err


def test_a_guessed_encoding_is_told(run: Run, articles: Path) -> None:
    (articles / "l.txt").write_bytes("A visit to Malmö.".encode("latin-1"))
    ran = run("build", str(articles))
    assert ran.code == 0
    assert f"warning: {articles}/l.txt: neither UTF-8 nor UTF-16" in ran.err
    assert "Malmö" in ran.out


def test_results_beside_the_articles_are_no_articles(run: Run, articles: Path) -> None:
    for name, form in FORMATS.items():
        run("build", str(articles), "-o", f"{articles}/out{form.endings[0]}", "--format", name, "-q")
    run("extract", str(articles), "-o", f"{articles}/events.jsonl")
    ran = run("build", str(articles))
    assert ran.code == 0
    assert "2 documents, 2 events" in ran.err


def test_progress_on_a_terminal(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr(reporting, "_is_terminal", lambda: True)
    monkeypatch.setattr(reporting, "_REFRESH_S", 0)
    (articles / "c.txt").write_text("broken")
    ran = run("build", str(articles), "-o", "t.json")
    assert "error: document 'c'" in ran.err
    assert "written to t.json" in ran.err


def test_progress_in_words() -> None:
    from timeline.progress import Progress

    words = reporting._progress_words(Progress(documents=1234, events=56, failures=1), 2, 4.0)
    assert words == "1,234 documents, 56 events, 3 failed, 308 a second"


def test_extract(run: Run, articles: Path, tmp_path: Path) -> None:
    ran = run("extract", str(articles))
    assert [event.id for event in load_events(ran.out.encode().splitlines())] == ["a#1", "b#1"]
    assert run("extract", str(articles), "-o", "e.jsonl").err.endswith("; written to e.jsonl\n")
    assert (tmp_path / "e.jsonl").read_bytes() == ran.out.encode()


def test_extract_with_faults(run: Run, articles: Path) -> None:
    (articles / "a0.txt").write_text("broken")
    ran = run("extract", str(articles), "missing.txt")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "document 'a0'" in ran.err


def test_update_equals_building_at_once(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", f"{articles}/a.txt", "-o", "t.json")
    ran = run("update", "t.json", f"{articles}/b.txt")
    assert ran.code == 0
    assert "1 new document, 1 entry before, 2 now; written to t.json" in ran.err
    run("build", str(articles), "-o", "whole.json")
    assert (tmp_path / "t.json").read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_update_tells_what_it_replaces(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", "articles", "-o", "t.json")
    (tmp_path / "later").mkdir()
    (tmp_path / "later/a.txt").write_text("Date: 2025-08-01\n\nA visit to Rome.")  # by chance of the same name
    (tmp_path / "later/b.txt").write_bytes((articles / "b.txt").read_bytes())  # the same article again
    ran = run("update", "t.json", "later")
    assert "0 new documents, 1 replaced, 2 entries before, 2 now; written to t.json" in ran.err
    ran = run("update", "t.json", "later", "--json")
    told = json.loads(ran.err)
    assert (told["documents"], told["replaced"], told["entries"], told["failures"]) == (0, 0, 2, 0)


def test_update_writes_over_no_other_update(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", str(articles), "-o", "t.json")
    path = tmp_path / "t.json"

    def meanwhile(document: Document, **_: Any) -> list[Event]:
        path.write_bytes(path.read_bytes() + b"\n")
        return stand_in(document)

    monkeypatch.setattr("timeline.events.extract_events", meanwhile)
    ran = run("update", "t.json", "articles")
    assert (ran.code, ran.err) == (
        2, "error: t.json: it was changed while the articles were read; run the update again\n",
    )  # fmt: skip
    assert path.read_bytes().endswith(b"\n\n")
    assert run("update", "t.json", "articles", "-o", "new.json").code == 0


def test_update_into_another_file(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", f"{articles}/a.txt", "-o", "t.json")
    before = (tmp_path / "t.json").read_bytes()
    run("update", "t.json", f"{articles}/b.txt", "-o", "new.json")
    assert (tmp_path / "t.json").read_bytes() == before
    assert len(load(tmp_path / "new.json")[0]) == 2


def test_types_of_ones_own(run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def note(document: Document, **given: Any) -> list[Event]:
        seen.append([each.name for each in given["types"]])
        return stand_in(document)

    monkeypatch.setattr("timeline.events.extract_events", note, raising=False)
    (tmp_path / "my.toml").write_text('[launch]\nnouns = ["launch"]\n')
    assert run("build", str(articles), "--types", "my.toml").code == 0
    assert seen == [["launch"], ["launch"]]
    (tmp_path / "my.toml").write_text("[launch]\nnoun = 1\n")
    ran = run("build", str(articles), "--types", "my.toml")
    assert ran.code == 2
    assert "my.toml: [launch]" in ran.err


GOLD = (
    '{"id": "a", "events": [{"type": "visit", "status": "held", "when": "2025-06-10", "participants": [], "places": [],'
    ' "mentions": [[2, 7]], "entry": "e"}]}\n'
)


def test_evaluate(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(GOLD + GOLD.replace('"a"', '"nowhere"'))
    ran = run("evaluate", "gold.jsonl", str(articles), "--figures", "f.json")
    assert ran.code == 0
    assert "dated events, strict\t100.0\t50.0\t66.7\n" in ran.out
    assert "1 annotated document not among the articles" in ran.err
    assert json.loads((tmp_path / "f.json").read_text())["events"] == {"p": 100.0, "r": 50.0, "f1": 66.7}


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("", "gold.jsonl: it holds no annotated document"),
        ("{", "gold.jsonl:1: no JSON"),
        ("{}", "gold.jsonl:1: no annotated document (it lacks 'id')"),
        (GOLD.replace('"a"', '"z"'), "none of its documents is among the articles; their ids must be the same"),
    ],
)
def test_evaluate_with_a_faulty_gold(run: Run, articles: Path, tmp_path: Path, gold: str, said: str) -> None:
    (tmp_path / "gold.jsonl").write_text(gold)
    ran = run("evaluate", "gold.jsonl", str(articles))
    assert ran.code == 2
    assert said in ran.err
