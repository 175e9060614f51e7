"""Who governs whom, and the nouns around a word: the same answers for both dependency schemes.

Every function takes tokens of a parsed Doc and gives tokens in the order of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.grammar.labels import Relation, relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = [
    "appositions", "clausal_modifiers", "compounds", "conjuncts", "governor", "governors", "possessor",
    "prepositional_modifiers",
]  # fmt: skip

_STEPS = 12  # no clause chain of real news is longer; a bound keeps hostile parses linear
_NOUNS_UNDER_PREPOSITION = frozenset({Relation.PREPOSITIONAL, Relation.AGENT})


def is_preposition(token: Token) -> bool:
    """Whether ClearNLP hangs a noun or clause below this preposition."""
    return token.dep_ in {"prep", "agent"} or (token.dep_ == "dative" and token.pos_ == "ADP")


def governor(token: Token) -> Token | None:
    """The word that the token belongs to, prepositions passed over; None for the root of a sentence."""
    head = token.head
    for _ in range(_STEPS):
        if head == token:
            return None
        if not is_preposition(head):
            return head
        token, head = head, head.head
    return None


def governors(token: Token) -> tuple[Token, ...]:
    """The chain of governors up to the root, the nearest first."""
    chain: list[Token] = []
    above = governor(token)
    while above is not None and len(chain) < _STEPS:
        chain.append(above)
        above = governor(above)
    return tuple(chain)


def dependents(token: Token, *kinds: Relation) -> tuple[Token, ...]:
    """The token's own children that stand in one of these relations to it."""
    return tuple(child for child in token.children if relation(child) in kinds)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The other members of the list that the token is in ("A, B and C"), wherever it stands in it; () for no list."""
    return tuple(sorted(token.conjuncts, key=lambda t: t.i))


def appositions(token: Token) -> tuple[Token, ...]:
    """The heads of what the noun is explained by: "minister" for "Lavrov" in "Lavrov, the foreign minister"."""
    return dependents(token, Relation.APPOSITION)


def compounds(token: Token) -> tuple[Token, ...]:
    """Nouns and adjectives that stand in front of the noun: "US", "State" and "visit" of "US state visit" give two."""
    kinds = (Relation.COMPOUND, Relation.TITLE, Relation.ADJECTIVE)
    return tuple(child for child in dependents(token, *kinds) if child.i < token.i)


def possessor(token: Token) -> Token | None:
    """Whose it is: "Putin" (or the pronoun "his") in "Putin's visit"."""
    found = dependents(token, Relation.POSSESSIVE)
    return found[0] if found else None


def prepositional_modifiers(token: Token) -> tuple[tuple[str, Token], ...]:
    """(preposition, noun) of each prepositional phrase of a verb or noun, in the order of the text.

    The preposition is in lower case, one of several words joined: "ahead of", "because of". A by-phrase of a passive
    is among them. A predicate that is itself a prepositional phrase ("the talks are in Rome": UD makes "Rome" the
    predicate) is given with its own preposition. Members of a list behind the first are left to `conjuncts`.
    """
    found = list(_modifiers(token, ""))
    if dependents(token, Relation.COPULA) and (own := _preposition_of(token)):
        found.append((own, token))
    return tuple(sorted(found, key=lambda pair: pair[1].i))


def _modifiers(token: Token, before: str) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        if is_preposition(child):
            yield from _below(child, before)
        elif relation(child) in _NOUNS_UNDER_PREPOSITION:
            yield _join(before, _preposition_of(child)), child
        elif not before and relation(child) is Relation.ADVERB:
            yield from _modifiers(child, child.lower_)  # "ahead" with "of the summit" below it


def _below(preposition: Token, before: str) -> Iterator[tuple[str, Token]]:
    """ClearNLP: the noun of the preposition, perhaps behind a second one ("out of", "because of")."""
    lead = [t.lower_ for t in preposition.children if t.i < preposition.i and t.dep_ in {"pcomp", "advmod", "prep"}]
    name = _join(before, " ".join([*lead[-1:], preposition.lower_]))
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield name, child
        elif child.dep_ == "prep" and child.i > preposition.i:
            yield from _below(child, name)


def _preposition_of(noun: Token) -> str:
    """UD: the case words of the noun with the fixed words below them; possessive 's is none."""
    words = [t for t in noun.children if t.dep_ == "case" and t.lower_ not in {"'s", "’s", "'", "’"}]
    words += [t for word in words for t in word.children if t.dep_ == "fixed"]
    return " ".join(t.lower_ for t in sorted(words, key=lambda t: t.i))


def _join(first: str, second: str) -> str:
    return f"{first} {second}".strip()


def clausal_modifiers(token: Token) -> tuple[tuple[str, Token], ...]:
    """(marker, verb) of each clause below a verb or noun: ("after", "meeting") in "left after meeting Lavrov".

    The marker is in lower case, "" for a bare participle or infinitive ("arrived to attend" gives "to").
    """
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if is_preposition(child):
            found += [(child.lower_, t) for t in child.children if t.dep_ == "pcomp"]
        elif relation(child) in {Relation.ADVERBIAL, Relation.PARTICIPIAL, Relation.OPEN_COMPLEMENT}:
            found.append((_marker(child), child))
    return tuple(sorted(found, key=lambda pair: pair[1].i))


def _marker(verb: Token) -> str:
    words = [t for t in verb.children if t.i < verb.i and (t.dep_ in {"mark", "case"} or t.lower_ in {"when", "while"})]
    infinitive = [t for t in verb.children if t.lower_ == "to" and t.pos_ == "PART"]
    return " ".join(t.lower_ for t in sorted({*words, *infinitive}, key=lambda t: t.i))
