"""How many words of a text a known name may take in, by its first word: what a scan need not look past."""

from __future__ import annotations

from functools import cache, lru_cache

from timeline.gazetteer.countries import name_indexes
from timeline.gazetteer.lookup import fold
from timeline.gazetteer.organizations import body_index
from timeline.gazetteer.places import site_index

__all__ = ["longest_name"]


@cache
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for index in (*name_indexes(), body_index(), site_index()):
        for name in index.names():
            words = name.split()
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@lru_cache(maxsize=8192)
def longest_name(first: str) -> int:
    """The number of words in the longest country, people, organisation, venue or region name that begins with the word.

    0 where none does. Hyphens part words, as in `lookup.fold`.
    """
    key = fold(first)
    head = key.split(" ", 1)[0]
    found = _longest().get(head, 0)
    return found or (_longest().get(fold(first.title()), 0) if key.isupper() else 0)
