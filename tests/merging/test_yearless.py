"""Days without their year: they agree with that day of a year, and contradict another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.merging.making import event
from timeline.merging import merge_events
from timeline.merging.compare_dates import date_level
from timeline.merging.reports import reports
from timeline.merging.yearless import Yearless, days_between, yearless
from timeline.model import Basis, DateSpan

VALUES = [
    ("XXXX-11-06", Yearless(11, 6)),
    ("XXXX-02-29", Yearless(2, 29)),
    ("XXXX-11", Yearless(11, None)),
    ("XXXX-02-30", None),
    ("XXXX-13-01", None),
    ("XXXX-XX-06", None),
    ("XXXX-WXX-1", None),
    ("2025-11-06", None),
    ("PAST_REF", None),
]


@pytest.mark.parametrize(("value", "read"), VALUES)
def test_values(value: str, read: Yearless | None) -> None:
    assert yearless(event("a", said=value)) == read


def test_a_date_needs_no_help() -> None:
    assert yearless(event("a", when="2031-03-04", said="XXXX-11-06")) is None
    assert yearless(event("a")) is None


def _span(text: str) -> tuple[int, int]:
    low, high = DateSpan.read(text).edges
    return low.toordinal(), high.toordinal()


APART = [
    (Yearless(11, 6), "2025-11-06", 0),
    (Yearless(11, 6), "2025-11-04/2025-11-08", 0),
    (Yearless(11, 6), "2025-11", 0),
    (Yearless(11, None), "2025-11-06", 0),
    (Yearless(11, 6), "2025-11-08", 2),
    (Yearless(11, 6), "2025-11-03", 3),
    (Yearless(1, 1), "2025-12-30", 2),
    (Yearless(12, 30), "2025-01-01", 2),
    (Yearless(2, 29), "2025-02-28", 0),
    (Yearless(11, None), "2025-10-29", 3),
    (Yearless(11, 6), "2025", 0),
    (Yearless(11, 6), "2024/2026", None),
]


@pytest.mark.parametrize(("bare", "told", "apart"), APART)
def test_days_between(bare: Yearless, told: str, apart: int | None) -> None:
    assert days_between(bare, _span(told)) == apart


def test_two_without_their_year() -> None:
    assert days_between(Yearless(12, 30), Yearless(1, 2)) == days_between(Yearless(1, 2), Yearless(12, 30)) == 3
    assert days_between(Yearless(11, None), Yearless(11, 6)) == 0


@given(st.dates(), st.dates())
def test_a_day_is_as_near_as_in_the_year_that_brings_it_nearest(one: date, other: date) -> None:
    bare = Yearless(one.month, one.day)
    apart = days_between(bare, (other.toordinal(), other.toordinal()))
    assert apart is not None
    assert 0 <= apart <= 184
    assert apart <= abs((one - other).days)
    assert (apart == 0) == (bare.span(other.year)[0] == other.toordinal())


LEVELS = [
    ({"said": "XXXX-11-06"}, {"when": "2025-11-06"}, "yearless-same"),
    ({"said": "XXXX-11-06"}, {"said": "XXXX-11-06"}, "yearless-same"),
    ({"said": "XXXX-11"}, {"when": "2025-11-06"}, "yearless-within"),
    ({"said": "XXXX-11-06"}, {"when": "2025-11"}, "yearless-within"),
    ({"said": "XXXX-11-06"}, {"when": "2025-11-07"}, "yearless-near"),
    ({"said": "XXXX-11-06"}, {"when": "2025-06-17"}, "yearless-apart"),
    ({"said": "XXXX-11-06"}, {"when": "2021/2025"}, "unknown"),
    ({"said": "XXXX-11-06"}, {}, "undated"),
]


@pytest.mark.parametrize(("one", "other", "level"), LEVELS)
def test_levels(one: dict[str, str], other: dict[str, str], level: str) -> None:
    [a], [b] = (reports({name: event(name, **f)}, None) for name, f in (("a", one), ("b", other)))
    assert date_level(a, b) == date_level(b, a) == level


TALKS: dict[str, Any] = {"kind": "meeting", "people": ["Ana Horvat", "Ola Berg"], "places": ["Oslo"]}
GROUPS = [
    ({"said": "XXXX-11-06"}, {"when": "2025-11-06"}, True),
    ({"said": "XXXX-11-06"}, {"said": "XXXX-11-06"}, True),
    ({"said": "XXXX-11-06"}, {"when": "2025-06-17"}, False),
    ({"said": "XXXX-11-06"}, {"said": "XXXX-06-17"}, False),
]


@pytest.mark.parametrize(("one", "other", "together"), GROUPS)
def test_merging(one: dict[str, str], other: dict[str, str], together: bool) -> None:  # noqa: FBT001
    assert (len(merge_events([event("a", **TALKS, **one), event("b", **TALKS, **other)])) == 1) is together


def test_what_took_place_on_another_day_of_the_year_is_another_event_however_alike() -> None:
    series = {"series": "Nordic-Adriatic summit", "ordinal": 2, "quote": "at the second meeting of this kind"}
    alike: dict[str, Any] = {**TALKS, **series}
    held = [event("a", said="XXXX-11-06", **alike), event("b", when="2025-06-17", **alike)]
    assert len(merge_events(held)) == 2
    planned = [event("a", said="XXXX-11-06", status="planned", **alike), held[1]]
    assert len(merge_events(planned)) == 1


def test_the_entry_keeps_the_expression_and_gives_its_report_the_year() -> None:
    [entry] = merge_events([event("a", **TALKS, said="XXXX-11-06"), event("b", **TALKS)])
    assert entry.date is None
    assert entry.date_mention is not None
    assert entry.date_mention.value == "XXXX-11-06"
    [dated] = merge_events([event("a", **TALKS, said="XXXX-11-06"), event("b", **TALKS, when="2025-11-06")])
    assert [(str(e.date), e.date_basis, e.date_mention is None) for e in dated.events] == [
        ("2025-11-06", Basis.MERGED, False),
        ("2025-11-06", Basis.EXPLICIT, True),
    ]
    assert merge_events(dated.events) == (dated,)
