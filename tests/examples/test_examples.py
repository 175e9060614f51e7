"""The stories of examples/: each entry that a careful reader writes down is there, nothing else, and each script runs.

expected.json is written by hand, never by the program. `when`: EDTF; of a visit or a talk the first day counts, of a
month or year both ends. `status`: one or several that are as good. `rivals`: other days that sources give, to be kept
as a conflict. `miss`: why the library does not find it yet; the case then fails the tests as soon as it is found.
"""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline import DateSpan, Entry, Granularity, Timeline

ROOT = Path(__file__).parents[2]
STORIES = sorted(path.parent for path in (ROOT / "examples").glob("*/expected.json"))
Row = dict[str, Any]


def rows(story: Path) -> list[Row]:
    found: list[Row] = json.loads((story / "expected.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def build(story: Path) -> Timeline:
    return timeline.build(timeline.read(story / "articles"), strict=True)


def faults(entry: Entry, row: Row) -> list[str]:
    """In what the entry differs from what a reader wrote down."""
    want = DateSpan.read(row["when"])
    given = entry.date
    exact = want.granularity is not Granularity.DAY
    right = given and given.start == want.start and (given.end == want.end or not exact)
    found = [] if right else [f"date {given}"]
    found += [f"status {entry.status}"] if entry.status.value not in row["status"].split("|") else []
    found += [f"lacks {name}" for name in row["who"] if name not in {actor.name for actor in entry.participants}]
    found += [f"not in {name}" for name in row["where"] if name not in {place.name for place in entry.places}]
    found += [f"sources {', '.join(entry.sources)}"] if sorted(entry.sources) != row["sources"] else []
    kept = [rival.value for conflict in entry.conflicts for rival in conflict.values]
    return found + [f"does not keep {rival}" for rival in row.get("rivals", []) if not any(rival in k for k in kept)]


def nearest(story: Path, row: Row) -> tuple[Entry | None, list[str]]:
    """The entry of the type that differs least, and in what."""
    entries = [entry for entry in build(story) if entry.type == row["type"]]
    least = min(entries, key=lambda entry: len(faults(entry, row)), default=None)
    return least, faults(least, row) if least else ["no entry of the type"]


def case(story: Path, row: Row) -> Any:
    name = f"{story.name}-{row['type']}-{row['when'].replace('/', '..')}"
    marks = [pytest.mark.xfail(reason=row["miss"], strict=True)] if "miss" in row else []
    return pytest.param(story, row, id=name, marks=marks)


@pytest.mark.parametrize(("story", "row"), [case(story, row) for story in STORIES for row in rows(story)])
def test_what_a_reader_writes_down_is_there(story: Path, row: Row) -> None:
    entry, why = nearest(story, row)
    assert not why, f"{entry.label if entry else row}: {'; '.join(why)}"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_nothing_else_is_there(story: Path) -> None:
    wanted = {id(entry) for entry, why in (nearest(story, row) for row in rows(story)) if entry and not why}
    missed = any("miss" in row for row in rows(story))
    spare = [f"{e.type} {e.date} {e.label}" for e in build(story) if id(e) not in wanted]
    if missed:
        pytest.skip(f"not told apart from what is missed: {spare}")
    assert spare == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_script_runs(story: Path) -> None:
    command = [sys.executable, "-X", "utf8", str(story / "run.py")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= len(rows(story)) // 2
