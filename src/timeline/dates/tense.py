"""Which way an incomplete date points: light cues of its clause, without parsing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from timeline.dates.lexicon import Tokens

_REACH = 60  # tokens to each side, about thirty words
_STOPS = frozenset(".!?;")
_PAST, _AHEAD, _PLAINLY = -1, 1, 2
_MAY = "may"
_ARTICLES = frozenset({"the", "a", "an"})
_BE = frozenset({"is", "are"})
_BE_PAST = frozenset({"was", "were"})
_AFTER_SET = frozenset({"on", "in", "by", "at", "up", "off", "out", "aside"})  # "a record set in May", "set aside"
_HAVE = frozenset({"have", "has"})
# Words between a signal and its date: "until the end of May", "by late Friday", "as early as on Tuesday".
_BETWEEN = frozenset({"the", "early", "late", "mid", "end", "of", "on", "about", "around", "-", "sometime"})


def without_names(tokens: Tokens, spans: Iterable[tuple[int, int]]) -> Tokens:
    """The tokens to look for cues in: the month of May, in one of these spans of tokens, is no verb."""
    places = [at for start, end in spans for at in range(start, end) if tokens.texts[at] == _MAY]
    if not places:
        return tokens
    texts = list(tokens.texts)
    for at in places:
        texts[at] = _MAY.title()
    return attrs.evolve(tokens, texts=texts)


class Tenses:
    """Reads cues with the classes `future`, `bygone`, `signal`, `unpast` and `pledge` of the word file."""

    def __init__(self, classes: Mapping[str, Mapping[str, int]]) -> None:
        """Keep the words with the way each points."""
        self._ways = {**dict.fromkeys(classes["bygone"], _PAST), **classes["future"]}
        self._signals = classes["signal"]
        self._unpast = frozenset(classes["unpast"])
        self._pledges = frozenset(classes["pledge"])

    def tense(self, tokens: Tokens, start: int, end: int) -> int:
        """2 or 1 if the nearest cue in the clause is of the future, plainly or not; -1 of the past; 0 if there is none.

        A signal word directly before the expression ("until", "by") goes before the verbs, unless it opens the clause
        of a verb of the past ("until Thursday they had not ..."). A cue behind the expression counts as twice as far:
        the verb that governs a date mostly precedes it.
        """
        texts = tokens.texts
        signal = self._signal(texts, start)
        before, distance = self._before(texts, start)
        after = self._after(texts, end, distance // 2)
        if signal:
            return (
                _PAST if signal < 0 or (not before and after < 0) else _PLAINLY if before == 0 else max(signal, before)
            )
        return after or before

    def owned(self, tokens: Tokens, start: int) -> int:
        """The way of a weekday that owns what follows, "Friday's talks": that of a signal word before it, else back."""
        return self._signal(tokens.texts, start) or _PAST

    def _signal(self, texts: Sequence[str], start: int) -> int:
        """What the signal word directly before the expression says, 0 if there is none."""
        for at in range(start - 1, max(start - 9, -1), -1):
            word = texts[at]
            if word in self._signals:
                return self._signals[word]
            if word == "as" and at > 3 and texts[at - 2] in ("early", "soon") and texts[at - 4] == "as":  # noqa: PLR2004
                return _PLAINLY
            if not word.isspace() and word not in _BETWEEN:
                return 0
        return 0

    def _before(self, texts: Sequence[str], start: int) -> tuple[int, int]:
        """The way of the nearest cue before the expression, and how many tokens away it is."""
        for at in range(start - 1, max(start - _REACH, -1), -1):
            if self._breaks(texts, at):
                break
            found = self._way(texts, at)
            if found:
                return found, start - at
        return 0, _REACH * 2

    def _after(self, texts: Sequence[str], end: int, reach: int) -> int:
        """The way of the nearest cue after the expression, within so many tokens."""
        for at in range(end, min(end + reach, len(texts))):
            if self._breaks(texts, at):
                break
            found = self._way(texts, at)
            if found:
                return found if (at - end + 1) <= reach else 0
        return 0

    def _way(self, texts: Sequence[str], at: int) -> int:
        """Which way a word points, with the words beside it: "is to meet", "had been due", "agreed to buy"."""
        word, following = texts[at], texts[at + 2] if at + 2 < len(texts) and texts[at + 1] == " " else ""
        found = self._ways.get(word)
        if found is None:
            is_past = word.endswith("ed") and len(word) > 3 and word not in self._unpast  # noqa: PLR2004
            found = _PAST if is_past else 0
        if word.endswith("ed") and at > 1 and texts[at - 1] == " " and texts[at - 2] in _ARTICLES:
            return 0  # "the expected visits", "a reduced dividend"
        if following == "to" and (found == _AHEAD or word in self._pledges or word in _BE or word in _HAVE):
            return _PLAINLY  # "is set to begin on Wednesday", "have to do it in five days", "is to resume Tuesday"
        if found < 0 and word in _BE_PAST and (following == "to" or self._ways.get(following, 0) > 0):
            return _PLAINLY if following == "to" else 0  # "were to meet"; "were planning to march": the next word tells
        if found < 0 and at > 1 and texts[at - 1] == " " and texts[at - 2] == "be":
            return _PLAINLY if at > 3 and texts[at - 4] == "to" else 0  # noqa: PLR2004 -- "to be held", "will be held"
        if word == "ahead" and following == "of":
            return _PLAINLY
        if word == "would" and following == "be":
            return _PLAINLY
        if word == "set":
            return _PAST if following in _AFTER_SET else 0 if at else _AHEAD
        if found > 0 and at > 3 and texts[at - 4 : at] == ["had", " ", "been", " "]:  # noqa: PLR2004
            return _PAST  # "had been due to expire Friday"
        return found

    @staticmethod
    def _breaks(texts: Sequence[str], at: int) -> bool:
        token = texts[at]
        if token in _STOPS:
            return at + 1 == len(texts) or texts[at + 1].isspace()
        return token[0].isspace() and "\n" in token
