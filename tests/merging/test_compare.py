"""Levels that two reports are given, field by field; every comparison is symmetric."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merging.making import event, source
from timeline.merging.compare import FIELDS, compare
from timeline.merging.reports import Report, reports
from timeline.merging.weights import load_weights

PAIR = ["Ana Horvat", "Ola Berg"]
VISIT = {"people": ["Ana Horvat"]}
LEVELS: list[tuple[str, str, dict[str, Any], dict[str, Any], str]] = [
    ("people", "meeting", {"people": PAIR}, {"people": ["Berg", "Horvat"]}, "equal"),
    ("people", "meeting", {"people": PAIR}, {"people": ["Ola Berg", "Kim Dae-su"]}, "crossed-pairs"),
    ("people", "meeting", {"people": PAIR}, {"bodies": ["Nordic Council"]}, "pair-and-body"),
    ("people", "meeting", {"countries": ["Norway"]}, {"countries": ["Norway", "Croatia"]}, "states"),
    ("people", "meeting", {"bodies": ["Nordic Council"]}, {"bodies": ["Nordic Council"]}, "states"),
    ("people", "meeting", {"countries": ["Norway"]}, {"places": ["Oslo"]}, "none"),
    ("place", "visit", {"places": ["Norway"]}, {"places": ["Sweden"]}, "elsewhere"),
    ("place", "meeting", {"places": ["Norway"]}, {"places": ["Sweden"]}, "disjoint"),
    ("place", "visit", {"places": ["Bergen"]}, {"places": ["Oslo"]}, "other-city"),
    ("place", "visit", {"places": ["Bergen"]}, {"places": ["Norway"]}, "within"),
    ("series", "summit", {"series": "China-Norway summit"}, {"series": "Russia-Norway summit"}, "rival"),
    ("series", "summit", {"series": "EU summit"}, {"series": "WTO summit"}, "rival"),
    ("series", "summit", {"series": "EU summit"}, {"series": "Norway summit"}, "contained"),
    ("series", "summit", {"series": "China-Norway summit"}, {"series": "Norway summit"}, "contained"),
    ("visitor", "visit", VISIT, {"people": ["Horvat"]}, "same"),
    ("visitor", "visit", VISIT, {"people": ["Ola Berg"]}, "other"),
    ("date", "visit", {"when": "2031-03-04"}, {"when": "2031-03-07"}, "near"),
    ("date", "visit", {"when": "2031-03-04"}, {"when": "2031-03-07", "basis": "implicit"}, "near-inferred"),
    ("date", "visit", {"when": "2031-03-04"}, {"when": "2031-03-07~"}, "near-inferred"),
    ("date", "visit", {"when": "2031-03-04"}, {"when": "2031-03-20"}, "apart"),
    ("date", "visit", {"when": "2031-03-04"}, {"when": "2031-03-20", "status": "planned"}, "moved"),
    ("date", "visit", {"when": "2031-03"}, {"published": "2031-03-20"}, "one-close"),
    ("date", "visit", {"when": "2031-03"}, {"published": "2031-02-20"}, "wrong-side"),
    ("date", "visit", {"when": "../2031-03"}, {"published": "2031-03-20"}, "one-close"),
    ("date", "visit", {"when": "../2031-03"}, {"published": "2022-03-20"}, "wrong-side"),
    ("date", "visit", {"when": "../2031-03"}, {"published": "2022-03-20", "status": "planned"}, "one-far"),
]


def _report(name: str, kind: str, fields: dict[str, Any]) -> Report:
    published = fields.get("published", "2031-04-01")
    told = event(name, kind, **{k: v for k, v in fields.items() if k != "published"})
    [item] = reports({name: told}, source(told.document, published))
    return item


@pytest.mark.parametrize(("field", "kind", "one", "other", "level"), LEVELS)
def test_levels(field: str, kind: str, one: dict[str, Any], other: dict[str, Any], level: str) -> None:
    a, b = _report("a", kind, one), _report("b", kind, other)
    assert compare(a, b) == compare(b, a)
    assert compare(a, b)[FIELDS.index(field)] == level
    assert level in load_weights().levels[field]
