"""Hypothesis strategies for tests of your own: spans, anchors, and English phrases together with what they mean.

Needs hypothesis (extra `test`). Every strategy gives values that the library must read back::

    @given(strategies.phrases())
    def test_my_pipeline(phrase):
        [found] = timeline.find_dates(phrase.text, anchor=phrase.anchor)
        assert found.value == phrase.value
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from timeline.datespan import DateSpan, Granularity, unit

__all__ = ["Phrase", "anchors", "days", "dirty", "families", "phrases", "spans"]

_MONTHS = calendar.month_name[1:]
_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WEEKDAYS = tuple(calendar.day_name)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth")


@attrs.frozen(kw_only=True)
class Phrase:
    """An English time expression, the day it is written on, its TIMEX3 value, and its days where it has any."""

    text: str
    anchor: date
    value: str
    span: DateSpan | None = None


def anchors() -> st.SearchStrategy[date]:
    """Days of writing, far enough from the calendar's ends for a phrase to reach a few centuries to each side."""
    return st.dates(date(1300, 1, 1), date(2600, 12, 31))


def days() -> st.SearchStrategy[date]:
    """Any day of the years 1 to 9999, its edges often."""
    return st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1)]))


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    """Any span: calendar units, stretches, open and unknown sides, approximate and uncertain ones."""
    marks = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    shape = draw(st.sampled_from(["unit", "days", "open end", "open start", "unknown end"]))
    first, last = sorted((draw(days()), draw(days())))
    if shape == "unit":
        size = draw(st.sampled_from(Granularity))
        start, end = unit(first, size)
        return DateSpan(start=start, end=end, granularity=size, **marks)
    if shape == "days":
        return DateSpan(start=first, end=last, **marks)
    if shape == "open start":
        return DateSpan(start=None, end=last, **marks)
    return DateSpan(start=first, end=None, end_unknown=shape == "unknown end", **marks)


def _day(text: str, anchor: date, day: date) -> Phrase:
    return Phrase(text=text, anchor=anchor, value=day.isoformat(), span=DateSpan.of(day, "day"))


@st.composite
def _absolute(draw: st.DrawFn) -> Phrase:
    day, anchor = draw(st.dates(date(1000, 1, 1), date(2199, 12, 31))), draw(anchors())
    number, month, short = day.day, _MONTHS[day.month - 1], _SHORT[day.month - 1]
    forms = (
        f"{number} {month} {day.year}", f"{month} {number}, {day.year}", f"{short} {number}, {day.year}",
        f"the {number}{_suffix(number)} of {month} {day.year}", f"{month} {number}{_suffix(number)}, {day.year}",
        f"{_WEEKDAYS[day.weekday()]}, {number} {month} {day.year}", day.isoformat(), f"{number}-{month}-{day.year}",
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    )  # fmt: skip
    return _day(draw(st.sampled_from(forms)), anchor, day)


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")  # noqa: PLR2004


@st.composite
def _months(draw: st.DrawFn) -> Phrase:
    year, month, anchor = draw(st.integers(1000, 2199)), draw(st.integers(1, 12)), draw(anchors())
    name = _MONTHS[month - 1]
    text = draw(
        st.sampled_from([f"{name} {year}", f"{name}, {year}", f"{name} of {year}", f"{_SHORT[month - 1]} {year}"])
    )
    return Phrase(
        text=text, anchor=anchor, value=f"{year}-{month:02d}", span=DateSpan.of(date(year, month, 1), "month")
    )


@st.composite
def _parts_of_months(draw: st.DrawFn) -> Phrase:
    year, month, anchor = draw(st.integers(1000, 2199)), draw(st.integers(1, 12)), draw(anchors())
    word, first, last = draw(st.sampled_from([("early", 1, 10), ("mid", 11, 20), ("late", 21, 0)]))
    end = last or calendar.monthrange(year, month)[1]
    text = f"{word}{'-' if word == 'mid' else ' '}{_MONTHS[month - 1]} {year}"
    span = DateSpan(start=date(year, month, first), end=date(year, month, end), approximate=True)
    return Phrase(text=text, anchor=anchor, value=f"{year}-{month:02d}", span=span)


@st.composite
def _years(draw: st.DrawFn) -> Phrase:
    year, anchor = draw(st.integers(1000, 2199)), draw(anchors())
    if draw(st.booleans()):
        return Phrase(text=f"the {year // 10 * 10}s", anchor=anchor, value=f"{year // 10}", span=_of(year, "decade"))
    quarter = draw(st.integers(1, 4))
    text = draw(st.sampled_from([f"the {_ORDINALS[quarter - 1]} quarter of {year}", f"Q{quarter} {year}"]))
    span = DateSpan.of(date(year, 3 * quarter - 2, 1), "quarter")
    return Phrase(text=text, anchor=anchor, value=f"{year}-Q{quarter}", span=span)


def _of(year: int, size: str) -> DateSpan:
    return DateSpan.of(date(year, 1, 1), size)


@st.composite
def _ago(draw: st.DrawFn) -> Phrase:
    anchor, count = draw(anchors()), draw(st.integers(1, 400))
    said = _COUNTS[count - 1] if count <= len(_COUNTS) and draw(st.booleans()) else str(count)
    sign, after = draw(st.sampled_from([(-1, "ago"), (1, "from now")]))
    size = draw(st.sampled_from(["day", "week", "month", "year"]))
    text = f"{said} {size}{'s' if count > 1 else ''} {after}"
    if size in ("day", "week"):
        day = anchor + timedelta(sign * count * (7 if size == "week" else 1))
    else:
        months = anchor.year * 12 + anchor.month - 1 + sign * count * (12 if size == "year" else 1)
        day = date(months // 12, months % 12 + 1, 1)
    if size == "day":
        return _day(text, anchor, day)
    if size == "week":
        iso = day.isocalendar()
        span = DateSpan.of(day, "day", approximate=True)
        return Phrase(text=text, anchor=anchor, value=f"{iso[0]:04d}-W{iso[1]:02d}", span=span)
    value = f"{day.year:04d}-{day.month:02d}" if size == "month" else f"{day.year:04d}"
    return Phrase(text=text, anchor=anchor, value=value, span=DateSpan.of(day, size))


@st.composite
def _beside(draw: st.DrawFn) -> Phrase:
    anchor = draw(anchors())
    word, sign = draw(st.sampled_from([("last", -1), ("this", 0), ("next", 1)]))
    size = draw(st.sampled_from(["week", "month", "year"]))
    start, end = unit(anchor, Granularity(size))
    day = anchor if sign == 0 else (start - timedelta(1) if sign < 0 else end + timedelta(1))
    iso = day.isocalendar()
    value = {
        "week": f"{iso[0]:04d}-W{iso[1]:02d}",
        "month": f"{day.year:04d}-{day.month:02d}",
        "year": f"{day.year:04d}",
    }
    return Phrase(text=f"{word} {size}", anchor=anchor, value=value[size], span=DateSpan.of(day, size))


@st.composite
def _near(draw: st.DrawFn) -> Phrase:
    anchor = draw(anchors())
    words = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    text = draw(st.sampled_from(sorted(words)))
    return _day(text, anchor, anchor + timedelta(words[text]))


@st.composite
def _last_weekday(draw: st.DrawFn) -> Phrase:
    anchor, weekday = draw(anchors()), draw(st.integers(0, 6))
    if draw(st.booleans()):
        return _day(f"last {_WEEKDAYS[weekday]}", anchor, anchor - timedelta((anchor.weekday() - weekday) % 7 or 7))
    monday = anchor - timedelta(anchor.weekday())
    return _day(f"{_WEEKDAYS[weekday]} next week", anchor, monday + timedelta(7 + weekday))


@st.composite
def _lengths(draw: st.DrawFn) -> Phrase:
    anchor, count = draw(anchors()), draw(st.integers(2, 99))
    unit_name, form = draw(
        st.sampled_from([("day", "P{}D"), ("week", "P{}W"), ("month", "P{}M"), ("year", "P{}Y"), ("hour", "PT{}H")])
    )
    text = draw(st.sampled_from([f"{count} {unit_name}s", f"{count}-{unit_name}"]))
    return Phrase(text=text, anchor=anchor, value=form.format(count))


@st.composite
def _sets(draw: st.DrawFn) -> Phrase:
    weekday, anchor = draw(st.integers(0, 6)), draw(anchors())
    forms = [
        (f"every {_WEEKDAYS[weekday]}", f"XXXX-WXX-{weekday + 1}"),
        ("every month", "P1M"),
        ("daily", "P1D"),
        ("twice a week", "P1W"),
        ("every two weeks", "P2W"),
    ]
    text, value = draw(st.sampled_from(forms))
    return Phrase(text=text, anchor=anchor, value=value)


@st.composite
def _clocks(draw: st.DrawFn) -> Phrase:
    anchor, hour, minute = draw(anchors()), draw(st.integers(1, 12)), draw(st.integers(0, 59))
    half = draw(st.sampled_from(["a.m.", "p.m.", "am", "PM"]))
    value = f"T{hour % 12 + 12 * (half[0] in 'pP'):02d}:{minute:02d}"
    text = f"tomorrow at {hour}:{minute:02d} {half}"
    day = anchor + timedelta(1)
    return Phrase(text=text, anchor=anchor, value=day.isoformat() + value, span=DateSpan.of(day, "day"))


def families() -> dict[str, Callable[[], st.SearchStrategy[Phrase]]]:
    """The families of phrases by name, each a strategy of its own."""
    return {
        "absolute": _absolute, "months": _months, "parts of months": _parts_of_months, "years": _years, "ago": _ago,
        "last this next": _beside, "near days": _near, "weekdays": _last_weekday, "lengths": _lengths, "sets": _sets,
        "clocks": _clocks,
    }  # fmt: skip


def phrases() -> st.SearchStrategy[Phrase]:
    """English time expressions with what they mean."""
    return st.one_of(*(family() for family in families().values()))


def dirty() -> st.SearchStrategy[str]:
    """Text that is hard to read: date words and numbers, signs and any Unicode, in any order."""
    words = [
        "last",
        "next",
        "May",
        "second",
        "3",
        "31",
        "1998",
        "'98",
        "12:30",
        "a",
        "the",
        "of",
        "to",
        "-",
        "–",
        ",",
        ".",
    ]
    words += ["Monday", "week", "ago", "Q3", "BC", "T", "Z", "10/6/98", "\n", "\u00a0", "½", "İ", "ß", "٣", "²", "²³"]
    piece = st.one_of(st.sampled_from(words), st.text(max_size=5))
    return st.lists(piece, max_size=25).flatmap(lambda p: st.sampled_from([" ".join(p), "".join(p)]))
