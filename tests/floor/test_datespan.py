"""DateSpan: units of the calendar, order, what spans share."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floor.spans import days, granularities, spans
from timeline import DateSpan, Granularity
from timeline.datespan import unit


def iso(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "granularity", "start", "end"),
    [
        ("2005-11-15", "day", "2005-11-15", "2005-11-15"),
        ("2005-11-15", "week", "2005-11-14", "2005-11-20"),  # a Tuesday
        ("2005-11-20", "week", "2005-11-14", "2005-11-20"),  # a Sunday
        ("2006-01-01", "week", "2005-12-26", "2006-01-01"),
        ("2004-02-10", "month", "2004-02-01", "2004-02-29"),
        ("2005-02-10", "month", "2005-02-01", "2005-02-28"),
        ("1900-02-10", "month", "1900-02-01", "1900-02-28"),
        ("2005-11-15", "quarter", "2005-10-01", "2005-12-31"),
        ("2005-03-31", "quarter", "2005-01-01", "2005-03-31"),
        ("2005-03-01", "season", "2005-03-01", "2005-05-31"),
        ("2005-12-01", "season", "2005-12-01", "2006-02-28"),
        ("2004-02-29", "season", "2003-12-01", "2004-02-29"),
        ("2005-06-30", "half", "2005-01-01", "2005-06-30"),
        ("2005-07-01", "half", "2005-07-01", "2005-12-31"),
        ("2005-07-01", "year", "2005-01-01", "2005-12-31"),
        ("2005-07-01", "decade", "2000-01-01", "2009-12-31"),
        ("2005-07-01", "century", "2000-01-01", "2099-12-31"),
        ("0001-01-01", "week", "0001-01-01", "0001-01-07"),
        ("0001-01-01", "season", "0001-01-01", "0001-02-28"),  # its December is in no year of the calendar
        ("0001-01-01", "century", "0001-01-01", "0099-12-31"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "season", "9999-12-01", "9999-12-31"),
        ("9999-12-31", "century", "9900-01-01", "9999-12-31"),
    ],
)
def test_a_calendar_unit_holds_its_days(day: str, granularity: str, start: str, end: str) -> None:
    span = DateSpan.of(iso(day), granularity)
    assert (span.start, span.end, span.granularity) == (iso(start), iso(end), Granularity(granularity))


@given(days, granularities)
def test_every_day_of_a_unit_gives_the_same_unit(day: dt.date, size: Granularity) -> None:
    start, end = unit(day, size)
    assert start <= day <= end
    assert unit(start, size) == unit(end, size) == (start, end)
    if start > dt.date.min:
        assert unit(start - dt.timedelta(1), size)[1] == start - dt.timedelta(1)
    if end < dt.date.max:
        assert unit(end + dt.timedelta(1), size)[0] == end + dt.timedelta(1)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"start": None, "end": None}, "needs a start or an end; for no date at all use None"),
        (
            {"start": iso("2005-11-16"), "end": iso("2005-11-15")},
            r"cannot end \(2005-11-15\) before it starts \(2005-11-16\)",
        ),
        ({"start": iso("2005-11-15"), "end": None, "start_unknown": True}, "an edge cannot be both given and unknown"),
        ({"start": None, "end": iso("2005-11-15"), "end_unknown": True}, "an edge cannot be both given and unknown"),
        (
            {"start": iso("2005-11-15"), "end": iso("2005-11-30"), "granularity": "month"},
            "2005-11-15 is not the start of a month; use granularity='day' or widen it",
        ),
        ({"start": None, "end": iso("2005-11-29"), "granularity": "month"}, "2005-11-29 is not the end of a month"),
        ({"start": iso("2005-11-15"), "end": None, "granularity": "fortnight"}, "'fortnight' is not a valid"),
    ],
)  # fmt: skip
def test_a_span_that_makes_no_sense_is_refused(fields: dict[str, object], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        DateSpan(**fields)  # type: ignore[arg-type]


def test_a_time_of_day_is_left_out() -> None:
    moment = dt.datetime(2005, 11, 15, 10, 30, tzinfo=dt.timezone.utc)
    for span in (DateSpan(start=moment, end=moment), DateSpan.of(moment, "day")):
        assert span == DateSpan.day(2005, 11, 15)
        assert span.edtf == "2005-11-15"
    assert DateSpan.of(moment, "week").edtf == "2005-11-14/2005-11-20"


def test_a_span_is_a_value() -> None:
    span = DateSpan.read("2005-11")
    assert span == DateSpan.of(iso("2005-11-30"), "month")
    assert len({span, DateSpan.read("2005-11"), DateSpan.read("2005-11~")}) == 2
    assert span.days == 30
    assert DateSpan.read("2005-11/..").days is None
    assert str(span) == "2005-11"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        span.start = None  # type: ignore[misc]


IN_ORDER = [
    "../2004", "/2004", "2004-12-31/2005-11-16", "2005-01-01", "2005-01-01~", "2005-01", "2005", "2005~",
    "2005-01-01/..", "2005-11-15", "2005-11-15?", "2005-11-15/2005-11-17", "2005-11-16",
]  # fmt: skip


def test_order_is_by_start_then_end_then_size() -> None:
    backwards = [DateSpan.read(text) for text in reversed(IN_ORDER)]
    found = sorted(backwards)
    assert found == backwards[::-1]
    assert max(found) is found[-1]


def test_a_span_is_not_compared_with_a_day() -> None:
    with pytest.raises(TypeError):
        assert DateSpan.day(2005, 1, 1) < dt.date(2005, 1, 2)  # type: ignore[operator]


@given(spans, spans, spans)
def test_order_is_total(a: DateSpan, b: DateSpan, c: DateSpan) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a <= b <= c) or a <= c
    assert (a <= b) == (not b < a)


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("2005", "2005-11", True),
        ("2005-11", "2005", False),
        ("2005-11", "2005-11", True),
        ("2005-11/..", "2006", True),
        ("2005-11/..", "2006/..", True),
        ("2005-11", "2005-11-05/..", False),
        ("../2005", "2004/2006", False),
        ("../2005", "../2004", True),
        ("0001/9999", "2005/..", False),  # open is more than long
        ("2005-11-15/2005-11-17", "2005-11-17", True),
        ("2005-11-15/2005-11-17", "2005-11-18", False),
    ],
)
def test_contains(outer: str, inner: str, holds: bool) -> None:  # noqa: FBT001
    assert DateSpan.read(outer).contains(DateSpan.read(inner)) is holds


@given(spans, days)
def test_a_span_contains_its_own_days(span: DateSpan, day: dt.date) -> None:
    low, high = span.edges
    assert span.contains(day) == (low <= day <= high)
    assert span.contains(span)
    assert (span.days is None) == (span.start is None or span.end is None)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("2005", "2005-11", "2005-11"),
        ("2005-11-15/2005-11-17", "2005-11-17/2005-11-19", "2005-11-17"),
        ("2005-11-15/2005-11-17", "2005-11-18", None),
        ("../2005", "2005/..", "2005"),
        ("2004/..", "2005/..", "2005/.."),
        ("/2005", "../2004", "../2004"),
        ("/2005", "../2005", "../2005"),  # that it is open says more than that it is unknown
        ("2005-11~", "2005", "2005-11~"),
        ("2005-11~", "2005-11", "2005-11"),
        ("2005-11~", "2005-11?", "2005-11?"),
        ("2005-11", "2005-11-15/..", "2005-11-15/2005-11-30"),
    ],
)
def test_intersection(left: str, right: str, both: str | None) -> None:
    for a, b in ((left, right), (right, left)):
        found = DateSpan.read(a).intersection(DateSpan.read(b))
        assert (found and found.edtf) == both


@given(spans, spans)
def test_intersection_is_symmetric_and_within_both(a: DateSpan, b: DateSpan) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    both = a.intersection(b)
    assert both == b.intersection(a)
    assert (both is not None) == a.overlaps(b)
    if both:
        assert both.edges == (max(a.edges[0], b.edges[0]), min(a.edges[1], b.edges[1]))
        assert a.contains(both)
        assert b.contains(both)


@given(spans)
def test_a_span_shares_itself_with_itself(span: DateSpan) -> None:
    assert span.intersection(span) == span


@given(spans, spans, spans)
def test_the_days_shared_by_three_do_not_depend_on_the_order(a: DateSpan, b: DateSpan, c: DateSpan) -> None:
    def shared(x: DateSpan, y: DateSpan, z: DateSpan) -> tuple[dt.date, dt.date] | None:
        first = x.intersection(y)
        whole = first and first.intersection(z)
        return whole.edges if whole else None

    assert shared(a, b, c) == shared(b, c, a) == shared(c, a, b)


@given(spans, spans)
def test_to_contain_is_to_share_all_days(a: DateSpan, b: DateSpan) -> None:
    both = a.intersection(b)
    if a.contains(b):
        assert both is not None
        assert both.edges == b.edges
    if a.start and a.end and b.start and b.end:
        assert a.contains(b) == (both is not None and both.edges == b.edges)


@given(st.lists(days, min_size=1, max_size=6))
def test_order_of_single_days_is_that_of_the_calendar(found: list[dt.date]) -> None:
    assert [span.start for span in sorted(DateSpan.of(day, "day") for day in found)] == sorted(found)
