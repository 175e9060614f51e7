"""The day of writing that a text gives of itself: dateline, byline, or a date at its head."""

from __future__ import annotations

from datetime import date


def find_anchor(text: str) -> date | None:
    """The day of writing, from the dateline or byline at the head of the text; None where it says nothing."""
    from timeline.dates.phrase import Calendar  # noqa: PLC0415
    from timeline.dates.read import english_reader  # noqa: PLC0415

    reader = english_reader()
    head = text[:600]
    for item in reader.items(head, reader.grammar.lexicon.cut(head)):
        p = item.phrase
        if isinstance(p, Calendar) and p.year and p.month and p.day:
            return date(p.year, p.month, p.day)
    return None
