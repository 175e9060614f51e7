"""Phrases of several expressions, or with a word that opens a side: ranges, lists, since and until."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import strategies as st

from timeline.datespan import DateSpan, Granularity, unit
from timeline.strategies.made import COUNTS, MONTHS, Phrase, anchors

_DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))


@st.composite
def ranges(draw: st.DrawFn) -> Phrase:
    """From one day, month or year to another; the first expression has the days of both."""
    anchor, size = draw(anchors()), draw(st.sampled_from(["days", "dates", "months", "years"]))
    start = draw(_DAYS)
    if size == "days":
        return _within_a_month(draw, anchor, start)
    if size == "dates":
        end = start + timedelta(draw(st.integers(1, 4000)))
        texts = tuple(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (start, end))
        return _range(draw, anchor, texts, (start, end), "day")
    if size == "months":
        year, first = start.year, draw(st.integers(1, 11))
        last = draw(st.integers(first + 1, 12))
        texts = (MONTHS[first - 1], f"{MONTHS[last - 1]} {year}")
        return _range(draw, anchor, texts, (date(year, first, 1), date(year, last, 1)), "month")
    year, count = draw(st.integers(1000, 2100)), draw(st.integers(1, 99))
    texts = (str(year), str(year + count))
    return _range(draw, anchor, texts, (date(year, 1, 1), date(year + count, 1, 1)), "year")


def _range(draw: st.DrawFn, anchor: date, texts: tuple[str, ...], days: tuple[date, date], size: str) -> Phrase:
    form = draw(st.sampled_from(["from {} to {}", "between {} and {}", "{} to {}", "from {} until {}", "{} - {}"]))
    values = [{"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day.year}"}[size] for day in days]
    first, last = (unit(day, Granularity(size)) for day in days)
    span = DateSpan(start=first[0], end=last[1], granularity=Granularity(size))
    return Phrase(
        text=form.format(*texts), anchor=anchor, value=values[0], span=span, found=texts[0], also=(values[1],)
    )


def _within_a_month(draw: st.DrawFn, anchor: date, day: date) -> Phrase:
    """Days of one month, which is named once."""
    length = calendar.monthrange(day.year, day.month)[1]
    first = draw(st.integers(1, length - 1))
    last = draw(st.integers(first + 1, length))
    name = MONTHS[day.month - 1]
    text, found = draw(
        st.sampled_from(
            [
                (f"from {first} to {last} {name} {day.year}", f"{first}"),
                (f"{first}-{last} {name} {day.year}", f"{first}"),
                (f"{name} {first}-{last}, {day.year}", f"{name} {first}"),
                (f"between {name} {first} and {last}, {day.year}", f"{name} {first}"),
                (f"{name} {first} to {last}, {day.year}", f"{name} {first}"),
            ]
        )
    )  # fmt: skip
    start, end = day.replace(day=first), day.replace(day=last)
    span = DateSpan(start=start, end=end)
    return Phrase(text=text, anchor=anchor, value=start.isoformat(), span=span, found=found, also=(end.isoformat(),))


@st.composite
def lists(draw: st.DrawFn) -> Phrase:
    """Several days or months, each for itself; month and year are named once."""
    anchor, day = draw(anchors()), draw(_DAYS)
    length = calendar.monthrange(day.year, day.month)[1]
    numbers = sorted(draw(st.lists(st.integers(1, length), min_size=2, max_size=3, unique=True)))
    joint = draw(st.sampled_from([" and ", " or "]))
    said = joint.join([", ".join(map(str, numbers[:-1])), str(numbers[-1])])
    name = MONTHS[day.month - 1]
    days = [day.replace(day=number) for number in numbers]
    text, found = draw(
        st.sampled_from(
            [(f"{said} {name} {day.year}", f"{numbers[0]}"), (f"{name} {said}, {day.year}", f"{name} {numbers[0]}")]
        )
    )
    values = tuple(one.isoformat() for one in days)
    span = DateSpan.of(days[0], "day")
    return Phrase(text=text, anchor=anchor, value=values[0], span=span, found=found, also=values[1:])


@st.composite
def sides(draw: st.DrawFn) -> Phrase:
    """All days since, until, before or after a day, month or year."""
    anchor, day = draw(anchors()), draw(_DAYS)
    size = draw(st.sampled_from(["day", "month", "year"]))
    found = {"day": f"{day.day} {MONTHS[day.month - 1]} {day.year}", "month": f"{MONTHS[day.month - 1]} {day.year}"}
    value = {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day.year}"}[size]
    first, last = unit(day, Granularity(size))
    word, start, end = draw(
        st.sampled_from(
            [
                ("since", first, None), ("until", None, last), ("by", None, last), ("no later than", None, last),
                ("before", None, first - timedelta(1)), ("after", last + timedelta(1), None), ("starting", first, None),
            ]
        )
    )  # fmt: skip
    name = found.get(size, str(day.year))
    span = DateSpan(start=start, end=end, granularity=Granularity(size))
    return Phrase(text=f"{word} {name}", anchor=anchor, value=value, span=span, found=name)


@st.composite
def first_parts(draw: st.DrawFn) -> Phrase:
    """The first so many months of a year."""
    anchor, year, count = draw(anchors()), draw(st.integers(1000, 2199)), draw(st.integers(2, 11))
    found = f"the first {COUNTS[count - 1]} months"
    end = date(year, count + 1, 1) - timedelta(1)
    span = DateSpan(start=date(year, 1, 1), end=end)
    return Phrase(
        text=f"{found} of {year}", anchor=anchor, value=f"P{count}M", span=span, found=found, also=(str(year),)
    )
