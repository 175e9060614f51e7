"""Lemmas: a list of irregular forms, and for all other words a script that says what to cut off and what to put on."""

from __future__ import annotations

from functools import lru_cache
from os.path import commonprefix
from typing import TYPE_CHECKING

from timeline.pipelines.forms import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Lemmatizer", "apply_script", "script_of"]


class Lemmatizer:
    """`scripts` are what the classifier chooses from; `listed` are "word UPOS lemma" rows, which come first."""

    def __init__(self, scripts: Sequence[str], listed: Sequence[str]) -> None:
        self._scripts = scripts
        rows = (row.split(" ") for row in listed)
        self._listed = {(word, upos): lemma for word, upos, lemma in rows}

    def __call__(self, word: str, upos: str, script: int) -> str:
        """The lemma of the word as this part of speech; a proper noun keeps its letters."""
        listed = self._listed.get((normal(word).lower(), upos))
        return listed if listed is not None else apply_script(self._scripts[script], word)


@lru_cache(maxsize=100_000)
def script_of(word: str, lemma: str) -> str:
    """The script that turns the word into the lemma: "<case>|<letters cut>|<letters added>".

    The case is "low" where the lemma is written in lower case, "as" where it keeps the word's own letters.
    """
    plain = normal(word)
    low = lemma == lemma.lower()
    start = plain.lower() if low else plain
    kept = len(commonprefix([start, lemma]))  # noqa: RUF071 - letters, not paths
    return f"{'low' if low else 'as'}|{len(start) - kept}|{lemma[kept:]}"


@lru_cache(maxsize=100_000)
def apply_script(script: str, word: str) -> str:
    """The lemma; a script that would leave nothing, or cuts more than there is, leaves the word as it is."""
    case, cut, added = script.split("|", 2)
    plain = normal(word)
    start = plain.lower() if case == "low" else plain
    kept = len(start) - int(cut)
    return start if kept < 0 else (start[:kept] + added) or start
