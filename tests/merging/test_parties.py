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


VISITORS = [
    ([("Ana Horvat", "visitor"), ("Ola Berg", "host")], ["horvat"]),
    ([("Ola Berg", "host"), ("Ana Horvat", "visitor")], ["horvat"]),
    ([("Ana Horvat", None), ("Ola Berg", None)], ["horvat"]),
    ([("Ana Horvat", "host")], ["horvat"]),
    ([("Ola Berg", "host"), ("Norway", "visitor")], []),
    ([], []),
]


@pytest.mark.parametrize(("people", "travelling"), VISITORS)
def test_who_travels(people: list[tuple[str, str | None]], travelling: list[str]) -> None:
    actors = [Actor(name=name, role=role) for name, role in people]
    found = parties(Event(id="a", document="d", type="visit", participants=actors))
    assert [p.surname for p in found.visitors] == travelling


GROUPS = [
    ("EU foreign ministers", ("EU",), False),
    ("Central Asian leaders", (), True),
    ("Central Asian Presidents", (), True),
    ("Norwegian delegation", (), True),
    ("the rebels", ("the rebels",), False),
    ("United Nations", ("United Nations",), False),
    ("Polar Commission", ("Polar Commission",), False),
]


@pytest.mark.parametrize(("name", "bodies", "codes"), GROUPS)
def test_people_are_known_by_whose_they_are(name: str, bodies: tuple[str, ...], codes: bool) -> None:  # noqa: FBT001
    found = parties(_event(name, kind="organization"))
    assert (found.organizations, bool(found.codes)) == (bodies, codes)
