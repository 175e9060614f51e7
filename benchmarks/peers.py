"""Other date finders from PyPI, run on the same texts: each turns a text into rows like those of `dates.ours`.

A peer gives days, which are written as TIMEX3 values in the unit that its words seem to name; that is the mapping under
which the figures of `figures.toml` were taken. A peer that is not installed is named as such and left out.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
from typing import Any

from benchmarks.dates import Row, Tagger

_UNITS = (
    ("day", re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b|day|[ap]\.?m\b|:\d\d|today|yesterday|tomorrow", re.IGNORECASE)),
    ("month", re.compile(r"month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)),
    ("week", re.compile(r"week", re.IGNORECASE)),
)


def _value(text: str, day: dt.datetime) -> str:
    """The TIMEX3 value: a four-digit number alone is a year, else the finest unit that the words name."""
    words = re.sub(r"\b\d{4}\b", "", text)
    unit = next((name for name, pattern in _UNITS if pattern.search(words)), "year")
    year, week, _ = day.isocalendar()
    return {"day": f"{day:%Y-%m-%d}", "month": f"{day:%Y-%m}", "week": f"{year}-W{week:02d}", "year": f"{day:%Y}"}[unit]


def _row(start: int, phrase: str, day: dt.datetime) -> Row:
    iso = day.date().isoformat()
    end = start + len(phrase)
    return {"start": start, "end": end, "type": "DATE", "value": _value(phrase, day), "first": iso, "last": iso}


def _dateparser(library: Any) -> Tagger:
    def tag(text: str, reference: dt.datetime | None) -> list[Row]:
        settings = {"RELATIVE_BASE": reference} if reference else {}
        rows, at = [], 0
        for phrase, day in library.search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(phrase, at)
            if start >= 0:
                rows.append(_row(start, phrase, day))
                at = start + len(phrase)
        return rows

    return tag


def _parsedatetime(library: Any) -> Tagger:
    calendar = library.Calendar()

    def tag(text: str, reference: dt.datetime | None) -> list[Row]:
        found = calendar.nlp(text, sourceTime=reference) or ()
        return [_row(start, phrase, day) for day, _, start, _, phrase in found]

    return tag


def _datefinder(library: Any) -> Tagger:
    def tag(text: str, reference: dt.datetime | None) -> list[Row]:
        found = library.find_dates(text, index=True, base_date=reference)
        return [_row(start, text[start:end], day) for day, (start, end) in found]

    return tag


_PEERS = {
    "dateparser": ("dateparser.search", _dateparser),
    "parsedatetime": ("parsedatetime", _parsedatetime),
    "datefinder": ("datefinder", _datefinder),
}
NAMES = tuple(_PEERS)


def tagger(name: str) -> Tagger:
    """The peer of that name. Raises ImportError where it is not installed, KeyError where there is no such peer."""
    module, make = _PEERS[name]
    return make(importlib.import_module(module))
