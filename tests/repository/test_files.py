"""Habits that hold for every file: length, no notes to oneself, one version, a changelog that is kept."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "benchmarks", "training", "examples")
LISTED = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
CODE = [path for path in LISTED if not path.is_relative_to(ROOT / "training/work")]
MOST_LINES = 400


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_a_file_does_one_job(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{relative(path)} has {lines} lines; part it by its jobs"


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_no_notes_to_oneself_and_no_paths_of_one_machine(path: Path) -> None:
    if path == Path(__file__):
        return
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"\b(?:TODO|FIXME|XXX:|HACK)\b|(?<![\w.])/(?:work|home|Users|root)/\w+", text)
    assert found == []


def test_no_bags() -> None:
    bags = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [relative(path) for path in CODE if path.stem in bags or path.parent.name in bags] == []


def version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def test_one_version_everywhere() -> None:
    import timeline

    assert getattr(timeline, "__version__", version()) == version()
    try:
        installed = metadata.version("timeline-events")
    except metadata.PackageNotFoundError:
        return
    assert installed == version()


def test_the_changelog_has_an_unreleased_section_on_top() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings
    assert "unreleased" in headings[0].casefold()


def test_the_package_is_typed_and_its_data_are_tracked() -> None:
    assert (ROOT / "src/timeline/py.typed").exists()
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    listed = subprocess.run(
        ["git", "status", "--porcelain", "--ignored", "src"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    ignored = [line for line in listed.splitlines() if line.startswith("!!")]
    lost = [line for line in ignored if not re.search(r"__pycache__|egg-info", line)]
    assert lost == [], "files that the package reads are ignored by git"
