"""The dates that an expression may mean for an event."""

import datetime as dt

import pytest

from tests.events.reading import spot_at
from timeline.events.readings import readings

CASES = [
    ("The ministers will meet on Monday, he said.", "meet", {"first 2021-03-15", "otherwise 2021-03-08"}),
    ("They signed a truce in June.", "signed", {"first 2020-06", "otherwise 2021-06"}),
    ("He will visit Oslo on April 4.", "visit", {"first 2021-04-04", "otherwise 2020-04-04"}),
    ("He visited Oslo on April 4, 2019.", "visited", {"first 2019-04-04"}),
    ("He spoke on March 10, on the eve of the summit.", "summit",
     {"first 2021-03-10", "otherwise 2020-03-10", "apart 2021-03-11", "apart 2020-03-11"}),
    ("He spoke on March 10, 2021, on the third day of the summit.", "summit",
     {"nth 2021-03-08/2021-03-10"}),
    ("He left on March 9, 2021 after a visit to Oslo.", "visit", {"first 2021-03-09", "until ../2021-03-09"}),
    ("They met three weeks ago.", "met", {"first 2021-02-15/2021-02-21"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_each_reading_is_offered(text: str, word: str, expected: set[str]) -> None:
    context, spot = spot_at(text, word)
    found = {
        f"{r.how} {r.time.date.edtf}" for _, time in spot.times for r in readings(context, spot, time) if r.time.date
    }
    assert found == expected


def test_nothing_lies_otherwise_without_a_day_of_writing() -> None:
    context, spot = spot_at("They met on Monday in May 2019.", "met", day=None)
    assert {r.how for _, time in spot.times for r in readings(context, spot, time)} <= {"first"}


def test_a_leap_day_has_no_twin() -> None:
    context, spot = spot_at("He will visit Oslo on February 29.", "visit", day=dt.date(2024, 2, 1))
    assert [r.how for _, time in spot.times for r in readings(context, spot, time)] == ["first"]
