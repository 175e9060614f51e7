"""The public surface is a written list: who adds or drops a name says so here and in the changelog."""

from __future__ import annotations

import timeline

NAMES = {
    "__version__",
    # the way of the data
    "read", "find_dates", "parse_date", "extract", "merge", "build", "load", "render",
    # the configured objects
    "Extractor", "Timeline",
    # types
    "Actor", "ActorKind", "Basis", "Conflict", "DateSpan", "Document", "Entry", "Event", "EventType", "Evidence",
    "Granularity", "Mention", "Place", "PlaceKind", "RivalValue", "Source", "Status", "TimeExpression", "TimexType",
    # errors
    "DocumentError", "EDTFError", "ExtractError", "FormatError", "LanguageError", "MergeError", "PipelineError",
    "ReadError", "TableError", "TimelineError",
}  # fmt: skip


def test_public_names_are_the_written_ones() -> None:
    assert set(timeline.__all__) == NAMES
    assert set(dir(timeline)) >= NAMES
