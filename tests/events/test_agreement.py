"""How the fillers of a slot stand to each other."""

import datetime as dt

import pytest

from timeline.events.agreement import actors_agree, dates_agree, places_agree, sets_agree
from timeline.events.names import Name
from timeline.model import DateSpan


def name(text: str) -> Name:
    """ "person Dahl NO" as a name."""
    kind, word, *country = text.split()
    return Name(start=0, end=len(word), text=word, name=word, kind=kind, country=country[0] if country else None)


def names(*texts: str) -> list[Name]:
    return [name(text) for text in texts]


DAHL, LUND, RIVAS = "person Dahl NO", "person Lund NO", "person Rivas CL"


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ([], [], "none"),
        ([DAHL], [], "first"),
        ([], [DAHL], "second"),
        ([DAHL, RIVAS], [RIVAS, DAHL], "equal"),
        ([DAHL, RIVAS], [DAHL], "share"),
        ([DAHL], ["country Norway NO"], "country"),
        ([DAHL], ["delegation Norway NO"], "country"),
        ([DAHL], [LUND], "apart"),
        ([DAHL], ["country Chile CL"], "apart"),
        (["country Norway NO"], ["country Chile CL"], "apart"),
    ],
)
def test_actors(one: list[str], two: list[str], how: str) -> None:
    assert actors_agree(names(*one), names(*two)) == how


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        (["place Oslo NO"], ["place Oslo NO"], "equal"),
        (["place Oslo NO", "country Norway NO"], ["place Oslo NO"], "share"),
        (["place Oslo NO"], ["country Norway NO"], "inside"),
        (["place Oslo NO"], ["place Bergen NO"], "apart"),
        (["place Oslo NO"], ["place Lima PE"], "abroad"),
        (["place Oslo NO"], ["place Utopia"], "unknown"),
        (["place Oslo NO"], [], "first"),
    ],
)
def test_places(one: list[str], two: list[str], how: str) -> None:
    assert places_agree(names(*one), names(*two)) == how


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [("", "", "none"), ("a", "", "first"), ("", "a", "second"), ("ab", "ba", "equal"), ("ab", "bc", "share"),
     ("a", "b", "apart")],
)  # fmt: skip
def test_sets(one: str, two: str, how: str) -> None:
    assert sets_agree(set(one), set(two)) == how


@pytest.mark.parametrize(
    ("known", "date", "how"),
    [
        ([], None, "none"),
        ([None, 10], None, "first"),
        ([None], 10, "second"),
        ([9, 10], 10, "equal"),
        ([9], 10, "apart"),
    ],
)
def test_dates(known: list[int | None], date: int | None, how: str) -> None:
    def span(day: int | None) -> DateSpan | None:
        return None if day is None else DateSpan.day(2021, 3, day)

    assert dates_agree([span(day) for day in known], span(date)) == how


def test_a_day_meets_its_month() -> None:
    assert dates_agree([DateSpan.read("2021-03")], DateSpan.of(dt.date(2021, 3, 10), "day")) == "meet"
