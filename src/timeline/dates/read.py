"""Where expressions stand: candidates in the token string, then the rules of both stages at each of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import attrs

from timeline.dates.lexicon import FIRST, OTHER, Tokens
from timeline.dates.pattern import HEAD, chars
from timeline.dates.phrase import Phrase
from timeline.dates.ranges import PAIRS
from timeline.dates.rules import Grammar, Rule, english

_ROUNDS = 3  # how often stage 2 runs over its own results: "early / on Friday / of next week"
_REACH = 14  # how many tokens before its first telling word an expression may begin
_LONG = 80  # tokens of a run that is too seldom to keep
_KEPT = 50_000  # runs or expressions kept; about 20 MB
_SLOTS = ("first", "mid", "last")  # of rules that make several expressions, in the order of the text
_JOINED = frozenset(".,:/-'")
_MONEY = frozenset("$#@")


@attrs.frozen
class Item:
    """An expression between two tokens (half-open), its rule and what it says."""

    start: int
    end: int
    phrase: Phrase
    rule: str


class Reader:
    """Finds phrases with one grammar; keeps what it has read of frequent words."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar."""
        self.grammar = grammar
        lexicon = grammar.lexicon
        known = lexicon.signs
        telling = frozenset(c for c in known if ord(c) >= FIRST) - grammar.glue
        self._telling = re.compile(chars(telling))
        self._known = re.compile(chars(known) + "+")
        self._known_set = known
        self._runs: dict[tuple[int, str], tuple[Item, ...]] = {}
        self._built: dict[tuple[str, tuple[str, ...]], Phrase | None] = {}

    def items(self, text: str, tokens: Tokens) -> list[Item]:
        """The expressions of a text in its order, never overlapping."""
        found: list[Item] = []
        signs = tokens.signs
        done = 0
        for match in self._telling.finditer(signs):
            core = match.start()
            if core < done:
                continue
            start = core
            low = max(done, core - _REACH)
            while start > low and signs[start - 1] in self._known_set:
                start -= 1
            run = self._known.match(signs, core)
            done = run.end() if run else core + 1
            found.extend(self._run(text, tokens, start, done))
        return found

    def _run(self, text: str, tokens: Tokens, start: int, end: int) -> Sequence[Item]:
        """The expressions of one run of known words. What a run says depends on it and the two tokens to each side."""
        if end - start > _LONG:
            first = self._first(text, tokens, start, end)
            return self._second(tokens, start, end, first) if first else ()
        starts = tokens.starts
        before = max(0, start - 2)
        key = (start - before, text[starts[before] : starts[min(end + 2, len(starts) - 1)]])
        known = self._runs.get(key)
        if known is None:
            first = self._first(text, tokens, start, end)
            items = self._second(tokens, start, end, first) if first else []
            known = tuple(Item(i.start - start, i.end - start, i.phrase, i.rule) for i in items)
            if len(self._runs) >= _KEPT:
                self._runs.clear()
            self._runs[key] = known
        return [Item(i.start + start, i.end + start, i.phrase, i.rule) for i in known]

    def _first(self, text: str, tokens: Tokens, start: int, end: int) -> list[Item]:
        """What the rules of stage 1 find between two tokens."""
        found = []
        rules, signs = self.grammar.first, tokens.signs
        first = rules.first
        at = start
        while at < end:
            candidates = rules[signs[at : at + HEAD]] if signs[at] in first else ()
            item = (
                self._longest(text, tokens, at, end, candidates) if candidates and self._may_begin(tokens, at) else None
            )
            if item:
                found.append(item)
                at = item.end
            else:
                at += 1
        return found

    def _longest(self, text: str, tokens: Tokens, at: int, end: int, rules: Sequence[Rule]) -> Item | None:
        matches = []
        for rule in rules:
            match = rule.pattern.regex.match(tokens.signs, at, end)
            if match and self._may_end(tokens, match.end()):
                matches.append((match.end(), rule.row.rank, rule.name, rule, match))
        matches.sort(key=_order, reverse=True)
        for stop, _, name, rule, match in matches:
            if self._is_name(text, tokens, rule, at, stop):
                continue
            if rule.row.capital and not self._capital(text, tokens, rule, match):
                continue
            if rule.row.unnamed and self._ends_name(text, tokens, at):
                continue
            phrase = self._phrase(rule, match, tokens, at)
            if phrase:
                return Item(at, stop, phrase, name)
        return None

    @staticmethod
    def _is_name(text: str, tokens: Tokens, rule: Rule, at: int, stop: int) -> bool:
        """Whether the words are used as a name: "3D", "the Daily Globe", the broadcast "This Week"."""
        starts, row = tokens.starts, rule.row
        if row.small and text[starts[at] : starts[stop]].isupper():
            return True
        if row.title and at and tokens.texts[at - 1] in '"“' and text[starts[stop - 1]].isupper():
            return True
        inside = row.common and at > 1 and tokens.texts[at - 2].isalpha()
        return inside and text[starts[at]].isupper()

    def _capital(self, text: str, tokens: Tokens, rule: Rule, match: re.Match[str]) -> bool:
        """Whether the month or weekday in it has a capital, if its name is another word too."""
        for name, (_, at, _) in rule.pattern.filled(match).items():
            if name in ("month", "weekday") and tokens.texts[at] in self.grammar.lexicon.classes["doubtful"]:
                return text[tokens.starts[at]].isupper()
        return True

    def _ends_name(self, text: str, tokens: Tokens, at: int) -> bool:
        """Whether a month is the last word of a name: it and the unknown word before have a capital."""
        if at < 2 or tokens.texts[at] not in self.grammar.lexicon.classes["namelike"] or tokens.texts[at - 1] != " ":  # noqa: PLR2004
            return False
        before = tokens.starts[at - 2]
        return tokens.signs[at - 2] == OTHER and text[before].isupper() and text[tokens.starts[at]].isupper()

    def _phrase(self, rule: Rule, match: re.Match[str], tokens: Tokens, at: int) -> Phrase | None:
        words = tuple(tokens.texts[at : match.end()])
        key = (rule.name, words)
        try:
            return self._built[key]
        except KeyError:  # one question, not two: another thread may clear it between them
            filled = {n: (k, tokens.texts[i:j]) for n, (k, i, j) in rule.pattern.filled(match).items()}
            built = self.grammar.build(rule, filled, words)
        if len(self._built) >= _KEPT:
            self._built.clear()
        self._built[key] = built
        return built

    @staticmethod
    def _may_begin(tokens: Tokens, at: int) -> bool:
        """Whether an expression may begin here: not inside a word or number, nor after a currency sign."""
        if at == 0 or not tokens.texts[at][0].isalnum():
            return True
        before = tokens.texts[at - 1]
        if before[-1].isalnum() or before == "_":
            return False
        if not tokens.texts[at][0].isdigit():
            return True
        if before in _MONEY or before in "£€¥":
            return False
        return not (before in _JOINED and at > 1 and tokens.texts[at - 2].isdigit() and before not in "-'")

    @staticmethod
    def _may_end(tokens: Tokens, end: int) -> bool:
        """Whether an expression may end here: not inside a word or number, nor before a per cent sign."""
        if end >= len(tokens.texts):
            return True
        last, after = tokens.texts[end - 1], tokens.texts[end]
        if not last[-1].isalnum():
            return True
        if after[0].isalnum() or after == "_":
            return False
        if not last[-1].isdigit():
            return True
        if after == "%":
            return False
        return not (after in ".,:/" and end + 1 < len(tokens.texts) and tokens.texts[end + 1].isdigit())

    def _second(self, tokens: Tokens, start: int, end: int, items: list[Item]) -> list[Item]:
        """The items after the rules of stage 2, which see each as one sign."""
        for _ in range(_ROUNDS):
            line = self._line(tokens, start, end, items)
            rules, first = self.grammar.second, self.grammar.second.first
            places = [at for at, sign in enumerate(line) if sign in first and rules[line[at : at + HEAD]]]
            if not places:
                break
            units: list[Item | int] = []
            at = start
            for item in items:
                units.extend(range(at, item.start))
                units.append(item)
                at = item.end
            units.extend(range(at, end))
            merged = list(self._merged(tokens, units, line, places))
            if len(merged) == len(items) and all(a is b for a, b in zip(merged, items, strict=True)):
                break
            items = merged
        return items

    def _line(self, tokens: Tokens, start: int, end: int, items: Sequence[Item]) -> str:
        """The characters between two tokens, one for each item."""
        signs, kinds = tokens.signs, self.grammar.lexicon.items
        pieces: list[str] = []
        at = start
        for item in items:
            pieces += signs[at : item.start], kinds[item.phrase.kind]
            at = item.end
        return "".join(pieces) + signs[at:end]

    def _merged(self, tokens: Tokens, units: Sequence[Item | int], line: str, places: Sequence[int]) -> Iterator[Item]:
        """The items of a line and what the rules make of them. places: where a rule of stage 2 may begin."""
        may_begin = frozenset(places)
        at = 0
        while at < len(units):
            found = self._best(tokens, units, line, at) if at in may_begin else None
            if found:
                made, at = found
                yield from made
                continue
            unit = units[at]
            if isinstance(unit, Item):
                yield unit
            at += 1

    def _best(self, tokens: Tokens, units: Sequence[Item | int], line: str, at: int) -> tuple[list[Item], int] | None:
        matches = []
        for rule in self.grammar.second[line[at : at + HEAD]]:
            match = rule.pattern.regex.match(line, at)
            if match:
                matches.append((match.end(), rule.row.rank, rule.name, rule, match))
        matches.sort(key=_order, reverse=True)
        for stop, _, _, rule, match in matches:
            made = self._combined(tokens, units, rule, match)
            if made:
                return made, stop
        return None

    def _combined(self, tokens: Tokens, units: Sequence[Item | int], rule: Rule, match: re.Match[str]) -> list[Item]:
        """What a rule of stage 2 makes of its match: one item, the two ends of a range, or nothing."""

        def content(start: int, end: int) -> list[Phrase | str]:
            return [u.phrase if isinstance(u, Item) else tokens.texts[u] for u in units[start:end]]

        places = rule.pattern.filled(match)
        filled = {name: (kind, content(start, end)) for name, (kind, start, end) in places.items()}
        if rule.do in PAIRS:
            made = PAIRS[rule.do](self.grammar.slots(filled, content(*match.span()))) or {}
            return [Item(*_bounds(units, *places[name][1:]), made[name], rule.name) for name in _SLOTS if name in made]
        phrase = self.grammar.build(rule, filled, content(*match.span()))
        return [Item(*_bounds(units, *match.span()), phrase, rule.name)] if phrase else []


def _bounds(units: Sequence[Item | int], start: int, end: int) -> tuple[int, int]:
    """The tokens of a stretch of units."""
    first, last = units[start], units[end - 1]
    return (first.start if isinstance(first, Item) else first), (last.end if isinstance(last, Item) else last + 1)


def _order(match: tuple[int, int, str, Rule, re.Match[str]]) -> tuple[int, int, str]:
    return match[:3]


@functools.cache
def english_reader() -> Reader:
    """The reader of English, made once in a process."""
    return Reader(english())


__all__ = ["OTHER", "Item", "Reader", "english_reader"]
