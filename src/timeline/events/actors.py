"""Who takes part in an event, and in which role: the names around its mentions, each weighed by a linear model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.actor_features import party_features
from timeline.events.candidates import Party, all_parties
from timeline.events.weights import Looked, model
from timeline.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.again import Second
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.scene import Scene

_KINDS = {
    "person": ActorKind.PERSON,
    "country": ActorKind.COUNTRY,
    "organization": ActorKind.ORGANIZATION,
    "delegation": ActorKind.DELEGATION,
}
# A name is taken from this score on (logits): below 0, for a missing actor costs as much as a wrong one.
PICK = -0.6
_SUBJECTS = (
    "own:subject",
    "own:possessive",
    "up1:subject",
    "up2:subject",
    "own:agent",
    "own:prepositional:by",
    "up1:agent",
)


@attrs.frozen(kw_only=True, eq=False)
class Weighed(Looked):
    """A name that may take part."""

    party: Party


@attrs.frozen(kw_only=True, eq=False)
class Participant:
    """An actor of an event, and the name that it was taken from."""

    actor: Actor
    weighed: Weighed

    @property
    def name(self) -> Name:
        """Where its name stands best."""
        return self.weighed.party.name

    @property
    def reason(self) -> str:
        """Why it was taken."""
        return self.weighed.reason

    @property
    def probability(self) -> float:
        """How surely."""
        return self.weighed.probability


def weigh(scene: Scene, group: Group) -> list[Weighed]:
    """The first look: every name that may take part in the event, by itself."""
    found = []
    for party in all_parties(scene, group):
        if party.name.kind != "place":
            scored = model("participant").explain(party_features(scene, group, party))
            found.append(Weighed(party=party, score=scored.score, looks=(scored,)))
    return found


def look_again(second: Second, event: int) -> list[Weighed]:
    """The second look: the names of the event, their scores corrected by what is thought of the other names."""
    return [one.again("participant-again", second.features(event, one)) for one in second.first[event]]


def participants_of(weighed: Sequence[Weighed], roles: tuple[str, ...]) -> list[Participant]:
    """The participants of the event in text order; of two names of which one holds the other, the longer."""
    kept = [Participant(actor=_actor(w.party, roles), weighed=w) for w in weighed if w.score > PICK]
    names = [p.actor.name for p in kept]
    return [p for p in kept if not any(p.actor.name != n and f" {p.actor.name} " in f" {n} " for n in names)]


def _actor(party: Party, roles: tuple[str, ...]) -> Actor:
    """The name as an actor: who acts has the first role of the type, the others its last.

    The frames of the mentions tell; where the name fills none, its way to them does.
    """
    slots = [spot.slots.slot_of(name) for spot, _, name in party.found]
    acts = "doer" in slots or ("other" not in slots and any(way in _SUBJECTS for _, way, _ in party.found))
    name = party.name
    return Actor(
        name=name.name,
        kind=_KINDS[name.kind],
        country=name.country,
        title=name.title,
        role=roles[0] if acts else roles[-1],
    )
