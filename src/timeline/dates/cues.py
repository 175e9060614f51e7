"""Words that tell which way a clause looks, each with the words beside it: "is to meet", "had been due"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

GOVERNED, PAST, AHEAD, PLAINLY = -2, -1, 1, 2
_ARTICLES = frozenset({"the", "a", "an"})
_BE = frozenset({"is", "are"})
_BE_PAST = frozenset({"was", "were"})
_AFTER_SET = frozenset({"on", "in", "by", "at", "up", "off", "out", "aside"})  # "a record set in May", "set aside"
_HAVE = frozenset({"have", "has"})
_HAD_BEEN = ["had", " ", "been", " "]
_SHORTEST_SUPERLATIVE = 5  # letters: "least" and longer


class Cues:
    """The cues of the word file, in lower case.

    Its classes are `future`, `bygone`, `unpast`, `pledge`, `arranged`, `leaving`, `scheduled`, `unscheduled`,
    `superlative`, `unsuperlative` and `ordinal`.
    """

    def __init__(self, classes: Mapping[str, Mapping[str, int]]) -> None:
        """Keep the words with the way each points."""
        self._ways = {**dict.fromkeys(classes["bygone"], PAST), **classes["future"]}
        self._unpast = frozenset(classes["unpast"])
        self._pledges = frozenset(classes["pledge"])
        self._arranged = frozenset(classes["arranged"])
        self._leaving = frozenset(classes["leaving"])
        self.scheduled, self._unscheduled = frozenset(classes["scheduled"]), frozenset(classes["unscheduled"])
        self._superlatives = frozenset({*classes["superlative"], *classes["ordinal"]})
        self._positives = frozenset(classes["unsuperlative"])

    def way(self, texts: Sequence[str], at: int) -> int:
        """2 or 1 if the word looks ahead, plainly or not; -1 if back, 0 if it tells nothing."""
        word, following = texts[at], texts[at + 2] if at + 2 < len(texts) and texts[at + 1] == " " else ""
        before = texts[at - 2] if at > 1 and texts[at - 1] == " " else ""
        if word in self.scheduled:
            previous = texts[at - 2] if at > 1 else ""
            return 0 if previous in self._unscheduled or following == "of" else PLAINLY
        if word in self._leaving and before in _BE:
            return PLAINLY
        if word.endswith("ed") and before in _ARTICLES:
            return 0  # "the expected visits", "a reduced dividend"
        found = self._plain(word)
        if following == "to" and (found == AHEAD or word in self._pledges or word in _BE or word in _HAVE):
            return PLAINLY  # "is set to begin on Wednesday", "have to do it in five days", "is to resume Tuesday"
        if found < 0:
            return self._past(texts, at, before, following)
        if (word == "ahead" and following == "of") or (word == "would" and following == "be"):
            return PLAINLY
        if word == "set" and following == "for":
            return PAST if texts[max(at - 4, 0) : at] == _HAD_BEEN else PLAINLY
        if word == "set":
            return PAST if following in _AFTER_SET else 0 if at else AHEAD
        if found > 0 and at > 3 and texts[at - 4 : at] == _HAD_BEEN:  # noqa: PLR2004
            return PAST  # "had been due to expire Friday"
        return found

    def _plain(self, word: str) -> int:
        """The way of a word by itself; verbs in -ed are of the past."""
        found = self._ways.get(word)
        if found is not None:
            return found
        return PAST if word.endswith("ed") and len(word) > 3 and word not in self._unpast else 0  # noqa: PLR2004

    def _past(self, texts: Sequence[str], at: int, before: str, following: str) -> int:
        """The way of a form of the past: "were to meet", "to be held"."""
        if texts[at] in _BE_PAST and following == "to":
            return PLAINLY
        if texts[at] in _BE_PAST and self._ways.get(following, 0) > 0:
            return 0  # "were planning to march": the next word tells
        if before == "be":
            if at <= 3 or texts[at - 4] != "to":  # noqa: PLR2004
                return 0  # "will be held": the next word tells
            return PAST if at > 5 and texts[at - 6] == "had" else PLAINLY  # noqa: PLR2004 -- "had to be held", "to be held"
        return PAST

    def arranges(self, texts: Sequence[str], at: int) -> bool:
        """Whether the verb fixes the time of something: "a march called for Sunday", not "had been set for"."""
        return texts[at] in self._arranged and texts[max(at - 4, 0) : at] != _HAD_BEEN

    def is_superlative(self, word: str) -> bool:
        """Whether it measures against others: "first", "worst", "driest"."""
        if word in self._superlatives:
            return True
        return word.endswith("est") and len(word) >= _SHORTEST_SUPERLATIVE and word not in self._positives
