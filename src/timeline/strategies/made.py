"""What every family of phrases is made of: the Phrase, days of writing, spans, and hard text."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import strategies as st

from timeline.datespan import DateSpan, Granularity, unit

# Not calendar.month_name, which follows the locale of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NTH = ("first", "second", "third", "fourth")


@attrs.frozen(kw_only=True)
class Phrase:
    """English time expressions, the day they are written on, and what the first of them means.

    value, span: the TIMEX3 value of the first and the days it names, None where it names none. found: its own words,
    where they are not all of the text ("since May 2004"). also: the values of the expressions after it ("3-5 May").
    """

    text: str
    anchor: date
    value: str
    span: DateSpan | None = None
    found: str = ""
    also: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words of the first expression."""
        return self.found or self.text


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


def of_day(text: str, anchor: date, day: date) -> Phrase:
    """A phrase that means one day."""
    return Phrase(text=text, anchor=anchor, value=day.isoformat(), span=DateSpan.of(day, "day"))


def of_unit(text: str, anchor: date, value: str, day: date, size: str) -> Phrase:
    """A phrase that means the calendar unit that holds the day."""
    return Phrase(text=text, anchor=anchor, value=value, span=DateSpan.of(day, size))


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    teen = 10 < number % 100 < 14  # noqa: PLR2004
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def week(day: date) -> str:
    """The value of the week that holds the day."""
    iso = day.isocalendar()
    return f"{iso[0]:04d}-W{iso[1]:02d}"


def months_on(day: date, months: int) -> date:
    """The first of the month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


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
