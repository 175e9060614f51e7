"""Words -> their rows, made once for each word and kept while it is met again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline.pipelines.forms import Lexicon

__all__ = ["Kept", "Rows", "pooled"]

_KEPT = 20_000  # words; about 19 MB of rows, and a newspaper's running text meets a new word once in thirty
# One for all tables, since what holds a lock cannot be sent to another process, as pipelines are.
_LOCK = Lock()


class Kept:
    """Rows of words, `width` numbers each, that `made` makes; the table grows with the words met and starts anew when
    it is full. Any number of threads may ask at once.
    """

    def __init__(self, made: Callable[[Sequence[str]], NDArray[np.float32]], width: int) -> None:
        self._made = made
        self.width = width
        self._places: dict[str, int] = {}
        self._table = np.empty((0, self.width), dtype=np.float32)

    def __call__(self, words: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The rows of the distinct words, and for each word the number of its row among them."""
        distinct: dict[str, int] = {}
        numbers = np.fromiter(
            (distinct.setdefault(word, len(distinct)) for word in words), dtype=np.int64, count=len(words)
        )
        with _LOCK:
            return self._of(distinct), numbers

    def _of(self, distinct: Mapping[str, int]) -> NDArray[np.float32]:
        if len(self._places) + len(distinct) > _KEPT:
            self._places.clear()
        new = [word for word in distinct if word not in self._places]
        if new:
            self._add(new)
        places = np.fromiter((self._places[word] for word in distinct), dtype=np.int64, count=len(distinct))
        found: NDArray[np.float32] = self._table[places]
        return found

    def _add(self, words: Sequence[str]) -> None:
        first = len(self._places)
        if first + len(words) > len(self._table):
            grown = np.empty((max(2 * len(self._table), first + len(words), 1024), self.width), dtype=np.float32)
            grown[:first] = self._table[:first]
            self._table = grown
        self._table[first : first + len(words)] = self._made(words)
        self._places.update((word, first + i) for i, word in enumerate(words))


class Rows(Kept):
    """The rows of word forms."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._lexicon = lexicon
        self._weights = weights
        super().__init__(self._of_forms, sum(weights[name].shape[1] for name in ("glove", "word", "shape", "case")))

    def _of_forms(self, words: Sequence[str]) -> NDArray[np.float32]:
        forms = [self._lexicon.form(word) for word in words]
        tables = self._weights
        affix = tables["shape"][[form.shape for form in forms]]
        affix += pooled(tables["affixes"], [form.affixes for form in forms])
        counts = np.array([[len(form.grams)] for form in forms], dtype=np.float32)
        affix += pooled(tables["grams"], [form.grams for form in forms]) / counts
        return np.concatenate(
            [
                tables["glove"][[form.glove for form in forms]],
                tables["word"][[form.word for form in forms]],
                affix,
                tables["case"][[form.case for form in forms]],
            ],
            axis=1,
        )


def pooled(table: NDArray[np.float32], members: Sequence[tuple[int, ...]]) -> NDArray[np.float32]:
    """Sums of the rows of each group; no group is empty."""
    flat = np.fromiter((row for group in members for row in group), dtype=np.int64)
    starts = np.cumsum([0, *(len(group) for group in members[:-1])])
    return np.add.reduceat(table[flat], starts, axis=0)
