"""What a signing puts its names to: "signed an extradition treaty in 1995" -> "extradition treaty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.grammar import Relation, compounds, governor, objects_of, prepositional_modifiers, relation, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.groups import Group

# Of longer phrases a label keeps the last words.
_LONGEST = 5
# Of "deals worth billions" the price is no paper, though a parse may take it for the object.
_NO_PAPER = frozenset({"worth", "billions", "millions"})
_MANY = frozenset({"two", "three", "four", "five", "six", "several", "number", "series", "host", "raft"})


def signed_of(group: Group) -> str:
    """The noun phrase of what is signed or adopted, without article; "" where no mention of a signing tells it."""
    for member in group.members:
        spot = member.spot
        head = _head(spot.token, is_noun=spot.is_noun) if spot.type == "signing" else None
        if head is not None:
            return _phrase(head)
    return ""


def _head(token: Token, *, is_noun: bool) -> Token | None:
    if is_noun:
        found = next((noun for word, noun in prepositional_modifiers(token) if word == "of"), None)
    elif objects := objects_of(token):
        found = objects[0]
    else:  # "a treaty was signed", "the treaty signed in Oslo"
        found = governor(token) if relation(token) is Relation.PARTICIPIAL else subject_of(token, implied=False)
        found = found if found is not None and (found.pos_ == "NOUN" or _is_paper(found)) else None
    if found is not None and found.lemma_.casefold() in _MANY:
        found = next((noun for word, noun in prepositional_modifiers(found) if word == "of"), found)
    return found if found is not None and found.pos_ in {"NOUN", "PROPN"} and found.lower_ not in _NO_PAPER else None


def _is_paper(token: Token) -> bool:
    """Whether a proper noun may be the name of a paper, not of who signs: "the Oslo Accord"."""
    return token.pos_ == "PROPN" and not token.ent_type_ and bool(compounds(token))


def _phrase(head: Token) -> str:
    words = [t for t in (*compounds(head), head) if not t.is_quote]
    return " ".join(t.text for t in words[-_LONGEST:])
