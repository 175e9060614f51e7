"""A Phrase and what is known around it to a Moment on the calendar."""

from __future__ import annotations

from datetime import date

import attrs

from timeline.dates import moment as m
from timeline.dates.context import Context
from timeline.dates.duration import duration
from timeline.dates.moment import Moment
from timeline.dates.named import named, named_in
from timeline.dates.phrase import Calendar, Length, Nth, Phrase, Repeat, Shifted, Vague
from timeline.dates.shifted import nth, shifted

_HALF_QUARTER = 45  # days


def resolve(phrase: Phrase, context: Context) -> Moment | None:
    """The moment that the phrase names; None for durations, sets and vague references."""
    found = _found(phrase, context)
    if found and phrase.clock and not found.clock:
        return attrs.evolve(found, clock=phrase.clock)
    return found


def _found(phrase: Phrase, context: Context) -> Moment | None:
    if isinstance(phrase, Calendar):
        return named_in(phrase, resolve(phrase.outer, context), context) if phrase.outer else named(phrase, context)
    if isinstance(phrase, Shifted) and phrase.ended and context.quarter is None:
        ended = resolve(phrase.ended, context)
        return m.of(middle, "quarter") if ended and (middle := _middle(ended)) else shifted(phrase, context, None)
    if isinstance(phrase, Shifted):
        if isinstance(phrase.base, Phrase):
            origin = resolve(phrase.base, context)
            return shifted(phrase, context, origin.first if origin else None, origin.time if origin else None)
        return shifted(phrase, context, context.base(phrase.base))
    if isinstance(phrase, Nth):
        return nth(phrase, resolve(phrase.outer, context) if phrase.outer else None)
    return None


def _middle(end: Moment) -> date | None:
    """A day amid the three months that ended then: what they are called follows from where most of them lies."""
    return m.shift(end.first, -_HALF_QUARTER, "day") if end.first else None


def value_of(phrase: Phrase) -> str:
    """The value of a phrase that needs no calendar, "" for one that does."""
    if isinstance(phrase, Length):
        return duration(phrase.amounts)
    if isinstance(phrase, Repeat | Vague):
        return phrase.value
    return ""
