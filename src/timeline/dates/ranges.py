"""Ranges: two expressions that bound one stretch of days. Each takes from the other what it leaves unsaid.

TIMEX3 counts them as two, so both stay expressions of their own; the first has the days of the whole range.
"""

from __future__ import annotations

import attrs

from timeline.dates.phrase import Calendar, Length, Phrase, Repeat, Shifted, Vague
from timeline.dates.say_names import in_part, month_length
from timeline.dates.slots import Slots


def bounds(s: Slots) -> dict[str, Phrase] | None:
    """The two ends of a range by their slots; None where they do not make one."""
    pair = _ends(s)
    return {"first": pair[0], "last": pair[1]} if pair else None


def _ends(s: Slots) -> tuple[Phrase, Phrase] | None:
    """The two ends out of the slots `first` and `last`; None where they do not make a range."""
    if "-" in s.text and any(isinstance(t, str) and "\n" in t for t in s.text):
        return None  # the dash opens an item of a list
    last = s.phrase("last") or _number(s, "last", s.phrase("first"))
    first = s.phrase("first") or _number(s, "first", last)
    if isinstance(first, Calendar) and isinstance(last, Calendar) and last.unit == "century" and first.unit == "day":
        first = Calendar(unit="century", number=(first.day or 1) - 1, bc=last.bc)
    if first is None or last is None or first.until is not None:
        return None
    if _has_hour(first) and _has_hour(last) and (made := _times(first, last)):
        first, last = made
    elif isinstance(first, Calendar) and isinstance(last, Calendar):
        first, last = _share(first, last)
        if not (_is_possible(first) and _is_possible(last)):
            return _NOTHING, _NOTHING
        if "-" in s.text and " " not in s.text and _runs_back(first, last):
            return _NOTHING, _NOTHING  # "2012-1400" is a number
    if _is_weekday(first) and isinstance(last, Calendar) and last.unit == "month":
        return None  # "a change from Friday to December's figures"
    first, last = attrs.evolve(first, alone=True), attrs.evolve(last, alone=True)
    return attrs.evolve(first, until=last), last


def _is_weekday(phrase: Phrase) -> bool:
    return isinstance(phrase, Calendar) and phrase.weekday is not None and phrase.day is None


def listed(s: Slots) -> dict[str, Phrase] | None:
    """The expressions of a list by their slots: "17, 18 and 19 July", "May and June 2018", "every Monday and Friday".

    None where they make no list, or one whose members leave nothing unsaid.
    """
    names = [name for name in ("first", "mid", "last") if name in s]
    found = {name: phrase for name in names if (phrase := s.phrase(name))}
    first = found.get("first")
    if isinstance(first, Repeat):
        return _sets(first, found)
    whole = next((p for p in found.values() if isinstance(p, Calendar) and p.month and (p.day or len(found) > 1)), None)
    if whole is None or any(not isinstance(p, Calendar) or p.until or not p.month for p in found.values()):
        return None
    calendar: dict[str, Calendar] = {}
    for name in names:
        phrase = found.get(name) or _number(s, name, whole)
        if not isinstance(phrase, Calendar):
            return None
        calendar[name] = attrs.evolve(phrase, month=phrase.month or whole.month, alone=True)
    for name in reversed(names[:-1]):
        calendar[name], calendar["last"] = _share(calendar[name], calendar["last"])
    return dict(calendar) if calendar != found else None


def _sets(first: Repeat, found: dict[str, Phrase]) -> dict[str, Phrase] | None:
    """Weekdays after a set of one weekday, which are sets as well."""
    made: dict[str, Phrase] = {"first": first}
    for name, phrase in found.items():
        if name == "first":
            continue
        if not isinstance(phrase, Calendar) or phrase.weekday is None or phrase.day or phrase.step is not None:
            return None
        made[name] = Repeat(value=f"XXXX-WXX-{phrase.weekday + 1}")
    return made if first.value.startswith("XXXX-WXX-") and len(first.value) == len("XXXX-WXX-1") else None


def part_of(s: Slots) -> dict[str, Phrase] | None:
    """The first or last so many units of a larger one, and that one: two expressions; the first has the days."""
    length, outer = s.phrase("first"), s.phrase("last")
    if not isinstance(length, Length) or not length.edge or outer is None:
        return None
    return {"first": attrs.evolve(length, outer=outer, step=None), "last": outer}


_NOTHING = Vague(value="", alone=False)


def _has_hour(phrase: Phrase) -> bool:
    return phrase.clock[1:2].isdigit()


def _is_possible(end: Calendar) -> bool:
    """Whether the month has that day, once month and year came from the other end: there is no 31 June."""
    return end.day is None or end.month is None or end.day <= month_length(end.year, end.month)


def _runs_back(first: Calendar, last: Calendar) -> bool:
    """Whether two years would make a range that ends before it begins."""
    years = first.unit == last.unit == "year" and not first.bc and not last.bc
    return years and (first.year or 0) > (last.year or 0)


def _times(first: Phrase, last: Phrase) -> tuple[Phrase, Phrase] | None:
    """Two times of day, of which one or none names a day: it is the day of both, or the last is of the day after."""
    bare_first, bare_last = _is_bare(first), _is_bare(last)
    if not bare_first and not bare_last:
        return None
    clock = _same_half(first.clock, last.clock) if isinstance(first, Calendar) and first.halfless else first.clock
    if bare_first and not bare_last:
        return attrs.evolve(last, clock=clock), last
    first = attrs.evolve(first, clock=clock)
    if isinstance(last, Calendar) and last.halfless and last.clock < clock <= (later := in_part(last.clock, "TAF")):
        last = attrs.evolve(last, clock=later)
    if last.clock >= clock:
        return first, last if bare_first else attrs.evolve(first, clock=last.clock, until=None)
    day = attrs.evolve(first, clock="")
    return first, Shifted(amounts=((1, "day"),), base=day, whole=True, clock=last.clock)


def _is_bare(phrase: Phrase) -> bool:
    return isinstance(phrase, Calendar) and phrase.unit == "clock"


def _number(s: Slots, name: str, other: Phrase | None) -> Phrase | None:
    """A bare number as one end: a day of the month, an hour, the last digits of a year, as the other end tells."""
    if not isinstance(other, Calendar):
        return None
    words = s.words(name)
    if name == "first" and other.unit == "year":
        year = int(words[0])  # "492-490 BC"; no other range of years leaves its first one unsaid
        return Calendar(unit="year", year=year, bc=True) if other.bc and year > (other.year or 0) else None
    if other.unit == "year" and other.year:
        year = other.year // 100 * 100 + int(words[0])
        return Calendar(unit="year", year=year) if year > other.year else None
    if other.unit == "century":
        nth = s.numbers.ordinal([w for w in words if isinstance(w, str) and not w.isspace() and w != "-"])
        return Calendar(unit="century", number=nth - 1, bc=other.bc)
    if s.filled[name][0] == "hour":
        hour = int(words[0])
        open_half = 0 < hour <= 12  # noqa: PLR2004
        return Calendar(unit="clock", clock=f"T{hour:02d}:00", halfless=open_half) if _has_hour(other) else None
    if other.day is None:
        return None
    said = next((w.year for w in words if isinstance(w, Calendar) and w.year), None)
    clock = next((w.clock for w in words if isinstance(w, Calendar) and w.clock), "")
    day = s.numbers.ordinal([w for w in words if isinstance(w, str) and not w.isspace() and w != ","])
    return Calendar(unit="day", day=day, year=said, clock=clock)


def _share(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """'17 to 19 November', 'June 3-5', 'May to December 2022': month and year are said once for both."""
    if first.unit == last.unit == "year" and last.bc and (first.year or 0) > (last.year or 0):
        return attrs.evolve(first, bc=True), last
    if first.month is None and first.day and last.month:
        return attrs.evolve(first, month=last.month, year=last.year, outer=last.outer), last
    if last.month is None and last.day and first.month:
        shared = last.year or first.year
        return attrs.evolve(first, year=shared), attrs.evolve(last, month=first.month, year=shared, outer=first.outer)
    if first.month and last.month:
        wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
        if first.year is None and last.year is not None:
            first = attrs.evolve(first, year=last.year - wraps)
        elif last.year is None and first.year is not None:
            last = attrs.evolve(last, year=first.year + wraps)
    return first, last


def _same_half(first: str, last: str) -> str:
    """An hour without am or pm before one in the afternoon is of the same half day: 8-11pm."""
    if first[1:3].isdigit() and last[1:3] >= "12" and first[1:3] < "12":
        later = in_part(first, "TAF")
        return later if later <= last else first
    return first


PAIRS = {f.__name__: f for f in (bounds, listed, part_of)}  # what makes several expressions of one match
