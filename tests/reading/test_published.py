from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.published import read_published

UTC = dt.timezone.utc
DAY = dt.date(2025, 6, 10)


@pytest.mark.parametrize(
    ("value", "want"),
    [
        (None, None),
        ("", None),
        (" None ", None),
        ("n/a", None),
        (DAY, DAY),
        ("2025-06-10", DAY),
        ("2025/6/10", DAY),
        ("2025.06.10", DAY),
        ("20250610", DAY),
        (20250610, DAY),
        ("20250610083000", dt.datetime(2025, 6, 10, 8, 30)),  # noqa: DTZ001
        ("20250610T083000Z", dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        ("2025-06-10T08:30", dt.datetime(2025, 6, 10, 8, 30)),  # noqa: DTZ001
        ("2025-06-10T08:30:15.123456789Z", dt.datetime(2025, 6, 10, 8, 30, 15, 123456, tzinfo=UTC)),
        ("2025-06-10 08:30:15 UTC", dt.datetime(2025, 6, 10, 8, 30, 15, tzinfo=UTC)),
        ("2025-06-10T08:30:15+0500", dt.datetime(2025, 6, 10, 8, 30, 15, tzinfo=dt.timezone(dt.timedelta(hours=5)))),
        (
            "2025-06-10T08:30-03:30",
            dt.datetime(2025, 6, 10, 8, 30, tzinfo=dt.timezone(-dt.timedelta(hours=3, minutes=30))),
        ),
        ("Tue, 10 Jun 2025 08:30:00 GMT", dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        ("Tue, 10 Jun 2025 08:30:00 +0000", dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        (1749544200, dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        ("1749544200000", dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        (1749544200.0, dt.datetime(2025, 6, 10, 8, 30, tzinfo=UTC)),
        ("10 June 2025", DAY),
        ("2025-06-10 8:30 a.m.", dt.datetime(2025, 6, 10, 8, 30)),  # noqa: DTZ001
        ("June 10, 2025", DAY),
        ("Tuesday, June 10, 2025", DAY),
        ("June 10, 2025, 8:30 a.m.", dt.datetime(2025, 6, 10, 8, 30)),  # noqa: DTZ001
        ("10 juin 2025", DAY),
        ("10 июня 2025", DAY),
        ("13/06/2025", dt.date(2025, 6, 13)),
        ("06/13/2025", dt.date(2025, 6, 13)),
        ("06/06/2025", dt.date(2025, 6, 6)),
        ("10.06.2025", DAY),
    ],
)
def test_days_of_publication(value: object, want: object) -> None:
    found = read_published(value)
    assert found == want
    assert type(found) is type(want)


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "June 2025",
        "2025",
        "Monday",
        "10 June",
        "3/4/2025",
        "03-04-2025",
        "2025-13-01",
        "2025-06-31T08:00",
        "1",
        7,
        True,
        [2025],
        "99999999999999999999",
        "10:30",
        "yesterday",
    ],
)
def test_what_is_no_day(value: object) -> None:
    with pytest.raises((ValueError, OverflowError)):
        read_published(value)


@given(st.dates() | st.datetimes(timezones=st.none() | st.just(UTC)))
def test_every_iso_text_reads_back(moment: dt.date) -> None:
    assert read_published(moment.isoformat()) == moment


@given(st.text(alphabet="0123456789-/.:TZ +", max_size=20))
def test_no_other_error_for_any_text(text: str) -> None:
    with contextlib.suppress(ValueError, OverflowError):
        read_published(text)
