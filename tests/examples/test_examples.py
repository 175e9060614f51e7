"""The stories of examples/: each entry that a careful reader writes down is there, nothing else, and each script runs.

expected.json is written by hand, never by the program. `when`: EDTF; of days the first counts, of a month or a year
both ends. `status`: one or several that are as good. `rivals`: other days that sources give, to be kept as a conflict.
The extractor does not yet read all that a reader does: `least_right` is how many fields of all entries it must get
right, `most_spare` how many entries too many it may have. They are raised and lowered as it learns.
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
FIELDS = ("date", "status", "who", "where", "sources", "rivals")
Row = dict[str, Any]


@functools.cache
def expected(story: Path) -> Row:
    found: Row = json.loads((story / "expected.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def build(story: Path) -> Timeline:
    return timeline.build(timeline.read(story / "articles"), strict=True)


def right_date(entry: Entry, when: str) -> bool:
    want, given = DateSpan.read(when), entry.date
    if given is None or given.start != want.start:
        return False
    return want.granularity is Granularity.DAY or given.end == want.end


def faults(entry: Entry, row: Row) -> dict[str, str]:
    """The fields in which the entry differs from what a reader wrote down, each with what it says."""
    people, places = {actor.name for actor in entry.participants}, {place.name for place in entry.places}
    rivals = {rival.value for conflict in entry.conflicts for rival in conflict.values}
    right = {
        "date": right_date(entry, row["when"]),
        "status": entry.status.value in row["status"].split("|"),
        "who": set(row["who"]) <= people,
        "where": set(row["where"]) <= places,
        "sources": sorted(entry.sources) == row["sources"],
        "rivals": all(any(day in rival for rival in rivals) for day in row.get("rivals", [])),
    }
    given = (entry.date, entry.status, people, places, sorted(entry.sources), rivals)
    return {field: str(value) for field, value in zip(FIELDS, given, strict=True) if not right[field]}


def nearest(story: Path, row: Row) -> tuple[Entry | None, dict[str, str]]:
    """The entry of the type that differs least, and in what."""
    entries = [entry for entry in build(story) if entry.type == row["type"]]
    least = min(entries, key=lambda entry: len(faults(entry, row)), default=None)
    return least, faults(least, row) if least else dict.fromkeys(FIELDS, "no entry of the type")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_a_reader_writes_down_is_there(story: Path) -> None:
    entries = expected(story)["entries"]
    wrong = [(row, *nearest(story, row)) for row in entries]
    lines = [
        f"{row['type']} {row['when']}, found as {entry.label if entry else 'nothing'}: {field} is {given}"
        for row, entry, fields in wrong
        for field, given in fields.items()
    ]
    right = len(FIELDS) * len(entries) - len(lines)
    assert right >= expected(story)["least_right"], "\n".join(lines)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_little_else_is_there(story: Path) -> None:
    wanted = {id(nearest(story, row)[0]) for row in expected(story)["entries"]}
    spare = [f"{entry.type} {entry.date} {entry.label}" for entry in build(story) if id(entry) not in wanted]
    assert len(spare) <= expected(story)["most_spare"], "\n".join(spare)


def test_a_wrong_field_is_seen() -> None:
    story = STORIES[0]
    row = expected(story)["entries"][0]
    entry, wrong = nearest(story, row)
    assert entry
    false = {**row, "when": "1066-10-14", "who": ["Nobody"], "where": ["Atlantis"], "sources": [], "rivals": ["1066"]}
    assert set(faults(entry, false)) >= {"date", "who", "where", "sources", "rivals"}
    assert set(wrong) < set(FIELDS)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_order_of_the_articles_does_not_matter(story: Path) -> None:
    documents = list(timeline.read(story / "articles"))
    assert timeline.build(reversed(documents)).entries == build(story).entries


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_script_runs(story: Path) -> None:
    command = [sys.executable, "-X", "utf8", str(story / "run.py")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= len(expected(story)["entries"])
