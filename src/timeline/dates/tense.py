"""Which way an incomplete date points: light cues of its clause, without parsing."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[.!?;]\s|\n\s*\n|\n")
_CUES = re.compile(
    r"\b(?:(?P<future>will|shall|won't|'ll|would|going\s+to|plans?\s+to|as\s+(?:early|soon)\s+as|scheduled|due|expects?|expected\s+to|"
    r"to\s+be\s+held|upcoming|intends?|is\s+to|are\s+to|set\s+to|set\s+for|slated|until|by|through|deadline|hopes?\s+to|"
    r"aims?\s+to|starting|beginning|effective|(?-i:may)|might|could|can|let's|please|have\s+to|has\s+to|tomorrow)|"
    r"(?P<past>was|were|had|did|said|has|have|been|ago|since|went|came|made|took|met|held|told|(?!need|indeed|speed|feed|hundred|exceed|proceed|succeed|schedul|expect|slat)\w{2,}ed))\b",
    re.IGNORECASE,
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around an expression, at most 300 characters to each side."""
    low = max(0, start - 300)
    begin = low
    for match in _BREAK.finditer(text, low, start):
        begin = match.end()
    stop = _BREAK.search(text, end, min(len(text), end + 300))
    return begin, stop.start() if stop else min(len(text), end + 300)


def tense(text: str, start: int, end: int) -> int:
    """1 if the cue nearest to the expression is of the future, -1 if it is of the past, 0 if there is none."""
    begin, stop = clause(text, start, end)
    best, direction = 10**6, 0
    for match in _CUES.finditer(text, begin, stop):
        distance = start - match.end() if match.end() <= start else (match.start() - end) * 2
        if 0 <= distance < best:
            best, direction = distance, 1 if match.lastgroup == "future" else -1
    return direction
