"""Whether numbers like 6/10/2018 have the day or the month first: what the other dates of the text tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from timeline.dates.phrase import Calendar, Phrase
from timeline.dates.read import Item

EITHER = "either"  # a Calendar's `order`: month and day could be exchanged; else "month" or "day" came first


def ordered(items: Sequence[Item], *, month_first: bool = True) -> list[Item]:
    """The items, with day and month exchanged where the text writes the day first.

    A day above 12 shows the order of its text ("25/12/2005"), and so does a weekday ("Tuesday 3/4/2025"); the majority
    decides. Where nothing shows it, `month_first` does. What was read has the month first.
    """
    dates = [phrase for item in items for phrase in _dates(item.phrase)]
    if not any(phrase.order == EITHER for phrase in dates):
        return list(items)
    votes = [vote for phrase in dates if (vote := _vote(phrase))]
    days, months = votes.count("day"), votes.count("month")
    if days < months or (days == months and month_first):
        return list(items)
    exchanged: dict[int, Phrase] = {}
    return [attrs.evolve(item, phrase=_exchanged(item.phrase, exchanged)) for item in items]


def _dates(phrase: Phrase) -> Iterator[Calendar]:
    """The calendar dates that a phrase is made of, without the end of a range, which is an item of its own."""
    if isinstance(phrase, Calendar):
        yield phrase
    for inner in _inner(phrase).values():
        yield from _dates(inner)


def _inner(phrase: Phrase) -> dict[str, Phrase]:
    """The phrases that a phrase counts from or lies in, by field."""
    found = {name: getattr(phrase, name, None) for name in ("base", "outer")}
    return {name: inner for name, inner in found.items() if isinstance(inner, Phrase)}


def _vote(phrase: Calendar) -> str:
    """The order that a date shows, "" if it shows none."""
    if phrase.order != EITHER:
        return phrase.order
    if phrase.weekday is None or not (phrase.year and phrase.month and phrase.day):
        return ""
    as_read, other = _fits(phrase, phrase.month, phrase.day), _fits(phrase, phrase.day, phrase.month)
    return "" if as_read == other else "month" if as_read else "day"


def _fits(phrase: Calendar, month: int, day: int) -> bool:
    return date(phrase.year or 1, month, day).weekday() == phrase.weekday


def _exchanged(phrase: Phrase, done: dict[int, Phrase]) -> Phrase:
    """The phrase with day and month exchanged in all its dates. One object stays one: the end of a range is an item."""
    if id(phrase) in done:
        return done[id(phrase)]
    changes: dict[str, Any] = {name: _exchanged(inner, done) for name, inner in _inner(phrase).items()}
    if phrase.until is not None:
        changes["until"] = _exchanged(phrase.until, done)
    made = attrs.evolve(phrase, **changes) if changes else phrase
    if isinstance(made, Calendar) and made.order == EITHER:
        made = attrs.evolve(made, month=made.day, day=made.month)
    return done.setdefault(id(phrase), made)
