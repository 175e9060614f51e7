from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import find_anchor

SAYS = [
    ("LIMA, Nov. 15, 2005 (Andes Press) -- The envoy left.", "2005-11-15"),
    ("Summit opens\nBy Ann Lee\nOct 27, 2025 | 5 min read\n\nText.", "2025-10-27"),
    ("A title\nPublished: 3 May 2021 09:15 GMT\nText.", "2021-05-03"),
    ("Monday, 27 October 2025\n\nText.", "2025-10-27"),
    ("The Daily Post, 27 October 2025\nText.", "2025-10-27"),
    ("A title\nUpdated on 2024-03-01 at 10:00 CET\nText.", "2024-03-01"),
    ("A title\n\nOSLO (Nordic Wire), 3 May 2019: The talks began.", "2019-05-03"),
    # The year from the dates that the text names.
    (
        "A title\n- The Courier\n- Oct 27\n- 5 min read\nThe talks of 3 October 2025 go on in November 2025.",
        "2025-10-27",
    ),
    ("ROME, Dec. 30 - After the visit of 3 December 2025 comes one in January 2026.", "2025-12-30"),
]
SAYS_NOT = [
    "Talks on November 6, 2025\nText",
    "On November 6, 2025, the president will host the summit.",
    "ROME, Nov. 6 - The leaders met.",
    "ROME, Nov. 6 - The leaders met as they had in November 2001.",  # one date alone may be an anniversary
    "ROME, Nov. 6 - The goals are set for December 2030 and by January 2031.",
    "ROME, Feb. 29, 2005 - There is no such day.",
    "",
]


@pytest.mark.parametrize(("text", "day"), SAYS)
def test_day_of_writing(text: str, day: str) -> None:
    assert find_anchor(text) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("text", SAYS_NOT)
def test_no_day_is_guessed(text: str) -> None:
    assert find_anchor(text) is None


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["{:%d %B %Y}", "{:%b %d, %Y}", "{:%Y-%m-%d}"]),
)
def test_every_date_line_is_read(day: dt.date, form: str) -> None:
    assert find_anchor(f"A title\n{form.format(day)}\nThe talks began.") == day


@given(st.text(max_size=300))
def test_any_text_may_be_asked(text: str) -> None:
    find_anchor(text)
