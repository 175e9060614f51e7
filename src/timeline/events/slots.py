"""Who goes where and who meets whom, as the frame of the trigger says: the doer, the other side, the place.

The frame looks through what news writes around a trigger: a light verb ("paid a visit", "holds talks with"), an
unspoken subject ("agreed to visit", "invited Hu to visit"), a relative clause, a passive ("was received by"),
a possessive, a common noun that names make known ("leaders of Chad and Niger").
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import is_reporting, preposition
from timeline.events.names import Form, NameKind
from timeline.events.roles import top_of
from timeline.events.words import words
from timeline.grammar import (
    Relation,
    agent_of,
    compounds,
    conjuncts,
    governor,
    objects_of,
    possessor,
    prepositional_modifiers,
    relation,
    subject_of,
    verb_group,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from timeline.events.names import Name

_OF_DOER, _OF_OTHER, _OF_PLACE = (
    ("by", "of"),
    ("with", "between", "among"),
    ("to", "in", "at", "into", "around", "across"),
)
_GOING = {"for": ("leave", "depart", "head", "set", "go", "travel", "departure", "trip", "visit"), "on": ("land",)}
_GOES_TO, _GOES_FROM = words("going-to"), words("going-from")
_HYPHENS = frozenset({"-", "‑", "–"})
_MAKES_KNOWN = words("making-known")
_MAKES_VERB = words("before-a-verb")
_SITES = frozenset({NameKind.PLACE, NameKind.COUNTRY})
_AT = frozenset({"in", "at"})
_CLAUSES = (Relation.PARTICIPIAL, Relation.RELATIVE)
_SUBJECTS = (Relation.SUBJECT, Relation.PASSIVE_SUBJECT)
_COMPLETES = frozenset({"for", "on", "in", "into", "from", "with"})
_NEAR = (Relation.OBJECT, Relation.PREPOSITIONAL, Relation.OPEN_COMPLEMENT, Relation.PASSIVE_SUBJECT)


@attrs.frozen(kw_only=True, eq=False)
class Frame:
    """The words that fill the frame of a trigger, each the head of its phrase.

    doer: who visits, meets, calls, signs; other: whom or with whom; place: where to or where; here: whether the text
    says "here" of it, the place of its dateline.
    """

    doer: tuple[Token, ...] = ()
    other: tuple[Token, ...] = ()
    place: tuple[Token, ...] = ()
    here: bool = False


@attrs.frozen(kw_only=True, eq=False)
class Slots:
    """The names that fill the frame."""

    doer: tuple[Name, ...] = ()
    other: tuple[Name, ...] = ()
    place: tuple[Name, ...] = ()

    def slot_of(self, name: Name) -> str:
        """doer, other, place, or "" for a name that fills nothing."""
        return self._slots.get(id(name), "")

    @cached_property
    def _slots(self) -> dict[int, str]:
        """The slot of each name by its identity; of a name in two slots the first."""
        rows = (("place", self.place), ("other", self.other), ("doer", self.doer))
        return {id(name): slot for slot, names in rows for name in names}


def frame_of(token: Token, *, is_noun: bool) -> Frame:
    """The frame of a trigger."""
    return _of_noun(token) if is_noun else _of_verb(token)


def fill(frame: Frame, mention: Token, names: Iterable[tuple[Name, Token]], dateline: Sequence[Name]) -> Slots:
    """The names of the sentence (each with its head) whose phrases fill the frame; dateline: what "here" means.

    A name also fills a slot through a common noun there that it makes known: "leaders of Chad and Niger met". Of
    "visiting President Otieno", the person named is who visits.
    """
    found: dict[str, list[Name]] = {"doer": [], "other": [], "place": list(dateline) if frame.here else []}
    rows = [(name, head, top_of(head, mention)) for name, head in names]
    for name, head, top in rows:
        slot = _slot_of(frame, mention, name, {head, top})
        if slot:
            found[slot].append(name)
    heads = {head for name, head, _ in rows if name.form != Form.DESCRIPTION}
    for name, _, top in rows:
        slot = "" if any(n is name for row in found.values() for n in row) else _through(frame, top, heads)
        if slot:
            found[slot].append(name)
    visitor = [
        n
        for n, head, top in rows
        if n.kind == NameKind.PERSON and _is_visiting(mention, {head, top} & set(frame.place))
    ]
    return Slots(doer=tuple(visitor or found["doer"]), other=tuple(found["other"]), place=tuple(found["place"]))


def _slot_of(frame: Frame, mention: Token, name: Name, heads: set[Token]) -> str:
    for slot, fillers in (("doer", frame.doer), ("other", frame.other), ("place", frame.place)):
        if not heads & set(fillers):
            continue
        if slot == "place" and name.kind != NameKind.PLACE and _is_side(heads & set(fillers), mention):
            return "doer"
        if slot != "place" or name.kind in _SITES:
            return slot
    return ""


def _is_side(heads: set[Token], mention: Token) -> bool:
    """Whether a hyphen makes the word in front of the mention one of two sides: "the Libya-Malta talks"."""
    doc = mention.doc
    return any(
        t.i < mention.i and any(doc[i].text in _HYPHENS for i in (t.i - 1, t.i + 1) if 0 <= i < mention.i)
        for t in heads
    )


def _through(frame: Frame, top: Token, named: set[Token]) -> str:
    """The slot of the common noun that the name's phrase belongs to, "" for none."""
    above = governor(top)
    if above is None or above in named or above.pos_ != "NOUN" or preposition(top) not in _MAKES_KNOWN:
        return ""
    return next((slot for slot in ("doer", "other") if above in getattr(frame, slot)), "")


def _is_visiting(mention: Token, objects: set[Token]) -> bool:
    """Whether the mention stands as an adjective before the person, not as a verb that has him as its object."""
    before = mention.doc[mention.i - 1].lower_ if mention.i > mention.sent.start else ""
    return bool(objects) and mention.lower_ == "visiting" and before not in _MAKES_VERB


def _list(token: Token | None) -> tuple[Token, ...]:
    return () if token is None else (token, *conjuncts(token))


def _of_verb(verb: Token) -> Frame:
    doer, objects = _list(subject_of(verb)), tuple(t for o in objects_of(verb) for t in _list(o))
    if verb_group(verb).passive:
        doer, objects = _list(agent_of(verb)), doer
    place = [*_places(verb), *(t for o in objects for t in _behind(o, ("in", "at")))]
    other = _behind(verb, _OF_OTHER)
    if verb.lemma_.casefold() in _GOES_FROM:
        objects = ()
    if verb.lemma_.casefold() in _GOES_TO:
        place = [*objects, *place]
    else:
        other = [*objects, *other]
    return Frame(doer=doer, other=tuple(other), place=tuple(place), here=_is_here(verb))


def _is_here(head: Token) -> bool:
    return any(child.lower_ == "here" for child in head.children)


def _of_noun(noun: Token) -> Frame:
    holder = _holder(noun)
    doer = [*_list(possessor(noun)), *_behind(noun, _OF_DOER)]
    other = list(_behind(noun, _OF_OTHER))
    place = [*_places(noun), *compounds(noun)]
    stages = _stages(noun)
    place += [t for verb in stages for word, head in prepositional_modifiers(verb) if word in _AT for t in _list(head)]
    if holder is not None:
        if not doer:
            doer += _list(agent_of(holder) if verb_group(holder).passive else subject_of(holder))
        other += _behind(holder, _OF_OTHER)
        place += _places(holder)
    here = any(_is_here(head) for head in (noun, *stages, *([holder] if holder is not None else [])))
    return Frame(doer=tuple(doer), other=tuple(other), place=tuple(place), here=here)


def _stages(noun: Token) -> list[Token]:
    """The verbs that tell of the event itself: "the summit opened in Lima", "talks to be held in Oslo"."""
    found = [c for c in noun.children if relation(c) in _CLAUSES and subject_of(c) == noun]
    above = governor(noun)
    if above is not None and relation(noun) in _SUBJECTS and above.pos_ in {"VERB", "AUX"}:
        found.append(above)
    return found


def _holder(noun: Token) -> Token | None:
    """The verb that the noun completes: "paid a visit", "arrived for talks", "ended his trip"; no verb of saying."""
    above = governor(noun)
    if above is None or relation(noun) not in _NEAR or above.pos_ not in {"VERB", "AUX"} or is_reporting(above):
        return None
    if relation(noun) is Relation.PREPOSITIONAL and preposition(noun) not in _COMPLETES:
        return None
    return above


def _behind(head: Token, kinds: Sequence[str]) -> list[Token]:
    return [t for word, noun in prepositional_modifiers(head) if word in kinds for t in _list(noun)]


def _places(head: Token) -> list[Token]:
    lemma = head.lemma_.casefold()
    return [
        t
        for word, noun in prepositional_modifiers(head)
        if word in _OF_PLACE or lemma in _GOING.get(word, ())
        for t in _list(noun)
    ]
