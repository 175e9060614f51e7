"""Paragraphs and sentences of raw text, before anything is parsed: one linear scan.

Only sentences that hold a trigger (and what coreference needs) go to the parser, so they must be cut without it.
"""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

from timeline.events.words import words

_ABBREVIATIONS = words("abbreviations")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_NEXT = re.compile(r"\s+[\"'“‘«(\[]*[\w\d]")
_LOWER_NEXT = re.compile(r"\s+[\"'“‘«(\[]*[a-z]")
_LONGEST_WRAPPED = 100
_SHORTEST_WRAPPED = 55
# A sentence longer than this is cut: no parser reads it well, and the time must stay linear.
_LONGEST = 1500


@attrs.frozen(kw_only=True)
class Sentence:
    """One sentence: offsets into the text, its place among the sentences and its paragraph (the first is 0)."""

    start: int
    end: int
    index: int
    paragraph: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of the text in its order; blank stretches belong to none.

    A blank line ends a paragraph; so does a single line break, unless the text is wrapped at a fixed width.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        for left, right in _cut(text, start, end):
            found.append(Sentence(start=left, end=right, index=len(found), paragraph=number))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    lines = [(a, b) for a, b in lines if text[a:b].strip()]
    wrapped = _is_wrapped(text, lines)
    merged: list[tuple[int, int]] = []
    for start, end in lines:
        gap = text[merged[-1][1] : start] if merged else "\n\n"
        if merged and wrapped and gap.count("\n") == 1 and _runs_on(text, *merged[-1]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    lengths = [b - a for a, b in lines]
    joined = sum(1 for (_, b), (a, _) in pairwise(lines) if text[b:a].count("\n") == 1)
    return joined >= 1 and max(lengths, default=0) <= _LONGEST_WRAPPED


def _runs_on(text: str, start: int, end: int) -> bool:
    last_line = text[max(start, text.rfind("\n", start, end) + 1) : end].rstrip()
    return len(last_line) >= _SHORTEST_WRAPPED and not last_line.endswith((".", "!", "?", ":", '."', ".”"))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    left = start
    for match in _STOP.finditer(text, start, end):
        if _ends_here(text, match.start(), match.end(), match.group()):
            pieces.append((left, match.end()))
            left = match.end()
    pieces.append((left, end))
    return [piece for a, b in pieces for piece in _capped(text, *_trim(text, a, b)) if piece[0] < piece[1]]


def _ends_here(text: str, start: int, end: int, stop: str) -> bool:
    if not _NEXT.match(text, end) and "\n" not in text[end : end + 2]:
        return True
    if stop[0] != "." or stop.startswith(".."):
        return not _LOWER_NEXT.match(text, end)
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    word = before.group().casefold() if before else ""
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return False
    return not _LOWER_NEXT.match(text, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _capped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        pieces.append((start, cut))
        start = _trim(text, cut, end)[0]
    return [*pieces, (start, end)]
