"""News in, chronology out: summits, visits, meetings, calls and signings, each with its evidence.

>>> from datetime import date
>>> import timeline
>>> [found] = timeline.find_dates("The summit opens on 17 June.", anchor=date(2025, 6, 2))
>>> found.value
'2025-06-17'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from timeline.errors import (
    DocumentError,
    EDTFError,
    ExtractError,
    FormatError,
    LanguageError,
    MergeError,
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

if TYPE_CHECKING:
    from timeline.api import Extractor, Timeline, build, extract, load, merge
    from timeline.dates import find_dates, parse_date
    from timeline.reading import read
    from timeline.writing.render import render

__version__ = "0.1.0"

__all__ = [
    "Actor", "ActorKind", "Basis", "Conflict", "DateSpan", "Document", "DocumentError", "EDTFError", "Entry", "Event",
    "EventType", "Evidence", "ExtractError", "Extractor", "FormatError", "Granularity", "LanguageError", "Mention",
    "MergeError", "PipelineError", "Place", "PlaceKind", "ReadError", "RivalValue", "Source", "Status", "TableError",
    "TimeExpression", "Timeline", "TimelineError", "TimexType", "__version__", "build", "extract", "find_dates", "load",
    "merge", "parse_date", "read", "render",
]  # fmt: skip

# The stages load on first use: spaCy, dateparser and cattrs take longer than all the rest of the import.
_STAGE_OF = {
    "read": "timeline.reading",
    "find_dates": "timeline.dates",
    "parse_date": "timeline.dates",
    "extract": "timeline.api",
    "merge": "timeline.api",
    "build": "timeline.api",
    "load": "timeline.api",
    "Extractor": "timeline.api",
    "Timeline": "timeline.api",
    "render": "timeline.writing.render",
}


def __getattr__(name: str) -> Any:
    if name not in _STAGE_OF:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    value = getattr(importlib.import_module(_STAGE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
