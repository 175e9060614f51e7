"""A second look at the groups, with the whole document known: which of them is an event of its own.

The first look goes from left to right and decides one mention at a time. It leaves fragments: mentions of an event of
which the text tells elsewhere in other words, and words that speak of no event at all. Here each group is weighed by
how sure its mentions are, by how much it was better kept apart than joined to another group, and how it is put. One
that does not stand joins the group that it fitted best, or goes where it fits none (stacking: Wolpert 1992).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import outlook
from timeline.events.groups import Group, contradicts
from timeline.events.types import builtin_types
from timeline.events.weights import logit, model, sigmoid

if TYPE_CHECKING:
    from collections.abc import Sequence

# From this score on (logits) a group stands; 3-fold over train and dev, and on half of our own articles.
STANDS = -0.1
# A group that was better kept apart by so much (logits) is not joined to its best rival, but goes.
_APART = 3.0
_UNRIVALLED = 9.0
_SURE_STEPS = (-0.2, 0, 0.3, 0.6, 1, 1.5, 2, 2.5, 3, 4, 5, 6)
_LEAD_STEPS = (-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 8)
_MANY = 4


@attrs.frozen(eq=False)
class Opening:
    """A group of the first look, and what its first mention was weighed against.

    own: the score of opening a group; rivals: the score of joining each earlier group that nothing kept it from.
    """

    group: Group
    own: float = 0.0
    rivals: tuple[tuple[float, Group], ...] = ()

    def rival(self) -> tuple[float, Group] | None:
        """By how much opening was better than joining the best group that still may be joined, and that group."""
        free = [(s, g) for s, g in self.rivals if not any(contradicts(g, m) for m in self.group.members)]
        if not free:
            return None
        score, group = max(free, key=lambda row: row[0])
        return self.own - score, group


def stand(openings: Sequence[Opening]) -> list[Group]:
    """The groups that are events of their own, in their order; the others' mentions join them, or go.

    From the last to the first, so that one that does not stand takes along what joined it. Mentions of types that the
    models have not learned are the user's own and always stand.
    """
    features = [standing_features(o) for o in openings]
    known = {t.name for t in builtin_types()}
    weights = model("stands")
    kept: list[Group] = []
    for opening, words in zip(reversed(openings), reversed(features), strict=True):
        group, rival = opening.group, opening.rival()
        if any(m.spot.type not in known for m in group.members) or weights.score(words) > STANDS:
            kept.append(group)
        elif rival is not None and rival[0] < _APART:
            _absorb(rival[1], group, f"no event of its own; {weights.explain(words).reason}")
    return kept[::-1]


def _absorb(group: Group, other: Group, reason: str) -> None:
    """Join the mentions of another group, which begins later, to the group, in text order."""
    first, *rest = group.members
    rows = [*zip(rest, group.reasons, strict=True), *zip(other.members, [reason, *other.reasons], strict=True)]
    rows.sort(key=lambda row: row[0].spot.start)
    group.members[:] = [first, *(m for m, _ in rows)]
    group.reasons[:] = [r for _, r in rows]


def standing_features(opening: Opening) -> list[str]:
    """What speaks for the group of the opening as an event of its own."""
    group, rival = opening.group, opening.rival()
    one = "single" if len(group.members) == 1 else "several"
    sure, lead = _sureness(group), _UNRIVALLED if rival is None else rival[0]
    steps = [f"sure>{s}" for s in _SURE_STEPS if sure > s] + [f"lead>{s}" for s in _LEAD_STEPS if lead > s]
    return [f"size={min(len(group.members), _MANY)}", *steps, *(f"{one},{row}" for row in (*steps, *_of_form(group)))]


def _sureness(group: Group) -> float:
    """The score that not all its mentions are mistaken (logits)."""
    doubt = 1.0
    for member in group.members:
        doubt *= 1 - sigmoid(member.spot.score)
    return logit(1 - doubt)


def _of_form(group: Group) -> list[str]:
    """How its first mention is put, and whether the title or the head of the text tells of it."""
    first = group.members[0]
    spot, clause = first.spot, first.spot.clause
    return [
        f"det={clause.determiner}",
        f"noun={spot.is_noun}",
        f"bare={first.is_bare}",
        f"plural={clause.plural}",
        f"outlook={outlook(clause)}",
        f"quoted={spot.quoted}",
        f"title={any(m.spot.in_title for m in group.members)}",
        f"head={spot.sentence.paragraph <= 1}",
    ]
