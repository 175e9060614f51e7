"""Laws that hold for every phrase, span and day: words of spans, prefer, shifts, month ends, hostile text."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import strategies
from timeline.dates import find_dates, parse_date, write_phrase
from timeline.model import DateSpan

PREFERENCES = ("auto", "past", "future", "nearest")


@given(strategies.spans())
def test_words_of_a_span_read_back(span: DateSpan) -> None:
    found = parse_date(write_phrase(span))
    assert found is not None
    wanted = attrs.evolve(span, start_unknown=False, end_unknown=False)
    named = all(1000 <= edge.year <= 2190 for edge in (span.start, span.end) if edge)
    if named:
        assert found.date == wanted, write_phrase(span)
    else:  # told by days
        assert found.date is not None
        marks = ("start", "end", "approximate", "uncertain")
        assert [getattr(found.date, mark) for mark in marks] == [getattr(wanted, mark) for mark in marks]


@given(strategies.spans(), strategies.anchors())
def test_words_of_a_span_do_not_depend_on_the_day_of_writing(span: DateSpan, anchor: date) -> None:
    words = write_phrase(span)
    with_anchor, without = parse_date(words, anchor=anchor), parse_date(words)
    assert with_anchor is not None
    assert without is not None
    assert with_anchor.date == without.date


@given(strategies.anchors(), st.integers(0, 6), st.sampled_from(["past", "future", "nearest"]))
def test_a_weekday_lies_where_it_is_preferred(anchor: date, weekday: int, prefer: str) -> None:
    found = parse_date(calendar.day_name[weekday], anchor=anchor, prefer=prefer)  # type: ignore[arg-type]
    assert found
    assert found.date
    assert found.date.start
    days = (found.date.start - anchor).days
    assert found.date.start.weekday() == weekday
    low, high = {"past": (-6, 0), "future": (0, 6), "nearest": (-3, 3)}[prefer]
    assert low <= days <= high


@given(
    strategies.anchors(), st.dates(date(2000, 1, 1), date(2000, 12, 31)), st.sampled_from(["past", "future", "nearest"])
)
def test_a_day_without_a_year_lies_where_it_is_preferred(anchor: date, day: date, prefer: str) -> None:
    found = parse_date(f"{day.day} {calendar.month_name[day.month]}", anchor=anchor, prefer=prefer)  # type: ignore[arg-type]
    assert found
    assert found.date
    start = found.date.start
    assert start
    assert (start.month, start.day) == (day.month, day.day)
    days = (start - anchor).days
    if prefer == "past":
        assert -8 * 366 < days <= 0
    elif prefer == "future":
        assert 0 <= days < 8 * 366
    elif (day.month, day.day) != (2, 29):
        assert abs(days) <= 183


@given(strategies.anchors(), st.sampled_from(PREFERENCES), strategies.phrases())
def test_what_is_fully_named_knows_no_preference(anchor: date, prefer: str, phrase: strategies.Phrase) -> None:
    plain = find_dates(phrase.text, anchor=anchor)
    if plain[0].anchor is None and plain[0].type in ("DATE", "TIME"):
        preferred = find_dates(phrase.text, anchor=anchor, prefer=prefer)  # type: ignore[arg-type]
        assert [e.value for e in preferred] == [e.value for e in plain]


@given(strategies.anchors(), st.integers(1, 400))
def test_month_arithmetic_clips_at_month_ends(anchor: date, count: int) -> None:
    found = parse_date(f"{count} months after {anchor.isoformat()}")
    assert found
    assert found.date
    assert found.date.start
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    assert found.date.start == date(year, month + 1, min(anchor.day, last))


@given(strategies.anchors(), st.integers(1, 300))
def test_before_and_after_undo_each_other(anchor: date, count: int) -> None:
    there = parse_date(f"{count} days after {anchor.isoformat()}")
    assert there
    assert there.date
    assert there.date.start
    back = parse_date(f"{count} days before {there.date.start.isoformat()}")
    assert back
    assert back.date == DateSpan.of(anchor, "day")


@given(strategies.anchors(), st.sampled_from(["last week", "next week", "last Friday", "tomorrow", "Monday next week"]))
def test_a_week_later_the_same_words_mean_a_week_later(anchor: date, text: str) -> None:
    spans = [found.date for day in (anchor, anchor + timedelta(7)) if (found := parse_date(text, anchor=day))]
    first, second = spans
    assert first is not None
    assert second is not None
    assert first.start is not None
    assert second.start == first.start + timedelta(7)


@given(strategies.phrases(), st.sampled_from(["({})", "“{}”", "Note: {}.", "{}, he said", "*{}*", "{}\n\nMore text"]))
def test_what_stands_around_changes_little(phrase: strategies.Phrase, around: str) -> None:
    """Offsets move; what the phrase means stays, where its rules do not ask what follows."""
    text = around.format(phrase.text)
    found = find_dates(text, anchor=phrase.anchor, prefer="past")
    plain = find_dates(phrase.text, anchor=phrase.anchor, prefer="past")
    shift = text.index(phrase.text)
    assert [(e.start - shift, e.end - shift, e.value, e.date) for e in found] == [
        (e.start, e.end, e.value, e.date) for e in plain
    ]


@given(strategies.dirty(), st.one_of(st.none(), strategies.days(), st.datetimes()), st.sampled_from(PREFERENCES))
def test_any_text_under_any_preference(text: str, anchor: date | datetime | None, prefer: str) -> None:
    for found in find_dates(text, anchor=anchor, prefer=prefer):  # type: ignore[arg-type]
        assert found.explain()
        assert text[found.start : found.end] == found.text == found.text.strip()


@given(strategies.dirty(), st.sampled_from(["ru", "fr", "zh", "ar", "hi"]))
def test_any_text_in_other_languages(text: str, language: str) -> None:
    end = 0
    for found in find_dates(text, anchor=date(2024, 2, 29), languages=(language, "en")):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@given(strategies.dirty())
def test_any_text_may_be_parsed(text: str) -> None:
    found = parse_date(text, anchor=date(2024, 2, 29))
    assert found is None or text[found.start : found.end] == found.text


@pytest.mark.parametrize("day", [date.min, date.max, date(1, 1, 7), date(9999, 12, 25), date(4, 2, 29)])
@pytest.mark.parametrize("prefer", PREFERENCES)
def test_every_kind_of_phrase_at_the_ends_of_the_calendar(day: date, prefer: str) -> None:
    texts = [
        "last week", "next weekend", "two Fridays ago", "the week before last", "30 business days ago", "next winter",
        "early next year", "last century", "the first Monday of next month", "the past 10000 years", "in 9999 years",
        "10pm - 1am", "Christmas", "Easter", "the rest of the year", "next quarter", "the 31st", "29 February",
        "in 36 hours", "36 hours ago", "9999-12-31", "the day after 9999-12-31", "the week of 0001-01-01",
    ]  # fmt: skip
    for text in texts:
        find_dates(text, anchor=day, prefer=prefer)  # type: ignore[arg-type]
        find_dates(text, anchor=datetime.combine(day, datetime.max.time()), prefer=prefer)  # type: ignore[arg-type]
