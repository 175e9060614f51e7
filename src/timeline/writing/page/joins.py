"""Why an entry's reports were taken for one event, and how each of its fields was read, as plain records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from timeline.merging.explain import MERGED
from timeline.model import Entry, Evidence

_BETWEEN = " ~ "
_JOINED = re.compile(r"_|(?<=[a-z])-(?=[a-z])")


def joins(entry: Entry, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """For each two reports that merging compared: their sources, the sum in bits, and its parts.

    numbers: of the documents, by id. The part that stood before any comparison comes first, then the weightiest.
    """
    documents = {event.id: event.document for event in entry.events}
    pairs: dict[str, list[Evidence]] = {}
    for row in entry.evidence:
        if row.field.startswith(MERGED):
            pairs.setdefault(row.text, []).append(row)
    return [_join(_ends(pair, documents, numbers), rows) for pair, rows in pairs.items()]


def _ends(pair: str, documents: dict[str, str], numbers: dict[str, int]) -> list[int]:
    """The sources of the two events; [] where they cannot be told. An id may itself hold what stands between them."""
    pieces = pair.split(_BETWEEN)
    for n in range(1, len(pieces)):
        one, other = _BETWEEN.join(pieces[:n]), _BETWEEN.join(pieces[n:])
        if one in documents and other in documents:
            return [numbers[documents[name]] for name in (one, other)]
    return []


def _join(ends: list[int], rows: list[Evidence]) -> dict[str, Any]:
    bits = sum(row.weight or 0.0 for row in rows)
    prior = f"{MERGED}prior"
    ordered = sorted(rows, key=lambda row: (row.field != prior, -abs(row.weight or 0.0), row.field))
    return {
        "sources": ends,
        "bits": round(bits, 2),
        "parts": [
            {
                "field": "to begin with" if row.field == prior else _plain(row.field.removeprefix(MERGED)),
                "level": _plain(row.rule),
                "bits": row.weight or 0.0,
            }
            for row in ordered
        ],
    }


def readings(entry: Entry, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """How the extractor came to the leading report's fields: field, words, rule, how sure (0 to 1), source."""
    return [
        {
            "field": _plain(row.field),
            "words": row.text,
            "rule": row.rule,
            "sure": row.weight,
            "source": numbers.get(row.document),
        }
        for row in _others(entry)
    ]


def _others(entry: Entry) -> Iterable[Evidence]:
    return (row for row in entry.evidence if not row.field.startswith(MERGED))


def _plain(text: str) -> str:
    """A name of the program's in a reader's words; the hyphen of "3-4" stays."""
    return _JOINED.sub(" ", text)
