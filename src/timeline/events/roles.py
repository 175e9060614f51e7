"""How a stretch of text (a name, a date) stands to a mention in the parse: one word for each way.

"own:prepositional:with" is a phrase of the mention itself, "up1:subject" the subject of the verb over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clause import preposition
from timeline.grammar import Relation, governor, governors, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset(
    {Relation.APPOSITION, Relation.CONJUNCT, Relation.COMPOUND, Relation.TITLE, Relation.NAME, Relation.POSSESSIVE}
)
_PHRASES = frozenset({Relation.PREPOSITIONAL, Relation.AGENT, Relation.UNMARKED})
_LEVELS = 3
_STEPS = 12


# Bounds of the classes of distance, in words.
_DISTANCES = (2, 4, 8, 15, 30)


def distance(text: str, start: int, end: int, other_start: int, other_end: int) -> str:
    """How many words lie between two stretches, in classes: "<2", "<4" ... "far"."""
    count = len(text[min(end, other_end) : max(start, other_start)].split())
    return next((f"<{bound}" for bound in _DISTANCES if count < bound), "far")


def top_of(token: Token, mention: Token) -> Token:
    """The head of the whole phrase: up through appositions, lists and titles, but never onto the mention."""
    for _ in range(_STEPS):
        above = governor(token)
        if above is None or above == mention or relation(token) not in _WITHIN or above.pos_ in {"VERB", "AUX"}:
            return token
        token = above
    return token


def role(mention: Token, head: Token) -> str:
    """The way from the mention to the head of a stretch of its sentence; "apart" where they share no more than that."""
    top = top_of(head, mention)
    if mention in (top, head):
        return "within"
    above = governor(top)
    if above == mention:
        return f"own:{_name(top)}"
    for level, item in enumerate(governors(mention)[:_LEVELS], 1):
        if item == top:
            return f"over{level}"
        if above == item:
            return f"up{level}:{_name(top)}"
    if mention in governors(top):
        return "below"
    return "apart"


def _name(token: Token) -> str:
    kind = relation(token)
    if kind in _PHRASES:
        return f"{kind.value}:{preposition(token)}"
    return kind.value


def way_between(first: Token, second: Token) -> str:
    """The way between two mentions of one sentence: how the lower one hangs on the upper, "apart" for a long way."""
    for one, other, sign in ((first, second, ">"), (second, first, "<")):
        chain = [one, *governors(one)]
        if other in chain:
            steps = chain[: chain.index(other)]
            return sign + "/".join(_name(t) for t in steps[:_LEVELS]) if len(steps) <= _LEVELS else sign + "far"
    return "apart"
