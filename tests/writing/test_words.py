from __future__ import annotations

import pytest

from timeline.model import DateSpan
from timeline.writing.words import date_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2005-11-15", "15 November 2005"),
        ("2005-11-15/2005-11-17", "15–17 November 2005"),
        ("2005-11-30/2005-12-02", "30 November – 2 December 2005"),
        ("2005-12-30/2006-01-02", "30 December 2005 – 2 January 2006"),
        ("2005-11", "November 2005"),
        ("2005-11/2006-01", "November 2005 – January 2006"),
        ("2005", "2005"),
        ("2005/2007", "2005 – 2007"),
        ("200X", "2000s"),
        ("19XX", "1900–1999"),
        ("2005-21", "spring 2005"),
        ("2005-24", "winter 2005/06"),
        ("2005-34", "quarter 2 of 2005"),
        ("2005-41", "second half of 2005"),
        ("2005-11-15/..", "from 15 November 2005 on"),
        ("2005-11/..", "from November 2005 on"),
        ("2005-11-15/", "from 15 November 2005, end unknown"),
        ("../2005-11-15", "by 15 November 2005"),
        ("2005-11~", "about November 2005"),
        ("2005-11-15?", "15 November 2005 (uncertain)"),
        ("2005%", "about 2005 (uncertain)"),
    ],
)
def test_spans_in_words(edtf: str, words: str) -> None:
    assert date_words(DateSpan.read(edtf)) == words


def test_a_week() -> None:
    week = DateSpan.of(DateSpan.read("2005-11-16").edges[0], "week")
    assert date_words(week) == "week of 14 November 2005"
