"""find_dates and parse_date: a text's time expressions, each with its type, value and days."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Literal

import attrs

from timeline.dates.anchor import find_anchor
from timeline.dates.context import Context
from timeline.dates.days import days_of, edge_days, joined, lasting, length_days, opened
from timeline.dates.kind import kind_of
from timeline.dates.lexicon import OTHER, Lexicon, Tokens
from timeline.dates.locales import check, month_first, phrases, say_in_any
from timeline.dates.moment import Moment
from timeline.dates.order import ordered
from timeline.dates.phrase import Calendar, Length, Phrase, Repeat, Shifted, Vague
from timeline.dates.read import Item, english_reader
from timeline.dates.resolve import resolve, value_of
from timeline.dates.rules import Grammar
from timeline.dates.signals import BEGINNING, OF_CLOCKS, OPENING, Signals
from timeline.dates.spoken import SpokenYears
from timeline.dates.story import heading, is_of_one_year, opens_sentence
from timeline.dates.tense import readable
from timeline.datespan import DateSpan
from timeline.model import TimeExpression, TimexType

Prefer = Literal["auto", "past", "future", "nearest"]
_NEARBY = 60  # code points between a length and the day that it begins on ("a three-day visit from the 15th")
_LISTS = frozenset({"list-of-days", "list-of-months"})
_BETWEEN = 5  # tokens between the members of a list: ", and the "
_LOOKS = {
    -2: "the verb before it looks back",
    -1: "its clause looks back",
    0: "nothing tells which way its clause looks",
    1: "its clause looks ahead",
    2: "its clause plainly looks ahead",
    3: "its clause says what will be then",
}
_LONGEST_DATE = 120  # code points; a longer text is no date, whatever its language
_MODS = {"EARLIER": "START", "LATER": "END", "FIRST_HALF": "START", "SECOND_HALF": "END"}
_TENSES = {"past": -1, "future": 2, "nearest": 0}


def find_dates(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] = ("en",)
) -> list[TimeExpression]:
    """Time expressions of the text, in its order, never overlapping; [] if there are none.

    `start` and `end` are half-open, in Unicode code points of `text` as given. Relative expressions are resolved
    against `anchor`, the day (or moment) of writing; without one, against what the text says of itself
    (`find_anchor`) or the years that it names; where it says nothing they keep an underspecified value and their
    `date` is None. `prefer` says which way dates without a year point; "auto" decides by the tense around each.
    Values follow TIMEX3 (TimeML 1.2.1); days are Gregorian, without time zone. languages: codes that dateparser
    knows; others than English give explicit and simple relative dates. Raises LanguageError for an unknown one.
    """
    codes = check(languages) if tuple(languages) != ("en",) else ("en",)
    reader = english_reader()
    tokens = reader.grammar.lexicon.cut(text)
    items = reader.items(text, tokens)
    if "en" in codes:
        items = ordered(items)
    else:
        items = ordered([item for item in items if _in_numbers(item, tokens)], month_first=month_first(codes))
    foreign = [found for code in codes if code != "en" for found in phrases(text, code)]
    if not items and not foreign:
        return []
    context = Context.of(anchor if anchor is not None else find_anchor(text))
    context.strict = prefer != "auto"
    context.kind = kind_of(text, items, context.anchor)
    if len(items) == 1 and _is_whole(items[0], text, tokens):
        items = [attrs.evolve(items[0], phrase=attrs.evolve(items[0].phrase, alone=True))]
    finder = _Finder(text, tokens, context, prefer, reader.grammar)
    finder.cues = readable(text, tokens, ((item.start, item.end) for item in items))
    if context.anchor is None and not context.narrative:
        finder.years = SpokenYears(text, tokens, items)
    if not foreign:
        return [found for item in items if (found := finder.expression(item))]
    return finder.mixed(items, foreign)


def parse_date(
    text: str, *, anchor: date | datetime | None = None, prefer: Prefer = "auto", languages: Sequence[str] | None = None
) -> TimeExpression | None:
    """The one time expression that the text is, in any language that dateparser knows; None if it is none.

    languages None tries English, then whichever reads the text; else those given. Other arguments as for `find_dates`.
    A text that is more than a date gives the first one that it holds.
    """
    found = find_dates(text, anchor=anchor, prefer=prefer, languages=languages or ("en",))
    stripped = text.strip(" \t\n\r.,;")
    reader = english_reader()
    if languages is not None or not stripped or (found and _knows_rest(text, found, reader.grammar.lexicon)):
        return found[0] if found else None
    phrase = say_in_any(stripped) if len(stripped) <= _LONGEST_DATE else None
    if phrase is None:
        return found[0] if found else None
    context = Context.of(anchor)
    context.strict = prefer != "auto"
    finder = _Finder(text, reader.grammar.lexicon.cut(text), context, prefer, reader.grammar)
    start = text.index(stripped)
    return finder.foreign(start, start + len(stripped), phrase)


def _is_whole(item: Item, text: str, tokens: Tokens) -> bool:
    """Whether the text is that expression and no more, so that it may stand alone; "1 m" may be a measure as well."""
    if item.end < len(tokens.texts) or text[: tokens.starts[item.start]].strip(" :/"):
        return False
    return tokens.texts[-2:] != [" ", "m"]


def _knows_rest(text: str, found: Sequence[TimeExpression], lexicon: Lexicon) -> bool:
    """Whether what stands around the expressions are words of the same language."""
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    rest = " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    tokens = lexicon.cut(rest)
    return not any(sign == OTHER and token.isalpha() for sign, token in zip(tokens.signs, tokens.texts, strict=True))


class _Finder:
    """Makes time expressions of the items of one text, in its order."""

    def __init__(self, text: str, tokens: Tokens, context: Context, prefer: Prefer, grammar: Grammar) -> None:
        self.text = text
        self.tenses = grammar.tenses
        self.tokens = self.cues = tokens
        self.context = context
        self.prefer = prefer
        self.last: tuple[Phrase, Moment | None] | None = None
        self.years: SpokenYears | None = None
        self.length: Item | None = None
        self.done = 0
        self.previous: Item | None = None
        self.signals = Signals(tokens, grammar.lexicon.classes["hedge"])

    def expression(self, item: Item) -> TimeExpression | None:
        phrase, context = item.phrase, self.context
        if not phrase.alone or (isinstance(phrase, Vague) and phrase.only and context.kind not in phrase.only):
            return None
        start, end = self.tokens.starts[item.start], self.tokens.starts[item.end]
        if not self._is_listed_with(item):
            context.tense = self._tense(item)
        self.previous = item
        context.at = start
        if self.years:
            phrase = self.years.complete(phrase, item)
        base = self._base(phrase) if _is_relative(phrase) else ""
        is_last = self.last and self.last[0] is phrase and not isinstance(phrase, Vague)
        moment = self.last[1] if self.last and is_last else resolve(phrase, context)
        value = moment.value if moment else value_of(phrase)
        if not value:
            return None
        hedges = self.signals.hedges(item)
        if moment:
            context.remember(moment, phrase, leads=context.narrative and self._leads(item))
        return TimeExpression(
            text=self.text[start:end],
            start=start,
            end=end,
            type=TimexType.TIME if moment and moment.clock else _type(phrase, moment),
            value=value,
            mod=_MODS.get(phrase.mod, phrase.mod) or ("APPROX" if "approximate" in hedges else None),
            date=_hedged(self._days(item, moment), hedges),
            anchor=context.anchor if moment and moment.first else None,
            rule=item.rule,
            steps=self._steps(item, base) if moment else (),
        )

    def _is_listed_with(self, item: Item) -> bool:
        """Whether it is a later member of a list ("May 4 and 5"), which points the same way as the one before."""
        before = self.previous
        return before is not None and before.rule == item.rule in _LISTS and item.start - before.end <= _BETWEEN

    def _base(self, phrase: Phrase) -> str:
        """The day that a phrase is resolved from, in words."""
        context = self.context
        said = isinstance(phrase, Shifted | Calendar) and (phrase.base == "said" or context.narrative)
        if said and context.said and context.said.first:
            return f"from the day last spoken of, {context.said.value}"
        return f"from the day of writing, {context.anchor}" if context.anchor else "no day of writing is known"

    def _steps(self, item: Item, base: str) -> tuple[str, ...]:
        """How an expression was resolved, one short sentence a step."""
        phrase, context = item.phrase, self.context
        steps = [base] if base else []
        if base and context.kind != "news":
            steps.append(f"the text is a {context.kind}")
        if base and isinstance(phrase, Calendar) and not phrase.step:
            steps.append(_LOOKS[context.tense])
        if phrase.until is not None:
            steps.append("it opens a range, whose days it has")
        elif (signal := self.signals.before(item)) in OPENING:
            steps.append(f"{signal!r} before it opens a side of its days")
        return tuple(steps)

    def mixed(self, items: Sequence[Item], foreign: Sequence[tuple[int, int, Phrase]]) -> list[TimeExpression]:
        """English and other expressions in the order of the text; where two overlap, the longer."""
        starts = self.tokens.starts
        places: list[tuple[int, int, Item | Phrase]] = [(starts[i.start], starts[i.end], i) for i in items]
        places += foreign
        places.sort(key=lambda place: (place[0] - place[1], place[0]))
        taken: list[tuple[int, int, Item | Phrase]] = []
        for start, end, what in places:
            at = bisect.bisect(taken, start, key=lambda place: place[0])
            before_ok = at == 0 or taken[at - 1][1] <= start
            if before_ok and (at == len(taken) or end <= taken[at][0]):
                taken.insert(at, (start, end, what))
        made = (self.expression(w) if isinstance(w, Item) else self.foreign(s, e, w) for s, e, w in taken)
        return [one for one in made if one]

    def foreign(self, start: int, end: int, phrase: Phrase) -> TimeExpression | None:
        """An expression of another language; its tense is not known, so the nearest day is meant."""
        context = self.context
        weekday = isinstance(phrase, Calendar) and phrase.weekday is not None
        context.tense = _TENSES[self.prefer] if self.prefer != "auto" else -1 if weekday else 0
        moment = resolve(phrase, context)
        if moment is None:
            return None
        context.remember(moment, phrase)
        return TimeExpression(
            text=self.text[start:end],
            start=start,
            end=end,
            type=TimexType.TIME if moment.clock else TimexType.DATE,
            value=moment.value,
            date=moment.span,
            anchor=context.anchor if moment.first else None,
            rule="locale",
        )

    def _days(self, item: Item, moment: Moment | None) -> DateSpan | None:
        """The days meant: those of the range it opens, all before or after it, or its own."""
        phrase = item.phrase
        if isinstance(phrase, Length):
            self.length = item
            self.context.remember_length(phrase)
            if phrase.outer:
                whole = resolve(phrase.outer, self.context)
                return edge_days(phrase, whole.span if whole else None)
            return length_days(phrase, self.context)
        if isinstance(phrase, Vague) and phrase.until is not None and self.context.anchor:
            moment = Moment(unit="day", first=self.context.anchor)
        own = days_of(moment, phrase.mod, self.context.anchor) if moment else None
        if own is None:
            return None
        if phrase.until is not None:
            self.last = self._until(phrase.until, own)
            end = days_of(self.last[1], phrase.until.mod) if self.last[1] else None
            return (end and joined(own, end)) or own
        signal = self.signals.before(item)
        length = self._length_before(item) if signal in BEGINNING else None
        if length:
            return lasting(own, length)
        if moment and moment.clock:
            signal = OF_CLOCKS.get(signal, signal)
        elif signal == "before" and phrase.mod == "END" and self._names_end(item):
            signal = "until"  # "before the end of May" is any day of May
        return opened(own, signal) if signal in OPENING else own

    def _length_before(self, item: Item) -> Phrase | None:
        """The length told just before, in the same sentence, which begins with this day."""
        if self.length is None:
            return None
        starts, texts = self.tokens.starts, self.tokens.texts
        near = starts[item.start] - starts[self.length.end] <= _NEARBY
        return self.length.phrase if near and "." not in texts[self.length.end : item.start] else None

    def _until(self, phrase: Phrase, first: DateSpan) -> tuple[Phrase, Moment | None]:
        """The last end of a range, which cannot lie before the first: resolved forward from it where it may."""
        found = resolve(phrase, self.context)
        if isinstance(phrase, Vague) and self.context.anchor:
            return phrase, Moment(unit="day", first=self.context.anchor)
        if first.start and found and found.first and found.first < first.start:
            forward = Context(anchor=first.start, tense=2, strict=True)
            found = resolve(phrase, forward)
        return phrase, found

    def _leads(self, item: Item) -> bool:
        """Whether the story of a history goes on from here: it opens a sentence, or is the full date of a paragraph."""
        start, done = self.tokens.starts[item.start], self.done
        self.done = self.tokens.starts[item.end]
        phrase = item.phrase
        if not isinstance(phrase, Calendar) or not phrase.year:
            return opens_sentence(self.tokens, item.start)
        headed = heading(self.text, start)
        if headed:
            is_year = phrase.unit == "year" and not phrase.bc and is_of_one_year(headed)
            self.context.section = phrase.year if is_year else 0
        full = bool(phrase.month or phrase.season)
        return opens_sentence(self.tokens, item.start) or (full and "\n" in self.text[done:start])

    def _tense(self, item: Item) -> int:
        phrase = item.phrase
        if self.prefer != "auto":
            return _TENSES[self.prefer]
        if isinstance(phrase, Shifted) and isinstance(phrase.base, Phrase):
            phrase = phrase.base
        if isinstance(phrase, Length):
            points = phrase.ahead
        else:
            points = isinstance(phrase, Calendar) and phrase.year is None and not phrase.step
        if not points or (isinstance(phrase, Length) and self._is_of_past(item)):
            return -1
        if isinstance(phrase, Calendar) and phrase.weekday is not None and self._owns(item):
            return self.tenses.owned(self.cues, item.start)
        if self.cues.texts[max(item.start - 2, 0)] in ("a", "an"):
            return -1  # "on a Saturday" is none in particular
        tense = self.tenses.tense(self.cues, item.start, item.end)
        is_month = isinstance(phrase, Calendar) and phrase.unit == "month"
        return 3 if tense > 1 and is_month and self.cues.texts[max(item.start - 2, 0)] == "in" else tense

    def _is_of_past(self, item: Item) -> bool:
        """Whether "in two years" or "after two years" is no way ahead: the second leads to a day in messages alone."""
        before = [word for word in self.cues.texts[max(item.start - 4, 0) : item.start] if not word.isspace()]
        if "after" in before[-2:] and self.context.kind != "message":
            return True
        return self.tenses.measures_past(self.cues, item.start)

    def _names_end(self, item: Item) -> bool:
        """Whether it is the end of a unit ("the end of May", "year-end"), not its late part."""
        return any(word in ("end", "close", "ending") for word in self.tokens.texts[item.start : item.end])

    def _owns(self, item: Item) -> bool:
        following = self.tokens.texts[item.end : item.end + 2]
        return len(following) > 1 and following[0] in ("'", "’") and following[1] == "s"


def _hedged(span: DateSpan | None, hedges: Collection[str]) -> DateSpan | None:
    """The span with the marks that "about" and "perhaps" before it give."""
    if span is None or not hedges:
        return span
    return attrs.evolve(
        span,
        approximate=span.approximate or "approximate" in hedges,
        uncertain=span.uncertain or "uncertain" in hedges,
    )


def _in_numbers(item: Item, tokens: Tokens) -> bool:
    """Whether it is a whole date in numbers, which every language writes alike."""
    phrase = item.phrase
    whole = isinstance(phrase, Calendar) and phrase.year and phrase.month and phrase.day
    return bool(whole) and not any(token.isalpha() for token in tokens.texts[item.start : item.end])


def _is_relative(phrase: Phrase) -> bool:
    """Whether a phrase needs a day to be resolved from."""
    if isinstance(phrase, Calendar):
        return phrase.year is None and phrase.unit not in ("decade", "century")
    return isinstance(phrase, Shifted) and isinstance(phrase.base, str)


def _type(phrase: Phrase, moment: Moment | None) -> TimexType:
    if isinstance(phrase, Length) or (moment and moment.unit == "length"):
        return TimexType.DURATION
    if isinstance(phrase, Repeat):
        return TimexType.SET
    return TimexType.DATE
