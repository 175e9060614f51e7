"""Sentence boundaries: two convolutions over the words and the white space before them, and rules for abbreviations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from timeline.pipelines.component import Component, write
from timeline.pipelines.forms import normal, surface
from timeline.pipelines.layout import Layout
from timeline.pipelines.rows import Kept, pooled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
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
REACH = 3  # words to each side that a convolution sees


class Splitter(Component):
    """Sets where sentences start; a document that already says so is left as it is."""

    def prepare(self) -> None:
        self._before_name = frozenset(self.labels_by_kind["before_name"])
        self._before_number = frozenset(self.labels_by_kind["before_number"])
        self._openers = frozenset(self.labels_by_kind["openers"])
        self._rows = Kept(self._made, sum(self.weights[name].shape[1] for name in ("word", "shape", "case")))

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets sent_start of every token; a paragraph mark always ends a sentence."""
        open_docs = [doc for doc in docs if not doc.has_annotation("SENT_START")]
        if not open_docs:
            return
        words = [[doc[i] for i in Layout.of(doc).places.tolist()] for doc in open_docs]
        texts = [[token.text for token in row] for row in words]
        gaps = [_gaps(doc, row) for doc, row in zip(open_docs, words, strict=True)]
        starts = map(self._starts, texts, gaps, self._scores(texts, gaps))
        for doc, row, begins in zip(open_docs, words, starts, strict=True):
            values = np.full(len(doc), -1, dtype=np.int64)
            values[[token.i for token, start in zip(row, begins.tolist(), strict=True) if start]] = 1
            if row[0].i:  # white space at the head of a document belongs to its first sentence
                values[0], values[row[0].i] = 1, -1
            write(doc, [SENT_START], values.view(np.uint64)[:, None])

    def _starts(self, texts: list[str], gaps: Ints, scores: Floats) -> NDArray[np.bool_]:
        """Which words of a document begin a sentence."""
        ended = np.array([True, *(text[-1] in _ENDS for text in texts[:-1])])
        asked = np.where(ended | (gaps > _BLANK), 0.0, _UNMARKED)
        asked[1:][[a[-1] == "." and b in self._openers for a, b in pairwise(texts)]] = _OPENED
        starts: NDArray[np.bool_] = scores > asked
        starts[gaps == _PARAGRAPH] = True
        starts[0] = True
        for i in np.flatnonzero(starts & (gaps == _BLANK)).tolist():
            before = texts[i - 1] if texts[i - 1] != "." else "".join(texts[max(0, i - 2) : i])  # "No" and "."
            starts[i] = not self._is_barred(before, texts[i])
        for i in np.flatnonzero(gaps > _BLANK).tolist():
            starts[i + 1 : i + 1 + _dateline(texts[i : i + _LONGEST_DATELINE])] = False
        return starts

    def _scores(self, texts: Sequence[list[str]], gaps: Sequence[Ints]) -> list[Floats]:
        """The scores of each document's words. All go through the network at once, REACH rows of nothing between two
        documents, so that no convolution sees a neighbour.
        """
        rows, numbers = self._rows([word for words in texts for word in words])
        lengths = [len(words) for words in texts]
        places = np.arange(len(numbers)) + REACH * np.repeat(np.arange(len(texts)), lengths)
        states = np.concatenate([rows[numbers], self.weights["gap"][np.concatenate(gaps)]], axis=1)
        for layer in ("near", "far"):
            apart = np.zeros((int(places[-1]) + 1, states.shape[1]), dtype=np.float32)
            apart[places] = states
            states = _convolved(apart, self.weights[f"{layer}.weight"])[places] + self.weights[f"{layer}.bias"]
            np.maximum(states, 0, out=states)
        scores: Floats = (states @ self.weights["out.weight"].T)[:, 0] + self.weights["out.bias"][0]
        return np.split(scores, np.cumsum(lengths)[:-1])

    def _made(self, words: Sequence[str]) -> Floats:
        seen = [surface(word) for word in words]
        tables = self.weights
        affixes = pooled(tables["affixes"], [one.affixes for one in seen])
        affixes += tables["shape"][[one.shape for one in seen]]
        parts = (tables["word"][[one.any_word for one in seen]], affixes, tables["case"][[one.case for one in seen]])
        return np.concatenate(parts, axis=1)

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
