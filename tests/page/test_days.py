"""How dates stand in the narrow column, and under which heading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page.samples import generated
from timeline.datespan import DateSpan, Granularity, unit
from timeline.writing.page.days import Certainty, brief, certainty
from timeline.writing.page.view import chronology, in_order

BRIEF = [
    ("2005-11-15", "15", "Tue", "exact"),
    ("2005-11-15/2005-11-17", "15–17", "Tue–Thu", "exact"),
    ("2005-11-30/2005-12-02", "30 Nov–2 Dec", "Wed–Fri", "exact"),
    ("2005-11-01/2005-11-20", "1–20", "20 days", "exact"),
    ("2005-12-31/2006-01-01", "31 Dec–1 Jan", "Sat–Sun", "exact"),
    ("2005-11", "Nov", "month only", "broad"),
    ("2005-06", "June", "month only", "broad"),
    ("2005-11/2006-01", "Nov–Jan", "month only", "broad"),
    ("2005-36", "Oct–Dec", "quarter only", "broad"),
    ("2006-21", "Spring", "season only", "broad"),
    ("2005-24", "Winter", "season only", "broad"),
    ("2005-40", "Jan–June", "half only", "broad"),
    ("2005", "2005", "year only", "broad"),
    ("2005/2007", "2005–2007", "year only", "broad"),
    ("197X", "1970s", "decade only", "broad"),
    ("19XX", "1900–1999", "century only", "broad"),
    ("2006-04-01~/2006-04-10~", "≈ 1–10", "approximate", "approximate"),
    ("2006-04~", "≈ Apr", "approximate", "approximate"),
    ("2006-04-03?", "≈ 3", "uncertain", "approximate"),
    ("2006-04-03/..", "3 →", "from then on", "open"),
    ("2006-04-03/", "3 →", "end unknown", "open"),
    ("../2006-04-03", "→ 3", "until then", "open"),
    ("/2006-04", "→ Apr", "start unknown", "open"),
]


@pytest.mark.parametrize(("edtf", "main", "note", "known"), BRIEF)
def test_brief(edtf: str, main: str, note: str, known: str) -> None:
    span = DateSpan.read(edtf)
    assert brief(span) == (main, note)
    assert certainty(span) == Certainty(known)


def test_no_date() -> None:
    assert brief(None) == ("?", "no date")
    assert certainty(None) is Certainty.UNDATED


def test_a_week_is_no_exact_day() -> None:
    week = DateSpan.of(DateSpan.day(2005, 11, 15).edges[0], "week")
    assert brief(week) == ("14–20", "that week")
    assert certainty(week) is Certainty.BROAD


@given(
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    size=st.sampled_from(["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]),
    approximate=st.booleans(),
)
def test_every_span_has_a_brief_form(start: date | None, end: date | None, size: str, *, approximate: bool) -> None:
    low = start and unit(start, Granularity(size))[0]
    high = end and unit(end, Granularity(size))[1]
    if (not low and not high) or (low and high and low > high):
        return
    main, note = brief(DateSpan(start=low, end=high, granularity=Granularity(size), approximate=approximate))
    assert main.strip()
    assert note


def test_headings_follow_time_and_hold_every_entry() -> None:
    entries, _ = generated(300, seed=11)
    years = chronology(in_order(entries))
    headings = [year.heading for year in years]
    assert headings == sorted(headings, key=lambda h: (h == "No date", h))
    assert headings[-1] == "No date"
    rows = [row for year in years for month in year.months for row in month.rows]
    assert [row.number for row in rows] == list(range(300))
    assert {row.id for row in rows} == {entry.id for entry in entries}
    assert sum(year.count for year in years) == 300


def test_what_is_known_to_the_year_comes_before_its_months() -> None:
    entries, _ = generated(400, seed=5)
    for year in chronology(in_order(entries)):
        months = [month.heading for month in year.months]
        assert "Month not known" not in months[1:]
        assert len(months) == len(set(months))
