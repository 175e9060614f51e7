"""Mentions of one real event in a document -> one group: a linear model of mention pairs, then greedy joining."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from timeline.events.clause import outlook
from timeline.events.roles import way_between
from timeline.events.weights import model

if TYPE_CHECKING:
    from timeline.events.facts import Facts

_T = TypeVar("_T")
_NEAR, _FAR = 3, 6
# A mention joins a group from this score on, and stays alone only above that one (logits); 5-fold over train and dev.
JOIN = -0.3
ALONE = 0.0
_TIMES = {
    "future": "ahead",
    "would": "ahead",
    "infinitive": "ahead",
    "possible": "ahead",
    "must": "ahead",
    "past": "behind",
    "perfect": "behind",
}


@attrs.define(eq=False)
class Group:
    """The mentions of one event, in text order, and why they were joined."""

    members: list[Facts]
    reasons: list[str] = attrs.field(factory=list)


def group_type(group: Group) -> str:
    """The type that most mentions speak of; nouns count before verbs, a summit before a meeting, then the first."""
    votes = Counter(m.spot.type for m in group.members)
    nouns = {m.spot.type for m in group.members if m.spot.is_noun}
    return max(votes, key=lambda t: (t == "summit", votes[t] + (t in nouns), t in nouns))


def join(mentions: Sequence[Facts]) -> list[Group]:
    """Groups in the order of their first mention; each mention joins the best group before it, if any is good.

    A sentence that the document repeats word for word tells of nothing new. A mention that stays alone must be a surer
    one than a mention among others: nothing else speaks for its event.
    """
    groups: list[Group] = []
    told: dict[tuple[str, int], Group] = {}
    same = model("same")
    for place, mention in enumerate(mentions):
        key = _wording(mention)
        if key in told:
            told[key].members.append(mention)
            told[key].reasons.append("the sentence is repeated")
            continue
        best, best_score, best_features = None, JOIN, [""]
        for group in groups:
            if any(_contradict(m, mention) for m in group.members):
                continue
            rows = [pair_features(m, mention, _gap(mentions, m, place)) for m in group.members]
            scores = [same.score(row) for row in rows]
            top = max(scores)
            total = (top + sum(scores) / len(scores)) / 2
            if total > best_score:
                best, best_score, best_features = group, total, rows[scores.index(top)]
        if best is None:
            best = Group([mention])
            groups.append(best)
        else:
            best.members.append(mention)
            best.reasons.append(same.explain(best_features).reason)
        told[key] = best
    return [g for g in groups if len(g.members) > 1 or g.members[0].spot.score > ALONE]


def _contradict(one: Facts, two: Facts) -> bool:
    """Whether what the two mentions say of themselves keeps them apart, whatever the model thinks of them.

    Another edition; or, but for visits, which move and last, another day or another place.
    """
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return True
    if one.spot.type == "visit" or two.spot.type == "visit":
        return False
    if one.own_date and two.own_date and not one.own_date.overlaps(two.own_date):
        return True
    return bool(one.own_sites and two.own_sites and not one.own_sites & two.own_sites)


def _wording(mention: Facts) -> tuple[str, int]:
    """The words of the mention's sentence, and where in it the mention stands."""
    spot = mention.spot
    sentence = spot.token.doc.text[spot.sentence.start : spot.sentence.end]
    return " ".join(sentence.split()), spot.start - spot.sentence.start


def _gap(mentions: Sequence[Facts], earlier: Facts, place: int) -> int:
    """How many mentions stand between the earlier one and the one at that place."""
    return next(i for i in range(place - 1, -1, -1) if mentions[i] is earlier) - place + 1


def pair_features(one: Facts, two: Facts, gap: int) -> list[str]:
    """What the model of pairs sees; `one` stands before `two`, `gap` is 0 or less (minus the mentions between)."""
    a, b = one.spot, two.spot
    kinds = f"{a.type}+{b.type}"
    same = a.word.split()[-1] == b.word.split()[-1] or a.token.lemma_ == b.token.lemma_
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
    words += [
        f"sentences={min(distance, _FAR) if distance < _NEAR else ('3-5' if distance < _FAR else '6+')}",
        f"gap={min(-gap, 4)}",
    ]
    words += [f"titles={a.in_title}{b.in_title}", f"quoted={a.quoted}{b.quoted}"]
    if distance == 0:
        words += [f"same sentence:{nouns}", f"same sentence:{kinds}", f"way={way_between(a.token, b.token)}"]
    words += _agreement(one, two)
    return words


def _lemmas(first: str, second: str) -> str:
    return "+".join(
        sorted(
            (
                first.rsplit(maxsplit=1)[-1] if " " in first else first,
                second.rsplit(maxsplit=1)[-1] if " " in second else second,
            )
        )
    )


def _agreement(one: Facts, two: Facts) -> list[str]:
    """Whether actors, places, dates, editions and narrowing words of two mentions agree."""
    places = _places(one, two)
    words = [f"actors={_sets(one.actors, two.actors)}", f"subjects={_sets(one.subject, two.subject)}"]
    words += [f"places={places}", f"narrow={_sets(one.narrow, two.narrow)}", f"bodies={_sets(one.bodies, two.bodies)}"]
    words += [f"bare={one.is_bare}>{two.is_bare}", f"bare={two.is_bare},det={two.spot.clause.determiner}"]
    words += [f"outlook={outlook(one.spot.clause)}+{outlook(two.spot.clause)}"]
    words += [
        f"contrast={_sets(one.contrast, two.contrast)}",
        f"dates={_dates(one, two)}",
        f"editions={_editions(one, two)}",
    ]
    sides = [_TIMES.get(f.spot.clause.tense, _TIMES.get(f.spot.clause.upper, "open")) for f in (one, two)]
    words.append(f"time={sides[0]}+{sides[1]}")
    words += [f"new={w}" for w in sorted(two.contrast - one.contrast)]
    clash = [
        n
        for n, s in (("actors", (one.actors, two.actors)), ("bodies", (one.bodies, two.bodies)))
        if s[0] and s[1] and not s[0] & s[1]
    ]
    words.append(f"clash={'+'.join(clash)}")
    return [
        *words,
        f"{one.spot.type}={two.spot.type},actors={_sets(one.actors, two.actors)}",
        f"{one.spot.type}={two.spot.type},places={places}",
    ]


def _places(one: Facts, two: Facts) -> str:
    """A city and its own country agree; two cities of one country do not."""
    plain = _sets(one.sites, two.sites)
    if plain != "apart":
        return plain
    for name, code in one.sites:
        for other, code_too in two.sites:
            if code == code_too and not (name and other):
                return "inside"
    return "apart"


def _sets(one: frozenset[_T], two: frozenset[_T]) -> str:
    if not one and not two:
        return "none"
    if not one or not two:
        return "first" if one else "second"
    if one == two:
        return "equal"
    return "share" if one & two else "apart"


def _dates(one: Facts, two: Facts) -> str:
    if one.date is None or two.date is None:
        return "none" if one.date is two.date else "one"
    if one.date == two.date:
        return "equal"
    return "meet" if one.date.overlaps(two.date) else "apart"


def _editions(one: Facts, two: Facts) -> str:
    if one.ordinal is None or two.ordinal is None:
        return "none" if one.ordinal == two.ordinal else "one"
    return "equal" if one.ordinal == two.ordinal else "apart"
