"""A sentence cut where its trigger and its date begin and end. Offsets are the document's, in code points."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.model import Mention, TimeExpression

Segment = str | list[str]
"""Plain text, or [kind, text]: kind "t" is a trigger, "d" a date."""


@attrs.frozen
class _Mark:
    start: int
    end: int
    kind: str


def segments(mentions: Iterable[Mention], dates: Iterable[TimeExpression]) -> list[Segment]:
    """The sentence that the mentions share, with their triggers and those dates that stand in it.

    A mark that does not fit its sentence is left out; where two overlap, the one that begins first stays, the longer
    of two that begin together. Without a kept sentence the triggers alone are given. [] without a mention.
    """
    found = list(mentions)
    if not found:
        return []
    quote = next((m.quote for m in found if m.quote), "")
    if not quote:
        words = dict.fromkeys(m.text for m in found)
        pieces: list[Segment] = []
        for word in words:
            pieces += [" … ", ["t", word]] if pieces else [["t", word]]
        return pieces
    base = found[0].sentence[0]
    marks = [_place(quote, base, m.start, m.text, "t") for m in found]
    marks += [_place(quote, base, d.start, d.text, "d") for d in dates]
    return list(_cut(quote, [mark for mark in marks if mark]))


def _place(quote: str, base: int, start: int, text: str, kind: str) -> _Mark | None:
    """Where the words stand in the quote; None where the offsets point elsewhere."""
    at = start - base
    if not text or at < 0 or quote[at : at + len(text)] != text:
        return None
    return _Mark(at, at + len(text), kind)


def _cut(quote: str, marks: list[_Mark]) -> Iterable[Segment]:
    here = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        if mark.start < here:
            continue
        if mark.start > here:
            yield quote[here : mark.start]
        yield [mark.kind, quote[mark.start : mark.end]]
        here = mark.end
    if here < len(quote):
        yield quote[here:]
