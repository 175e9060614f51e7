"""The mistakes of the first hour: each gets a sentence that helps, and status 2 (1 where other documents were done)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from timeline.cli import app

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


def plain(text: str) -> str:
    """A message without the frame that typer draws, on one line."""
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld", "x"], "there is no command 'biuld'; did you mean 'build'?"),
        (["frobnicate"], "there is no command 'frobnicate'; The commands are build, extract"),
        (["articles"], "'articles' is no command but a file or folder; did you mean: timeline build articles"),
        (["timeline.json"], "did you mean: timeline show timeline.json"),
        (["The talks open on Monday."], "to find the dates in a text: timeline dates TEXT"),
        (["show"], "Usage"),
        (["show", "nothing.json"], "nothing.json: there is no such file; check the path (timeline.json"),
        (["show", "articles"], "articles: this is a folder; name the file"),
        (["show", "articles/a.txt"], "articles/a.txt:1: no JSON"),
        (["show", "timeline.json", "--format", "jsn"], "there is no format 'jsn'; did you mean 'json'?"),
        (["show", "timeline.json", "--since", "soon"], "--since: 'soon' is no day; write it as 2005-11-15"),
        (["show", "timeline.json", "--since", "2025", "--until", "2024"], "--since 2025 is after --until 2024"),
        (["show", "timeline.json", "--since", ""], "--since: '' is no day; write it as 2005-11-15"),
        (["show", "timeline.json", "--status", "done"], "there is no status 'done'; there are held, ongoing, planned"),
        (["show", "timeline.json", "--sinc", "2025"], "No such option"),
        (["explain", "timeline.json", "9"], "the timeline has no entry '9'; its entries have the numbers 1 to 5"),
        (["explain", "timeline.json", "e-astan"], "has no entry 'e-astan'; did you mean 'e-astana'?"),
        (["explain", "timeline.json", "t"], "'t' are words of 4 entries; name one by its number: 1: "),
        (["convert", "timeline.json", "out"], "out: it has no ending that names a format; use one of .json"),
        (["convert", "timeline.json", "out.docx"], "its ending '.docx' names no format"),
        (["convert", "timeline.json", "no/out.md"], "the folder"),
        (["convert", "timeline.json", "articles"], "articles: it has no ending"),
        (["convert", "timeline.json", "articles", "-f", "md"], "articles: this is a folder; name a file in it"),
        (["build", "articles", "-o", "no/such.json"], "does not exist; make it first"),
        (["build", "articles", "-o", "x.jsno"], "its ending '.jsno' names no format"),
        (["build", "articles", "--types", "my.toml"], "my.toml: cannot be read (No such file or directory); check the"),
        (["build", "articles", "--types", "articles/a.txt"], "a.txt: no TOML (Expected '=' after a key"),
        (["build", "articles", "--pipeline", "no_such_model"], "the spaCy pipeline 'no_such_model' cannot be loaded"),
        (["build", "articles", "-p", "0"], "Invalid value for '--processes' / '-p'"),
        (["update", "timeline.md", "articles"], "only a timeline saved as .json keeps all that an update needs"),
        (["extract", "articles", "-o", "no/e.jsonl"], "does not exist; make it first"),
        (["dates", "artcle.txt"], "artcle.txt: there is no such file; check the path, or put a text in quotes"),
        (["dates", "articles/a.txt", "articles/b.txt"], "articles/b.txt: there is no such file; check the path"),
        (["dates", "today", "--anchor", "2025"], "--anchor is one day, '2025' is not; write it as 2025-06-10"),
        (["dates", "today", "--prefer", "now"], "--prefer is auto, past or future, not 'now'"),
    ],
)  # fmt: skip
def test_wrong_usage(run: Run, saved: str, tmp_path: Path, words: list[str], said: str) -> None:
    assert saved
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("x")
    ran = run(*words)
    assert said in plain(ran.err + ran.out)
    assert ran.code == 2


def test_the_help_of_every_command_has_examples(run: Run) -> None:
    names = [command.name for command in app.registered_commands]
    assert {"build", "extract", "dates", "show", "update", "diff", "convert", "explain"} <= set(names)
    for name in names:
        ran = run(str(name), "--help")
        assert ran.code == 0
        assert f"timeline {name}" in ran.out.split("Examples:")[1]
    assert "timeline build articles/ -o timeline.html" in run("--help").out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("timeline 0.")


def test_errors_as_json(run: Run) -> None:
    ran = run("show", "nothing.json", "--json")
    assert json.loads(ran.err)["level"] == "error"
    assert json.loads(ran.err)["kind"] == "FormatError"
    assert "no such file" in json.loads(ran.err)["message"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("timeline up", ["update"]),
        ("timeline show t.json --status p", ["planned", "proposed", "postponed"]),
        ("timeline show t.json --type s", ["summit", "signing"]),
        ("timeline convert a.json b --format t", ["timelinejs"]),
    ],
)
def test_shell_completion(typed: str, offered: list[str]) -> None:
    words = {"_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed}
    code = "from timeline.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**ENVIRONMENT, **words}, check=False
    )
    assert all(f'"{name}"' in ran.stdout for name in offered)


def test_help_is_quick_and_loads_no_stage() -> None:
    code = (
        "import sys; sys.argv=['timeline','--help']\nfrom timeline.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'dateparser', 'cattrs', 'orjson', 'pandas', 'jinja2'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "import time; assert time.process_time() < 1, time.process_time()"  # of this process, however busy the machine
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=ENVIRONMENT)


RUN = [sys.executable, "-m", "timeline"]


def test_a_reader_that_leaves_early_is_no_traceback(run: Run, saved: str, tmp_path: Path) -> None:
    assert run("show", saved).code == 0
    script = f'"{sys.executable}" -m timeline show {saved} --format html | head -c 9'
    done = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, text=True, env=ENVIRONMENT, cwd=tmp_path, check=True
    )
    assert done.stdout == "<!doctype"
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "timeline.json"], "error: standard output: No space left on device; check the space left\n"),
        (
            ["convert", "timeline.json", "/dev/full", "-f", "md"],
            "error: /dev/full: cannot be written (No space left on device); check the permissions and the space left\n",
        ),
    ],
)
def test_a_full_disk(saved: str, tmp_path: Path, words: list[str], told: str) -> None:
    assert saved
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*RUN, *words], stdout=full, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=tmp_path, check=False
        )
    assert (done.stderr, done.returncode) == (told, 2)


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("build - <&-", 1, "error: -: it is empty"),
        ("dates - <&-", 0, "no dates found"),
        ("show timeline.json >&-", 0, "5 entries"),
        ("show timeline.json 2>&-", 0, ""),
    ],
)
def test_streams_that_are_closed(saved: str, tmp_path: Path, command: str, code: int, told: str) -> None:
    assert saved
    script = f'"{sys.executable}" -m timeline {command}'
    done = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, text=True, env=ENVIRONMENT, cwd=tmp_path, check=False
    )
    assert told in done.stderr
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "--version"], check=True, capture_output=True, text=True, env=ENVIRONMENT
    )
    assert done.stdout.startswith("timeline 0.")
