"""Which year an incomplete date means in a text whose day of writing nobody knows: from the years that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from timeline.dates.lexicon import Tokens
from timeline.dates.phrase import Calendar, Phrase
from timeline.dates.read import Item

_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*\s|\n")
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|towards?|before)\s+(?:the\s+(?:end|year|middle)\s+(?:of\s+)?)?$", re.IGNORECASE
)


@attrs.frozen
class Named:
    """A calendar date with a year: its offsets, year and month (None if it names none); fine if finer than a year."""

    start: int
    end: int
    year: int
    month: int | None
    fine: bool


def named_years(text: str, tokens: Tokens, items: Sequence[Item]) -> list[Named]:
    """The dates with a year in the order of the text, without goals that lie ahead ("by 2030")."""
    found = []
    for item in items:
        phrase = item.phrase
        if not isinstance(phrase, Calendar) or not phrase.year or phrase.bc or phrase.unit in ("decade", "century"):
            continue
        start, end = tokens.starts[item.start], tokens.starts[item.end]
        if not _AHEAD.search(text[max(0, start - 30) : start]):
            found.append(Named(start, end, phrase.year, phrase.month, phrase.unit != "year"))
    return found


class SpokenYears:
    """Fills in the year of a month or day: the one named earlier in its sentence, else that of the text's present.

    The present of a text is the latest year that it names, if it names it twice or names a part of it: a single bare
    year may be background ("founded in 2009").
    """

    def __init__(self, text: str, tokens: Tokens, items: Sequence[Item]) -> None:
        """Look through the text's dates once."""
        self._text = text
        self._tokens = tokens
        self._named = named_years(text, tokens, items)
        self._next = 0
        latest = max((n.year for n in self._named), default=None)
        told = [n for n in self._named if n.year == latest]
        self._present = latest if len(told) > 1 or any(n.fine for n in told) else None

    def complete(self, phrase: Phrase, item: Item) -> Phrase:
        """The phrase with its year, itself if it needs none or the text gives none. Asked in the order of the text."""
        if (
            not isinstance(phrase, Calendar)
            or not phrase.month
            or phrase.year
            or phrase.step is not None
            or phrase.outer
        ):
            return phrase
        year = self._of_sentence(self._tokens.starts[item.start]) or self._present
        return attrs.evolve(phrase, year=year) if year else phrase

    def _of_sentence(self, start: int) -> int | None:
        while self._next < len(self._named) and self._named[self._next].end <= start:
            self._next += 1
        if not self._next:
            return None
        last = self._named[self._next - 1]
        return None if _SENTENCE_END.search(self._text, last.end, start) else last.year
