from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.samples import day, entry
from timeline import Actor, DateSpan, Entry, Source, Timeline
from timeline.selecting import fold, span_between

ENTRIES = (
    entry("spring", date=DateSpan.read("2021-03-04")),
    entry("whole-month", date=DateSpan.read("2021-04"), status="planned", type="summit"),
    entry("open", date=DateSpan.read("2021-06-01/.."), status="ongoing"),
    entry("lost", date=None, date_basis=None),
    entry("off", date=DateSpan.read("2021-09-09"), status="cancelled", participants=(Actor(name="José Ñandú"),)),
)
TIMELINE = Timeline(
    entries=ENTRIES,
    documents=[Source(id="spring", source="The Daily Post", url="https://post.example/1"), Source(id="off")],
)


def names(timeline: Timeline) -> list[str]:
    return [each.document for each in timeline]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021", "2021", ["spring", "whole-month", "open", "off"]),
        ("2021-04-30", "2021-05-31", ["whole-month"]),
        (day("2021-05-01"), day("2021-05-31"), []),
        (dt.datetime(2021, 3, 4, 18, 0, tzinfo=dt.timezone.utc), day("2021-03-04"), ["spring"]),
        (None, "2021-03", ["spring"]),
        ("2021-09", None, ["open", "off"]),
    ],
)
def test_between(start: Any, end: Any, expected: list[str]) -> None:
    assert names(TIMELINE.between(start, end)) == expected


@pytest.mark.parametrize(("start", "end"), [(None, None), ("2022", "2021"), ("soon", None)])
def test_between_refuses(start: str | None, end: str | None) -> None:
    with pytest.raises(ValueError, match=r"."):
        TIMELINE.between(start, end)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"type": "summit"}, ["whole-month"]),
        ({"type": ["summit", "visit"], "status": "planned"}, ["whole-month"]),
        ({"status": ["cancelled", "ongoing"]}, ["open", "off"]),
        ({"participant": "weber"}, ["spring", "whole-month", "open", "lost"]),
        ({"participant": "jose nandu"}, ["off"]),
        ({"participant": "web"}, []),
        ({"participant": "de"}, ["spring", "whole-month", "open", "lost"]),
        ({"place": "OSLO", "participant": "Ñandú"}, ["off"]),
        ({"place": "NO", "status": "held"}, ["spring", "lost"]),
        ({"source": "daily post"}, ["spring"]),
        ({"source": "https://post.example/1"}, ["spring"]),
        ({"source": "open"}, ["open"]),
        ({"type": []}, []),
    ],
)
def test_filter(wanted: dict[str, Any], expected: list[str]) -> None:
    assert names(TIMELINE.filter(**wanted)) == expected


def test_filter_refuses_an_unknown_status() -> None:
    with pytest.raises(ValueError, match="done"):
        TIMELINE.filter(status="done")


@pytest.mark.parametrize(
    ("on", "expected"), [("2021-03-04", ["spring", "whole-month", "open"]), ("2021-04-02", ["open"])]
)
def test_upcoming(on: str, expected: list[str]) -> None:
    assert names(TIMELINE.upcoming(day(on))) == expected


def test_entries_by_position_and_id() -> None:
    assert TIMELINE[0] is ENTRIES[0]
    assert TIMELINE["off#1"] is ENTRIES[4]
    with pytest.raises(KeyError):
        TIMELINE["nothing"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.dates(), st.dates())
def test_a_period_holds_its_edges(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one, other))
    period = span_between(start, end)
    assert period.contains(start)
    assert period.contains(end)


@given(st.sets(st.sampled_from(ENTRIES)))
def test_selections_keep_the_order(kept: set[Entry]) -> None:
    timeline = Timeline(entries=[each for each in ENTRIES if each in kept])
    chosen = timeline.filter(status=["held", "planned", "ongoing", "cancelled"])
    assert chosen.entries == timeline.entries
