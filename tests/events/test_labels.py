"""Labels from fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.events import builtin_types
from timeline.events.labels import LONGEST, label_of
from timeline.model import Actor, EventType, Place, Status

TYPES = {t.name: t for t in builtin_types()}
DAHL, RIVAS = Actor(name="Kari Dahl", role="visitor"), Actor(name="Tomas Rivas", role="host")
CHILE, OSLO = Place(name="Chile", kind="country"), Place(name="Oslo", kind="city")

CASES = [
    ("visit", Status.HELD, (DAHL, RIVAS), (CHILE,), (None, None), "Kari Dahl visits Chile"),
    ("visit", Status.PLANNED, (DAHL,), (CHILE,), (None, None), "Kari Dahl to visit Chile"),
    ("visit", Status.CANCELLED, (DAHL,), (), (None, None), "Visit of Kari Dahl (cancelled)"),
    ("meeting", Status.HELD, (DAHL, RIVAS), (OSLO,), (None, None), "Kari Dahl meets Tomas Rivas, Oslo"),
    ("summit", Status.HELD, (DAHL,), (OSLO,), ("Fjord summit", 2), "Second Fjord summit, Oslo"),
    ("summit", Status.HELD, (), (OSLO,), ("Fjord summit", 13), "13th Fjord summit, Oslo"),
    ("summit", Status.HELD, (), (), (None, None), "Summit"),
    ("signing", Status.HELD, (DAHL, RIVAS), (), (None, None), "Kari Dahl and Tomas Rivas sign agreement"),
]


if TYPE_CHECKING:
    Case = tuple[str, Status, tuple[Actor, ...], tuple[Place, ...], tuple[str | None, int | None], str]


@pytest.mark.parametrize("case", CASES, ids=[c[-1] for c in CASES])
def test_label(case: Case) -> None:
    kind, status, actors, places, edition, label = case
    assert label_of(TYPES[kind], status, actors, places, edition=edition) == label


def test_a_label_is_never_longer_than_a_headline() -> None:
    own = EventType(name="peace_march", label="March")
    long = label_of(own, Status.PROPOSED, tuple(Actor(name=f"Person Number {n} " * 4) for n in range(3)), (OSLO,))
    assert len(long) <= LONGEST
    assert long.endswith("(proposed)")
