"""Independent voices: near-identical copies and updates of one wire story count once.

Signatures are one-permutation MinHash (Li, Owen, Zhang 2012) over shingles of four words, densified by rotation
(Shrivastava, Li 2014): one hash a shingle. Own lines, because `datasketch` would bring numpy and scipy for thirty.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from timeline.model import Source

__all__ = ["SAME_STORY", "fingerprint", "likeness", "voices"]

SIZE = 64
SHINGLE_WORDS = 4
SAME_STORY = 0.4
"""Share of equal signature parts from which two articles are one voice. An update that keeps half of the earlier
story's text and adds as much has a Jaccard likeness of a third to a half; unrelated reports stay below 0.1."""

_BITS = 32
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> tuple[int, ...]:
    """The MinHash signature of a text, () for one without words. Equal on every machine; 64 numbers of 32 bits."""
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    least: list[int | None] = [None] * SIZE
    for shingle in shingles:
        code = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")
        part, value = code % SIZE, code >> (64 - _BITS)
        held = least[part]
        least[part] = value if held is None else min(held, value)
    return tuple(_filled(least, part) for part in range(SIZE))


def _filled(least: Sequence[int | None], part: int) -> int:
    """An empty part takes the next full one's value, shifted by the distance."""
    for step in range(SIZE):
        value = least[(part + step) % SIZE]
        if value is not None:
            return (value + step * 0x9E3779B1) % (1 << _BITS)
    raise ValueError("a signature needs at least one shingle")


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of equal parts, an estimate of the Jaccard likeness of the shingles; 0 where a signature is missing."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def voices(documents: Iterable[str], sources: Mapping[str, Source]) -> dict[str, str]:
    """Each document's voice: the id of the first document (by day, then id) of the stories like it.

    Likeness chains: a copy of a copy is the same voice. Documents without a known fingerprint stand alone.
    """
    ids = sorted(documents, key=lambda d: _order(d, sources))
    prints = {d: sources[d].fingerprint if d in sources else () for d in ids}
    root = {d: d for d in ids}
    place = {d: n for n, d in enumerate(ids)}
    stories: dict[str, list[str]] = {}
    holders: dict[tuple[int, int], set[str]] = defaultdict(set)
    for one in ids:
        parts = list(enumerate(prints[one]))
        # What a story shares with the document is at least what any of its documents does, and mostly nothing.
        shared = Counter(story for part in parts for story in {root[d] for d in holders[part]})
        likely = [story for story, count in shared.items() if count / len(parts) >= SAME_STORY]
        same = [s for s in likely if any(likeness(prints[one], prints[d]) >= SAME_STORY for d in stories[s])]
        home = min((*same, one), key=place.__getitem__)
        joined = [d for story in same for d in stories.pop(story)]
        stories[home] = [*joined, one]
        root.update(dict.fromkeys(stories[home], home))
        for part in parts:
            holders[part] = {root[d] for d in holders[part]} | {home}
    return root


def _order(document: str, sources: Mapping[str, Source]) -> tuple[str, str]:
    source = sources.get(document)
    return (source.day.isoformat() if source and source.day else "9999"), document
