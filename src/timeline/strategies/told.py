"""Phrases that are told from a day: ago, last and next, weekdays, lengths, sets, times of day."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from timeline.datespan import DateSpan, Granularity, unit
from timeline.strategies.made import (
    COUNTS,
    MONTHS,
    WEEKDAYS,
    Phrase,
    anchors,
    months_on,
    of_day,
    of_unit,
    week,
)

_YEAR_MONTHS = 12


@st.composite
def ago(draw: st.DrawFn) -> Phrase:
    """So many days, weeks, months, years before or after the day of writing."""
    anchor, count = draw(anchors()), draw(st.integers(1, 400))
    said = COUNTS[count - 1] if count <= len(COUNTS) and draw(st.booleans()) else str(count)
    sign, after = draw(st.sampled_from([(-1, "ago"), (1, "from now")]))
    size = draw(st.sampled_from(["day", "week", "month", "year"]))
    text = f"{said} {size}{'s' if count > 1 else ''} {after}"
    if size == "day":
        return of_day(text, anchor, anchor + timedelta(sign * count))
    if size == "week":
        day = anchor + timedelta(7 * sign * count)
        return Phrase(text=text, anchor=anchor, value=week(day), span=DateSpan.of(day, "day", approximate=True))
    day = months_on(anchor, sign * count * (_YEAR_MONTHS if size == "year" else 1))
    value = f"{day.year:04d}-{day.month:02d}" if size == "month" else f"{day.year:04d}"
    return of_unit(text, anchor, value, day, size)


@st.composite
def beside_a_day(draw: st.DrawFn) -> Phrase:
    """So many days or weeks before or after a day that is named."""
    anchor, count = draw(anchors()), draw(st.integers(1, 60))
    day = draw(st.dates(date(1100, 1, 1), date(2100, 12, 31)))
    sign, word = draw(st.sampled_from([(-1, "before"), (1, "after")]))
    name = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    size, days = draw(st.sampled_from([("day", 1), ("week", 7)]))
    if draw(st.booleans()):
        return of_day(f"the day {word} {name}", anchor, day + timedelta(sign))
    return of_day(
        f"{count} {size}{'s' if count > 1 else ''} {word} {name}", anchor, day + timedelta(sign * days * count)
    )


@st.composite
def working_days(draw: st.DrawFn) -> Phrase:
    """So many business days before or after the day of writing."""
    anchor, count = draw(anchors()), draw(st.integers(1, 30))
    sign, after = draw(st.sampled_from([(-1, "ago"), (1, "from now")]))
    day, left = anchor, count
    while left:
        day += timedelta(sign)
        left -= day.weekday() < len(WEEKDAYS) - 2
    return of_day(f"{count} business day{'s' if count > 1 else ''} {after}", anchor, day)


@st.composite
def last_this_next(draw: st.DrawFn) -> Phrase:
    """The unit before, around or after the day of writing, and those beside them."""
    anchor = draw(anchors())
    size = draw(st.sampled_from(["week", "month", "year"]))
    form, step = draw(
        st.sampled_from(
            [("last {}", -1), ("this {}", 0), ("next {}", 1), ("the {} before last", -2), ("the {} after next", 2)]
        )
    )
    day = anchor
    for _ in range(abs(step)):
        start, end = unit(day, Granularity(size))
        day = start - timedelta(1) if step < 0 else end + timedelta(1)
    value = {"week": week(day), "month": f"{day.year:04d}-{day.month:02d}", "year": f"{day.year:04d}"}
    return of_unit(form.format(size), anchor, value[size], day, size)


@st.composite
def near_days(draw: st.DrawFn) -> Phrase:
    """Words for the days around the day of writing."""
    anchor = draw(anchors())
    words = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    text = draw(st.sampled_from(sorted(words)))
    return of_day(text, anchor, anchor + timedelta(words[text]))


@st.composite
def weekdays(draw: st.DrawFn) -> Phrase:
    """Weekdays by where they lie: last Friday, next Friday, Friday next week, two Fridays ago."""
    anchor, weekday = draw(anchors()), draw(st.integers(0, 6))
    name = WEEKDAYS[weekday]
    last = anchor - timedelta((anchor.weekday() - weekday) % 7 or 7)
    monday = anchor - timedelta(anchor.weekday())
    text, day = draw(
        st.sampled_from(
            [
                (f"last {name}", last), (f"next {name}", monday + timedelta(7 + weekday)),
                (f"{name} next week", monday + timedelta(7 + weekday)),
                (f"{name} last week", monday + timedelta(weekday - 7)),
                (f"{name} of this week", monday + timedelta(weekday)),
                (f"two {name}s ago", last - timedelta(7)), (f"the {name} before last", last - timedelta(7)),
            ]
        )
    )  # fmt: skip
    return of_day(text, anchor, day)


@st.composite
def fixed(draw: st.DrawFn) -> Phrase:
    """A bare weekday by the verb of its clause: the last one, or the one to come of what is fixed or planned."""
    anchor, weekday = draw(anchors()), draw(st.integers(0, 6))
    name = WEEKDAYS[weekday]
    ahead = anchor + timedelta((weekday - anchor.weekday()) % 7)
    back = anchor - timedelta((anchor.weekday() - weekday) % 7)
    form, day = draw(
        st.sampled_from(
            [
                ("The talks resume on {}.", ahead), ("The fair opens {}.", ahead), ("He leaves for home on {}.", ahead),
                ("A strike is set for {}.", ahead), ("They will meet on {}, she said.", ahead),
                ("They are to meet on {}.", ahead), ("The talks resumed on {}.", back),
                ("They failed to meet on {}.", back), ("She left for home on {}.", back),
                ("They met on {}, which will help.", back),
            ]
        )
    )  # fmt: skip
    return attrs.evolve(of_day(form.format(name), anchor, day), found=name)


@st.composite
def lengths(draw: st.DrawFn) -> Phrase:
    """Durations of one unit or two."""
    anchor, count, more = draw(anchors()), draw(st.integers(2, 99)), draw(st.integers(2, 59))
    name, form = draw(
        st.sampled_from([("day", "P{}D"), ("week", "P{}W"), ("month", "P{}M"), ("year", "P{}Y"), ("hour", "PT{}H")])
    )
    text, value = draw(
        st.sampled_from(
            [
                (f"{count} {name}s", form.format(count)), (f"{count}-{name}", form.format(count)),
                (f"more than {count} {name}s", form.format(count)), (f"at least {count} {name}s", form.format(count)),
                (f"{count} hours and {more} minutes", f"PT{count}H{more}M"),
                (f"{count} to {count + 1} {name}s", form.format(count)),
            ]
        )
    )  # fmt: skip
    return Phrase(text=text, anchor=anchor, value=value)


@st.composite
def sets(draw: st.DrawFn) -> Phrase:
    """What comes again."""
    weekday, anchor, count = draw(st.integers(0, 6)), draw(anchors()), draw(st.integers(2, 12))
    forms = [
        (f"every {WEEKDAYS[weekday]}", f"XXXX-WXX-{weekday + 1}"),
        (f"{WEEKDAYS[weekday]}s at {count}:30", f"XXXX-WXX-{weekday + 1}T{count:02d}:30"),
        ("every month", "P1M"), ("each year", "P1Y"), ("daily", "P1D"), ("twice a week", "P1W"),
        (f"every {count} weeks", f"P{count}W"), ("every other day", "P2D"), ("every third month", "P3M"),
        (f"every {MONTHS[count - 1]}", f"XXXX-{count:02d}"), ("every morning", "XXXX-XX-XXTMO"),
        (f"every day at {count}:30", f"XXXX-XX-XXT{count:02d}:30"),
    ]  # fmt: skip
    text, value = draw(st.sampled_from(forms))
    return Phrase(text=text, anchor=anchor, value=value)


@st.composite
def clocks(draw: st.DrawFn) -> Phrase:
    """Times of day, of the day after the day of writing."""
    anchor, hour, minute = draw(anchors()), draw(st.integers(1, 12)), draw(st.integers(0, 59))
    half = draw(st.sampled_from(["a.m.", "p.m.", "am", "PM"]))
    afternoon = 12 * (half[0] in "pP")
    spoken = COUNTS[hour - 1]
    forms = [
        (f"tomorrow at {hour}:{minute:02d} {half}", hour % 12 + afternoon, minute),
        (f"{hour}:{minute:02d} {half} tomorrow", hour % 12 + afternoon, minute),
        (f"tomorrow at {hour}.{minute:02d}{half}", hour % 12 + afternoon, minute),
        (f"tomorrow at {hour % 12 + 12}:{minute:02d}", hour % 12 + 12, minute),
        (f"tomorrow at half past {spoken}", hour, 30), ("tomorrow at noon", 12, 0),
    ]  # fmt: skip
    text, hours, minutes = draw(st.sampled_from(forms))
    day = anchor + timedelta(1)
    value = f"{day.isoformat()}T{hours:02d}:{minutes:02d}"
    return Phrase(text=text, anchor=anchor, value=value, span=DateSpan.of(day, "day"))


@st.composite
def vague(draw: st.DrawFn) -> Phrase:
    """References that name no day."""
    anchor = draw(anchors())
    text, value = draw(
        st.sampled_from([("now", "PRESENT_REF"), ("recently", "PAST_REF"), ("in the future", "FUTURE_REF")])
    )
    return Phrase(text=text, anchor=anchor, value=value, found=text.removeprefix("in "))
