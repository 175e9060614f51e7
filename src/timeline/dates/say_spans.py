"""From slots to what is told from a day: "last year", lengths, sets, parts of larger units, vague references.

As in `say_names.py`, one short function for each `do` of `rules.en.toml`.
"""

from __future__ import annotations

from datetime import date

import attrs

from timeline.dates.duration import duration
from timeline.dates.moment import is_clock
from timeline.dates.phrase import Calendar, Length, Nth, Phrase, Repeat, Shifted, Vague
from timeline.dates.say_names import clock_of, relation
from timeline.dates.slots import Slots


def _sign(step: int) -> int:
    return 1 if step >= 0 else -1


def said_quarter(s: Slots, *, years: int = 0) -> Phrase | None:
    """The quarter last spoken of, or the same quarter of another year."""
    if "nth" in s:
        nth = s.numbers.ordinal(s.words("nth"))
        base = Calendar(unit="quarter", number=nth)
        return Shifted(amounts=((1, "year"), (0, "quarter")), sign=-1, base=base, whole=True) if nth <= 4 else None  # noqa: PLR2004
    if "year" in s:
        return Calendar(unit="quarter", number=0, year=s.number("year"))
    unit = "latest" if "latest" in s.text else "quarter" if "quarter" in s.text else "period"
    amounts = ((abs(years), "year"), (0, "quarter"))
    return Shifted(amounts=amounts, sign=_sign(years), base="quarter", whole=True, unit=unit)


def same_quarter(s: Slots) -> Phrase:
    """The quarter of another year that matches the one the text is about."""
    return Calendar(unit="quarter", number=0, outer=s.phrase("outer"))


def year_ago(s: Slots) -> Phrase | None:
    """A year ago or earlier: in a report on a quarter, the same quarter of the year before."""
    found = s.phrase("length")
    if not isinstance(found, Length) or found.amounts != ((1, "year"),):
        return None
    base = "anchor" if "ago" in s.text else "said"
    return Shifted(amounts=found.amounts, sign=-1, base=base, mod=found.mod, topical=True)


def quarter_ago(s: Slots) -> Phrase | None:
    """A quarter of the year before: "the quarter a year ago"."""
    inner, length = s.phrase("inner"), s.phrase("length")
    if not isinstance(length, Length) or length.amounts != ((1, "year"),):
        return None
    amounts = ((1, "year"), (0, "quarter"))
    if isinstance(inner, Calendar) and inner.number and not inner.year and inner.step is None and inner.outer is None:
        return Shifted(amounts=amounts, sign=-1, base=inner, whole=True)
    if isinstance(inner, Shifted) and inner.base == "quarter" and not inner.amounts[0][0]:
        return attrs.evolve(inner, amounts=amounts, sign=-1)
    return None


def quarter_ended(s: Slots) -> Phrase | None:
    """The quarter of a report with the day on which it ended, which tells it where nothing else does."""
    inner, end = s.phrase("inner"), s.phrase("end")
    if not isinstance(inner, Shifted) or inner.base != "quarter" or not isinstance(end, Calendar) or not end.month:
        return None
    return attrs.evolve(inner, ended=end)


def day_weekday(s: Slots) -> Phrase | None:
    """A day of a month and its weekday behind it: "14 December, Wednesday"; None where they do not fit."""
    day, named = s.phrase("day"), s.phrase("weekday")
    if not isinstance(day, Calendar) or not isinstance(named, Calendar) or named.weekday is None:
        return None
    is_bare = named == Calendar(unit="day", weekday=named.weekday, base=named.base)
    if not is_bare or not day.alone or not (day.month and day.day) or day.weekday is not None or day.until or day.clock:
        return None
    if day.year and not day.bc and date(day.year, day.month, day.day).weekday() != named.weekday:
        return None
    return attrs.evolve(day, weekday=named.weekday, alone=True)


def working_day(s: Slots) -> Phrase | None:
    """The next or last day from Monday to Friday."""
    said = relation(s)
    if not said["step"]:
        return None
    return Shifted(amounts=((1, "workday"),), sign=_sign(said["step"]), base=said["base"], whole=True, unit="day")


def day_beside(s: Slots) -> Phrase:
    """The day or night before or after the one last spoken of."""
    clock = "TNI" if "night" in s.text else ""
    return Shifted(amounts=((1, "day"),), sign=-1 if "before" in s.text else 1, base="said", whole=True, clock=clock)


def this_unit(s: Slots) -> Phrase:
    """The year, week or month that is now, said with "the"."""
    return Shifted(amounts=((0, str(s.text[-1])),), whole=True)


def week_of(s: Slots) -> Phrase | None:
    """The week that holds a day."""
    day = s.phrase("day")
    return Shifted(amounts=((0, "week"),), base=day, whole=True) if day else None


def whole_unit(s: Slots) -> Phrase:
    """All of one unit: "all day"; a night counts as a day, a season as three months."""
    word = s.value("unit") or next(w for w in s.text if w in _WHOLES)
    return Length(amounts=((1, _WHOLES[word]),))


_WHOLES = {u: u for u in ("day", "week", "month", "year", "quarter", "decade", "century", "weekend", "fortnight")}
_WHOLES.update({"night": "day", "summer": "season", "winter": "season", "millennium": "millennium"})


def relative(s: Slots, *, step: int | None = None, unit: str = "", mod: str = "") -> Phrase | None:
    """The unit before, around or after: "last year", "this week", "the following month"."""
    said = relation(s)
    if step is not None:
        said = {"step": step, "base": "said" if "that" in s.text else "anchor"}
    size = unit or s.value("unit") or ("day" if "today" in s.text else "")
    if "today" in s.text:
        return Shifted(amounts=((0, "day"),), whole=True, mod="LATER" if "later" in s.text else "EARLIER")
    if not unit and s.word("unit") != size:
        return None
    return Shifted(
        amounts=((abs(said["step"]), size),),
        sign=_sign(said["step"]),
        base=said["base"],
        whole=True,
        mod=mod or (s.value("edge") or ""),
        clock=clock_of(s) or "",
    )


def length(s: Slots, *, step: int | None = None, base: str = "anchor", alone: bool = True) -> Phrase | None:
    """A duration, bare or as the stretch before or after the reference."""
    amounts = s.amounts()
    if not amounts or any(c is not None and c > 100000 for c, _ in amounts):  # noqa: PLR2004
        return None
    if s.words("count") == ["a"] and (amounts == ((1, "second"),) or s.text[-3:] == (f"{amounts[0][1]}s", "-", "long")):
        return None  # "a second wave", "a months-long siege"
    if amounts[0][1] == "quarter" and ("-" in s.text or {"a", "some", "many"} & set(s.words("count"))):
        return None  # "in some quarters"
    said = relation(s)
    if said:
        step, base = said["step"], said["base"]
    mod = _measure(s) or ("APPROX" if "couple" in s.words("count") else "")
    return Length(amounts=amounts, step=step, base=base, mod=mod, alone=alone, edge=_edge(s))


def _edge(s: Slots) -> int:
    """1 for the first so many of a larger unit, -1 for the last."""
    head = s.text[:3]
    return 1 if "first" in head or "initial" in head else -1 if "last" in head or "final" in head else 0


def stretch_of_one(s: Slots) -> Phrase:
    """The past decade or century, which TIMEX3 takes as a duration up to now."""
    return Length(amounts=((1, str(s.text[-1])),), step=-1)


def length_fraction(s: Slots) -> Phrase | None:
    """A half, a third or a quarter of a unit in digits: "1/2 day"."""
    top, bottom = s.number("top") or 0, s.number("bottom") or 0
    if not 0 < top < bottom <= _SMALLEST_PART:
        return None
    return Length(amounts=((top / bottom, s.value("unit")),))


_SMALLEST_PART = 4  # quarters; "5/12 months" is more likely a date


def length_range(s: Slots) -> Phrase | None:
    """Two counts of one unit, "two to three weeks": TIMEX3 has one value, the lower."""
    count, size = s.numbers.read(s.words("count")), s.value("unit")
    return Length(amounts=((count, size),), mod=_measure(s)) if count is not None else None


def stretch(s: Slots) -> Phrase | None:
    """The units before, around or after: "the past three months"; uncounted it must be of several units."""
    unit = s.value("unit")
    if "count" in s:
        return length(s)
    if s.word("unit") == unit:
        return None
    said = relation(s)
    return Length(amounts=((None, unit),), step=said["step"], base=said["base"])


def _measure(s: Slots) -> str:
    """TIMEX3's mod of what precedes the count, from its own words ("more than", "at least", "no more than")."""
    if "measure" in s:
        return str(s.value("measure") or "")
    head = [w for w in s.text[:6] if isinstance(w, str) and not w.isspace()]
    if head[:1] == ["~"]:
        return "APPROX"
    if head[:1] == ["over"]:
        return "MORE_THAN"
    if "+" in s.words("count"):
        return "EQUAL_OR_MORE"
    if "about" in s:
        return "EQUAL_OR_MORE" if "more" in s.words("about") else "APPROX"  # "a year or so", "a week or two"
    no, bound = head[:1] in (["no"], ["not"]), head[:1] == ["at"]
    words = head[no or bound :]
    if not words or not (bound or words[1:2] in (["than"], ["to"])):
        return ""
    found = str(s.lexicon.value("measure", words[0]) or "")
    return _NO_MORE.get(found, found) if no else found


_NO_MORE = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}


def shift(s: Slots, *, sign: int, base: str = "anchor", unit: str = "", alone: bool = True) -> Phrase | None:
    """A length before or after the anchor, the day last spoken of, or another expression."""
    found = s.phrase("length")
    amounts = found.amounts if isinstance(found, Length) else ((1, unit),) if unit else s.amounts()
    if not amounts:
        return None
    mod = found.mod if found else ""
    sizes = [u for _, u in amounts]
    origin: str | Phrase = s.phrase("outer") or base
    return Shifted(amounts=amounts, sign=sign, base=origin, mod=mod, unit="day" if is_clock(sizes[-1]) else "",
                   clock=clock_of(s) or "", alone=alone)  # fmt: skip


def ahead(s: Slots) -> Phrase | None:
    """A length that leads to a day: "in two weeks"; whether it does, the tense of the clause decides."""
    found = s.phrase("length")
    return attrs.evolve(found, ahead=True, alone=True) if isinstance(found, Length) and not found.ahead else None


def within(s: Slots) -> Phrase | None:
    """A smaller expression inside a larger one: "Friday" of "next week", "May" of "last year"."""
    inner, outer = s.phrase("inner"), s.phrase("outer")
    if isinstance(inner, Calendar) and inner.weekday is not None and outer is not None and outer.kind == "YEAR":
        return None
    if isinstance(inner, Calendar) and inner.unit == "day" and "of" not in s.text and isinstance(outer, Calendar):
        return None  # "May 5 last year", but a number may count what follows
    if isinstance(inner, Calendar) and outer is not None and inner.year is None and inner.outer is None:
        return attrs.evolve(inner, outer=outer, alone=True, step=inner.step or None)
    if isinstance(inner, Nth) and outer is not None and inner.outer is None:
        return attrs.evolve(inner, outer=outer, alone=True)
    return None


def nth(s: Slots, *, n: int = 0, alone: bool = True) -> Phrase | None:
    """The nth (or the first or last few) of a unit in a larger one."""
    number = n or (s.numbers.ordinal(s.words("nth")) if "nth" in s else s.value("n"))
    count = s.numbers.read(s.words("count")) if "count" in s else 1
    unit = s.value("unit")
    if not number or count is None or count != int(count):
        return None
    weekday = s.value("weekday")
    if "count" not in s and s.word("unit") == f"{unit}s":
        return None  # "the last days of May" are no single one
    unit = "day" if weekday is not None else unit
    return Nth(n=number, unit=unit, weekday=weekday, count=int(count), outer=s.phrase("outer"), alone=alone)


def edge(s: Slots, *, mod: str = "") -> Phrase | None:
    """The start, middle or end of an expression, said as TIMEX3's mod."""
    found = s.phrase("inner")
    if found is None or found.mod or found.until is not None:
        return None
    if s.value("edge") in ("EARLIER", "LATER") and found.kind in ("MONTH", "SEASON", "YEAR"):
        return None  # "an earlier June summit"
    return attrs.evolve(found, mod=mod or str(s.value("edge")))


def every(s: Slots, *, value: str = "", times: int = 1) -> Phrase | None:
    """A set: "every Tuesday", "each year", "twice a month", "Tuesday nights"."""
    if value:
        return Repeat(value=value)
    clock = clock_of(s) or ""
    if "weekday" in s or "weekdays" in s:
        weekday = s.value("weekdays" if "weekdays" in s else "weekday")
        return Repeat(value=f"XXXX-WXX-{weekday + 1}{clock}")
    if "month" in s:
        return Repeat(value=f"XXXX-{s.value('month'):02d}")
    if "season" in s:
        return Repeat(value=f"XXXX-{s.value('season')}")
    if "adverb" in s:
        return Repeat(value=duration(((1, s.value("adverb")),)))
    if "part" in s:
        return Repeat(value=f"XXXX-XX-XX{clock}")
    amounts = tuple((count and count * times, unit) for count, unit in s.amounts())
    return Repeat(value=duration(amounts)) if amounts else None


def vague(s: Slots, *, value: str, kind: str = "") -> Phrase:  # noqa: ARG001
    """A reference that names no day: PAST_REF, PRESENT_REF, FUTURE_REF. kind: only in texts of that kind."""
    return Vague(value=value, only=kind)
