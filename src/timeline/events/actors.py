"""Who takes part in an event, and in which role: the names around its mentions, each weighed by a linear model."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import is_reporting
from timeline.events.roles import distance, head_of, top_of
from timeline.events.weights import model
from timeline.grammar import governor, relation
from timeline.model import Actor, ActorKind

if TYPE_CHECKING:
    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.spots import Spot

_KINDS = {
    "person": ActorKind.PERSON,
    "country": ActorKind.COUNTRY,
    "organization": ActorKind.ORGANIZATION,
    "delegation": ActorKind.DELEGATION,
}
# How many sentences behind the title are the head of the text.
_LEAD = 2
# A name is taken from this score on (logits): below 0, for a missing actor costs as much as a wrong one.
PICK = -0.5
_FAR = frozenset({"apart", "far", "up2", "up3", "below"})
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
class Party:
    """A name that may take part: its occurrences in the event's sentences, with their ways to the mentions.

    source: "said" in those sentences, "previous" in the one before the first, "lead" at the head of the text.
    """

    name: Name
    found: tuple[tuple[Spot, str, Name], ...] = ()
    source: str = "said"


def parties(group: Group) -> list[Party]:
    """The names of the event's sentences, each once, in text order."""
    rows: dict[tuple[str, str], list[tuple[Spot, str, Name]]] = defaultdict(list)
    for member in group.members:
        for way, name in member.spot.names:
            rows[name.name, name.kind].append((member.spot, way, name))
    parties_found = [Party(name=_fullest([n for _, _, n in found]), found=tuple(found)) for found in rows.values()]
    return sorted(parties_found, key=lambda p: min(n.start for _, _, n in p.found))


def all_parties(context: Context, group: Group) -> list[Party]:
    """Those and the names of the sentence before the first mention and of the head of the text."""
    found = {p.name.name: p for p in parties(group)}
    first = group.members[0].spot.sentence
    lead = context.sentences[: _LEAD + 1][-1].end
    stretches = {"previous": (context.sentences[max(0, first.index - 1)].start, first.start), "lead": (0, lead)}
    for source, (start, end) in stretches.items():
        for name in context.names_between(start, end):
            if not context.in_dateline(name.start):
                found.setdefault(name.name, Party(name=name, source=source))
    return list(found.values())


def _fullest(names: list[Name]) -> Name:
    return max(names, key=lambda n: (bool(n.title), -n.start))


def party_features(context: Context, group: Group, party: Party, counts: Counter[str]) -> list[str]:
    """What the model of participants sees."""
    kind, first, source = party.name.kind, group.members[0].spot, party.source
    words = [f"kind={kind}", f"type={first.type}", f"kind={kind},type={first.type}"]
    words += [f"titled={bool(party.name.title)}", f"kind={kind},titled={bool(party.name.title)}"]
    rank, text = min(party.name.rank, 6), min(counts[party.name.name], 4)
    words += [
        f"country known={bool(party.name.country)}",
        f"rank={rank}",
        f"source={source}",
        f"source={source},kind={kind}",
    ]
    if not party.found:
        known = bool(
            {n.name for m in group.members for way, n in m.spot.names if n.kind == "person" and way != "apart"}
        )
        subject = any(m.subject for m in group.members)
        words += [f"source={source},kind={kind},people={known}", f"source={source},kind={kind},subject={subject}"]
        words += [
            f"source={source},type={first.type},kind={kind}",
            f"source={source},in text={text}",
            f"away={kind},in text={text}",
        ]
        words += [
            f"away={kind},det={first.clause.determiner}",
            f"away,rank={rank}",
            f"away,type={first.type},people={known}",
        ]
        words += [f"away={kind},actors={bool(any(m.actors for m in group.members))}"]
    for spot, way, name in party.found:
        near = way.split(":")[0]
        words += [
            f"way={way}",
            f"near={near}",
            f"kind={kind},way={way}",
            f"kind={kind},near={near}",
            f"type={spot.type},way={way}",
        ]
        words += [f"noun={spot.is_noun},way={way}", f"kind={kind},own word={_own_relation(context, name)}"]
        speaks = _speaks(context, name)
        words += [
            f"kind={kind},near={near},said={speaks}",
            f"way={way},said={speaks}",
            f"said={speaks},far={near in _FAR}",
        ]
        slot = spot.slots.slot_of(name) or "none"
        words += [
            f"slot={slot}",
            f"slot={slot},kind={kind}",
            f"slot={slot},type={spot.type}",
            f"slot={slot},form={name.form}",
        ]
        words.append(f"distance={distance(context.text, spot.start, spot.end, name.start, name.end)}")
        words.append(f"title={spot.in_title},kind={kind}")
    filled = {slot for m in group.members for slot in ("doer", "other") if getattr(m.spot.slots, slot)}
    mine = any(spot.slots.slot_of(name) in ("doer", "other") for spot, _, name in party.found)
    words += [f"filled={'+'.join(sorted(filled))},mine={mine}", f"filled={len(filled)},mine={mine},kind={kind}"]
    words.append(f"filled={len(filled)},source={source},kind={kind}")
    spread = len({spot.start for spot, _, _ in party.found})
    words += [
        f"mentions with it={min(spread, 3)}",
        f"share={_share(spread, len(group.members))}",
        f"in text={min(counts[party.name.name], 4)}",
    ]
    people = {n.name for m in group.members for way, n in m.spot.names if n.kind == "person" and way != "apart"}
    words.append(f"kind={kind},people={min(len(people - {party.name.name}), 2)}")
    return sorted(set(words))


def _share(part: int, whole: int) -> str:
    return "all" if part == whole else "half" if part * 2 >= whole else "some"


def _own_relation(context: Context, name: Name) -> str:
    """What the name is to its own governor: a compound in "Beijing summit", a subject in "Hu said"."""
    span = context.span(name.start, name.end)
    return relation(head_of(span)).value if span is not None else "none"


def _speaks(context: Context, name: Name) -> bool:
    """Whether the name is the subject of a verb of saying."""
    span = context.span(name.start, name.end)
    if span is None:
        return False
    top = top_of(head_of(span), head_of(span))
    above = governor(top)
    return above is not None and relation(top).value == "subject" and is_reporting(above)


@attrs.frozen(kw_only=True, eq=False)
class Participant:
    """An actor of an event, where its name stands best, why it was taken, and how surely."""

    actor: Actor
    name: Name
    reason: str
    probability: float


def participants_of(context: Context, group: Group, roles: tuple[str, ...], counts: Counter[str]) -> list[Participant]:
    """The participants of the event in text order."""
    kept = []
    for party in all_parties(context, group):
        if party.name.kind == "place":
            continue
        scored = model("participant").explain(party_features(context, group, party, counts))
        if scored.score > PICK:
            actor = _actor(party, roles)
            kept.append(Participant(actor=actor, name=party.name, reason=scored.reason, probability=scored.probability))
    names = [p.actor.name for p in kept]
    return [p for p in kept if not any(p.actor.name != n and f" {p.actor.name} " in f" {n} " for n in names)]


def _actor(party: Party, roles: tuple[str, ...]) -> Actor:
    """The name as an actor: who acts has the first role of the type, the others its last."""
    acts = any(way in _SUBJECTS for _, way, _ in party.found)
    name = party.name
    return Actor(
        name=name.name,
        kind=_KINDS[name.kind],
        country=name.country,
        title=name.title,
        role=roles[0] if acts else roles[-1],
    )
