"""Names of an event sorted by what the gazetteer and their words tell, whatever kind they were given."""

from __future__ import annotations

import pytest

from timeline.merging.parties import parties
from timeline.model import Actor, Event, Place


def _event(*names: str, **fields: str) -> Event:
    return Event(id="a", document="d", type="meeting", participants=[Actor(name=n, **fields) for n in names])


UNSORTED = [
    ("Ana Horvat", "person"),
    ("Jordan Smith", "person"),
    ("Hu", "person"),
    ("European Union", "body"),
    ("Polar Fisheries Commission", "body"),
    ("PFC", "body"),
    ("Nordic leaders", "body"),
    ("the guests", "body"),
    ("Norway", "country"),
    ("Beijing", "country"),
]


@pytest.mark.parametrize(("name", "kind"), UNSORTED)
def test_names_without_a_kind(name: str, kind: str) -> None:
    found = parties(_event(name))
    assert (bool(found.people), bool(found.organizations), bool(found.codes)) == (
        kind == "person",
        kind == "body",
        kind == "country",
    )


def test_a_title_makes_a_person() -> None:
    assert parties(_event("Chad", title="Minister")).people


def test_a_kind_that_is_told_is_kept() -> None:
    assert parties(_event("Ana Horvat", kind="organization")).organizations == ("Ana Horvat",)


def test_a_body_among_the_places_takes_part() -> None:
    found = parties(Event(id="a", document="d", type="meeting", places=[Place(name="European Union")]))
    assert found.organizations == ("European Union",)
    assert found.countries == frozenset()
