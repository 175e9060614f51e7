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
from timeline.events.weights import model

if TYPE_CHECKING:
    from timeline.events.facts import Facts

# By how much a group must be better than opening a new one, and above which score a mention may stay alone (logits);
# 5-fold over train and dev.
JOIN = -0.6
ALONE = 0.3


def join(mentions: Sequence[Facts]) -> list[Group]:
    """Groups in the order of their first mention; each mention joins the best group before it, if any is good.

    A sentence that the document repeats word for word tells of nothing new. A mention that stays alone must be a surer
    one than a mention among others: nothing else speaks for its event.
    """
    groups: list[Group] = []
    told: dict[tuple[str, int], Group] = {}
    weights = model("same")
    for place, mention in enumerate(mentions):
        key = wording(mention)
        if key in told:
            told[key].members.append(mention)
            told[key].reasons.append("the sentence is repeated")
            continue
        best, best_score, best_features = None, weights.score(opening_features(mention, groups)) + JOIN, [""]
        for group in groups:
            if contradicts(group, mention):
                continue
            features = joining_features(group, mention, groups, gap(mentions, group, place))
            score = weights.score(features)
            if score > best_score:
                best, best_score, best_features = group, score, features
        if best is None:
            best = Group([mention])
            groups.append(best)
        else:
            best.members.append(mention)
            best.reasons.append(weights.explain(best_features).reason)
        told[key] = best
    return [g for g in groups if len(g.members) > 1 or g.members[0].spot.score > ALONE]


def wording(mention: Facts) -> tuple[str, int]:
    """The words of the mention's sentence, and where in it the mention stands."""
    spot = mention.spot
    return " ".join(spot.quote.split()), spot.start - spot.sentence.start


def gap(mentions: Sequence[Facts], group: Group, place: int) -> int:
    """How many mentions stand between the last one of the group and the one at that place."""
    last = group.members[-1]
    return place - 1 - next(i for i in range(place - 1, -1, -1) if mentions[i] is last)
