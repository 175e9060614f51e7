"""Phrases that name a part of the calendar: days, months, years and their parts, in words and numbers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import strategies as st

from timeline.datespan import DateSpan
from timeline.strategies.made import (
    MONTHS,
    NTH,
    SHORT_MONTHS,
    WEEKDAYS,
    Phrase,
    anchors,
    of_day,
    of_unit,
    ordinal,
    week,
)

_YEARS = st.integers(1000, 2199)
_DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "winter": ("WI", 12)}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@st.composite
def absolute(draw: st.DrawFn) -> Phrase:
    """Days with their month in words and their year."""
    day, anchor = draw(_DAYS), draw(anchors())
    number, month, short = day.day, MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    forms = (
        f"{number} {month} {day.year}", f"{month} {number}, {day.year}", f"{short} {number}, {day.year}",
        f"the {ordinal(number)} of {month} {day.year}", f"{month} {ordinal(number)}, {day.year}",
        f"{weekday}, {number} {month} {day.year}", f"{number}-{month}-{day.year}",
        f"{number} {month}, {day.year}", f"{weekday} {month} {number} {day.year}",
        f"{number} {month} {day.year}, {weekday}", f"{month} {number}, {day.year} ({weekday})",
    )  # fmt: skip
    return of_day(draw(st.sampled_from(forms)), anchor, day)


@st.composite
def numbers(draw: st.DrawFn) -> Phrase:
    """Days in numbers that leave no doubt about their order."""
    day, anchor = draw(_DAYS), draw(anchors())
    iso = day.isocalendar()
    forms = [
        day.isoformat(), f"{day.year}/{day.month:02d}/{day.day:02d}", f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}", f"{iso[0]:04d}-W{iso[1]:02d}-{iso[2]}",
    ]  # fmt: skip
    if day.day > 12 or day.day == day.month:  # noqa: PLR2004
        forms += [f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}"]
    return of_day(draw(st.sampled_from(forms)), anchor, day)


@st.composite
def months(draw: st.DrawFn) -> Phrase:
    """Months with their year."""
    year, month, anchor = draw(_YEARS), draw(st.integers(1, 12)), draw(anchors())
    name = MONTHS[month - 1]
    forms = [f"{name} {year}", f"{name}, {year}", f"{name} of {year}", f"{SHORT_MONTHS[month - 1]} {year}",
             f"{month:02d}/{year}", f"the month of {name} {year}"]  # fmt: skip
    found = draw(st.sampled_from(forms[:-1]))
    return of_unit(found, anchor, f"{year}-{month:02d}", date(year, month, 1), "month")


@st.composite
def parts_of_months(draw: st.DrawFn) -> Phrase:
    """Early, mid and late in a month, and its halves."""
    year, month, anchor = draw(_YEARS), draw(st.integers(1, 12)), draw(anchors())
    name, length = f"{MONTHS[month - 1]} {year}", calendar.monthrange(year, month)[1]
    words, first, last, exact = draw(
        st.sampled_from(
            [
                ("early {}", 1, 10, False), ("mid-{}", 11, 20, False), ("late {}", 21, length, False),
                ("the end of {}", 21, length, False), ("the beginning of {}", 1, 10, False),
                ("the middle of {}", 11, 20, False),
                ("the first half of {}", 1, 15, True), ("the second half of {}", 16, length, True),
            ]
        )
    )  # fmt: skip
    span = DateSpan(start=date(year, month, first), end=date(year, month, last), approximate=not exact)
    return Phrase(text=words.format(name), anchor=anchor, value=f"{year}-{month:02d}", span=span)


@st.composite
def years(draw: st.DrawFn) -> Phrase:
    """Years in digits and words, quarters, halves and seasons of them."""
    year, anchor = draw(_YEARS), draw(anchors())
    nth = draw(st.integers(1, 4))
    season = draw(st.sampled_from(sorted(_SEASONS)))
    code, first = _SEASONS[season]
    forms = [
        (str(year), f"{year}", 1, "year"), (f"the year {year}", f"{year}", 1, "year"),
        (f"the {NTH[nth - 1]} quarter of {year}", f"{year}-Q{nth}", 3 * nth - 2, "quarter"),
        (f"Q{nth} {year}", f"{year}-Q{nth}", 3 * nth - 2, "quarter"),
        (f"the {NTH[(nth - 1) // 2]} half of {year}", f"{year}-H{(nth + 1) // 2}", 6 * ((nth + 1) // 2) - 5, "half"),
        (f"{season} {year}", f"{year}-{code}", first, "season"),
        (f"the {season} of {year}", f"{year}-{code}", first, "season"),
    ]  # fmt: skip
    if year % 100 > 9 and 1300 <= year < 2100:  # noqa: PLR2004 - earlier ones are two counts
        forms.append((f"{_spelled(year // 100)} {_spelled(year % 100)}", f"{year}", 1, "year"))
    text, value, month, size = draw(st.sampled_from(forms))
    return of_unit(text, anchor, value, date(year, month, 1), size)


def _spelled(number: int) -> str:
    """A number from 10 to 99 in words."""
    if number < 20:  # noqa: PLR2004
        return _TEENS[number - 10]
    ones = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[number % 10]
    return _TENS[number // 10 - 2] + (f"-{ones}" if ones else "")


@st.composite
def long_spans(draw: st.DrawFn) -> Phrase:
    """Decades and centuries."""
    year, anchor = draw(_YEARS), draw(anchors())
    tens = draw(st.integers(0, len(_DECADES) - 1))
    century = year // 100
    forms = [
        (f"the {year // 10}0s", f"{year // 10}", year, "decade"),
        (f"the {_DECADES[tens]}", f"{192 + tens}", 1920 + 10 * tens, "decade"),
        (f"the {ordinal(century + 1)} century", f"{century}", century * 100, "century"),
    ]
    text, value, first, size = draw(st.sampled_from(forms))
    return of_unit(text, anchor, value, date(first, 1, 1), size)


@st.composite
def nth_days(draw: st.DrawFn) -> Phrase:
    """The nth or last weekday of a month, the nth week or last day of a month."""
    year, month, anchor = draw(_YEARS), draw(st.integers(1, 12)), draw(anchors())
    weekday, nth = draw(st.integers(0, 6)), draw(st.integers(1, 4))
    days = [date(year, month, d) for d in range(1, calendar.monthrange(year, month)[1] + 1)]
    named = [day for day in days if day.weekday() == weekday]
    thursdays = [day for day in days if day.weekday() == calendar.THURSDAY]
    name = f"{MONTHS[month - 1]} {year}"
    form = draw(st.sampled_from(["nth", "last", "week", "end"]))
    if form == "week":
        day = thursdays[nth - 1]
        return of_unit(f"the {NTH[nth - 1]} week of {name}", anchor, week(day), day, "week")
    text, day = {
        "nth": (f"the {NTH[nth - 1]} {WEEKDAYS[weekday]} of {name}", named[nth - 1]),
        "last": (f"the last {WEEKDAYS[weekday]} in {name}", named[-1]),
        "end": (f"the last day of {name}", days[-1]),
    }[form]
    return of_day(text, anchor, day)


@st.composite
def holidays(draw: st.DrawFn) -> Phrase:
    """Named days with their year."""
    year, anchor = draw(_YEARS), draw(anchors())
    november, september = date(year, 11, 1), date(year, 9, 1)
    text, day = draw(
        st.sampled_from(
            [
                ("Christmas", date(year, 12, 25)), ("Christmas Eve", date(year, 12, 24)),
                ("Halloween", date(year, 10, 31)),
                ("New Year's Eve", date(year, 12, 31)), ("Valentine's Day", date(year, 2, 14)),
                ("Labor Day", september + timedelta((0 - september.weekday()) % 7)),
                ("Thanksgiving", november + timedelta((3 - november.weekday()) % 7 + 21)),
            ]
        )
    )  # fmt: skip
    return of_day(f"{text} {year}", anchor, day)
