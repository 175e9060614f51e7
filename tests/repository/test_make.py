"""The Makefile knows every target that the pages name, and its scripts are whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples/README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
PROMISED = {"demo", "test", "check", "bench", "train"}


def targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE) for name in line.split()}


def test_the_pages_name_targets_that_there_are() -> None:
    told = [
        name for page in PAGES for name in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert set(told) <= targets()
    assert targets() >= PROMISED


@pytest.mark.parametrize("target", sorted(targets()))
@pytest.mark.skipif(not shutil.which("make"), reason="no make")
def test_every_target_is_well_formed(target: str) -> None:
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_the_script_of_ci_is_whole_and_may_be_run() -> None:
    script = ROOT / ".ci/run"
    if not script.exists():
        pytest.skip("a source distribution has no CI")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert script.stat().st_mode & 0o100
