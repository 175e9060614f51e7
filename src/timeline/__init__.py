"""News in, chronology out: summits, visits, meetings, calls and signings, each with its evidence.

    >>> from datetime import date
    >>> import timeline
    >>> [found] = timeline.find_dates("The summit opens on 17 June.", anchor=date(2025, 6, 2))
    >>> found.value
    '2025-06-17'

The names below load on first use, so that `import timeline` stays fast.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.api import Extractor, Timeline, build, extract, load, merge
    from timeline.dates import find_dates, parse_date
    from timeline.errors import (
        DocumentError,
        EDTFError,
        ExtractError,
        FormatError,
        PipelineError,
        ReadError,
        TableError,
        TimelineError,
    )
    from timeline.model import (
        Actor,
        ActorKind,
        Basis,
        Conflict,
        DateSpan,
        Document,
        Entry,
        Event,
        EventType,
        Evidence,
        Granularity,
        Mention,
        Place,
        PlaceKind,
        RivalValue,
        Source,
        Status,
        TimeExpression,
        TimexType,
    )
    from timeline.reading import read
    from timeline.writing.render import render

__version__ = "0.1.0"

# In the order of the pipeline; tests hold this list against the README's.
_HOMES = {
    "timeline.reading": ["read"],
    "timeline.dates": ["find_dates", "parse_date"],
    "timeline.api": ["extract", "merge", "build", "load", "Extractor", "Timeline"],
    "timeline.writing.render": ["render"],
    "timeline.model": [
        "Document", "DateSpan", "Granularity", "TimeExpression", "TimexType", "Mention", "Actor", "ActorKind",
        "Place", "PlaceKind", "Event", "EventType", "Status", "Basis", "Evidence", "Entry", "Conflict", "RivalValue",
        "Source",
    ],
    "timeline.errors": [
        "TimelineError", "DocumentError", "ReadError", "ExtractError", "EDTFError", "TableError", "PipelineError",
        "FormatError",
    ],
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*_HOME_OF, "__version__"]  # noqa: PLE0604 (names from the table above)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
