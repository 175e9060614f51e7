"""Where the words of a document stand: white space left out, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
from spacy.attrs import IS_SPACE, SENT_START

from timeline.pipelines.forms import TOUCHING, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from timeline.pipelines.lstm import Ints

__all__ = ["Layout"]

# A tree costs the square of its words, and at worst the cube. Nobody writes sentences of 200 words; tables and
# strings of signs that look like one are read in pieces, so that any text costs no more than its length.
_LONGEST = 200


@attrs.frozen(kw_only=True)
class Layout:
    """`places` are positions among the tokens of the document; `lengths` are words in each sentence, none 0.

    A sentence of more than 200 words counts as several.
    """

    places: Ints
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Layout:
        """The words of a document with at least one; without boundaries all are one sentence."""
        columns = doc.to_array([IS_SPACE, SENT_START])
        places = np.flatnonzero(columns[:, 0] == 0)
        sentence = np.cumsum(columns[:, 1] == 1)[places]
        lengths = np.bincount(sentence)
        return cls(places=places, lengths=tuple(_cut(lengths[lengths > 0].tolist())))

    def read(self, doc: Doc) -> list[str]:
        """The words as the encoder's tables know them, with the marks of quotes and hyphens that touch a word."""
        tokens = [doc[i] for i in self.places.tolist()]
        words = [token.text for token in tokens]
        for i, word in enumerate(words):
            if word in TOUCHING:
                before = doc[tokens[i].i - 1] if tokens[i].i else None
                blank = before is None or bool(before.whitespace_) or before.is_space
                words[i] = marked(word, space_before=blank, space_after=bool(tokens[i].whitespace_))
        return words


def _cut(lengths: list[int]) -> Iterator[int]:
    for length in lengths:
        yield from (min(_LONGEST, length - start) for start in range(0, length, _LONGEST))
