"""Words before an expression that are no part of it: "since 2005", "before Friday", "perhaps about 1500"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.dates.lexicon import Tokens
from timeline.dates.phrase import Repeat, Vague
from timeline.dates.read import Item

# Words that open a side of the days that they precede.
OPENING = frozenset({"since", "after", "before", "until", "till", "by", "starting", "beginning"})
BEGINNING = frozenset({"from", "starting", "beginning"})  # words before the day on which a length begins
OF_CLOCKS = {"after": "since", "before": "until"}  # a time of day leaves something of its day to both sides
_THAN = {"later": "after", "greater": "after", "earlier": "before", "less": "before"}
_NO_THAN = {"later": "until", "earlier": "since"}
_PART_OF_NAME = ("'", "’", "-")  # after the date: "after Friday's talks"
_MOST_HEDGES = 3


class Signals:
    """Reads what stands before the expressions of one text."""

    def __init__(self, tokens: Tokens, hedges: Mapping[str, str]) -> None:
        """Take the tokens, and the words that make a date approximate or uncertain."""
        self._texts = tokens.texts
        self._hedges = hedges

    def hedges(self, item: Item) -> frozenset[str]:
        """`approximate` after "about", `uncertain` after "perhaps". TIMEX3's annotators leave such words outside."""
        if isinstance(item.phrase, Vague | Repeat):
            return frozenset()
        return frozenset(self._hedges[word] for word in self._before(item.start)[1])

    def _before(self, start: int) -> tuple[int, list[str]]:
        """The token at which an expression begins with its hedges, and those hedges."""
        found: list[str] = []
        while len(found) < _MOST_HEDGES and self._joins(start - 1):
            if self._texts[start - 2] not in self._hedges:
                break
            found.append(self._texts[start - 2])
            start -= 2
        return start, found

    def _joins(self, at: int) -> bool:
        """Whether a blank stands there, after a word and within its paragraph."""
        return at > 0 and self._texts[at].isspace() and self._texts[at].count("\n") < 2  # noqa: PLR2004

    def before(self, item: Item) -> str:
        """The word that says that the days before or after the expression are meant, "" if there is none."""
        start, _ = self._before(item.start)
        if not self._joins(start - 1):
            return ""
        *earlier, word = [w for w in self._texts[max(start - 8, 0) : start] if not w.isspace()]
        one, two = ["", "", *earlier][:-3:-1]
        if word == "on" and one in BEGINNING:
            return one
        if word == "as" and one in ("early", "soon"):
            return "since"
        if word == "than":
            return (_NO_THAN if two in ("no", "not") else _THAN).get(one, "")
        if word in OF_CLOCKS and (one, two) == ("or", "on"):
            return OF_CLOCKS[word]
        if word == "before" and one == "not":
            return "since"
        if word not in OPENING and word not in BEGINNING:
            return ""
        after = self._texts[item.end] if item.end < len(self._texts) else ""
        return "" if after in _PART_OF_NAME else word
