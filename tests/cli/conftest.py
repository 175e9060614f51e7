from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from typer.testing import CliRunner

from tests.writing.sample import ENTRIES, SOURCES
from timeline.cli import app
from timeline.writing import save


@attrs.frozen
class Ran:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*words: str, stdin: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(app, list(words), input=stdin, prog_name="timeline")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def saved(tmp_path: Path) -> str:
    """The sample timeline as timeline.json in the folder of the run."""
    save(tmp_path / "timeline.json", ENTRIES, SOURCES)
    return "timeline.json"
