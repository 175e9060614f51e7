"""What the words of an expression say, before a calendar is asked: one class for each kind of saying."""

from __future__ import annotations

import attrs

__all__ = ["Calendar", "Length", "Nth", "Phrase", "Repeat", "Shifted", "Vague"]

Amounts = tuple[tuple[float | None, str], ...]


@attrs.frozen(kw_only=True)
class Phrase:
    """What every kind has: TIMEX3's mod, a time of day ("T10:00", "TMO"), and whether it can stand alone.

    until: the last expression of the range that this one opens ("from 17" of "from 17 to 19 November").
    """

    mod: str = ""
    clock: str = ""
    zone: str = ""
    alone: bool = True
    approximate: bool = False
    until: Phrase | None = None

    @property
    def kind(self) -> str:
        """The name under which patterns of the second pass ask for it, `DAY`, `MONTH`, `CLOCK` ..."""
        raise NotImplementedError


@attrs.frozen(kw_only=True)
class Calendar(Phrase):
    """A name of the calendar with whatever parts were said: "6 November", "May last year", "the 1990s".

    unit: what is named. number: which quarter, half, week, decade (first year) or century (its leading digits).
    step, base: "last", "this", "next", and from where (`anchor` or `said`); step None where nothing was said.
    outer: the larger unit it lies in ("next week" of "Friday next week").
    order: of a date in numbers, what came first, "month" or "day"; "either" if they could be exchanged ("6/10/2018").
    halfless: its hour was said without telling which half of the day it is in ("8" of "8-11pm").
    fiscal: it is of a year of accounts ("the fiscal second quarter").
    """

    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    season: str = ""
    holiday: str = ""
    bc: bool = False
    step: int | None = None
    base: str = "anchor"
    outer: Phrase | None = None
    order: str = ""
    halfless: bool = False
    fiscal: bool = False

    @property
    def kind(self) -> str:
        """Its unit; a clock time alone is CLOCK or PART."""
        return self.unit.upper()


@attrs.frozen(kw_only=True)
class Shifted(Phrase):
    """So many units before or after something: "three weeks ago", "last year", "the day before yesterday".

    base: `anchor`, `said`, or the phrase counted from. whole: the unit itself is meant ("last week"), not the point
    that lies so far away ("a week ago"). topical: of the size that the text is about ("a year ago" of a quarter).
    ended: the day on which a quarter ended that the text may not have named yet ("the quarter ended July 31").
    """

    amounts: Amounts
    sign: int = 1
    base: str | Phrase = "anchor"
    whole: bool = False
    unit: str = ""
    topical: bool = False
    ended: Phrase | None = None

    @property
    def kind(self) -> str:
        """The unit that it names."""
        return (self.unit or self.amounts[-1][1]).upper().removeprefix("WORK")


@attrs.frozen(kw_only=True)
class Nth(Phrase):
    """The nth unit of a larger one: "the first week of 2015", "the last day of the month".

    n: counted from the end if negative. count: how many of them ("the first nine months of 1989"), 1 for a single one.
    weekday: only days of that name are counted ("the first Monday of May"), 0 is Monday.
    """

    n: int
    unit: str
    weekday: int | None = None
    outer: Phrase | None = None
    count: int = 1

    @property
    def kind(self) -> str:
        """NTH until its larger unit is known."""
        return "NTH" if self.outer is None else self.unit.upper().removeprefix("WORK")


@attrs.frozen(kw_only=True)
class Length(Phrase):
    """A duration. step, base: whether it is the stretch before or after a reference ("the past two years").

    ahead: it leads to a day, if the clause looks forward ("in two weeks"). edge, outer: the first (1) or last (-1) part
        that long of a larger unit ("the first nine months" of 1989).
    """

    amounts: Amounts
    step: int | None = None
    base: str = "anchor"
    ahead: bool = False
    edge: int = 0
    outer: Phrase | None = None

    @property
    def kind(self) -> str:
        """A bare length can be shifted by; one that is anchored cannot."""
        return "LENGTH" if self.step is None else "STRETCH"


@attrs.frozen(kw_only=True)
class Repeat(Phrase):
    """A set: "every Tuesday", "monthly"."""

    value: str

    @property
    def kind(self) -> str:
        """SET."""
        return "SET"


@attrs.frozen(kw_only=True)
class Vague(Phrase):
    """TIMEX3's PAST_REF, PRESENT_REF, FUTURE_REF, and other values that name no day; only: in which kinds of text."""

    value: str
    only: str = ""

    @property
    def kind(self) -> str:
        """VAGUE."""
        return "VAGUE"
