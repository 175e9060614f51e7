"""A text as one character a token: the words of `words.en.toml`, numbers, signs and blanks, and all else as one sign.

Whatever a pattern may ask of a word (which classes it belongs to, which plain words of patterns it is) is one
*signature*, and each signature is one character. Cutting and looking up run in C, so this costs little more than
reading the text once; the patterns then run over a string that is about a third as long.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import TableError
from timeline.tables import read_toml

OTHER = "\x00"
FIRST = 0xE000  # signatures are private-use characters, so that no sign of a text can be taken for one
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\s+|.", re.DOTALL)
_SIGNS = {
    **{c: c for c in "-,.:;/'()$+#@&%\"~=[]*!?|"},
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("‘’ʼ´`", "'"),
    **dict.fromkeys("“”", '"'),
    "½": "½",
    "∙": ",",
    "·": ",",
    "|": ",",
}
# What Python and its regular expressions take for a blank.
_BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_DIGIT_CLASSES = (
    "n",
    "n3",
    "dayno",
    "dayno2",
    "monthno",
    "hour",
    "minute",
    "yy",
    "oldyy",
    "year",
    "year4",
    "hhmm",
    "hhmm0",
    "ymd",
    "hms",
)


def digit_classes(digits: str) -> tuple[str, ...]:
    """The classes of a token of digits: which parts of a date or clock time it can be."""
    size, value = len(digits), int(digits[:9])
    if size > 4:  # noqa: PLR2004
        return ("n", "ymd") if size == 8 and _is_ymd(digits) else ("n", "hms") if _is_hms(digits) else ("n",)  # noqa: PLR2004
    if size > 2:  # noqa: PLR2004
        clock = value // 100 <= 24 and value % 100 < 60  # noqa: PLR2004
        found = ["n", *["n3"] * (size == 3), *["hhmm"] * clock]  # noqa: PLR2004
        if size == 4 and digits[0] in "12" and value < 2200:  # noqa: PLR2004
            found.append("year")
        if size == 4 and value:  # noqa: PLR2004
            found.append("year4")
        if size == 4 and clock and digits[0] == "0":  # noqa: PLR2004
            found.append("hhmm0")
        return tuple(found)
    found = ["n", "n3"]
    found += ["dayno"] * (1 <= value <= 31)  # noqa: PLR2004
    found += ["monthno"] * (1 <= value <= 12)  # noqa: PLR2004
    found += ["hour"] * (value <= 24)  # noqa: PLR2004
    if size == 2:  # noqa: PLR2004
        found += ["dayno2"] * (1 <= value <= 31)  # noqa: PLR2004
        found += ["minute"] * (value < 60) + ["yy"] + ["oldyy"] * (value > 31)  # noqa: PLR2004
    return tuple(found)


def _is_ymd(digits: str) -> bool:
    return "1900" <= digits[:4] < "2100" and "01" <= digits[4:6] <= "12" and "01" <= digits[6:] <= "31"


def _is_hms(digits: str) -> bool:
    return len(digits) == 6 and digits[:2] < "24" and digits[2:4] < "60" and digits[4:] < "60"  # noqa: PLR2004


@attrs.frozen
class Tokens:
    """A text in tokens: their lower-case texts, one character for each, and where each begins."""

    texts: list[str]
    signs: str
    starts: list[int]


class Lexicon:
    """The words that patterns know, and the character of each signature."""

    def __init__(self, classes: Mapping[str, Mapping[str, Any]], literals: Iterable[str], items: Iterable[str]) -> None:
        """Take classes of words with their values, the plain words of patterns, the names of found expressions."""
        self.classes = classes
        self._chars: dict[frozenset[str], str] = {}
        members: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                members.setdefault(word, set()).add(name)
        for word in literals:
            members.setdefault(word, set()).add("=" + word)
        self.table: dict[str, str] = {w: self._char(frozenset(m)) for w, m in members.items()}
        self.table.update(_SIGNS)
        self._digits = {
            c: self._char(frozenset(c))
            for c in {digit_classes(d) for d in (*_small_digits(), "20001231", "12345", "101010")}
        }
        self.table.update({d: self._digits[digit_classes(d)] for d in _small_digits()})
        self.table.update(dict.fromkeys(_blanks(), " "))
        self.signs = frozenset({*self.table.values(), *self._digits.values()})
        self.items = {name: self._char(frozenset({"@" + name})) for name in items}

    def _char(self, signature: frozenset[str]) -> str:
        return self._chars.setdefault(signature, chr(FIRST + len(self._chars)))

    def word(self, word: str) -> str:
        """The character of a plain word of a pattern."""
        return self.table[word]

    def slot(self, name: str) -> frozenset[str]:
        """The characters of a class of words, of digits, or (in capitals) of found expressions. Raises TableError."""
        found = frozenset(c for signature, c in self._chars.items() if name in signature or "@" + name in signature)
        if not found:
            known = ", ".join(sorted({*self.classes, *_DIGIT_CLASSES, *self.items}))
            raise TableError(f"a pattern uses the unknown slot {{{name}}}; the classes are {known}")
        return found

    def idle(self, asked: Collection[str]) -> frozenset[str]:
        """The characters of words that no pattern asks for, by their class or by themselves: cues of tense and such."""
        return frozenset(
            char
            for signature, char in self._chars.items()
            if not any(name in asked or name.startswith(("=", "@")) for name in signature)
        )

    def value(self, name: str, word: str) -> Any:
        """The value of a word in a class, None if it is not in it."""
        return self.classes[name].get(word)

    def cut(self, text: str) -> Tokens:
        """The tokens of a text."""
        texts = _TOKEN.findall(lower(text))
        signs = "".join(map(self.table.get, texts, itertools.repeat(OTHER)))
        if _is_unusual(text):
            signs = "".join(map(self._sign, texts, signs))
        if signs.endswith(" "):
            signs = signs[:-1] + OTHER  # so that what may not stand before a blank may stand at the end
        return Tokens(texts, signs, list(itertools.accumulate(map(len, texts), initial=0)))

    def _sign(self, token: str, sign: str) -> str:
        """The sign of a token that the table may lack: long numbers, long blanks."""
        if sign != OTHER:
            return sign
        if token.isascii() and token.isdigit():
            return self._digits.get(digit_classes(token), OTHER)
        return " " if token.isspace() and token.count("\n") < 2 else OTHER  # noqa: PLR2004


def _is_unusual(text: str) -> bool:
    """Whether a text has numbers or blanks so long that the table lacks them; for most texts a few searches in C."""
    if _LONG_NUMBER.search(text):
        return True
    if text.isascii():
        return any(blank in text for blank in _RARE_BLANKS)
    return bool(_LONG_BLANK.search(text))


_LONG_NUMBER = re.compile(r"[0-9]{5}")
_LONG_BLANK = re.compile(r"\s[^\S\n ]|[^\S\n ]\s|  [ \n]| \n ")
_RARE_BLANKS = ("   ", "  \n", " \n ", *"\t\r\x0b\x0c\x1c\x1d\x1e\x1f")


def lower(text: str) -> str:
    """The text in lower case, letter for letter: a letter whose lower case is longer stays, so that offsets hold."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@functools.cache
def _small_digits() -> tuple[str, ...]:
    padded = [f"{n:02d}" for n in range(10)] + [f"{n:04d}" for n in range(1000)]
    padded += [f"{n:03d}" for n in range(100)]
    return (*map(str, range(10000)), *padded)


def _blanks() -> Iterable[str]:
    yield from _BLANKS
    yield from (a + b for a in _BLANKS for b in _BLANKS if not a == b == "\n")
    yield from ("\r\n", *(" " * n for n in range(3, 9)), *("\n" + " " * n for n in range(1, 13)))


def read_words(path: Path) -> dict[str, dict[str, Any]]:
    """The classes of a word file. Raises TableError for a word in capitals, which no token could be."""
    classes: dict[str, dict[str, Any]] = read_toml(path)
    for name, words in classes.items():
        for word in words:
            if word != word.lower() or not word.isalpha():
                raise TableError(f"{path.name}: [{name}] {word}: write one word in lower case")
    return classes
