"""What a name may stand for, and whether that is certain; and how names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Index", "Lookup", "fold"]

T = TypeVar("T")

# Letters that decomposition leaves as they are, as English newspapers write them.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'",
     "ʻ": "'", "-": " ", "‑": " ", "–": " ", ".": ""}
)  # fmt: skip
_LONGEST_ACRONYM = 5


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name as it is compared: lower case, without accents and full stops, hyphens as blanks.

    Acronyms of up to five capitals keep their case ("US", "WHO", "CAR"), so that they are not read into "us" or "who".
    """
    bare = name.replace(".", "")
    if bare.isupper() and bare.isalpha() and len(bare) <= _LONGEST_ACRONYM:
        return bare
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(name.casefold().translate(_PLAIN).split())


@attrs.frozen(kw_only=True)
class Lookup(Generic[T]):
    """The readings of a name, the likeliest first; () where the name is not known.

    certain: no other reading is likely in news ("Paris" is, "Georgia" and "Congo" are not).
    """

    readings: tuple[T, ...] = ()
    certain: bool = False

    def __bool__(self) -> bool:
        return bool(self.readings)

    @property
    def best(self) -> T | None:
        """The likeliest reading, None where there is none."""
        return self.readings[0] if self.readings else None

    @property
    def sure(self) -> T | None:
        """The reading where it is certain, else None."""
        return self.readings[0] if self.certain and self.readings else None


class Index(Generic[T]):
    """Folded name -> what goes by it. A short name in capitals is also found where all the text is in capitals."""

    def __init__(self) -> None:
        self._rows: dict[str, list[T]] = {}

    def add(self, name: str, row: T) -> None:
        """File the row under the name; the same row twice under one name counts once."""
        rows = self._rows.setdefault(fold(name), [])
        if row not in rows:
            rows.append(row)

    def names(self) -> Iterable[str]:
        """The folded names."""
        return self._rows.keys()

    def get(self, name: str) -> list[T]:
        """All that goes by the name, with or without a leading "the"; names in capitals as if they were not."""
        bare = name[4:] if name[:4] in {"the ", "The ", "THE "} else name
        found = self._rows.get(fold(bare))
        if found is None and fold(bare).isupper():
            found = self._rows.get(fold(bare.title()))
        return found or []
