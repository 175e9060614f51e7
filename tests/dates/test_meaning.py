"""Phrases made together with their meaning: parsing must give it back, whatever is done to their outside."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline import strategies
from timeline.dates import find_dates, parse_date, read_value, write_value
from timeline.model import DateSpan, TimeExpression


def only(text: str, anchor: date | None = None) -> TimeExpression:
    found = find_dates(text, anchor=anchor)
    assert len(found) == 1, [(e.text, e.rule) for e in found]
    return found[0]


def first(text: str, phrase: strategies.Phrase) -> TimeExpression:
    """The first expression of a changed text of the phrase, the others having the values that they should."""
    found = find_dates(text, anchor=phrase.anchor)
    assert [e.value for e in found] == [phrase.value, *phrase.also], [e.explain() for e in found]
    return found[0]


@pytest.mark.parametrize("family", strategies.families())
@given(data=st.data())
def test_a_phrase_means_what_it_was_made_of(family: str, data: st.DataObject) -> None:
    phrase = data.draw(strategies.families()[family]())
    found = first(phrase.text, phrase)
    assert found.text == phrase.words
    assert found.date == phrase.span, found.explain()
    parsed = parse_date(phrase.text, anchor=phrase.anchor)
    assert parsed == found


@given(
    strategies.phrases(), st.sampled_from([" ", "\n", "  ", "\u00a0", "\t"]), st.sampled_from(["", " ", "\n\n", " – "])
)
def test_blanks_change_nothing_but_offsets(phrase: strategies.Phrase, blank: str, pad: str) -> None:
    plain = first(phrase.text, phrase)
    text = pad + phrase.text.replace(" ", blank) + pad
    changed = first(text, phrase)
    assert (changed.value, changed.date, changed.type, changed.mod) == (plain.value, plain.date, plain.type, plain.mod)
    assert text[changed.start : changed.end] == changed.text


@given(strategies.phrases(), st.sampled_from([str.upper, str.lower, str.swapcase]))
def test_case_of_the_whole_changes_nothing(phrase: strategies.Phrase, change: object) -> None:
    assert callable(change)
    text = change(phrase.text)
    doubtful = {"may", "march", "jan"} & set(text.replace(".", " ").replace("-", " ").split())
    assume(not doubtful or any(c.isdigit() for c in text))
    assert first(text, phrase).date == phrase.span


@given(strategies.phrases(), st.sampled_from("‐‑–—−"))
def test_typographic_dashes_are_dashes(phrase: strategies.Phrase, dash: str) -> None:
    assert first(phrase.text.replace("-", dash), phrase).date == phrase.span


@given(
    strategies.anchors(),
    st.integers(1, 500),
    st.sampled_from(["days ago", "days from now", "weeks ago", "weeks from now"]),
)
def test_a_week_later_it_means_a_week_later(anchor: date, count: int, after: str) -> None:
    text = f"{count} {after}"
    now, then = only(text, anchor).date, only(text, anchor + timedelta(7)).date
    assert now
    assert then
    assert now.start
    assert then.start
    assert then.start - now.start == timedelta(7)


@given(strategies.anchors(), st.integers(1, 300))
def test_months_back_and_forth_meet(anchor: date, count: int) -> None:
    back = only(f"{count} months ago", anchor).date
    assert back
    assert back.start
    ahead = only(f"{count} months from now", back.start).date
    assert ahead == DateSpan.of(anchor, "month")


@given(strategies.spans())
def test_timex3_reads_back(span: DateSpan) -> None:
    value = write_value(span)
    if value and not (span.start and span.start.year < 1000):
        read = read_value(value)
        assert read == attrs.evolve(span, approximate=False, uncertain=False)


@given(st.text(max_size=20))
def test_any_value_may_be_read(value: str) -> None:
    assert read_value(value) is None or isinstance(read_value(value), DateSpan)


@given(strategies.days())
def test_days_print_and_read_back(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year:04d}", day.isoformat()):
        assert only(text).date == DateSpan.of(day, "day")


@given(
    strategies.days(),
    st.sampled_from(["9000 years ago", "9999 years from now", "100000 days ago", "last century", "next week"]),
)
def test_the_ends_of_the_calendar_hold(day: date, text: str) -> None:
    find_dates(text, anchor=day)


@given(strategies.dirty(), st.one_of(st.none(), strategies.days()))
def test_any_text(text: str, anchor: date | None) -> None:
    end = 0
    for e in find_dates(text, anchor=anchor):
        assert end <= e.start < e.end <= len(text)
        assert text[e.start : e.end] == e.text
        assert e.value
        end = e.end


@given(strategies.phrases())
def test_without_a_day_of_writing_nothing_relative_is_dated(phrase: strategies.Phrase) -> None:
    found = find_dates(phrase.text)
    later = find_dates(phrase.text, anchor=phrase.anchor)
    assert len(found) == len(later)
    if found[0].date is not None:
        assert found[0].date == later[0].date
