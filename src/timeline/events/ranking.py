"""What speaks for a mention that joins a group of mentions, or that opens one of its own.

A group is asked as a whole: who, where and when are known of it by whichever of its mentions told it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.events.agreement import actors_agree, dates_agree, places_agree, sets_agree
from timeline.events.clause import outlook
from timeline.events.groups import Group, contradicts, group_type
from timeline.events.roles import way_between
from timeline.grammar import governors

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.facts import Facts

_NEAR, _FAR = 3, 6
_SIZES = (1, 2, 3, 5, 9)


def opening_features(mention: Facts, groups: Sequence[Group]) -> list[str]:
    """What speaks for a mention that opens a group of its own."""
    spot = mention.spot
    alike = [g for g in groups if any(_same_word(m, mention) for m in g.members)]
    fitting = [g for g in groups if not contradicts(g, mention)]
    words = ["new", f"new,{spot.type}", f"new,det={spot.clause.determiner}", f"new,noun={spot.is_noun}"]
    words += [f"new,bare={mention.is_bare}", f"new,bare={mention.is_bare},det={spot.clause.determiner}"]
    words += [f"new,plural={spot.clause.plural}", f"new,prep={spot.clause.preposition}", f"new,title={spot.in_title}"]
    words += [
        f"new,groups={min(len(groups), 4)}",
        f"new,alike={min(len(alike), 2)}",
        f"new,fitting={min(len(fitting), 3)}",
    ]
    words += [f"new,word={spot.word}", f"new,quoted={spot.quoted}", f"new,outlook={outlook(spot.clause)}"]
    words += [f"new,era={mention.era}", f"new,era={mention.era},alike={min(len(alike), 2)}"]
    words += [f"new,contrast={w}" for w in sorted(mention.contrast)]
    slots = "+".join(slot for slot in ("doer", "other", "place") if getattr(spot.slots, slot))
    words += [f"new,slots={slots}", f"new,{spot.type},slots={slots}", f"new,alike={min(len(alike), 2)},slots={slots}"]
    words += [
        f"new,dated={mention.own_date is not None}",
        f"new,alike={min(len(alike), 2)},det={spot.clause.determiner}",
    ]
    return words


def joining_features(group: Group, mention: Facts, groups: Sequence[Group], between: int) -> list[str]:
    """What speaks for a mention that joins the group; between: how many mentions stand since the group's last one."""
    last, first = group.members[-1], group.members[0]
    words = [f"last {w}" for w in _pair_features(last, mention)]
    if first is not last:
        words += [f"first {w}" for w in _pair_features(first, mention)]
    alike = [g for g in groups if any(_same_word(m, mention) for m in g.members)]
    spoken = any(_same_word(m, mention) for m in group.members)
    size = next((s for s in reversed(_SIZES) if len(group.members) >= s), 0)
    largest = len(group.members) == max(len(g.members) for g in groups)
    kinds = {m.spot.type for m in group.members}
    det = mention.spot.clause.determiner
    words += [f"size={size}", f"largest={largest}", f"largest={largest},det={det}", f"gap={min(between, 4)}"]
    words += [
        f"spoken={spoken}",
        f"spoken={spoken},only={len(alike) == 1}",
        f"spoken={spoken},only={len(alike) == 1},det={det}",
    ]
    words += [f"spoken={spoken},gap={min(between, 4)}", f"spoken={spoken},largest={largest},bare={mention.is_bare}"]
    words += [
        f"groups={min(len(groups), 4)}",
        f"of type={mention.spot.type in kinds}",
        f"of type={mention.spot.type in kinds},bare={mention.is_bare}",
    ]
    titled = any(m.spot.in_title for m in group.members)
    head = any(m.spot.sentence.paragraph <= 1 for m in group.members)
    words += [
        f"titled={titled}",
        f"head={head}",
        f"titled={titled},head={head},det={det}",
        f"head={head},bare={mention.is_bare}",
    ]
    words += _agreement(group, mention)
    return words


def _same_word(one: Facts, two: Facts) -> bool:
    a, b = one.spot, two.spot
    return a.word.split()[-1] == b.word.split()[-1] or a.token.lemma_ == b.token.lemma_


def _pair_features(one: Facts, two: Facts) -> list[str]:
    """Of two mentions, `one` before `two`: their words, forms and distance."""
    a, b = one.spot, two.spot
    kinds = f"{a.type}+{b.type}"
    same = _same_word(one, two)
    nouns = f"{'noun' if a.is_noun else 'verb'}+{'noun' if b.is_noun else 'verb'}"
    words = [
        kinds,
        nouns,
        f"same word={same}",
        f"same word={same},{kinds}",
        f"same word={same},det={b.clause.determiner}",
    ]
    words += [f"det={a.clause.determiner}>{b.clause.determiner}", f"plural={a.clause.plural}>{b.clause.plural}"]
    words += [f"{kinds},det={b.clause.determiner}", f"prep={b.clause.preposition}", f"lemmas={_lemmas(a.word, b.word)}"]
    distance = b.sentence.index - a.sentence.index
    apart = str(distance) if distance < _NEAR else "3-5" if distance < _FAR else "6+"
    words += [
        f"sentences={apart}",
        f"sentences={apart},{kinds}",
        f"quoted={a.quoted}{b.quoted}",
        f"titles={a.in_title}{b.in_title}",
    ]
    if distance == 0:
        words += [f"same sentence:{nouns}", f"same sentence:{kinds}", f"way={way_between(a.token, b.token)}"]
        words += [f"same sentence:{_stand(a.token, b.token)}", f"same sentence:{_stand(a.token, b.token)},{kinds}"]
        words += [f"same sentence:prep={b.clause.preposition}", f"same sentence:prep={b.clause.preposition},{kinds}"]
        words += [
            f"same sentence:same word={same},det={b.clause.determiner}",
            f"same sentence:before prep={a.clause.preposition}",
        ]
    words += [f"outlook={outlook(a.clause)}+{outlook(b.clause)}", f"time={_time(one)}+{_time(two)}"]
    return words


def _stand(one: Token, two: Token) -> str:
    """How two words of a sentence stand in its tree: over, under, or beside each other."""
    if one in governors(two):
        return "over"
    return "under" if two in governors(one) else "beside"


_TIMES = {
    "future": "ahead",
    "would": "ahead",
    "infinitive": "ahead",
    "possible": "ahead",
    "must": "ahead",
    "past": "behind",
    "perfect": "behind",
}


def _time(fact: Facts) -> str:
    clause = fact.spot.clause
    return _TIMES.get(clause.tense, _TIMES.get(clause.upper, "open"))


def _lemmas(first: str, second: str) -> str:
    return "+".join(sorted(word.rsplit(maxsplit=1)[-1] for word in (first, second)))


def _agreement(group: Group, mention: Facts) -> list[str]:
    """Whether what the mention says of actors, places, dates and editions agrees with what is known of the group."""
    members, spot = group.members, mention.spot
    kinds = f"{group_type(group)}+{spot.type}"
    slots = spot.slots
    doer, other, place = (group.names(slot) for slot in ("doer", "other", "place"))
    found = {
        "doer": actors_agree(doer, slots.doer),
        "other": actors_agree(other, slots.other),
        "crossed": actors_agree(doer, slots.other),
        "sides": actors_agree((*doer, *other), (*slots.doer, *slots.other)),
        "place": places_agree(place, slots.place),
        "actors": sets_agree(_union(m.actors for m in members), mention.actors),
        "sites": sets_agree(_union(m.sites for m in members), mention.sites),
        "bodies": sets_agree(_union(m.bodies for m in members), mention.bodies),
        "narrow": sets_agree(_union(m.narrow for m in members), mention.narrow),
        "contrast": sets_agree(_union(m.contrast for m in members), mention.contrast),
        "date": dates_agree([m.date for m in members], mention.date),
        "own date": dates_agree([m.own_date for m in members], mention.own_date),
        "edition": sets_agree(_union({m.edition} - {None} for m in members), {mention.edition} - {None}),
        "proper": sets_agree(_union(m.proper for m in members), mention.proper),
        "era": sets_agree(_union({m.era} - {"none"} for m in members), {mention.era} - {"none"}),
    }
    words = [f"{what}={how}" for what, how in found.items()]
    words += [f"{kinds},{what}={found[what]}" for what in ("doer", "sides", "place", "date", "bodies", "proper")]
    words += [f"rival sides={_rival(group, mention)}", f"{kinds},rival sides={_rival(group, mention)}"]
    words += [f"doer={found['doer']},other={found['other']}", f"{kinds},other={found['other']}"]
    eras = "+".join(sorted({m.era for m in members}))
    words += [f"eras={eras}>{mention.era}", f"{kinds},era={found['era']}"]
    words += [f"bare={mention.is_bare},det={spot.clause.determiner}", kinds, f"{kinds},bare={mention.is_bare}"]
    known = _union(m.contrast for m in members)
    words += [f"contrast {w}" for w in sorted(mention.contrast - known)]
    clash = [what for what in ("actors", "bodies", "sides", "place", "own date") if found[what] in ("apart", "abroad")]
    words += [f"clash={'+'.join(clash)}", f"clashes={min(len(clash), 2)}"]
    same = [what for what in ("sides", "place", "own date", "bodies", "edition") if found[what] in ("equal", "share")]
    return [*words, f"agree={'+'.join(same)}", f"agrees={min(len(same), 2)},clashes={min(len(clash), 2)}"]


def _rival(group: Group, mention: Facts) -> bool:
    """Whether each side has somebody whom the other lacks: "A met B" and "B met C"."""
    slots = mention.spot.slots
    mine = {n.name for n in (*group.names("doer"), *group.names("other"))}
    theirs = {n.name for n in (*slots.doer, *slots.other)}
    return bool(mine - theirs and theirs - mine)


def _union(sets: Iterable[Iterable[object]]) -> frozenset[object]:
    return frozenset(item for row in sets for item in row)
