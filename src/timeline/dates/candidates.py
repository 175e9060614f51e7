"""Which languages a short text may be a date in: those that know its words, by dateparser's data.

dateparser itself asks all its languages in turn, which costs a second or two before the first answer. One index of
their words of time answers at once that most texts are no date in any of them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_MOST = 8  # languages that are worth asking; more know a word only where it is the same in all of them
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "year", "month", "week",
    "day", "hour", "minute", "second", "ago", "in", "am", "pm",
)  # fmt: skip
_LINKS = ("skip", "pertain", "sentence_splitter_group")
# Scripts that write words without blanks between them: Thai, Lao, Burmese, Khmer, Kana, Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_UNSPACED = re.compile(f"[{UNSPACED}]")


def candidates(text: str) -> tuple[str, ...]:
    """The languages that know most words of the text and at least one word of time in it, the likeliest first.

    >>> candidates("vor drei Tagen")[0]
    'de'
    >>> candidates("hello world")
    ()
    """
    telling, linking, unspaced = _index()
    known: dict[str, int] = {}
    told: set[str] = set()
    for word in {fold(match.group()) for match in _WORD.finditer(text)}:
        if _UNSPACED.search(word):
            codes = {code for code, names in unspaced.items() if any(name in word for name in names)}
            told |= codes
        else:
            codes = set(telling.get(word, ()))
            told |= codes
            codes.update(linking.get(word, ()))
        for code in codes:
            known[code] = known.get(code, 0) + 1
    order = _order()
    found = sorted((-known[code], order[code], code) for code in told)
    return tuple(code for _, _, code in found[:_MOST])


def fold(text: str) -> str:
    """Lower case without accents, as dateparser compares words."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn")


@functools.cache
def _order() -> Mapping[str, int]:
    """The rank of each language, by the number of its speakers."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - dateparser is slow to import

    return {code: rank for rank, code in enumerate(language_order)}


@functools.cache
def _index() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The languages of each word of time and of each word that only links them; the unspaced names by language."""
    from dateparser.languages.loader import default_loader  # noqa: PLC0415

    telling: dict[str, list[str]] = {}
    linking: dict[str, list[str]] = {}
    unspaced: dict[str, tuple[str, ...]] = {}
    for code in _order():
        info = default_loader.get_locale(code).info
        names = list(_time_words(info))
        for word in _split(names):
            telling.setdefault(word, []).append(code)
        for word in _split(_link_words(info)):
            linking.setdefault(word, []).append(code)
        if joined := tuple(fold(name) for name in names if _UNSPACED.search(name)):
            unspaced[code] = joined
    return (
        {word: tuple(codes) for word, codes in telling.items()},
        {word: tuple(codes) for word, codes in linking.items()},
        unspaced,
    )


def _split(names: Iterable[str]) -> set[str]:
    return {fold(match.group()) for name in names for match in _WORD.finditer(name)}


def _time_words(info: Mapping[str, Any]) -> Iterator[str]:
    """Months, weekdays, units, day words, and what stands around a number in counted forms."""
    for key in _NAMES:
        yield from info.get(key, ())
    for words in info.get("relative-type", {}).values():
        yield from words
    for forms in info.get("relative-type-regex", {}).values():
        for form in forms:
            yield re.sub(r"\(\\d[^)]*\)|\\.", " ", form)


def _link_words(info: Mapping[str, Any]) -> Iterator[str]:
    """Words that dateparser passes over, and words that it rewrites, such as numbers."""
    for key in _LINKS:
        found = info.get(key, ())
        if not isinstance(found, (int, str)):
            yield from (word for word in found if isinstance(word, str))
    for rule in info.get("simplifications", ()):
        for pattern in rule:
            yield re.sub(r"\\.", " ", str(pattern))
