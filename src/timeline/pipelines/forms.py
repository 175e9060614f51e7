"""What a word looks like -> rows of the embedding tables: the only place where text becomes numbers.

Training and use read words through the same functions, so the tables and the code can not drift apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import attrs

AFFIX_ROWS = 6144
GRAM_ROWS = 8192
SHAPE_ROWS = 512
WORD_ROWS = 8192
CASE_CLASSES = ("lower", "Title", "UPPER", "U.", "miXed", "digits", "digital", "punctuation", "other")

# Typography is no information about syntax: one form for every quote and dash that newspapers use.
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'"}
    | {"–": "-", "‐": "-", "‑": "-", "−": "-", "\u00ad": "-", "…": "...", "\u00a0": " "},
)
_LONG_DASH = re.compile(r"^(?:—|―|-{2,})$")
_DIGIT = re.compile(r"\d")


# A private letter behind a quote, hyphen or slash says on which side it touches a word: it opens, closes, or joins.
_OPENS, _CLOSES, _JOINS = "\ue001", "\ue002", "\ue003"
_MARKS = _OPENS + _CLOSES + _JOINS
TOUCHING = frozenset("\"'-/:“”„«»‘’–—`") | {"--", "''", "``"}


@attrs.frozen(kw_only=True)
class Surface:
    """The rows that a written word has without any list of words; `plain` is it with plain quotes and dashes, `digits`
    that in lower case with a 0 for every digit.
    """

    plain: str
    digits: str
    any_word: int
    shape: int
    case: int
    affixes: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Form:
    """The rows of one written word; the network adds up the `affixes` and takes the mean of the `grams`.

    `word` is a row of a list of words, `any_word` a row that every word has and that some share.
    """

    glove: int
    word: int
    any_word: int
    shape: int
    case: int
    affixes: tuple[int, ...]
    grams: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Lexicon:
    """The words that have a row of their own; row 0 of both tables stands for every other word."""

    glove: dict[str, int]
    words: dict[str, int]

    def form(self, text: str) -> Form:
        """The rows of a token's text as written; any text has them."""
        seen = surface(text)
        return Form(
            glove=self._glove_row(seen.plain.lower(), seen.digits),
            word=self.words.get(seen.digits, 0),
            any_word=seen.any_word,
            shape=seen.shape,
            case=seen.case,
            affixes=seen.affixes,
            grams=_grams(seen.digits),
        )

    def _glove_row(self, lower: str, digits: str) -> int:
        lower = lower.rstrip(_MARKS)
        for candidate in (lower, lower.strip("'.-"), digits):
            row = self.glove.get(candidate)
            if row is not None:
                return row
        return 0


@lru_cache(maxsize=20_000)
def surface(text: str) -> Surface:
    """The rows that a token's text has in any table; kept, for both the splitter and the encoder ask for them."""
    plain = normal(text)
    digits = _DIGIT.sub("0", plain.lower())
    return Surface(
        plain=plain,
        digits=digits,
        any_word=_rows([digits], WORD_ROWS)[0],
        shape=_rows([_shape(plain)], SHAPE_ROWS)[0],
        case=case_class(plain),
        affixes=_affixes(digits),
    )


def marked(text: str, *, space_before: bool, space_after: bool) -> str:
    """The token as the network reads it: with a mark if it is a quote, hyphen or slash that touches a word."""
    if text not in TOUCHING or (space_before and space_after):
        return text
    return text + (_OPENS if space_before else _CLOSES if space_after else _JOINS)


@lru_cache(maxsize=100_000)
def normal(text: str) -> str:
    """The word with plain quotes, dashes and dots."""
    mark = text[-1:] if text[-1:] in _MARKS else ""
    plain = (text[:-1] if mark else text).translate(_TYPOGRAPHY)
    if _LONG_DASH.match(plain):
        return "--" + mark
    return ('"' if plain in {"''", "``"} else plain) + mark


def case_class(text: str) -> int:
    """Position in CASE_CLASSES."""
    if not any(char.isalnum() for char in text):
        return 7
    if any(char.isdigit() for char in text):
        return 5 if not any(char.isalpha() for char in text) else 6
    if text.islower():
        return 0
    if text.isupper():
        return 3 if len(text) == 1 or "." in text else 2
    if text.istitle():
        return 1
    return 4 if text[0].isupper() or any(char.isupper() for char in text) else 8


def _shape(text: str) -> str:
    shape: list[str] = []
    for char in text[:20]:
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if shape[-3:] != [kind] * 3:
            shape.append(kind)
    return "".join(shape)


def _affixes(lower: str) -> tuple[int, ...]:
    ends = [f"-{lower[-n:]}" for n in (1, 2, 3, 4) if n <= len(lower)]
    starts = [f"{lower[:n]}-" for n in (2, 3) if n <= len(lower)]
    return _rows([*starts, *ends], AFFIX_ROWS)


def _grams(lower: str) -> tuple[int, ...]:
    marked = f"<{lower[:24]}>"
    grams = [marked[i : i + n] for n in (3, 4, 5) for i in range(len(marked) - n + 1)] or [marked]
    return _rows(grams, GRAM_ROWS)


def _rows(texts: list[str], rows: int) -> tuple[int, ...]:
    return tuple([crc32(text.encode("utf-8", "surrogatepass")) % rows for text in texts])
