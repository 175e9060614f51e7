"""find_dates and parse_date: a text's time expressions, each with its type, value and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from timeline.dates.anchor import find_anchor
from timeline.dates.context import Context
from timeline.dates.lexicon import Tokens
from timeline.dates.phrase import Calendar, Length, Phrase, Repeat, Shifted, Vague
from timeline.dates.read import Item, english_reader
from timeline.dates.resolve import resolve, value_of
from timeline.dates.tense import tense
from timeline.model import TimeExpression, TimexType

Prefer = Literal["auto", "past", "future", "nearest"]
_TENSES = {"past": -1, "future": 1, "nearest": 0}


def find_dates(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] = ("en",)
) -> list[TimeExpression]:
    """Time expressions of the text, in its order, never overlapping; [] if there are none.

    `start` and `end` are half-open, in Unicode code points of `text` as given. Relative expressions are resolved
    against `anchor`, the day (or moment) of writing; without one, against what the text says of itself
    (`find_anchor`); where it says nothing they keep an underspecified value and their `date` is None. `prefer` says
    which way dates without a year point; "auto" decides by the tense around each. Values follow TIMEX3
    (TimeML 1.2.1); days are Gregorian, without time zone.
    """
    if "en" not in languages:
        return []
    reader = english_reader()
    tokens = reader.grammar.lexicon.cut(text)
    items = reader.items(text, tokens)
    if not items:
        return []
    context = Context.of(anchor if anchor is not None else find_anchor(text))
    context.strict = prefer != "auto"
    context.narrative = _is_narrative(items, context.anchor)
    finder = _Finder(text, tokens, context, prefer)
    return [found for item in items if (found := finder.expression(item))]


def parse_date(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] | None = None
) -> TimeExpression | None:
    """The one time expression that the text is; None if it is none. Arguments as for `find_dates`."""
    found = find_dates(text, anchor=anchor, prefer=prefer, languages=languages or ("en",))
    return found[0] if found else None


def _is_narrative(items: Sequence[Item], anchor: date | None) -> bool:
    """Whether the text tells history: many years named that lie well before the day of writing."""
    phrases = [i.phrase for i in items]
    years = [p.year for p in phrases if isinstance(p, Calendar) and p.year]
    if not anchor:
        return len(years) >= 3  # noqa: PLR2004
    old = sum(1 for y in years if y < anchor.year - 1)
    fresh = sum(1 for p in phrases if _is_deictic(p))
    return old >= 5 and old >= 4 * fresh  # noqa: PLR2004


def _is_deictic(phrase: Phrase) -> bool:
    """Whether it is a weekday or a day or week told from the day of writing, as news tells its dates."""
    if isinstance(phrase, Calendar):
        return phrase.weekday is not None and phrase.day is None
    return isinstance(phrase, Shifted) and phrase.base == "anchor" and phrase.kind in ("DAY", "WEEK")


class _Finder:
    """Makes time expressions of the items of one text, in its order."""

    def __init__(self, text: str, tokens: Tokens, context: Context, prefer: Prefer) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self.prefer = prefer

    def expression(self, item: Item) -> TimeExpression | None:
        phrase, context = item.phrase, self.context
        if not phrase.alone:
            return None
        start, end = self.tokens.starts[item.start], self.tokens.starts[item.end]
        context.tense = self._tense(phrase, start, end)
        moment = resolve(phrase, context)
        value = moment.value if moment else value_of(phrase)
        if not value:
            return None
        if moment and moment.first:
            context.said = moment
            if moment.unit == "quarter" and isinstance(phrase, Calendar):
                context.quarter = moment
        return TimeExpression(
            text=self.text[start:end],
            start=start,
            end=end,
            type=TimexType.TIME if moment and moment.clock else _type(phrase),
            value=value,
            mod=phrase.mod or None,
            date=moment.span if moment else None,
            anchor=context.anchor if moment and moment.first else None,
            rule=item.rule,
        )

    def _tense(self, phrase: Phrase, start: int, end: int) -> int:
        if self.prefer != "auto":
            return _TENSES[self.prefer]
        points = isinstance(phrase, Calendar) and phrase.year is None and phrase.step is None
        return tense(self.text, start, end) if points else -1


def _type(phrase: Phrase) -> TimexType:
    if isinstance(phrase, Length):
        return TimexType.DURATION
    if isinstance(phrase, Repeat):
        return TimexType.SET
    return TimexType(phrase.type) if isinstance(phrase, Vague) else TimexType.DATE
