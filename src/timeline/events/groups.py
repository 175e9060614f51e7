"""The mentions of one event in a document, and what keeps a mention out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.agreement import actors_agree, places_agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.facts import Facts
    from timeline.events.names import Name


# Types of which no event is both; a video conference may be a call and a meeting, a leaders' meeting a summit.
_NEVER_ONE = frozenset(frozenset(pair) for pair in [("visit", "signing"), ("visit", "call"), ("call", "signing")])


@attrs.define(eq=False)
class Group:
    """The mentions of one event, in text order, and why they were joined."""

    members: list[Facts]
    reasons: list[str] = attrs.field(factory=list)

    def names(self, slot: str) -> list[Name]:
        """The names that fill the slot of any of its mentions."""
        return [n for m in self.members for n in getattr(m.spot.slots, slot)]


def group_type(group: Group) -> str:
    """The type that most mentions speak of; nouns count before verbs, a summit before a meeting, then the first."""
    votes = [m.spot.type for m in group.members]
    nouns = {m.spot.type for m in group.members if m.spot.is_noun}
    return max(dict.fromkeys(votes), key=lambda t: (t == "summit", votes.count(t) + (t in nouns), t in nouns))


def main_of(groups: Sequence[Group]) -> int:
    """The position of the event that the text is about: told of in its head, with most mentions; the first of equals.

    A mention in the title counts as two. Raises ValueError where there is no group.
    """

    def weight(place: int) -> tuple[bool, int, int]:
        members = groups[place].members
        head = any(m.spot.sentence.paragraph <= 1 for m in members)
        return head, sum(1 + m.spot.in_title for m in members), -place

    return max(range(len(groups)), key=weight)


def contradicts(group: Group, mention: Facts) -> bool:
    """Whether the mention cannot belong to the group, whatever the model thinks of them."""
    return any(_contradict(m, mention) for m in group.members)


def _contradict(one: Facts, two: Facts) -> bool:
    """Whether what the two mentions say of themselves keeps them apart.

    Types of which no event is both; another traveller or a destination abroad from the other's; or, but for visits,
    which move and last, another edition, day or place. "Their first meeting" counts theirs and is no edition.
    """
    if frozenset((one.spot.type, two.spot.type)) in _NEVER_ONE:
        return True
    mine, theirs = one.spot.slots, two.spot.slots
    if one.spot.type == two.spot.type == "visit":
        return places_agree(mine.place, theirs.place) == "abroad" or actors_agree(mine.doer, theirs.doer) == "apart"
    if one.spot.type == "visit" or two.spot.type == "visit":
        return False
    if one.edition and two.edition and one.edition != two.edition:
        return True
    if one.own_date and two.own_date and not one.own_date.overlaps(two.own_date):
        return True
    return bool(one.own_sites and two.own_sites and not one.own_sites & two.own_sites)
