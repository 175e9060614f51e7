"""Titles and offices: which words make one, what its holder is, and how high."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from timeline.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Office", "Title", "TitleWord", "read_title", "title_word"]

_LOWEST = 6
_LONGEST = 5  # words in an office; a longer row in the file would never be found; a test holds that


class TitleWord(Enum):
    """What a word may do in a title."""

    OFFICE = "office"  # "minister", or a word of a longer office ("prime")
    LOWERING = "lowering"  # "deputy", "former"
    KEEPING = "keeping"  # "acting", "special"
    PORTFOLIO = "portfolio"  # "foreign", "defense"


class Office(Enum):
    """What the holder of a title is; the names are those of the tables in offices.en.toml."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    HEAD_OF_ORGANIZATION = "head-of-organization"
    ROYALTY = "royalty"
    MINISTER = "minister"
    ENVOY = "envoy"
    LEGISLATOR = "legislator"
    PARTY = "party"
    REGIONAL = "regional"
    MILITARY = "military"
    RELIGIOUS = "religious"
    OFFICIAL = "official"
    COURTESY = "courtesy"


@attrs.frozen(kw_only=True)
class Title:
    """A title read: its office in lower case, what the holder is, and the rank (1 head of state ... 6 anyone).

    former: the title says that it is held no longer ("former", "ex-", "late").
    """

    office: str
    kind: Office
    rank: int
    former: bool = False


@attrs.frozen(kw_only=True)
class _Offices:
    rank: int
    words: tuple[str, ...]


@attrs.frozen(kw_only=True)
class _Words:
    words: tuple[str, ...]


_FORMER = frozenset({"former", "ex", "ex-", "late", "then", "retired", "ousted", "deposed", "one-time", "onetime"})


@cache
def _offices() -> dict[tuple[str, ...], tuple[Office, int]]:
    table = load_table(Path(__file__).with_name("offices.en.toml"), _Offices)
    found: dict[tuple[str, ...], tuple[Office, int]] = {}
    for name, row in table.items():
        for phrase in row.words:
            found[tuple(phrase.split())] = (Office(name), row.rank)
    return found


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table = load_table(Path(__file__).with_name("title_words.en.toml"), _Words)
    return {name: row.words for name, row in table.items()}


@cache
def _kinds() -> dict[str, TitleWord]:
    kinds = {word: TitleWord(name) for name, words in _words().items() for word in words}
    for phrase in _offices():
        for word in phrase:
            if word not in {"of", "the", "and", "his", "her"}:
                kinds.setdefault(word, TitleWord.OFFICE)
        if len(phrase) == 1:
            kinds[phrase[0]] = TitleWord.OFFICE
    return kinds


def _bare(word: str) -> str:
    lower = word.casefold().replace("’", "'")
    return lower.removesuffix("'s").removeprefix("ex-")


def _singular(word: str) -> str:
    if word in _kinds():
        return word
    for ending, single in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + single in _kinds():
            return word.removesuffix(ending) + single
    return word


@lru_cache(maxsize=8192)
def title_word(word: str) -> TitleWord | None:
    """What the word may do in a title, whatever its case and number; None where it has no part in one."""
    bare = _bare(word)
    return _kinds().get(bare) or _kinds().get(_singular(bare))


def read_title(words: Sequence[str]) -> Title | None:
    """The title that a phrase holds ("Chinese", "Vice", "Foreign", "Minister"), None where it names no office.

    The longest office wins, of equals the last one before an "of"; words that lower the rank count where they stand
    before it.
    """
    plain = [_singular(_bare(word)) for word in words]
    best: tuple[int, int, int] | None = None  # length, position, end
    stop = plain.index("of") if "of" in plain else len(plain)
    for start in range(len(plain)):
        for length in range(1, min(_LONGEST, len(plain) - start) + 1):
            if tuple(plain[start : start + length]) in _offices():
                rank = (length, start if start < stop else -start, start + length)
                best = max(best, rank) if best else rank
    if best is None:
        return None
    length, _, end = best
    kind, rank_of = _offices()[tuple(plain[end - length : end])]
    before = plain[: end - length]
    lowered = not set(before).isdisjoint(_words()["lowering"])
    ex = any(word.casefold().startswith("ex-") for word in words)
    return Title(
        office=" ".join(plain[end - length : end]),
        kind=kind,
        rank=min(rank_of + (lowered or ex), _LOWEST),
        former=ex or any(word in _FORMER for word in before),
    )
