"""How a history is laid out: which dates open their sentence, and which lines head a section."""

from __future__ import annotations

import re

from timeline.dates.lexicon import Tokens

_OPENERS = frozenset(
    {"in", "on", "by", "from", "during", "the", "at", "since", "until", "after", "before", "then", "late", "early", "-"}
)
_HEADING = 80  # longest line, in code points, that is taken for a heading
_YEAR = re.compile(r"\b\d{4}\b")


def opens_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the token opens its sentence, perhaps after a preposition: "In 1943", "By late June"."""
    texts = tokens.texts
    for place in range(at - 1, max(at - 6, -1), -1):
        word = texts[place]
        if word in ".!?" or "\n" in word:
            return True
        if not word.isspace() and word not in _OPENERS:
            return False
    return at < 6  # noqa: PLR2004


def heading(text: str, at: int) -> str:
    """The line that holds the place, if it is a heading: short, after a line break and without a stop; else ""."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at, at + _HEADING + 1)
    if end < 0 or at - start > _HEADING:
        return ""
    line = text[start:end].strip()
    return line if len(line) <= _HEADING and line[-1] not in ".!?;,:" else ""


def is_of_one_year(line: str) -> bool:
    """Whether a heading names one year alone: "1918", "2003: the first winter", but not "1916-1918"."""
    return len(_YEAR.findall(line)) == 1
