"""What the words of an event's mentions say of its status: tense, cues, and the words that each mention hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clause import is_reporting, is_verbal, outlook, preposition, status_cues, tense
from timeline.grammar import Relation, governors, relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from timeline.events.groups import Group
    from timeline.events.spots import Spot

_LEVELS = 4
_DEEP = 2
_MANY = 4
_SUBJECTS = (Relation.SUBJECT, Relation.PASSIVE_SUBJECT)
_ATTRIBUTES = (Relation.ADJECTIVE, Relation.COMPOUND, Relation.TITLE)
_CLAUSES = (Relation.RELATIVE, Relation.PARTICIPIAL)


def signs(group: Group) -> list[str]:
    """The features of the status, without the date, in the order of the alphabet."""
    spots = [f.spot for f in group.members]
    first = next((s for s in spots if not s.in_title), spots[0])
    words = set(_of_event(spots, first))
    for spot in spots:
        words.update(_of_mention(spot))
        words.update(_governed(spot))
        words.update(_modified(spot.token))
    return sorted(words)


def _of_event(spots: list[Spot], first: Spot) -> Iterator[str]:
    """What all mentions say together, and the first in the running text."""
    clause, kind = first.clause, f"type={first.type}"
    views = {outlook(s.clause) for s in spots}
    yield from ("any", kind, f"first={clause.tense}", f"upper={clause.upper}", f"word={first.word}")
    yield from (f"{kind},first={clause.tense}", f"type view={first.type}+{outlook(clause)}")
    yield from (f"views={'+'.join(sorted(views))}", f"{kind},views={'+'.join(sorted(views))}")
    yield from (f"plural={clause.plural}", f"word={first.word},tense={clause.tense}")
    yield from (f"view={v}" for v in sorted(views))
    lead, title = any(s.sentence.paragraph <= 1 for s in spots), spots[0].in_title
    yield from (f"lead={lead}", f"lead={lead},{kind}", f"lead={lead},first={clause.tense}", f"title={title}")
    if title:
        yield from (f"title tense={spots[0].clause.tense}", f"title tense={spots[0].clause.tense},{kind}")
    count = min(len(spots), _MANY)
    yield from (f"mentions={count}", f"mentions={count},{kind}")
    here = any(" here" in s.quote for s in spots)
    yield f"here={here},{kind}"


def _of_mention(spot: Spot) -> Iterator[str]:
    clause = spot.clause
    yield from (f"prep={clause.preposition}", f"prep={clause.preposition},type={spot.type}", f"det={clause.determiner}")
    # "They spoke before the summit": the past is that of another event.
    yield f"prep={clause.preposition},tense={clause.tense}"
    yield from (f"tense={clause.tense}", f"tense={clause.tense},noun={spot.is_noun}", f"negated={clause.negated}")
    yield from (f"over={clause.verb}", f"above={clause.above}", f"any word={spot.word}")
    yield from (f"cue={status}" for status, _ in clause.cues)
    yield from (f"cue word={word}" for _, word in clause.cues)
    yield from (f"mod={m}" for m in clause.modifiers)
    if spot.quoted:
        yield "quoted"


def _governed(spot: Spot) -> Iterator[str]:
    """The words over the mention, and the nearest cue among them: "called for talks", "the start of the summit"."""
    chain = governors(spot.token)[:_LEVELS]
    kind = relation(spot.token)
    how = preposition(spot.token) or kind.value
    if chain:
        yield from (f"gov={_base(chain[0])}", f"gov={how}<{_base(chain[0])}", f"gov rel={how}")
    if len(chain) > 1:
        yield f"gov2={_base(chain[1])}"
    for level, word in enumerate(chain):
        if is_reporting(word):
            break
        found = _cues(word)
        if found:
            time = tense(word) if is_verbal(word) else "noun"
            for status in found:
                yield from (
                    f"nearest={status}",
                    f"nearest={status},{time}",
                    f"nearest={status},level={min(level, _DEEP)}",
                )
            break
    if kind in _SUBJECTS:
        yield from (f"subject={spot.clause.tense}", f"subject of={spot.clause.verb}")
    if kind in _ATTRIBUTES:
        yield f"attributive={spot.token.lower_}"
    if spot.token.lower_.endswith("ing"):
        yield f"ing={kind.value}"


def _modified(token: Token) -> Iterator[str]:
    """Clauses that say more of the mention: "the talks, which are under way", "a summit to be held in May"."""
    for verb in (c for c in token.children if relation(c) in _CLAUSES):
        yield from (f"relative={tense(verb)}", f"relative={_base(verb)}")
        for word in (verb, *verb.children):
            yield from (f"relative cue={status}" for status in _cues(word))


def _base(token: Token) -> str:
    return token.lemma_.casefold()


def _cues(token: Token) -> list[str]:
    table = status_cues()
    return sorted({*table.get(token.lower_, ()), *table.get(_base(token), ())})
