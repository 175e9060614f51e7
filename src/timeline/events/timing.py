"""Which date an event has, and on what basis: candidates from its sentences, one linear model to choose."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import outlook
from timeline.events.lasting import extent, written
from timeline.events.spoken import ABOVE, Choice, said
from timeline.events.weights import model
from timeline.model import Basis, DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.spots import Spot

# What of the signs of the status bears on the date too.
_SIGNS = ("nearest=", "gov rel=", "attributive=", "relative=", "subject=", "negated=", "quoted")


@attrs.frozen(kw_only=True, eq=False)
class Dated:
    """The chosen date; probability says how sure the choice is among its rivals.

    shares: every date that was weighed (None: no date) with its probability; they sum to 1.
    """

    choice: Choice
    date: DateSpan | None
    basis: Basis | None
    probability: float
    reason: str
    shares: tuple[tuple[DateSpan | None, float], ...]


def choices(context: Context, group: Group, view: str, told: Sequence[str]) -> list[Choice]:
    """Every date the event may have by itself, with what speaks for each.

    view: the status that its words foresee; told: what its mentions say of the time (see `summary`).
    """
    known = extent(context, group)
    found, best = said(context, group, view, known)
    facts = [*told, f"best={best}", f"best={best},type={group.members[0].spot.type}"]
    if context.day is not None:
        day = context.day
        how, today = written(known, group, day)
        facts.append(f"lasts={how}")
        spans = {
            "today": today,
            "before": DateSpan(start=None, end=day),
            "after": DateSpan(start=day, end=None),
        }
        found += [
            Choice(kind=k, date=s, features=(f"kind={k}", *(f"{k}:{f}" for f in facts))) for k, s in spans.items()
        ]
    if context.day is None and best <= ABOVE:
        return found  # what the text says of the event itself holds even where nothing tells the day of writing
    found.append(Choice(kind="none", date=None, features=("kind=none", *(f"none:{f}" for f in facts))))
    return found


def choose(options: Sequence[Choice], name: str = "date") -> Dated:
    """The date that the model of that name gives most of the weight; equal dates of several sources add up."""
    weights = model(name)
    scores = [weights.score(c.features) for c in options]
    top = max(scores)
    masses = [math.exp(s - top) for s in scores]
    total = sum(masses)
    shares: dict[DateSpan | None, float] = {}
    for option, mass in zip(options, masses, strict=True):
        shares[option.date] = shares.get(option.date, 0.0) + mass / total
    date = max(shares, key=lambda d: shares[d])
    best = options[max((i for i, c in enumerate(options) if c.date == date), key=lambda i: scores[i])]
    basis = None if date is None else Basis.EXPLICIT if best.kind == "said" else Basis.IMPLICIT
    reason = weights.explain(best.features).reason
    return Dated(
        choice=best, date=date, basis=basis, probability=shares[date], reason=reason, shares=tuple(shares.items())
    )


def summary(context: Context, group: Group, view: str, words: Sequence[str]) -> list[str]:
    """What the mentions say of the time without naming it; words: their signs of the status."""
    spots = [f.spot for f in group.members]
    first = next((s for s in spots if not s.in_title), spots[0])
    clause, kind = first.clause, f"type={first.type}"
    here = any(re.search(r"\bhere\b", context.text[s.sentence.start : s.sentence.end]) for s in spots)
    lead = any(s.sentence.paragraph <= 1 for s in spots)
    slots = "+".join(slot for slot in ("doer", "other", "place") if getattr(first.slots, slot))
    return [
        kind,
        f"tense={clause.tense}",
        f"{kind},tense={clause.tense}",
        f"upper={clause.upper}",
        f"outlook={outlook(clause)}",
        f"outlook={outlook(clause)},{kind}",
        f"foreseen={view}",
        f"foreseen={view},{kind}",
        f"det={clause.determiner}",
        f"prep={clause.preposition}",
        f"prep={clause.preposition},tense={clause.tense}",
        f"word={first.word}",
        f"plural={clause.plural}",
        f"slots={slots}",
        f"here={here}",
        f"here={here},{kind}",
        f"paragraph={min(first.sentence.paragraph, 3)}",
        f"lead={lead}",
        f"lead={lead},tense={clause.tense}",
        f"lead={lead},foreseen={view}",
        f"title={spots[0].in_title}",
        f"mentions={min(len(spots), 3)}",
        *sorted({f"cue={status}" for s in spots for status, _ in s.clause.cues}),
        *sorted({f"contrast={w}" for f in group.members for w in f.contrast}),
        *sorted({f"mod={w}" for s in spots for w in s.clause.modifiers}),
        *sorted(_vague(spots)),
        *(w for w in words if w.startswith(_SIGNS)),
    ]


def _vague(spots: Sequence[Spot]) -> set[str]:
    """What expressions without a date say: "recently" is PAST_REF, "in the coming months" FUTURE_REF."""
    found = set()
    for spot in spots:
        for way, time in spot.times:
            if time.date is None and time.value.endswith("_REF"):
                near = "own" if way.startswith(("own", "within", "up1")) else "far"
                found.add(f"vague={time.value},{near}")
    return found
