"""One document as the stage's steps see it: its sentences, parse, dates and names, each found once."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from timeline.events.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from timeline.events.beside import Beside
    from timeline.events.names import Name
    from timeline.model import Document, TimeExpression


# A place in capitals or a date, then an agency in brackets or a dash: "HANOI, Nov. 1 (Xinhua) --", "TOKYO --".
_DATELINE = re.compile(
    r"(?=[A-Z])[^\n()]{0,80}?\([A-Z][^)\n]{1,30}\)\s*(?:--|—|–|-)|[A-Z][A-Z .,'-]{2,40}(?:--|—|–)|"
    r"[A-Z][^\n]{0,60}?, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})? ?(?:--|—|–|-) "
)
_HERE = re.compile(r"\bhere\b")
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
    _spans: dict[tuple[int, int], Span | None] = attrs.field(init=False, factory=dict)
    _heads: dict[tuple[int, int], Token | None] = attrs.field(init=False, factory=dict)
    _here: dict[tuple[int, int], bool] = attrs.field(init=False, factory=dict)
    # What `beside` has found of a mention's word and a name's stretch: models of actors and of places ask for it.
    stands: dict[tuple[int, int, int], Beside] = attrs.field(init=False, factory=dict)

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
        key = start, end
        if key not in self._spans:
            self._spans[key] = self.doc.char_span(start, end, alignment_mode="expand")
        return self._spans[key]

    def head(self, start: int, end: int) -> Token | None:
        """The word of the stretch that its other words hang on."""
        key = start, end
        if key not in self._heads:
            span = self.span(start, end)
            self._heads[key] = None if span is None else span.root
        return self._heads[key]

    @cached_property
    def _sentence_of(self) -> list[int]:
        """For each token the first one of its sentence in the parse; spaCy looks for it anew each time it is asked."""
        return [sentence.start for sentence in self.doc.sents for _ in range(sentence.start, sentence.end)]

    def are_together(self, one: Token, other: Token) -> bool:
        """Whether both words are of one sentence of the parse."""
        return self._sentence_of[one.i] == self._sentence_of[other.i]

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names that start in the sentence."""
        return self.names_between(sentence.start, sentence.end)

    def names_between(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that start between the offsets."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def times_in(self, sentence: Sentence) -> tuple[TimeExpression, ...]:
        """The time expressions that start in the sentence."""
        return self.times[bisect_left(self._time_starts, sentence.start) : bisect_left(self._time_starts, sentence.end)]

    @cached_property
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

    @cached_property
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

    def says_here(self, start: int, end: int) -> bool:
        """Whether the word "here" stands between the offsets."""
        key = start, end
        if key not in self._here:
            self._here[key] = _HERE.search(self.text, start, end) is not None
        return self._here[key]

    def is_quoted(self, offset: int) -> bool:
        """Whether the offset stands within double quotation marks of its sentence."""
        sentence = self.sentence_at(offset)
        before = self.text[sentence.start : offset]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
