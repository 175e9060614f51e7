"""How a name stands beside a mention: the path between them in the parse, the words around it, what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import is_reporting, preposition
from timeline.events.roles import top_of
from timeline.grammar import Relation, governor, governors, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.context import Context
    from timeline.events.names import Name
    from timeline.events.spots import Spot

_LONGEST = 3
_SAME_ACTOR = frozenset({Relation.OPEN_COMPLEMENT, Relation.CONJUNCT})
_BEFORE = frozenset(
    {
        "in", "at", "to", "from", "into", "for", "of", "on", "near", "the", "with", "between", "and", "by", "like",
        "including", "as", "against", "among", "under", "after", "before", "via", "through", "outside", "around",
    }
)  # fmt: skip
_AFTER = frozenset({"'s", "’s", "said", "and", ",", "-", "(", "to", "who", "has", "will", "on", "in", "told", "or"})


@attrs.frozen(kw_only=True)
class Beside:
    """One occurrence of a name beside one mention.

    up, down: the relations that lead from the mention and from the name to the word over both; "long" beyond three,
    "none" where they share no sentence; over: the lemma that governs the name's phrase, with its preposition;
    own: what the phrase is to that word; listed: whether the name stands in a list behind another;
    reported: whether a verb of saying is the word over both; before, after: the small words next to the name.
    joint: the lemma of the word over both, "none" where none is; arm, stem: what the branches that hold the name and
    the mention are to it, "self" for one that is that word.
    """

    up: str
    down: str
    over: str
    own: str
    listed: bool
    reported: bool
    before: str
    after: str
    joint: str = "none"
    arm: str = "none"
    stem: str = "none"


def beside(context: Context, spot: Spot, name: Name) -> Beside:
    """How the name stands beside the mention; found once."""
    key = spot.token.i, name.start, name.end
    if key not in context.stands:
        context.stands[key] = _beside(context, spot, name)
    return context.stands[key]


def _beside(context: Context, spot: Spot, name: Name) -> Beside:
    before, after = _around(context, name)
    head = context.head(name.start, name.end)
    if head is None or not context.are_together(head, spot.token):
        return Beside(
            up="none", down="none", over="none", own="none", listed=False, reported=False, before=before, after=after
        )
    top = top_of(head, spot.token)
    above = governor(top)
    ours, theirs, joint = _path(spot.token, top)
    marker = preposition(top)
    return Beside(
        up="long" if joint is None else _steps(ours),
        down="long" if joint is None else _steps(theirs),
        over=f"{above.lemma_.casefold()}:{marker}" if above is not None else "root",
        own=relation(top).value,
        listed=top is not head and relation(head).value == "conjunct",
        reported=joint is not None and is_reporting(joint),
        before=before,
        after=after,
        joint="none" if joint is None else joint.lemma_.casefold(),
        arm=_last(theirs),
        stem=_last(ours),
    )


def _path(mention: Token, top: Token) -> tuple[list[Token], list[Token], Token | None]:
    """The words from the mention and from the name up to the first one over both, and that one."""
    ours, theirs = [mention, *governors(mention)], [top, *governors(top)]
    places = {t.i: n for n, t in enumerate(ours)}
    for steps, token in enumerate(theirs):
        if token.i in places:
            return ours[: places[token.i]], theirs[:steps], token
    return [], [], None


def _last(chain: list[Token]) -> str:
    """What the last word of the way is to the word that it leads to."""
    return relation(chain[-1]).value if chain else "self"


def _steps(chain: list[Token]) -> str:
    """The relations on the way, without those that change nothing in who acts: "agreed to meet", "met and signed"."""
    chain = [t for t in chain if relation(t) not in _SAME_ACTOR or t.pos_ not in {"VERB", "AUX"}]
    if len(chain) > _LONGEST:
        return "long"
    return "/".join(_step(t) for t in chain) or "self"


def _step(token: Token) -> str:
    kind, marker = relation(token).value, preposition(token)
    return f"{kind}:{marker}" if marker else kind


def _around(context: Context, name: Name) -> tuple[str, str]:
    """The small words next to the name; of a titled one, before the title's first capital."""
    words = context.text[max(0, name.start - 15) : name.start].split()
    last = words[-1].casefold() if words else ""
    rest = context.text[name.end : name.end + 12].split()
    following = rest[0].casefold() if rest else ""
    if following[:2] in {"'s", "’s"}:
        following = "'s"
    elif following[:1] in {",", "-", "(", "."}:
        following = following[0]
    return (last if last in _BEFORE else "other"), (following if following in _AFTER else "other")
