"""Which edition of which series: "the second China-Central Asia summit" -> "China-Central Asia summit", 2."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.events.facts import ordinal_of
from timeline.events.words import words
from timeline.grammar import Relation, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.spots import Spot

_KEPT = (
    Relation.COMPOUND,
    Relation.TITLE,
    Relation.ADJECTIVE,
    Relation.POSSESSIVE,
    Relation.NAME,
    Relation.PUNCTUATION,
    Relation.PREPOSITION,
)
_PLAIN = words("passing")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 12
_NO_NAME = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON", "DET", "ADV"})


def edition_of(group: Group) -> tuple[str | None, int | None]:
    """(series, ordinal) of the event; None for what no mention says. Of several names the most frequent."""
    names = Counter(name for m in group.members if (name := _series(m.spot)))
    numbers = [m.edition for m in group.members if m.edition]
    series = max(names, key=lambda n: (names[n], len(n), n)) if names else None
    return series, (Counter(numbers).most_common(1)[0][0] if numbers else None)


def _series(spot: Spot) -> str | None:
    """The proper name that the noun is the head of, without article, number and passing adjectives."""
    if not spot.is_noun:
        return None
    token = spot.token
    people, dates = _stretches(spot)
    left = _left(token)
    if any(p.start <= t.idx < p.end for t in left for p in people):
        return None  # "Dahl's visit" is no series of visits
    words = [t for t in left if not _is_passing(t) and not any(a <= t.idx < b for a, b in dates)]
    if not any(t.pos_ == "PROPN" or t.text[:1].isupper() for t in words):
        return None
    text = ""
    for word in (*words, token):
        gap = text and word.i and not text.endswith(" ") and word.doc[word.i - 1] not in words
        text += (" " if gap else "") + word.text_with_ws
    return " ".join(_EDGES.sub("", text).split()) or None


def _stretches(spot: Spot) -> tuple[list[Name], list[tuple[int, int]]]:
    """The persons of the sentence, and where its dates stand: neither is part of the name of a series."""
    people = [name for _, name in spot.names if name.kind == "person"]
    return people, [(time.start, time.end) for _, time in spot.times]


def _left(token: Token) -> list[Token]:
    """The words before the noun that belong to its name, in text order: back to the first that no name holds."""
    inside = {t.i for t in token.subtree}
    found: list[Token] = []
    for place in range(token.i - 1, max(-1, token.i - 1 - _LONGEST), -1):
        word = token.doc[place]
        if place not in inside or word.pos_ in _NO_NAME or word.is_space:
            break
        found.append(word)
    return found[::-1]


def _is_passing(token: Token) -> bool:
    kind = relation(token)
    if kind in (
        Relation.DETERMINER,
        Relation.NUMBER,
        Relation.POSSESSIVE,
        Relation.PREPOSITION,
    ) and token.lower_ not in ("'s", "’s"):
        return kind is not Relation.POSSESSIVE or token.pos_ == "PRON"
    return bool(ordinal_of(token.lower_)) or token.lower_ in _PLAIN or token.is_quote or token.text in "()[]"
