"""Mentions of one real event in a document -> one group: each mention joins an earlier group or opens its own.

A mention is weighed against each group as a whole, not against single mentions, and against opening a group of its own
(cluster ranking: Rahman and Ng 2009, "Supervised models for coreference resolution"). So "the summit" goes to the
summit that the text is about, and who, where and when are known of a group by whichever of its mentions told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.events.groups import Group, contradicts
from timeline.events.ranking import joining_features, opening_features
from timeline.events.standing import Opening, stand
from timeline.events.weights import model

if TYPE_CHECKING:
    from timeline.events.facts import Facts

# By how much a group must be better than opening a new one (logits); 5-fold over train and dev.
JOIN = -0.6


def join(mentions: Sequence[Facts]) -> list[Group]:
    """Groups in the order of their first mention, each an event; mentions of none are left out.

    See `gather` for the first look, from left to right, and `stand` for the second, with the whole document known.
    """
    return stand(gather(mentions))


def gather(mentions: Sequence[Facts]) -> list[Opening]:
    """Groups in the order of their first mention; each mention joins the best group before it, if any is good.

    A sentence that the document repeats word for word tells of nothing new.
    """
    found: list[Opening] = []
    told: dict[tuple[str, int], Group] = {}
    weights = model("same")
    for place, mention in enumerate(mentions):
        key = wording(mention)
        if key in told:
            told[key].members.append(mention)
            told[key].reasons.append("the sentence is repeated")
            continue
        groups = [o.group for o in found]
        own = weights.score(opening_features(mention, groups))
        rows = [
            (g, joining_features(g, mention, groups, gap(mentions, g, place)))
            for g in groups
            if not contradicts(g, mention)
        ]
        scores = [weights.score(features) for _, features in rows]
        best = max(range(len(rows)), key=scores.__getitem__, default=None)
        if best is None or scores[best] <= own + JOIN:
            told[key] = Group([mention])
            rivals = tuple((s, g) for s, (g, _) in zip(scores, rows, strict=True))
            found.append(Opening(told[key], own, rivals))
        else:
            told[key], features = rows[best]
            told[key].members.append(mention)
            told[key].reasons.append(weights.explain(features).reason)
    return found


def wording(mention: Facts) -> tuple[str, int]:
    """The words of the mention's sentence, and where in it the mention stands."""
    spot = mention.spot
    return " ".join(spot.quote.split()), spot.start - spot.sentence.start


def gap(mentions: Sequence[Facts], group: Group, place: int) -> int:
    """How many mentions stand between the last one of the group and the one at that place."""
    last = group.members[-1]
    return place - 1 - next(i for i in range(place - 1, -1, -1) if mentions[i] is last)
