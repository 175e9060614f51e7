"""Ids that are unique among all documents read together, the same ones for the same files in any order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

from timeline.reading.files import Found

# Ways to name a file, shortest first.
_SPELLINGS: tuple[Callable[[Found], str], ...] = (
    lambda file: file.stem,
    lambda file: file.relative,
    lambda file: file.relative + file.ending,
    lambda file: file.path.as_posix(),
)


def file_ids(files: Iterable[Found]) -> dict[str, str]:
    """For each file (by its path) the id of its article: its name without ending, as much of its path as tells files
    of one name apart, and its ending where only that does.
    """
    files = list(files)
    found: dict[str, str] = {}
    for spell in _SPELLINGS:
        rest = [file for file in files if str(file.path) not in found]
        counts = Counter(spell(file) for file in rest)
        taken = set(found.values())
        found |= {str(f.path): spell(f) for f in rest if counts[spell(f)] == 1 and spell(f) not in taken}
    return found


class Register:
    """The ids given so far, each with a digest of its text: the same article twice is one, two articles never share
    an id.
    """

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}

    def take(self, wanted: str, text: str, *, spare: str) -> str | None:
        """The id for a document that wants this one; None if it was read before, text and all.

        `spare` tells it from another document of the same id ("dump/2005.jsonl:7").
        """
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        spares = (f"{wanted} ({spare})" + f" {number}" * (number > 1) for number in itertools.count(1))
        identifier = wanted
        while self._texts.get(identifier, digest) != digest:
            identifier = next(spares)
        is_new = identifier not in self._texts
        self._texts[identifier] = digest
        return identifier if is_new else None
