"""The words of a text as the name layer sees them: without white space, with what their capitals are worth."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.events.names.words import is_word
from timeline.gazetteer import title_word
from timeline.grammar import EntityKind, entity_kind, is_wrapped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from timeline.gazetteer import TitleWord

__all__ = ["View"]

_LOUD_SHARE, _LOUD_WORDS = 0.75, 4  # a line with so many capitals among its longer words is a headline in capitals
_LONGEST_HEADLINE = 200
_LETTERS = re.compile(r"(?:[A-Z]\.){2,}")  # "D.C." ends sentences as often as not
_LONGEST_DATELINE = 60
# Capitals, then perhaps a country, a day, the agency; up to the dash.
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:[,/][^\n]{0,60}?|\s*\([^\n)]{0,30}\)\s*)(?:--|—|–| - )")
_ENDS = frozenset(".?!:;•*")
_QUOTES = frozenset("\"'“”‘’«»„([-–—")
_LINE = re.compile(r"[^\n]+")


class View:
    """The tokens that are no white space, by their own numbers. Built once for a document; nothing changes it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.source: str = doc.text
        self._has: dict[str, bool] = {}
        self.tokens: list[Token] = [t for t in doc if not t.is_space]
        self.words: list[str] = [t.text for t in self.tokens]
        self.lower: list[str] = [t.text.casefold() for t in self.tokens]
        self.kinds: list[EntityKind | None] = [entity_kind(t.ent_type_) for t in self.tokens]
        self._most = 1 if is_wrapped(self.source) else 0  # line breaks inside a paragraph
        self._breaks: list[bool] = [self._parts(i) for i in range(len(self.tokens))]
        self.opens: list[bool] = [self._opens(i) for i in range(len(self.tokens))]
        self.loud: list[bool] = self._loud()
        self._plain = {low for low, word in zip(self.lower, self.words, strict=True) if low == word}
        self.capital: list[bool] = [self._capital(i) for i in range(len(self.tokens))]

    def __len__(self) -> int:
        return len(self.tokens)

    def text(self, start: int, end: int) -> str:
        """The words as one line; "Moo- hyun", as some wires break lines, becomes "Moo-hyun"."""
        first, last = self.tokens[start], self.tokens[end - 1]
        words = " ".join(self.source[first.idx : last.idx + len(last)].split())
        return re.sub(r"(?<=\w)- (?=[a-z])", "-", words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of the words in the text."""
        last = self.tokens[end - 1]
        return self.tokens[start].idx, last.idx + len(last)

    def breaks(self, i: int) -> bool:
        """Whether a blank line parts the word from the one before."""
        return i < len(self._breaks) and self._breaks[i]

    def _parts(self, i: int) -> bool:
        if i == 0:
            return True
        before = self.tokens[i - 1]
        return self.source[before.idx + len(before) : self.tokens[i].idx].count("\n") > self._most

    def touches(self, i: int) -> bool:
        """Whether nothing, not even a blank, parts the word from the one before."""
        return i > 0 and self.tokens[i - 1].idx + len(self.tokens[i - 1]) == self.tokens[i].idx

    def word(self, i: int) -> str:
        """The word in lower case, "" outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def is_parsed(self, i: int) -> bool:
        """Whether a tagger has seen the word."""
        return bool(self.tokens[i].pos_)

    def has(self, words: str) -> bool:
        """Whether the text has the words, as written."""
        if words not in self._has:
            self._has[words] = words in self.source
        return self._has[words]

    def writes_small(self, word: str) -> bool:
        """Whether the text has the word in lower case, too."""
        return word.casefold() in self._plain

    def _opens(self, i: int) -> bool:
        """Whether a sentence or quotation may begin with the word, so that its capital says nothing."""
        if i == 0 or self.breaks(i):
            return True
        before = self.words[i - 1]
        if before in _QUOTES:
            return i < 2 or self.words[i - 2][-1] in _ENDS or self.breaks(i - 1)  # noqa: PLR2004
        return before[-1] in _ENDS and (before[-1] != "." or len(before) == 1 or bool(_LETTERS.fullmatch(before)))

    def _loud(self) -> list[bool]:
        """Whether the word stands in a headline that gives every word a capital."""
        lines = [(m.start(), m.end()) for m in _LINE.finditer(self.source)]
        loud: list[bool] = []
        at = 0
        for start, end in lines:
            row = []
            while at < len(self.tokens) and self.tokens[at].idx < end:
                row.append(self.tokens[at])
                at += 1
            long = [t for t in row if t.is_alpha and (len(t) > 3 or t.is_upper)]  # noqa: PLR2004
            share = sum(t.text[0].isupper() for t in long) / max(1, len(long))
            headline = end - start < _LONGEST_HEADLINE and (not row or row[-1].text != "." or share == 1)
            loud += [len(long) >= _LOUD_WORDS and share >= _LOUD_SHARE and headline] * len(row)
        return loud

    def _capital(self, i: int) -> bool:
        """Whether the word looks like a part of a name by its capital."""
        word, token = self.words[i], self.tokens[i]
        if not word[0].isupper() or self.is_calendar(i) or len(word) == 1:
            return word[0].isupper() and len(word) == 1 and self.kinds[i] is EntityKind.PERSON
        if self.word(i + 1) == "-" and is_word("prefixes", word):
            return False
        if token.is_stop and not word.isupper():
            return token.pos_ == "PROPN" and not self.opens[i] and self.lower[i] not in {"the", "of", "a"}
        if not (self.opens[i] or self.loud[i]) or (word.isupper() and len(word) > 3 and not self.loud[i]):  # noqa: PLR2004
            return True
        if self.kinds[i] is not None or token.pos_ == "PROPN" or self._begins_person(i):
            return True
        return not token.pos_ and self.lower[i] not in self._plain

    def _begins_person(self, i: int) -> bool:
        """Whether a person's name goes on behind the word that opens the sentence ("Han Sung Joo")."""
        after = i + 1
        if (
            after >= len(self.tokens)
            or self.kinds[after] is not EntityKind.PERSON
            or not self.words[after][0].isupper()
        ):
            return False
        return self.words[i].isalpha() and self.tokens[i].pos_ != "VERB" and title_word(self.words[i]) is None

    def is_dateline(self, i: int) -> bool:
        """Whether the word stands at the head of a report, before its dash: "BUSAN, South Korea, Nov. 13 (Wire) --"."""
        at = self.tokens[i].idx
        line = self.source.rfind("\n", 0, at) + 1
        if at - line > _LONGEST_DATELINE:
            return False
        head = _DATELINE.match(self.source, line)
        return head is not None and at < head.end()

    def is_calendar(self, i: int) -> bool:
        """Whether the word is a day, month or the like; a short form only with its full stop or before a number."""
        word = self.words[i]
        if is_word("calendar-short", word):
            return word.endswith(".") or self.word(i + 1)[:1].isdigit()
        return is_word("calendar", word)

    @cached_property
    def titles(self) -> list[TitleWord | None]:
        """What each word may do in a title; a small word that is tagged as a verb has no part in one."""
        return [
            None if word.islower() and token.pos_ == "VERB" else title_word(word)
            for word, token in zip(self.words, self.tokens, strict=True)
        ]
