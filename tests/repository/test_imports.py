"""Imports run one way: each module of the floor and each stage imports only from what stands before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "timeline"

# A module or folder may import from those before it and, if a folder, from itself. A new one is given its place here.
ORDER = [
    "errors", "edtf", "datespan", "model", "tables", "parallel", "progress", "selecting",
    "gazetteer", "pipelines", "grammar",
    "dates", "strategies", "reading", "events", "merging", "writing",
    "extractor", "api", "components", "evaluation", "cli", "__main__",
]  # fmt: skip


def imported(code: str, package: str) -> set[str]:
    """The modules of ours that the code imports, by their full name; also those imported inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parent, *([node.module] if node.module else [])])
            names.update(f"{base}.{alias.name}" if base == "timeline" else base for alias in node.names)
    return {name for name in names if name.split(".")[0] == "timeline"}


def part(name: str) -> str:
    """The module of the floor or the stage that a full module name belongs to: timeline.dates.find -> dates."""
    return name.split(".")[1] if "." in name else "__init__"


def faults(code: str, package: str, own: str) -> list[str]:
    """What the code imports against the order, one line each."""
    found = []
    for name in sorted(imported(code, package)):
        target = part(name)
        if target == own or (target in ORDER and own in ORDER and ORDER.index(target) < ORDER.index(own)):
            continue
        found.append(f"{own} imports {name}")
    return found


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    inner = path.relative_to(SOURCE.parent).with_suffix("").parts
    package = ".".join(inner[:-1])
    own = inner[1]
    assert own in ORDER, f"give {own} its place in ORDER"
    assert faults(path.read_text(encoding="utf-8"), package, own) == []


@pytest.mark.parametrize(
    ("code", "own", "package", "count"),
    [
        ("from timeline.merging import merge_events", "events", "timeline.events", 1),
        ("from timeline import merging", "events", "timeline.events", 1),
        ("import timeline.api", "dates", "timeline.dates", 1),
        ("from ..merging import index", "events", "timeline.events", 1),
        ("def f():\n    from timeline.cli import main", "api", "timeline", 1),
        ("import timeline", "dates", "timeline.dates", 1),
        ("from timeline.dates import find_dates\nfrom .triggers import find", "events", "timeline.events", 0),
        ("import re\nfrom timeline.model import Event", "events", "timeline.events", 0),
    ],
)
def test_a_backward_import_is_seen(code: str, own: str, package: str, count: int) -> None:
    assert len(faults(code, package, own)) == count
