"""The inflected forms of English base words, so that tables name each word once.

Regular spelling rules (final e, y, doubled consonant, sibilants) after Quirk et al., "A Comprehensive Grammar of the
English Language", 3.5-3.20 and 5.80; what is irregular stands in `inflections.en.toml`.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from timeline.tables import read_toml

_VOWELS = "aeiou"
# Verbs of more syllables are mostly not stressed on the last ("visit", "open"); those that are stand in the table.
_SHORT = 4
_DOUBLES = re.compile(rf"^[^{_VOWELS}]*[{_VOWELS}][bdgklmnprt]$")


@functools.cache
def _irregular() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = read_toml(Path(__file__).with_name("inflections.en.toml"))
    return content


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural; a base that ends in s ("talks") stays as it is.

    >>> noun_forms("visit"), noun_forms("ceremony"), noun_forms("talks")
    (('visit', 'visits'), ('ceremony', 'ceremonies'), ('talks',))
    """
    if base in _irregular()["nouns"]:
        return (base, *_irregular()["nouns"][base])
    return (base,) if base.endswith("s") else (base, _with_s(base))


def verb_forms(base: str) -> tuple[str, ...]:
    """Base, third person, past, past participle and -ing form, each once.

    >>> verb_forms("sign"), verb_forms("tour")
    (('sign', 'signs', 'signed', 'signing'), ('tour', 'tours', 'toured', 'touring'))
    """
    past = _irregular()["verbs"].get(base, [_regular_past(base)])
    if not past:
        return (base,)
    return tuple(dict.fromkeys([base, _with_s(base), *past, _ing(base)]))


def _with_s(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|x|z|ch|sh)$|[^aeiou]o$", base) else "s")


def _stem(base: str) -> str:
    if base in _irregular()["doubled"]["verbs"] or ("-" not in base and len(base) <= _SHORT and _DOUBLES.search(base)):
        return base + base[-1]
    return base


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else _stem(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _stem(base) + "ing"
