from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Run
from timeline.cli import choosing
from timeline.model import DateSpan

TEXT = "They will meet again on 17 June."


def test_plain_lines(run: Run) -> None:
    ran = run("dates", TEXT, "--anchor", "2025-06-10")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert ["text", "24", "31", "DATE", "2025-06-17", "", "2025-06-17", "17 June"] in rows
    assert ran.err == f"{len(rows)} date\n"


def test_words_without_quotes(run: Run) -> None:
    assert "2025-06-11" in run("dates", "a", "day", "later,", "tomorrow", "--anchor", "2025-06-10").out


def test_the_anchor_is_today_and_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.dating.today", lambda: DateSpan.day(2025, 8, 20).edges[0])
    assert choosing.today()
    ran = run("dates", "tomorrow")
    assert "2025-08-21" in ran.out
    assert "seen from today, 2025-08-20; --anchor takes another day" in ran.err


def test_no_anchor(run: Run) -> None:
    row = run("dates", "tomorrow", "--anchor", "none").out.rstrip("\n").split("\t")
    assert row[6] == ""


def test_json(run: Run) -> None:
    found = [json.loads(line) for line in run("dates", TEXT, "--anchor", "2025-06-10", "-f", "json").out.splitlines()]
    wanted = {"document": "text", "start": 24, "end": 31, "value": "2025-06-17"}
    assert {name: found[-1][name] for name in wanted} == wanted


def test_timeml(run: Run) -> None:
    root = ET.fromstring(run("dates", TEXT, "--anchor", "2025-06-10", "-f", "timeml").out.encode())
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert [each.get("value") for each in text][-1] == "2025-06-17"


def test_explain(run: Run) -> None:
    out = run("dates", TEXT, "--anchor", "2025-06-10", "--explain").out
    assert "'17 June' is DATE 2025-06-17" in out
    assert "days: 17 June 2025 (2025-06-17)" in out


def test_a_table_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.dating.is_terminal", lambda: True)
    out = run("dates", TEXT, "--anchor", "2025-06-10").out
    assert "17 June 2025" in out
    assert "Value" in out


def test_files_are_seen_from_their_own_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Date: 2025-06-10\n\nThe talks open tomorrow.")
    (tmp_path / "b.txt").write_text("They met on 3 May 2025.")
    ran = run("dates", "a.txt", "b.txt")
    assert [line.split("\t")[4] for line in ran.out.splitlines()] == ["2025-06-11", "2025-05-03"]


def test_standard_input(run: Run) -> None:
    assert "2025-05-03" in run("dates", "-", stdin="They met on 3 May 2025.").out


def test_standard_input_is_read_as_files_are(run: Run) -> None:
    text = "Am 3. März 2025 traf man sich."
    assert "2025-03-03" in run("dates", "-", "-l", "de", stdin=text.encode("utf-16")).out
    ran = run("dates", "-", "-l", "de", stdin=text.encode("cp1252"))
    assert "2025-03-03" in ran.out
    assert "warning: -: neither UTF-8 nor UTF-16" in ran.err
    ran = run("dates", "-", stdin=bytes(range(9)) * 9)
    assert ran.code == 1
    assert ran.err.startswith("error: -: it is no text but binary; save it as UTF-8 text or as a web page\n")


def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    ran = run("dates", "a.txt")
    assert ran.code == 1
    assert "error: a.txt: it is empty" in ran.err


def test_no_dates(run: Run) -> None:
    ran = run("dates", "Nothing happened.", "--anchor", "none")
    assert (ran.code, ran.out, ran.err) == (0, "", "no dates found\n")
