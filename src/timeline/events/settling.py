"""When each event of a document takes place and what has become of it: in turns, since each helps to find the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.parts import Draft, parents
from timeline.events.related import Turn, related
from timeline.events.signs import signs
from timeline.events.spoken import Choice
from timeline.events.status import foreseen, relation_to, status_of, told
from timeline.events.timing import Dated, choices, choose, summary
from timeline.model import Basis, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.groups import Group

_TURNS = 2


@attrs.frozen(kw_only=True, eq=False)
class Own:
    """What an event's own mentions tell of its date: the choices, and the facts that speak for a date taken over."""

    choices: tuple[Choice, ...]
    facts: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class Timed:
    """The date and the status of an event; part: the position of the event that it is part of, and the rule."""

    dated: Dated
    status: Status
    sure: float
    why: str
    part: tuple[int, str] | None


def own_dates(context: Context, group: Group, words: Sequence[str]) -> Own:
    """The event by itself; words: the signs of its status, by which the model installed foresees it."""
    view = foreseen(told(words))
    facts = summary(context, group, view, words)
    return Own(choices=tuple(choices(context, group, view, facts)), facts=tuple(facts))


def settle(context: Context, drafts: Sequence[Draft]) -> list[Timed]:
    """Date, status and whole of each event: first by itself, then by what is known of the others."""
    words = [signs(d.group) for d in drafts]
    own = [own_dates(context, d.group, w) for d, w in zip(drafts, words, strict=True)]
    turn = turn_of(context, drafts, [choose(o.choices, "date-alone") for o in own])
    for _ in range(_TURNS):
        turn = turn_of(context, drafts, [choose(options_of(turn, n, o)) for n, o in enumerate(own)])
    found = []
    for own_signs, dated, part in zip(words, turn.dates, turn.above, strict=True):
        status, sure, why = status_of(own_signs, sides_of(dated, context), relation_to(dated.date, context.day))
        found.append(Timed(dated=dated, status=status, sure=sure, why=why, part=part))
    return found


def turn_of(context: Context, drafts: Sequence[Draft], dates: Sequence[Dated]) -> Turn:
    """What the events are to each other if these are their dates."""
    known = [
        attrs.evolve(draft, date=dated.date, explicit=dated.basis is Basis.EXPLICIT)
        for draft, dated in zip(drafts, dates, strict=True)
    ]
    return Turn(context=context, drafts=known, dates=dates, above=parents(known, context.text))


def options_of(turn: Turn, place: int, own: Own) -> list[Choice]:
    """Every date that the event may have, those of the other events included."""
    return [*own.choices, *related(turn, place, own.facts)]


def sides_of(dated: Dated, context: Context) -> dict[str, float]:
    """How likely the date lies on each side of the day of writing."""
    sides: dict[str, float] = {}
    for date, share in dated.shares:
        side = relation_to(date, context.day)
        sides[side] = sides.get(side, 0.0) + share
    return sides
