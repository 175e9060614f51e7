"""What stands around an expression: the day of writing, the days spoken of, which way the text points."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from timeline.dates.moment import Moment, shift
from timeline.dates.phrase import Calendar, Length, Phrase, Shifted

_BACK, _ON = -45, 300  # days by which a date in the middle of a sentence moves the story
_STRETCHES = (((6, "month"),), ((9, "month"),))  # lengths that reports sum up beside a quarter
_JUST_BEFORE = 200  # code points, about a sentence or two


@attrs.define
class Context:
    """What a phrase is resolved against.

    anchor: the day of writing, None if unknown. said: the day last spoken of. tense: which way an incomplete date
    points, -1 to the past (-2 where the verb before it does), 1 to the future, 2 plainly so, 3 to a month in which
    something will be, 0 to the nearest. kind: "news", "history" or "message". bc: the year before Christ last spoken
    of, None once a later day was. at, said_at: where the expression and `said` stand.
    quarter: the one that a report is on; stretch: the report has turned to half a year or nine months.
    story: where a history has come to, asides left out; aside: the year of the last aside; section: the
    year that heads the section, 0 if none does.
    """

    anchor: date | None
    now: datetime | None = None
    said: Moment | None = None
    tense: int = -1
    quarter: Moment | None = None
    stretch: bool = False
    kind: str = "news"
    bc: int | None = None
    at: int = 0
    said_at: int = -10_000
    story: Moment | None = None
    aside: int = 0
    section: int = 0
    strict: bool = False
    steps: list[str] = attrs.field(factory=list)

    @classmethod
    def of(cls, anchor: date | datetime | None) -> Context:
        """A fresh context for a text written then."""
        if isinstance(anchor, datetime):
            return cls(anchor=anchor.date(), now=anchor)
        return cls(anchor=anchor)

    @property
    def narrative(self) -> bool:
        """Whether incomplete dates go on from the day last spoken of."""
        return self.kind == "history"

    @property
    def clock_day(self) -> date | None:
        """The day of a time of day that names none: a day spoken of just before, else the reference."""
        near = self.at - self.said_at <= _JUST_BEFORE and self.kind != "message"
        if near and self.said and self.said.unit == "day" and self.said.first:
            return self.said.first
        return self.reference

    @property
    def reference(self) -> date | None:
        """The day last spoken of in a narrative, else the anchor."""
        if self.narrative and self.said and self.said.first:
            return self.said.first
        return self.anchor

    def base(self, name: str) -> date | None:
        """The day that `anchor` or `said` means here."""
        if name == "said" and self.said and self.said.first:
            return self.said.first
        return self.reference if name == "said" or self.narrative else self.anchor

    def remember(self, moment: Moment, phrase: Phrase, *, leads: bool = False) -> None:
        """Keep a day spoken of, so that what follows can go on from it. leads: it opens its sentence."""
        if moment.raw.startswith("BC") and moment.raw[2:6].isdigit():
            self.bc = int(moment.raw[2:6])
        if moment.first is None:
            return
        self.bc = None
        self.said = moment
        self.said_at = self.at
        if self.narrative:
            self._tell(moment, phrase, leads=leads)
        if moment.unit == "quarter":
            self.stretch = False
            is_told = isinstance(phrase, Shifted) and phrase.ended is not None and self.quarter is None
            if is_told or (isinstance(phrase, Calendar) and self._is_reported(moment, phrase)):
                self.quarter = moment

    def remember_length(self, phrase: Length) -> None:
        """Keep that a report has turned from a quarter to some months: "for the nine months, net rose ..."."""
        if phrase.amounts in _STRETCHES:
            self.stretch = True

    def _is_reported(self, quarter: Moment, phrase: Calendar) -> bool:
        """Whether a report is on that quarter: the first it tells, later only one that is over and no earlier.

        "A fourth-quarter charge" is still to come, "after a flat second quarter" and "the 1988 quarter" are what the
        reported one is compared with. A fiscal quarter may lie anywhere, if another firm's report follows.
        """
        if self.quarter is None or self.quarter.first is None or quarter.first is None:
            return bool(phrase.number)
        is_over = self.anchor is None or (shift(quarter.first, 1, "quarter") or quarter.first) <= self.anchor
        is_next = quarter.first >= self.quarter.first or phrase.fiscal
        return bool(phrase.number) and is_over and is_next

    def _tell(self, moment: Moment, phrase: Phrase, *, leads: bool) -> None:
        """Move the story of a history to that moment, unless it is an aside: what opens no sentence may be one.

        A year alone, a year counted from another, a date well before the last one or long after it are asides, unless
        the date told just before was an aside of the same year.
        """
        if self._goes_on(moment, phrase, leads=leads) or (
            moment.first and self.aside == moment.first.year and isinstance(phrase, Calendar)
        ):
            self.story, self.aside = moment, 0
        elif moment.first:
            self.aside = moment.first.year

    def _goes_on(self, moment: Moment, phrase: Phrase, *, leads: bool) -> bool:
        if leads or self.story is None or self.story.first is None or moment.first is None:
            return True
        days = (moment.first - self.story.first).days
        is_fine = moment.unit not in ("year", "decade", "century")
        return is_fine and isinstance(phrase, Calendar) and _BACK <= days <= _ON
