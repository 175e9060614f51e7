"""EDTF (ISO 8601-2:2019), levels 0 and 1 with the quarters and halves of level 2: read and written."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floor.spans import spans
from timeline import DateSpan, EDTFError


# Examples of the specification (https://www.loc.gov/standards/datetime/) where it has one.
@pytest.mark.parametrize(
    ("text", "first", "last", "granularity", "written"),
    [
        ("1985-04-12", "1985-04-12", "1985-04-12", "day", None),
        ("1985-04", "1985-04-01", "1985-04-30", "month", None),
        ("1985", "1985-01-01", "1985-12-31", "year", None),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "day", "1985-04-12"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "day", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "day", "1985-04-12"),
        ("1964/2008", "1964-01-01", "2008-12-31", "year", None),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31", "month", None),
        ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "day", None),
        ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "day", "2004-02-01/2005-02-28"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31", "day", "2004-02-01/2005-12-31"),
        ("2005/2006-02", "2005-01-01", "2006-02-28", "month", "2005-01/2006-02"),
        ("2001-21", "2001-03-01", "2001-05-31", "season", None),
        ("2001-22", "2001-06-01", "2001-08-31", "season", None),
        ("2001-23", "2001-09-01", "2001-11-30", "season", None),
        ("2001-24", "2001-12-01", "2002-02-28", "season", None),
        ("2001-33", "2001-01-01", "2001-03-31", "quarter", None),
        ("2001-36", "2001-10-01", "2001-12-31", "quarter", None),
        ("2001-40", "2001-01-01", "2001-06-30", "half", None),
        ("2001-41", "2001-07-01", "2001-12-31", "half", None),
        ("201X", "2010-01-01", "2019-12-31", "decade", None),
        ("20XX", "2000-01-01", "2099-12-31", "century", None),
        ("2004-XX", "2004-01-01", "2004-12-31", "year", "2004"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "month", "1985-04"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", "1985"),
        ("1985-04-12/..", "1985-04-12", None, "day", None),
        ("1985-04/..", "1985-04-01", None, "month", None),
        ("../1985", None, "1985-12-31", "year", None),
        ("1985-04-12/", "1985-04-12", None, "day", None),
        ("/1985-04-12", None, "1985-04-12", "day", None),
        ("  1985  ", "1985-01-01", "1985-12-31", "year", "1985"),
        ("2001-21/2001-22", "2001-03-01", "2001-08-31", "season", "2001-03-01/2001-08-31"),
        ("2001-21/2002", "2001-03-01", "2002-12-31", "day", "2001-03-01/2002-12-31"),
        ("000X", "0001-01-01", "0009-12-31", "decade", None),
        ("00XX", "0001-01-01", "0099-12-31", "century", None),
        ("9999-24", "9999-12-01", "9999-12-31", "season", None),
        ("0001-01-01/9999-12-31", "0001-01-01", "9999-12-31", "day", None),
    ],
)
def test_a_text_names_its_days(
    text: str, first: str | None, last: str | None, granularity: str, written: str | None
) -> None:
    span = DateSpan.read(text)
    assert [day and day.isoformat() for day in (span.start, span.end)] == [first, last]
    assert span.granularity.value == granularity
    assert span.edtf == (text if written is None else written)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "written"),
    [
        ("1984?", False, True, "1984?"),
        ("2004-06~", True, False, "2004-06~"),
        ("2004-06-11%", True, True, "2004-06-11%"),
        ("1984~/2004-06", True, False, "1984-01~/2004-06~"),
        ("1984?/2004~", True, True, "1984%/2004%"),
        ("2004~/..", True, False, "2004~/.."),
        ("201X~", True, False, "201X~"),
    ],
)
def test_doubt_is_kept(text: str, approximate: bool, uncertain: bool, written: str) -> None:  # noqa: FBT001
    span = DateSpan.read(text)
    assert (span.approximate, span.uncertain) == (approximate, uncertain)
    assert span.edtf == written


@pytest.mark.parametrize(
    ("text", "unknown"), [("1985/..", (False, False)), ("1985/", (False, True)), ("/1985", (True, False))]
)
def test_open_is_not_unknown(text: str, unknown: tuple[bool, bool]) -> None:
    span = DateSpan.read(text)
    assert (span.start_unknown, span.end_unknown) == unknown


FORM = r"is not YYYY, YYYY-MM or YYYY-MM-DD with at most one of ~ \? %"
SIDES = "an interval has two sides, of which one at least is a date"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", FORM),
        ("tomorrow", FORM),
        ("1985-4-12", FORM),
        ("85", FORM),
        ("12-04-1985", FORM),
        ("1985-04-12~?", FORM),
        ("XXXX-11-06", FORM),
        ("Y170000002", FORM),
        ("-1985", FORM),
        ("1985T10:00", FORM),
        ("1985-04T10:00", FORM),
        ("١٩٨٥", FORM),  # digits, but not those of the standard
        ("../..", SIDES),
        ("/", SIDES),
        ("1985/1986/1987", SIDES),
        ("1985-13", "month must be in 1..12"),
        ("1985-00", "month must be in 1..12"),
        ("1985-02-29", "day is out of range for month|day must be in range 1..28"),
        ("1985-21-05", "month must be in 1..12"),
        ("0000", "year 0 is out of range|year must be in 1..9999"),
        ("1985-XX-12", "a day needs a month"),
        ("198X-04", "a month needs a full year"),
        ("1986/1985", r"cannot end \(1985-12-31\) before it starts \(1986-01-01\)"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(EDTFError, match=why) as caught:
        DateSpan.read(text)
    assert str(caught.value).startswith(repr(text))
    assert str(caught.value).count("is no ") == 1
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@given(spans)
def test_text_reads_back_as_the_same_days(span: DateSpan) -> None:
    again = DateSpan.read(span.edtf)
    assert (again.start, again.end) == (span.start, span.end)
    assert (again.approximate, again.uncertain) == (span.approximate, span.uncertain)
    assert (again.start_unknown, again.end_unknown) == (span.start_unknown, span.end_unknown)
    assert again.edtf == span.edtf
    assert again.granularity.rank <= span.granularity.rank


@given(st.text(alphabet="0123456789X-/.~?%T: ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        span = DateSpan.read(text)
    except EDTFError:
        return
    again = DateSpan.read(span.edtf)
    assert (again.start, again.end) == (span.start, span.end)


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        DateSpan.read(text)
    except EDTFError as fault:
        assert repr(text) in str(fault)  # noqa: PT017
