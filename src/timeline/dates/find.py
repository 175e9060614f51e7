"""find_dates and parse_date: a text's time expressions, each with its type, value and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from timeline.dates.anchor import find_anchor
from timeline.dates.moment import Moment
from timeline.dates.phrase import Calendar, Length, Phrase, Range, Repeat, Shifted, Vague
from timeline.dates.read import Item, english_reader
from timeline.dates.resolve import Context, resolve, value_of
from timeline.dates.tense import tense
from timeline.model import DateSpan, TimeExpression, TimexType

Prefer = Literal["auto", "past", "future", "nearest"]
_TENSES = {"past": -1, "future": 1, "nearest": 0}


def find_dates(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] = ("en",)
) -> list[TimeExpression]:
    """Time expressions of the text, in its order, never overlapping; [] if there are none.

    `start` and `end` are half-open, in Unicode code points of `text` as given. Relative expressions are resolved against
    `anchor`, the day (or moment) of writing; without one, against what the text says of itself (`find_anchor`); where it
    says nothing they keep an underspecified value and their `date` is None. `prefer` says which way dates without a year
    point; "auto" decides by the tense around each. Values follow TIMEX3 (TimeML 1.2.1); days are Gregorian, without zone.
    """
    reader = english_reader()
    tokens = reader.grammar.lexicon.cut(text)
    items = reader.items(text, tokens)
    if not items:
        return []
    given = anchor if anchor is not None else find_anchor(text)
    context = _context(given)
    context.narrative = _is_narrative(items, context.anchor)
    found = []
    for item in items:
        for one in _single(item):
            start, end = tokens.starts[one.start], tokens.starts[one.end]
            expression = _expression(text, start, end, one, context, prefer)
            if expression:
                found.append(expression)
    return found


def parse_date(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] | None = None
) -> TimeExpression | None:
    """The one time expression that the text is; None if it is none. Arguments as for `find_dates`."""
    found = find_dates(text, anchor=anchor, prefer=prefer)
    return found[0] if found else None


def _context(anchor: date | datetime | None) -> Context:
    if isinstance(anchor, datetime):
        return Context(anchor=anchor.date(), now=anchor)
    return Context(anchor=anchor)


def _is_narrative(items: Sequence[Item], anchor: date | None) -> bool:
    """Whether the text tells history: many years named that lie well before the day of writing."""
    years = [i.phrase.year for i in items if isinstance(i.phrase, Calendar) and i.phrase.year]
    if not anchor:
        return len(years) >= 3  # noqa: PLR2004
    old = sum(1 for y in years if y < anchor.year - 1)
    return old >= 5 and old >= len(items) // 5  # noqa: PLR2004


def _single(item: Item) -> Sequence[Item]:
    return (item,)


def _expression(text: str, start: int, end: int, item: Item, context: Context, prefer: Prefer) -> TimeExpression | None:
    phrase = item.phrase
    if not phrase.alone:
        return None
    if isinstance(phrase, Calendar | Shifted) and prefer == "auto":
        context.tense = tense(text, start, end) if _needs_tense(phrase) else -1
    elif prefer != "auto":
        context.tense = _TENSES[prefer]
    moment = resolve(phrase, context)
    if moment is None:
        value = value_of(phrase)
        if not value:
            return None
        return TimeExpression(text=text[start:end], start=start, end=end, type=_type(phrase), value=value, mod=phrase.mod or None, rule=item.rule)
    if moment.first:
        context.said = moment
    kind = TimexType.TIME if moment.clock else TimexType.DATE
    return TimeExpression(
        text=text[start:end], start=start, end=end, type=kind, value=moment.value, mod=phrase.mod or None,
        date=_days(phrase, moment), anchor=context.anchor, rule=item.rule,
    )  # fmt: skip


def _needs_tense(phrase: Phrase) -> bool:
    return isinstance(phrase, Calendar) and phrase.year is None and phrase.step is None


def _type(phrase: Phrase) -> TimexType:
    if isinstance(phrase, Length):
        return TimexType.DURATION
    return TimexType.SET if isinstance(phrase, Repeat) else TimexType(phrase.type if isinstance(phrase, Vague) else "DATE")


def _days(phrase: Phrase, moment: Moment) -> DateSpan | None:  # noqa: ARG001
    return moment.span


__all__ = ["Range", "find_dates", "parse_date"]
