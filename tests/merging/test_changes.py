"""What diff tells between two states of a timeline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merging.making import event, source
from timeline.merging import Change, Changes, diff, merge_events
from timeline.model import Entry

BASE = {"people": ["Ana Horvat"], "places": ["Oslo", "Norway"]}


def entries(*rows: dict[str, Any]) -> tuple[Entry, ...]:
    told = [event(row.pop("name", "a"), **{**BASE, **row}) for row in rows]
    return merge_events(told, sources=[source(e.document) for e in told])


PLAN: dict[str, Any] = {"when": "2031-03-04", "status": "planned"}
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("moved", {"when": "2031-04-04", "status": "planned"}, "rescheduled"),
    ("took place", {"when": "2031-03-04"}, "confirmed"),
    ("called off", {"when": "2031-03-04", "status": "cancelled"}, "cancelled"),
    ("put off", {"when": "2031-03-04", "status": "postponed"}, "cancelled"),
]


@pytest.mark.parametrize(("after", "field"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_one_entry_changes(after: dict[str, Any], field: str) -> None:
    old, new = entries(dict(PLAN)), entries(dict(after))
    changes = diff(old, new)
    changed: Any = {field: (Change(before=old[0], after=new[0]),)}
    assert changes == Changes(**changed)
    assert changes


def test_nothing_changes() -> None:
    now = entries({"when": "2031-03-04"})
    assert not diff(now, now)
    finer = entries({"when": "2031-03"})
    assert not diff(finer, now)


def test_added_and_removed() -> None:
    old, new = entries({"name": "a", "when": "2031-03-04"}), entries({"name": "b", "when": "2032-08-04"})
    assert diff(old, new) == Changes(added=new, removed=old)


def test_other_articles_on_the_same_event() -> None:
    old = entries({"name": "a", "when": "2031-03-04", "status": "planned"})
    new = entries({"name": "b", "when": "2031-03-04"})
    assert diff(old, new) == Changes(confirmed=(Change(before=old[0], after=new[0]),))
