"""One document as the stage's steps see it: its sentences, parse, dates and names, each found once."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import attrs

from timeline.events.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from timeline.events.names import Name
    from timeline.model import Document, TimeExpression


# A place in capitals or a date, then an agency in brackets or a dash: "HANOI, Nov. 1 (Xinhua) --", "TOKYO --".
_DATELINE = re.compile(
    r"(?=[A-Z])[^\n()]{0,80}?\([A-Z][^)\n]{1,30}\)\s*(?:--|—|–|-)|[A-Z][A-Z .,'-]{2,40}(?:--|—|–)|"
    r"[A-Z][^\n]{0,60}?, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})? ?(?:--|—|–|-) "
)
_HEAD = 6
_LONGEST_DATELINE = 140


@attrs.define(kw_only=True, eq=False)
class Context:
    """The document and what was found in it.

    day: the day of writing, given or read from the text; None where nothing tells it.
    """

    document: Document
    day: dt.date | None
    sentences: tuple[Sentence, ...]
    doc: Doc
    times: tuple[TimeExpression, ...]
    names: tuple[Name, ...]
    _starts: list[int] = attrs.field(init=False)
    _name_starts: list[int] = attrs.field(init=False)
    _time_starts: list[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]
        self._name_starts = [n.start for n in self.names]
        self._time_starts = [t.start for t in self.times]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the offset."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def span(self, start: int, end: int) -> Span | None:
        """The tokens that the stretch touches."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names that start in the sentence."""
        return self.names_between(sentence.start, sentence.end)

    def names_between(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that start between the offsets."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def times_in(self, sentence: Sentence) -> tuple[TimeExpression, ...]:
        """The time expressions that start in the sentence."""
        return self.times[bisect_left(self._time_starts, sentence.start) : bisect_left(self._time_starts, sentence.end)]

    @property
    def has_title(self) -> bool:
        """Whether the first paragraph is a headline: the document's title, or a line that ends as no sentence does."""
        if self.sentences[-1].paragraph == 0:
            return False
        head = next((s for s in reversed(self.sentences) if s.paragraph == 0), None)
        if head is None:
            return False
        words = " ".join(self.text[: head.end].split())
        title = " ".join((self.document.title or "").split())
        return words == title or not words.endswith((".", "!", "?", '"', "”", "--", "—"))

    @property
    def dateline(self) -> tuple[int, int]:
        """Offsets of "BEIJING, Nov. 15 (Xinhua) --" at the head of the text; (0, 0) where there is none."""
        for sentence in self.sentences[:_HEAD]:
            match = _DATELINE.match(self.text, sentence.start, min(sentence.end, sentence.start + _LONGEST_DATELINE))
            if match:
                return match.start(), match.end()
        return 0, 0

    def in_dateline(self, offset: int) -> bool:
        """Whether the offset stands in the dateline."""
        start, end = self.dateline
        return start <= offset < end

    def is_quoted(self, offset: int) -> bool:
        """Whether the offset stands within double quotation marks of its sentence."""
        sentence = self.sentence_at(offset)
        before = self.text[sentence.start : offset]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
