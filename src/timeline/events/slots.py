"""Who goes where and who meets whom, as the frame of the trigger says: the doer, the other side, the place.

The frame looks through what news writes around a trigger: a light verb ("paid a visit", "holds talks with"), an
unspoken subject ("agreed to visit", "invited Hu to visit"), a relative clause,
a passive ("was received by"), a possessive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import is_reporting, preposition
from timeline.events.names import NameKind
from timeline.events.roles import head_of, top_of
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

    from spacy.tokens import Span, Token

    from timeline.events.names import Name

_OF_DOER, _OF_OTHER, _OF_PLACE = (
    ("by", "of"),
    ("with", "between", "among"),
    ("to", "in", "at", "into", "around", "across"),
)
_GOING = {"for": ("leave", "depart", "head", "set", "go", "travel", "departure", "trip", "visit"), "on": ("land",)}
_GOES_TO = frozenset({"visit", "tour", "inspect", "leave"})
_SITES = frozenset({NameKind.PLACE, NameKind.COUNTRY})
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
        for slot in ("doer", "other", "place"):
            if any(n is name for n in getattr(self, slot)):
                return slot
        return ""


def frame_of(token: Token, *, is_noun: bool) -> Frame:
    """The frame of a trigger."""
    return _of_noun(token) if is_noun else _of_verb(token)


def fill(frame: Frame, mention: Token, names: Iterable[tuple[Name, Span]], dateline: Sequence[Name]) -> Slots:
    """The names of the sentence (each with its words) whose phrases fill the frame; dateline: what "here" means."""
    found: dict[str, list[Name]] = {"doer": [], "other": [], "place": list(dateline) if frame.here else []}
    for name, span in names:
        head = head_of(span)
        heads = {head, top_of(head, mention)}
        for slot, fillers in (("doer", frame.doer), ("other", frame.other), ("place", frame.place)):
            if heads & set(fillers) and (slot != "place" or name.kind in _SITES):
                found[slot].append(name)
                break
    return Slots(doer=tuple(found["doer"]), other=tuple(found["other"]), place=tuple(found["place"]))


def _list(token: Token | None) -> tuple[Token, ...]:
    return () if token is None else (token, *conjuncts(token))


def _of_verb(verb: Token) -> Frame:
    doer, objects = _list(subject_of(verb)), tuple(t for o in objects_of(verb) for t in _list(o))
    if verb_group(verb).passive:
        doer, objects = _list(agent_of(verb)), doer
    place = [*_places(verb), *(t for o in objects for t in _behind(o, ("in", "at")))]
    other = _behind(verb, _OF_OTHER)
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
    if holder is not None:
        if not doer:
            doer += _list(agent_of(holder) if verb_group(holder).passive else subject_of(holder))
        other += _behind(holder, _OF_OTHER)
        place += _places(holder)
    here = _is_here(noun) or (holder is not None and _is_here(holder))
    return Frame(doer=tuple(doer), other=tuple(other), place=tuple(place), here=here)


def _holder(noun: Token) -> Token | None:
    """The verb that the noun completes ("paid a visit", "arrived for talks"); no verb of saying."""
    above = governor(noun)
    if above is None or relation(noun) not in _NEAR or above.pos_ not in {"VERB", "AUX"} or is_reporting(above):
        return None
    if relation(noun) is Relation.PREPOSITIONAL and preposition(noun) not in {
        "for",
        "on",
        "in",
        "into",
        "from",
        "with",
    }:
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
