"""Names as merging compares them: people, organisations and places that different reports write differently.

Nothing here knows an event. Every function is cached: a corpus repeats few names many times.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import Enum

import attrs

from timeline.gazetteer import organization
from timeline.merging.words import words

__all__ = ["Likeness", "Person", "body", "compare_people", "fold", "person", "same_organization", "similar", "skeleton"]

_SHORT = 4
_LONG = 7
_INITIAL = re.compile(r"[A-Z]")


class Likeness(Enum):
    """How far two names of people agree."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


@attrs.frozen(cache_hash=True)
class Person:
    """The folded words of a person's name, in order; particles and titles left out."""

    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word, which is the surname in western order."""
        return self.words[-1]


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower case without accents, full stops and apostrophes; hyphens and other marks become blanks."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’‘`ʻ")
    return " ".join(re.sub(r"[^\w]+", " ", kept).casefold().split())


@functools.lru_cache(maxsize=65536)
def person(name: str) -> Person | None:
    """The name's words; None where nothing is left. Hyphened given names are one word: "Moo-hyun" is "moohyun"."""
    said = fold(re.sub(r"\s*[-‐‑–]\s*", "", re.sub(r"[’']s\b", "", name))).split()
    kept = tuple(word for word in said if word not in words("small") | words("addresses")) or tuple(said)
    return Person(kept) if kept else None


@functools.lru_cache(maxsize=65536)
def similar(one: str, other: str) -> bool:
    """Equal words, or spellings of one word: one letter differs (two in words of seven and more), or two stand swapped.

    Short words (under four letters) and those with digits must be equal.
    """
    if one == other:
        return True
    short = min(len(one), len(other))
    if short < _SHORT or one[0] != other[0] or any(c.isdigit() for c in one + other):
        return False
    return _edits(one, other) <= (2 if short >= _LONG else 1)


def _edits(one: str, other: str) -> int:
    """Edit distance with transpositions (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


@functools.lru_cache(maxsize=262144)
def compare_people(one: Person, other: Person) -> Likeness:
    """Whether two names may be one person.

    SAME: the same words, spelling apart. COMPATIBLE: one is a shorter form ("Hu", "Bush", "G. Bush"), or the surname
    is shared and the given names are forms of one another. DIFFERENT: anything else ("Laura Bush", "George W. Bush").
    """
    short, long = sorted((one.words, other.words), key=len)
    if len(short) == len(long) and all(similar(a, b) for a, b in zip(sorted(short), sorted(long), strict=True)):
        return Likeness.SAME
    if len(short) == 1:
        ends = similar(short[0], long[-1]) or similar(short[0], long[0])
        return Likeness.COMPATIBLE if ends else Likeness.DIFFERENT
    if "".join(short) == "".join(long):
        return Likeness.SAME
    if all(any(_stands_for(a, b) for b in long) for a in short):
        return Likeness.COMPATIBLE
    return Likeness.DIFFERENT


def _stands_for(short: str, long: str) -> bool:
    """An initial stands for a word that begins with it."""
    if similar(short, long):
        return True
    return (len(short) == 1 and long.startswith(short)) or (len(long) == 1 and short.startswith(long))


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The word's different consonants and digits in order of the alphabet; the word itself where they are under three.

    Spellings of one name share it mostly ("mohamad", "mohammed"), so it serves as a blocking key.
    """
    letters = sorted({c for c in word if c not in "aeiouyhw"})
    return "".join(letters) if len(letters) > 2 or any(c.isdigit() for c in letters) else word  # noqa: PLR2004


@functools.lru_cache(maxsize=65536)
def initials(name: str) -> str:
    """The acronym of a name of several words ("World Trade Organization": "wto"); an acronym as it is; else ""."""
    parts = [w for w in re.split(r"[\s\-‐‑–/]+", name.strip()) if w]
    if len(parts) == 1:
        word = parts[0].replace(".", "")
        return word.casefold() if word.isupper() and word.isalpha() else ""
    letters = [w[0] for w in parts if fold(w) not in words("small") and _INITIAL.match(fold(w).upper())]
    return "".join(letters).casefold() if len(letters) > 1 else ""


@functools.lru_cache(maxsize=65536)
def body(name: str) -> str | None:
    """The gazetteer's key of an organisation, None where it does not know the name for certain."""
    found = organization(name).sure
    return found.key if found else None


@functools.lru_cache(maxsize=262144)
def same_organization(one: str, other: str) -> bool:
    """Whether two names may be one organisation: equal, an acronym and its words, or most words shared, in spelling."""
    a, b = fold(one).split(), fold(other).split()
    known = body(one), body(other)
    if a == b or (known[0] and known[1]):
        return a == b or known[0] == known[1]
    acronyms = initials(one), initials(other)
    if acronyms[0] and acronyms[0] == acronyms[1] and (len(a) == 1 or len(b) == 1):
        return True
    short, long = sorted((set(a) - words("small"), set(b) - words("small")), key=len)
    if len(short) < 2:  # noqa: PLR2004
        return False
    return all(any(similar(x, y) or _same_stem(x, y) for y in long) for x in short) and len(long) <= len(short) + 2


def _same_stem(one: str, other: str) -> bool:
    """Words that begin alike for five letters ("organisation", "organization", "African", "Africa")."""
    return len(one) > _SHORT and len(other) > _SHORT and one[:5] == other[:5]
