"""Every fenced block of README.md and docs/*.md runs.

python   with `>>>` as doctest (`...` in an answer stands for anything), else as a script; the blocks of a page share
         their names and a folder, in which `examples/` lies
console  `$ command` lines with the output that they must give, in the same folder
sh       what only installs or needs the network; not run, and so limited to a few commands
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples/README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```\s*$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
NOT_RUN = re.compile(
    r"(pip|python -m (pip|venv|benchmarks|training|pytest)|uv|pipx|git|make|cd|export|sudo|apt|apt-get|source)\b"
    r"|#|bash \.ci/run|TIMELINE_\w+="
)


def blocks(text: str) -> list[tuple[str, str, int]]:
    """(kind, body, line) of each fenced block."""
    found = []
    for match in FENCE.finditer(text):
        indent = len(match["indent"])
        body = "".join(line[indent:] if line.strip() else "\n" for line in match["body"].splitlines(keepends=True))
        found.append((match["kind"], body, text.count("\n", 0, match.start()) + 2))
    return found


def agrees(want: str, got: str) -> bool:
    """Whether the output is the written one, blanks aside; `...` stands for anything."""
    return doctest.OutputChecker().check_output(want.rstrip() + "\n", got.rstrip() + "\n", FLAGS)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the examples in it, and the command `timeline` at hand."""
    if (ROOT / "examples").exists():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    programs = tmp_path / ".bin"
    programs.mkdir()
    command = programs / "timeline"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_python(body: str, names: dict[str, Any], name: str, line: int) -> list[str]:
    """What went wrong in a block, [] if nothing did."""
    if ">>>" not in body:
        exec(compile("\n" * (line - 1) + body, name, "exec"), names)  # noqa: S102
        return []
    test = doctest.DocTestParser().get_doctest(body, names, name, name, line)
    faults: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test, out=faults.append, clear_globs=False)
    names.update(test.globs)
    return faults if runner.summarize(verbose=False).failed else []


def run_console(body: str, place: Path) -> list[str]:
    """What went wrong in a block of commands, [] if nothing did."""
    faults = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, want = part.partition("\n")
        while command.endswith("\\"):
            more, _, want = want.partition("\n")
            command = f"{command}\n{more}"
        shell = ["bash", "-c", command]
        done = subprocess.run(shell, cwd=place, capture_output=True, text=True, timeout=300, check=False)
        got = done.stdout + done.stderr
        if want.strip() and not agrees(want, got):
            faults.append(f"$ {command}\nwanted:\n{want}\ngot:\n{got}")
        elif not want.strip() and done.returncode:
            faults.append(f"$ {command}\nexit status {done.returncode}:\n{got}")
    return faults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
@pytest.mark.skipif(sys.platform == "win32", reason="the pages show a Unix shell")
def test_every_block_runs(page: Path, place: Path) -> None:
    names: dict[str, Any] = {"__name__": "__docs__"}
    faults: list[str] = []
    for kind, body, line in blocks(page.read_text(encoding="utf-8")):
        where = f"{page.name}:{line}"
        if kind == "python":
            faults += [f"{where}\n{fault}" for fault in run_python(body, names, where, line)]
        elif kind == "console":
            faults += [f"{where}\n{fault}" for fault in run_console(body, place)]
        elif kind in ("sh", "bash", "shell"):
            lines = [row for row in body.splitlines() if row.strip()]
            faults += [f"{where} is not run: make it ```console\n{row}" for row in lines if not NOT_RUN.match(row)]
    assert not faults, "\n\n".join(faults)


def test_a_wrong_answer_is_seen(place: Path) -> None:
    assert run_python(">>> 1 + 1\n3\n", {}, "page:1", 1)
    assert not run_python(">>> list(range(100))\n[0, 1, ... 99]\n", {}, "page:1", 1)
    assert run_console("$ echo one\ntwo\n", place)
    assert run_console("$ false\n", place)
    assert not run_console("$ echo one\none\n$ echo two \\\n  three\ntwo ...\n", place)
    with pytest.raises(ZeroDivisionError):
        run_python("1 / 0\n", {}, "page:1", 1)
    assert [kind for kind, _, _ in blocks("```python\nx\n```\n\n  ```sh\n  y\n  ```\n")] == ["python", "sh"]
