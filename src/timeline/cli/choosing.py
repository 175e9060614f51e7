"""The filter options -> the entries that they leave. The only place beside `dating` where the clock is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from timeline.cli.report import UsageError
from timeline.errors import EDTFError
from timeline.model import DateSpan, Status

if TYPE_CHECKING:
    from timeline.api import Timeline


@attrs.frozen(kw_only=True)
class Choice:
    """What the filter options of a command say; None where an option was not given."""

    since: str | None = None
    until: str | None = None
    type: list[str] | None = None
    status: list[str] | None = None
    person: list[str] | None = None
    place: list[str] | None = None
    source: list[str] | None = None

    def check(self) -> None:
        """Raise UsageError for a day or a status that cannot be read: before the work, not after it."""
        start, end = self._period()
        if start and end and start > end:
            raise UsageError(f"--since {self.since} is after --until {self.until}")
        for status in self.status or ():
            if status not in set(Status):
                raise UsageError(f"there is no status {status!r}; there are {', '.join(Status)}")

    def of(self, timeline: Timeline) -> Timeline:
        """The timeline with the chosen entries; a period leaves out those without a date."""
        start, end = self._period()
        if start or end:
            timeline = timeline.between(start, end)
        return timeline.filter(
            type=self.type or None,
            status=self.status or None,
            participant=self.person or None,
            place=self.place or None,
            source=self.source or None,
        )

    def _period(self) -> tuple[dt.date | None, dt.date | None]:
        first = read_span(self.since, "--since").start if self.since is not None else None
        last = read_span(self.until, "--until").end if self.until is not None else None
        return first, last


def read_span(text: str, option: str) -> DateSpan:
    """The days that a person means: EDTF, or words ("last month", "3 May 2005") as seen from today."""
    try:
        return DateSpan.read(text)
    except EDTFError:
        from timeline.dates import parse_date

        found = parse_date(text, anchor=today())
        if found is None or found.date is None:
            told = f"{option}: {text!r} is no day; write it as 2005-11-15, 2005-11 or 2005, or as 'last month'"
            raise UsageError(told) from None
        return found.date


def today() -> dt.date:
    """The day on this machine's clock."""
    return dt.datetime.now().astimezone().date()
