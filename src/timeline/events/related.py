"""Dates that an event may take over from the other events of its document, with how it stands to each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.groups import main_of
from timeline.events.roles import way_between
from timeline.events.spoken import Choice, side_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.context import Context
    from timeline.events.parts import Draft
    from timeline.events.timing import Dated

_NEAR = 3
_BORROWED = frozenset({"beside", "main", "previous", "near"})
_SURE = 0.8
_AFTER = re.compile(r"\b(?:after|following|since|subsequently|then)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to|until|eve of)\b", re.IGNORECASE)
_DURING = re.compile(r"\b(?:during|sidelines?|margins?|while|as part of|in the course of|at)\b", re.IGNORECASE)


@attrs.frozen(kw_only=True, eq=False)
class Turn:
    """What one turn has found out of the events of a document: their dates, and of which event each is a part.

    above: the position of the event that it is part of, and the rule; None for one on its own.
    """

    context: Context
    drafts: Sequence[Draft]
    dates: Sequence[Dated]
    above: Sequence[tuple[int, str] | None]


def related(turn: Turn, place: int, facts: Sequence[str]) -> list[Choice]:
    """One choice for each date of another event that this one may share; facts: what its own mentions say."""
    found: list[Choice] = []
    for other, how in _others(turn, place):
        words = _standing(turn, place, other, facts)
        rows = (f"kind={how}", *(f"{how}:{w}" for w in (*facts, *words)), *(f"rel {w}" for w in words))
        found.append(Choice(kind=how, date=turn.dates[other].date, features=rows))
    return found


def _others(turn: Turn, place: int) -> Iterator[tuple[int, str]]:
    """The dated events whose date may be shared, with what they are to this one.

    whole, part; beside: told of in one sentence; main: what the document is about; previous: the last one before it;
    near: told of in a neighbouring sentence, or with an actor in common.
    """
    drafts, above = turn.drafts, turn.above
    own, main, parent = _sentences(drafts[place]), main_of([d.group for d in drafts]), above[place]
    dated = [n for n, d in enumerate(turn.dates) if n != place and _lends(d) and not _are_two(drafts[place], drafts[n])]
    previous = max((n for n in dated if n < place), default=None)
    for other in dated:
        under = above[other]
        if parent is not None and parent[0] == other:
            yield other, "whole"
        elif under is not None and under[0] == place:
            yield other, "part"
        elif own & _sentences(drafts[other]):
            yield other, "beside"
        elif other == main:
            yield other, "main"
        elif other == previous:
            yield other, "previous"
        elif _near(drafts[place], drafts[other]):
            yield other, "near"


def _lends(dated: Dated) -> bool:
    """Whether the date may be lent: one that was itself taken over from a neighbour goes no further."""
    return dated.date is not None and dated.choice.kind not in _BORROWED


def _are_two(one: Draft, two: Draft) -> bool:
    """Whether both are summits of different names or places: a text tells them apart, so they were not at one time."""
    if not one.type == two.type == "summit":
        return False
    mine, theirs = (frozenset(w for m in d.group.members for w in m.proper) for d in (one, two))
    return bool(mine - theirs and theirs - mine) or _sites_agree(one, two) == "apart"


def _near(one: Draft, two: Draft) -> bool:
    """Whether the events share an actor, or are told of in neighbouring sentences."""
    if {a.name for a in one.actors} & {a.name for a in two.actors}:
        return True
    return any(abs(a - b) == 1 for a in _sentences(one) for b in _sentences(two))


def _sentences(draft: Draft) -> set[int]:
    return {m.spot.sentence.index for m in draft.group.members}


def _standing(turn: Turn, place: int, other: int, facts: Sequence[str]) -> list[str]:
    """How the event stands to the other: their types, actors, places, words between them, and the other's date."""
    context, one, two, dated = turn.context, turn.drafts[place], turn.drafts[other], turn.dates[other]
    actors = bool({a.name for a in one.actors} & {a.name for a in two.actors})
    sites = _sites_agree(one, two)
    side = side_of(dated.date, context.day)
    words = [
        *(f"{fact},side={side}" for fact in facts if fact.startswith("foreseen=") and "," not in fact),
        f"types={one.type}+{two.type}",
        f"actors={actors}",
        f"sites={sites}",
        f"actors={actors},sites={sites}",
        f"side={side}",
        f"said={dated.choice.kind == 'said'}",
        f"source={dated.choice.kind}",
        f"sure={dated.probability > _SURE}",
        f"open={dated.date is not None and (dated.date.start is None or dated.date.end is None)}",
        f"size={dated.date.granularity.value if dated.date else ''}",
        f"first={other == 0}",
        f"order={'after' if other < place else 'before'}",
    ]
    gap = min(abs(a - b) for a in _sentences(one) for b in _sentences(two))
    words.append(f"gap={gap if gap < _NEAR else 'far'}")
    if gap == 0:
        words += _in_sentence(context, one, two)
    return words


def _sites_agree(one: Draft, two: Draft) -> str:
    mine, theirs = {p.name for p in one.places}, {p.name for p in two.places}
    if not mine or not theirs:
        return "open"
    return "share" if mine & theirs else "apart"


def _in_sentence(context: Context, one: Draft, two: Draft) -> Iterator[str]:
    """What joins two mentions of one sentence."""
    pairs = [
        (a.spot, b.spot)
        for a in one.group.members
        for b in two.group.members
        if a.spot.sentence.index == b.spot.sentence.index
    ]
    a, b = min(pairs, key=lambda p: abs(p[0].start - p[1].start))
    yield f"way={way_between(a.token, b.token)}"
    yield f"their prep={b.clause.preposition}"
    yield f"my prep={a.clause.preposition}"
    low, high = sorted([a, b], key=lambda s: s.start)
    between = context.text[max(low.start - 25, low.sentence.start) : high.start]
    for name, pattern in (("after", _AFTER), ("before", _BEFORE), ("during", _DURING)):
        if pattern.search(between):
            yield f"joint={name},{'mine first' if a is low else 'theirs first'}"
