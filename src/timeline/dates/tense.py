"""Which way an incomplete date points: light cues of its clause, without parsing."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.dates.lexicon import Tokens

_REACH = 60  # tokens to each side, about thirty words
_STOPS = frozenset(".!?;")
# Words in -ed that are no past tense.
_NOT_PAST = frozenset(
    [
        "need",
        "indeed",
        "speed",
        "feed",
        "seed",
        "bed",
        "red",
        "hundred",
        "exceed",
        "proceed",
        "succeed",
        "united",
        "wed",
        "shed",
    ]
)
_PAST = -1


class Tenses:
    """Reads cues with the classes `future` and `bygone` of the word file."""

    def __init__(self, classes: Mapping[str, Mapping[str, int]]) -> None:
        """Keep the words with the way each points."""
        self._ways = {**dict.fromkeys(classes["bygone"], _PAST), **classes["future"]}

    def tense(self, tokens: Tokens, start: int, end: int) -> int:
        """2 or 1 if the nearest cue in the clause is of the future, plainly or not; -1 of the past; 0 if there is none.

        A cue behind the expression counts as twice as far: the verb that governs a date mostly precedes it.
        """
        texts = tokens.texts
        best, way = _REACH * 2, 0
        for at in range(start - 1, max(start - _REACH, -1), -1):
            if self._breaks(texts, at):
                break
            found = self._way(texts[at])
            if found:
                if (found == 1 or texts[at] in ("have", "has")) and texts[at + 1 : at + 3] == [" ", "to"]:
                    found = 2  # "is set to begin on Wednesday", "have to do it in five days"
                best, way = start - at, found
                break
        for at in range(end, min(end + best // 2, len(texts))):
            if self._breaks(texts, at):
                break
            found = self._way(texts[at])
            if found:
                return found if (at - end + 1) * 2 < best else way
        return way

    def _way(self, word: str) -> int:
        found = self._ways.get(word)
        if found is None:
            return _PAST if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST else 0  # noqa: PLR2004
        return found

    @staticmethod
    def _breaks(texts: list[str], at: int) -> bool:
        token = texts[at]
        if token in _STOPS:
            return at + 1 == len(texts) or texts[at + 1].isspace()
        return token[0].isspace() and "\n" in token
