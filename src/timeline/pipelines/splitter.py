"""Sentence boundaries: two convolutions over the words and the white space before them, and rules for abbreviations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from timeline.pipelines.component import Component, write
from timeline.pipelines.forms import Lexicon, normal
from timeline.pipelines.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from timeline.pipelines.lstm import Floats, Ints

__all__ = ["GAPS", "Splitter", "make_splitter"]

GAPS = ("none", "blank", "line", "paragraph")
_BLANK, _PARAGRAPH = 1, 3
# Newspapers end a sentence with a mark or a line; forums often with neither, and taught the network so. Such a
# boundary needs odds of 4 to 1. A full stop before a word that no name begins with ("the U.S. He left") needs less.
_ENDS = frozenset(".!?:;\"'”’»)]…-–—*")
_UNMARKED, _OPENED = 1.5, -2.0
_DASHES = frozenset({"-", "--", "–", "—"})
_IN_DATELINES = frozenset(",().:/")
_LONGEST_DATELINE = 16  # words
_KEPT = 20_000  # words whose rows are kept
REACH = 3  # words to each side that a convolution sees
_LEXICON = Lexicon(glove={}, words={})


class Splitter(Component):
    """Sets where sentences start; a document that already says so is left as it is."""

    _numbers: dict[str, int]
    _table: Floats

    def prepare(self) -> None:
        self._before_name = frozenset(self.labels_by_kind["before_name"])
        self._before_number = frozenset(self.labels_by_kind["before_number"])
        self._openers = frozenset(self.labels_by_kind["openers"])
        self._forget()

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets sent_start of every token; a paragraph mark always ends a sentence."""
        for doc in docs:
            if doc.has_annotation("SENT_START"):
                continue
            if len(self._numbers) > _KEPT:
                self._forget()
            words = [doc[i] for i in Layout.of(doc).places.tolist()]
            gaps = _gaps(doc, words)
            texts = [token.text for token in words]
            ended = np.array([True, *(text[-1] in _ENDS for text in texts[:-1])])
            asked = np.where(ended | (gaps > _BLANK), 0.0, _UNMARKED)
            asked[1:][[a[-1] == "." and b in self._openers for a, b in pairwise(texts)]] = _OPENED
            starts = self._scores(texts, gaps) > asked
            starts[gaps == _PARAGRAPH] = True
            starts[0] = True
            for i in np.flatnonzero(starts & (gaps == _BLANK)).tolist():
                before = texts[i - 1] if texts[i - 1] != "." else "".join(texts[max(0, i - 2) : i])  # "No" and "."
                starts[i] = not self._is_barred(before, texts[i])
            for i in np.flatnonzero(gaps > _BLANK).tolist():
                starts[i + 1 : i + 1 + _dateline(texts[i : i + _LONGEST_DATELINE])] = False
            values = np.full(len(doc), -1, dtype=np.int64)
            values[[token.i for token, start in zip(words, starts.tolist(), strict=True) if start]] = 1
            if words[0].i:  # white space at the head of a document belongs to its first sentence
                values[0], values[words[0].i] = 1, -1
            write(doc, [SENT_START], values.view(np.uint64)[:, None])

    def _scores(self, words: list[str], gaps: Ints) -> Floats:
        numbers = np.fromiter((self._number(word) for word in words), dtype=np.int64, count=len(words))
        states = np.concatenate([self._table[numbers], self.weights["gap"][gaps]], axis=1)
        for layer in ("near", "far"):
            states = _convolved(states, self.weights[f"{layer}.weight"]) + self.weights[f"{layer}.bias"]
            np.maximum(states, 0, out=states)
        scores: Floats = (states @ self.weights["out.weight"].T)[:, 0] + self.weights["out.bias"][0]
        return scores

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is not None:
            return number
        if len(self._numbers) == len(self._table):
            grown = np.empty((2 * len(self._table), self._table.shape[1]), dtype=np.float32)
            grown[: len(self._table)] = self._table
            self._table = grown
        form = _LEXICON.form(word)
        tables = self.weights
        affix = tables["affixes"][list(form.affixes)].sum(axis=0) + tables["shape"][form.shape]
        row = np.concatenate([tables["word"][form.any_word], affix, tables["case"][form.case]])
        self._table[len(self._numbers)] = row
        return self._numbers.setdefault(word, len(self._numbers))

    def _forget(self) -> None:
        width = sum(self.weights[name].shape[1] for name in ("word", "shape", "case"))
        self._numbers = {}
        self._table = np.empty((1024, width), dtype=np.float32)

    def _is_barred(self, before: str, word: str) -> bool:
        """No sentence ends inside "Gen. Petraeus", "St. Petersburg" or "Nov. 6"."""
        if word[0].isdigit():
            return normal(before).lower() in self._before_number
        return word[0].isupper() and normal(before).lower() in self._before_name


def _dateline(texts: list[str]) -> int:
    """Words of a dateline at the head of the texts, its dash counted: "BEIJING, Nov. 15 (Xinhua) --"; 0 for none."""
    for i, text in enumerate(texts):
        if text in _DASHES:
            return i + 1 if i and (")" in texts[:i] or (texts[0].isupper() and len(texts[0]) > 2)) else 0  # noqa: PLR2004
        if not (text[0].isupper() or text[0].isdigit() or text in _IN_DATELINES):
            return 0
    return 0


def _gaps(doc: Doc, words: list[Token]) -> Ints:
    """What stands before each word, as positions in GAPS; the first word follows a paragraph mark."""
    gaps = np.empty(len(words), dtype=np.int64)
    before = None
    for i, word in enumerate(words):
        if before is None:
            gaps[i] = _PARAGRAPH
        elif word.i == before.i + 1:
            gaps[i] = _BLANK if before.whitespace_ else 0
        else:
            lines = doc[before.i + 1 : word.i].text.count("\n")
            gaps[i] = _PARAGRAPH if lines > 1 else GAPS.index("line") if lines else _BLANK
        before = word
    return gaps


def _convolved(states: Floats, weights: Floats) -> Floats:
    """`weights` is (out, window * width), the window from REACH words before to REACH words after."""
    padded = np.pad(states, ((REACH, REACH), (0, 0)))
    windows = np.concatenate([padded[i : i + len(states)] for i in range(2 * REACH + 1)], axis=1)
    result: Floats = windows @ weights.T
    return result


@Language.factory("timeline_splitter", assigns=["token.is_sent_start", "doc.sents"])
def make_splitter(nlp: Language, name: str) -> Splitter:
    """The factory that spaCy finds by its entry point."""
    return Splitter(nlp.vocab, name)
