"""Labels from fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.events.reading import facts
from timeline.events import builtin_types
from timeline.events.groups import Group
from timeline.events.labels import LONGEST, label_of
from timeline.events.signed import signed_of
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


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Norway and Chile signed an extradition treaty in 1995.", "extradition treaty"),
        ("An extradition treaty was signed in Oslo.", "extradition treaty"),
        ("The signing of a free trade agreement was put off.", "free trade agreement"),
        ("They signed a number of trade agreements.", "trade agreements"),
        ("They signed it on Monday.", ""),
        ("President Kari Dahl signed.", ""),
        ("The ministers adopted the Oslo Declaration.", "Oslo Declaration"),
    ],
)
def test_what_was_signed(text: str, signed: str) -> None:
    assert signed_of(Group([next(f for f in facts(text) if f.spot.type == "signing")])) == signed


def test_a_signing_says_what_was_signed() -> None:
    kind = TYPES["signing"]
    assert label_of(kind, Status.HELD, (DAHL,), (OSLO,), signed="trade pact") == "Kari Dahl signs trade pact, Oslo"
    assert label_of(kind, Status.PLANNED, (), (OSLO,), signed="trade pact") == "Signing of trade pact, Oslo"


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
