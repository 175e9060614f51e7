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

    from timeline.events.corefer import Group
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


def edition_of(group: Group) -> tuple[str | None, int | None]:
    """(series, ordinal) of the event; None for what no mention says. Of several names the most frequent."""
    names = Counter(name for m in group.members if (name := _series(m.spot)))
    numbers = [m.ordinal for m in group.members if m.ordinal]
    series = max(names, key=lambda n: (names[n], len(n), n)) if names else None
    return series, (Counter(numbers).most_common(1)[0][0] if numbers else None)


def _series(spot: Spot) -> str | None:
    """The proper name that the noun is the head of, without article, number and passing adjectives."""
    if not spot.is_noun:
        return None
    token = spot.token
    words = [t for t in _left(token) if not _is_passing(t)]
    if not any(t.pos_ == "PROPN" or t.text[:1].isupper() for t in words):
        return None
    first = words[0].idx
    text = token.doc.text[first : token.idx + len(token.text)]
    dropped = [t for t in token.doc[words[0].i : token.i] if t not in words]
    for word in dropped:
        text = text.replace(f"{word.text_with_ws}", "", 1)
    text = " ".join(_EDGES.sub("", text).split())
    return text or None


def _left(token: Token) -> list[Token]:
    """The words before the noun that belong to its name, in text order."""
    found = [t for t in token.subtree if t.i < token.i and token.i - t.i <= _LONGEST]
    for place, word in enumerate(reversed(found)):
        if word.i != token.i - 1 - place:
            return found[len(found) - place :]
    return found


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
