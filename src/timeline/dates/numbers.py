"""Numbers as they are written: "3", "1,000", "2.5", "two and a half", "twenty-four", "a couple of", "several"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NOT_COUNTED = frozenset({"few", "several", "some", "many", "numerous", "countless", "these", "those", "various"})
_FRACTIONS = {"half": 0.5, "½": 0.5, "quarter": 0.25}


class Numbers:
    """Reads numbers with the words of a lexicon's classes cardinal, tens, magnitude and ordinal."""

    def __init__(self, classes: Mapping[str, Mapping[str, int]]) -> None:
        """Keep the classes."""
        self._plain = {**classes["cardinal"], **classes["tens"]}
        self._big = classes["magnitude"]
        self._ordinal = classes["ordinal"]

    def read(self, tokens: Sequence[str]) -> float | None:
        """The number; None where the words do not tell it ("several").

        >>> from timeline.dates.rules import english
        >>> english().numbers.read(["twenty", "-", "four"])
        24
        """
        words = [t for t in tokens if t not in (" ", "-", "and", "of") and not t.isspace()]
        if any(w in _NOT_COUNTED for w in words):
            return None
        if words and words[0].isdecimal():
            return _digits(words)
        return self._words(words)

    def _words(self, words: Sequence[str]) -> float | None:
        total, part = 0.0, 0.0
        for word in words:
            if word in _FRACTIONS:
                part += _FRACTIONS[word]
            elif word == "couple":
                part = 2
            elif word in self._big:
                size = self._big[word]
                part = (part or 1) * size
                if size >= 1000:  # noqa: PLR2004
                    total, part = total + part, 0
            elif word in self._plain or word in self._ordinal:
                part += self._plain.get(word, self._ordinal.get(word, 0))
            elif word in ("another", "additional") or (word in ("a", "an") and len(words) == 1):
                part = 1
        return _whole(total + part)

    def year(self, tokens: Sequence[str]) -> int | None:
        """A year in words: "nineteen ninety-six", "two thousand and five", "eighteen hundred"; None if it is none."""
        words = [t for t in tokens if not t.isspace() and t not in ("-", "and")]
        if any(w in self._big for w in words):
            value = self._words(words)
            return int(value) if value and 1000 <= value < 2200 else None  # noqa: PLR2004
        head, rest = self._plain.get(words[0], 0), sum(self._plain.get(w, 0) for w in words[1:])
        return head * 100 + rest if 10 <= head <= 21 and 10 <= rest < 100 else None  # noqa: PLR2004

    def ordinal(self, tokens: Sequence[str]) -> int:
        """An ordinal: "3rd", "third", "twenty-first"."""
        if tokens[0].isdecimal():
            return int(tokens[0])
        return int(self._words([t for t in tokens if t.isalpha()]) or 0)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _digits(words: Sequence[str]) -> float | None:
    """Digits with thousands' commas, a decimal point or comma, a fraction behind, a magnitude."""
    text = words[0]
    value, at = 0.0, 1
    while at + 1 < len(words) and words[at] == "," and len(words[at + 1]) == 3 and words[at + 1].isdecimal():  # noqa: PLR2004
        text, at = text + words[at + 1], at + 2
    value = int(text)
    if at + 1 < len(words) and words[at] in (".", ",") and words[at + 1].isdecimal():
        value, at = float(f"{text}.{words[at + 1]}"), at + 2
    if len(words) >= at + 3 and words[at + 1] == "/" and words[at + 2].isdecimal() and int(words[at + 2]):
        value += int(words[at]) / int(words[at + 2])
    for word in words[at:]:
        value += _FRACTIONS.get(word, 0)
        value *= {"hundred": 100, "thousand": 1000, "million": 1000000, "dozen": 12}.get(word, 1)
    return _whole(value)
