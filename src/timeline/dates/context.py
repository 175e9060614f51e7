"""What stands around an expression: the day of writing, the days spoken of, which way the text points."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from timeline.dates.moment import Moment


@attrs.define
class Context:
    """What a phrase is resolved against.

    anchor: the day of writing, None if unknown. said: the day last spoken of. tense: which way an incomplete date
    points, -1 to the past, 1 to the future, 0 to the nearest. narrative: incomplete dates go on from `said`.
    """

    anchor: date | None
    now: datetime | None = None
    said: Moment | None = None
    tense: int = -1
    quarter: Moment | None = None
    narrative: bool = False
    day_first: bool = False
    strict: bool = False
    steps: list[str] = attrs.field(factory=list)

    @classmethod
    def of(cls, anchor: date | datetime | None) -> Context:
        """A fresh context for a text written then."""
        if isinstance(anchor, datetime):
            return cls(anchor=anchor.date(), now=anchor)
        return cls(anchor=anchor)

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
