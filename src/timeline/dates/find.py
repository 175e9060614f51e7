"""find_dates and parse_date: a text's time expressions, each with its type, value and days."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import attrs

from timeline.dates.anchor import find_anchor
from timeline.dates.context import Context
from timeline.dates.days import days_of, joined, lasting, length_days, opened
from timeline.dates.kind import kind_of
from timeline.dates.lexicon import Tokens
from timeline.dates.locales import check, phrases, say
from timeline.dates.moment import Moment
from timeline.dates.phrase import Calendar, Length, Phrase, Repeat, Shifted, Vague
from timeline.dates.read import Item, english_reader
from timeline.dates.resolve import resolve, value_of
from timeline.dates.spoken import SpokenYears
from timeline.dates.story import heading, is_of_one_year, opens_sentence
from timeline.dates.tense import Tenses
from timeline.datespan import DateSpan
from timeline.model import TimeExpression, TimexType

Prefer = Literal["auto", "past", "future", "nearest"]
# Words that open a side of the days they precede; "'s" after the date makes it part of a name ("after Friday's talks").
_SIGNALS = frozenset({"since", "after", "before", "until", "till", "by", "starting", "beginning"})
_THAN = {"later": "after", "greater": "after", "earlier": "before", "less": "before"}
_NO_THAN = {"later": "until", "earlier": "since"}
_BEGINNINGS = frozenset({"from", "starting", "beginning"})
_NEARBY = 60  # code points between a length and the day that it begins on ("a three-day visit from the 15th")
_LOOKS = {
    -1: "its clause looks back",
    0: "nothing tells which way its clause looks",
    1: "its clause looks ahead",
    2: "its clause plainly looks ahead",
}
_LONGEST_DATE = 120  # code points; a longer text is no date, whatever its language
_MODS = {"EARLIER": "START", "LATER": "END"}
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
    items = reader.items(text, tokens) if "en" in codes else []
    foreign = [found for code in codes if code != "en" for found in phrases(text, code)]
    if not items and not foreign:
        return []
    context = Context.of(anchor if anchor is not None else find_anchor(text))
    context.strict = prefer != "auto"
    context.kind = kind_of(text, items, context.anchor)
    if len(items) == 1 and items[0].end == len(tokens.texts) and not text[: tokens.starts[items[0].start]].strip(" :/"):
        items = [attrs.evolve(items[0], phrase=attrs.evolve(items[0].phrase, alone=True))]
    finder = _Finder(text, tokens, context, prefer, reader.grammar.tenses)
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
    if languages is not None or not stripped or (found and found[0].text.strip(".") == stripped):
        return found[0] if found else None
    phrase = say(stripped, None) if len(stripped) <= _LONGEST_DATE else None
    if phrase is None:
        return found[0] if found else None
    reader = english_reader()
    context = Context.of(anchor)
    context.strict = prefer != "auto"
    finder = _Finder(text, reader.grammar.lexicon.cut(text), context, prefer, reader.grammar.tenses)
    start = text.index(stripped)
    return finder.foreign(start, start + len(stripped), phrase)


class _Finder:
    """Makes time expressions of the items of one text, in its order."""

    def __init__(self, text: str, tokens: Tokens, context: Context, prefer: Prefer, tenses: Tenses) -> None:
        self.text = text
        self.tenses = tenses
        self.tokens = tokens
        self.context = context
        self.prefer = prefer
        self.last: tuple[Phrase, Moment | None] | None = None
        self.years: SpokenYears | None = None
        self.length: Item | None = None
        self.done = 0

    def expression(self, item: Item) -> TimeExpression | None:
        phrase, context = item.phrase, self.context
        if not phrase.alone or (isinstance(phrase, Vague) and phrase.only and context.kind not in phrase.only):
            return None
        start, end = self.tokens.starts[item.start], self.tokens.starts[item.end]
        context.tense = self._tense(item)
        context.at = start
        if self.years:
            phrase = self.years.complete(phrase, item)
        base = self._base(phrase) if _is_relative(phrase) else ""
        is_last = self.last and self.last[0] is phrase and not isinstance(phrase, Vague)
        moment = self.last[1] if self.last and is_last else resolve(phrase, context)
        value = moment.value if moment else value_of(phrase)
        if not value:
            return None
        if moment:
            context.remember(moment, phrase, leads=context.narrative and self._leads(item))
        return TimeExpression(
            text=self.text[start:end],
            start=start,
            end=end,
            type=TimexType.TIME if moment and moment.clock else _type(phrase),
            value=value,
            mod=_MODS.get(phrase.mod, phrase.mod) or self._approximately(item),
            date=self._days(item, moment),
            anchor=context.anchor if moment and moment.first else None,
            rule=item.rule,
            steps=self._steps(item, base) if moment else (),
        )

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
        elif (signal := self._signal(item)) in _SIGNALS:
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
        signal = self._signal(item)
        length = self._length_before(item) if signal in _BEGINNINGS else None
        if length:
            return lasting(own, length)
        return opened(own, signal) if signal in _SIGNALS else own

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

    def _approximately(self, item: Item) -> str | None:
        """TIMEX3's APPROX after "about" and "around", which its annotators mostly leave outside."""
        texts = self.tokens.texts
        near = item.start > 1 and texts[item.start - 1] == " " and texts[item.start - 2] in ("about", "around")
        return "APPROX" if near and not isinstance(item.phrase, Vague | Repeat) else None

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

    def _signal(self, item: Item) -> str:
        """The word before the expression, if it says that the days before or after are meant."""
        texts = self.tokens.texts
        at = item.start - 1
        if at < 1 or texts[at] != " ":
            return ""
        if at > 2 and texts[at - 1] == "on" and texts[at - 3] in _BEGINNINGS:  # noqa: PLR2004
            return texts[at - 3]
        if at > 2 and texts[at - 1] == "as" and texts[at - 3] in ("early", "soon"):  # noqa: PLR2004
            return "since"
        if at > 2 and texts[at - 1] == "than":  # noqa: PLR2004
            no = at > 4 and texts[at - 5] in ("no", "not")  # noqa: PLR2004
            return _NO_THAN.get(texts[at - 3], "") if no else _THAN.get(texts[at - 3], "")
        if texts[at - 1] not in _SIGNALS and texts[at - 1] not in _BEGINNINGS:
            return ""
        after = texts[item.end] if item.end < len(texts) else ""
        return "" if after in ("'", "’", "-") else texts[at - 1]

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
        if not points:
            return -1
        if isinstance(phrase, Calendar) and phrase.weekday is not None and self._owns(item):
            return self.tenses.owned(self.tokens, item.start)
        return self.tenses.tense(self.tokens, item.start, item.end)

    def _owns(self, item: Item) -> bool:
        following = self.tokens.texts[item.end : item.end + 2]
        return len(following) > 1 and following[0] in ("'", "’") and following[1] == "s"


def _is_relative(phrase: Phrase) -> bool:
    """Whether a phrase needs a day to be resolved from."""
    if isinstance(phrase, Calendar):
        return phrase.year is None and phrase.unit not in ("decade", "century")
    return isinstance(phrase, Shifted) and isinstance(phrase.base, str)


def _type(phrase: Phrase) -> TimexType:
    if isinstance(phrase, Length):
        return TimexType.DURATION
    if isinstance(phrase, Repeat):
        return TimexType.SET
    return TimexType.DATE
