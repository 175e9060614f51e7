"""The rules of `rules.en.toml` and `messages.en.toml`, loaded strictly and compiled once, on first use."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.dates.builders import DOERS
from timeline.dates.holidays import holidays
from timeline.dates.lexicon import Lexicon, read_words
from timeline.dates.numbers import Numbers
from timeline.dates.pattern import HEAD, Alphabet, Pattern, compile_pattern, words_of
from timeline.dates.phrase import Phrase
from timeline.dates.ranges import PAIRS
from timeline.dates.slots import Filled, Slots
from timeline.dates.tense import Tenses
from timeline.errors import TableError
from timeline.tables import make, read_toml

HERE = Path(__file__).parent
_KEPT = 20_000  # beginnings whose rules are kept; a text of news has some hundreds
ITEMS = (
    "DAY", "WEEK", "WEEKEND", "FORTNIGHT", "MONTH", "QUARTER", "PERIOD", "LATEST", "SEASON", "HALF", "YEAR", "DECADE",
    "CENTURY", "MILLENNIUM", "CLOCK", "PART", "LENGTH", "STRETCH", "SET", "VAGUE", "NTH", "HOUR", "MINUTE", "SECOND",
)  # fmt: skip
# Classes of expressions that a pattern of stage 2 may ask for together.
GROUPS = {"DATE": ITEMS[: ITEMS.index("CENTURY") + 1]}


@attrs.frozen(kw_only=True)
class Example:
    """What a rule must read: the whole of it or `find`, a part, resolved against `anchor`."""

    text: str
    value: str
    find: str = ""
    anchor: Any = None
    mod: str = ""
    type: str = ""
    days: str = ""


@attrs.frozen(kw_only=True)
class Row:
    """One table of the rule file. `not`, a word of Python, is called `never` here.

    capital: a month or weekday that is another word too must have a capital. small: it may not be in capitals.
    common: it has no capital inside a sentence. title: in quotation marks it has no capital in its last word.
    unnamed: it is no date where it ends a name.
    """

    name: str
    pattern: str
    means: dict[str, Any]
    rank: int = 0
    stage: int = 1
    capital: bool = False
    small: bool = False
    common: bool = False
    title: bool = False
    unnamed: bool = False
    examples: tuple[Example, ...] = ()
    never: tuple[str, ...] = ()


@attrs.frozen
class Rule:
    """A rule ready for use: its pattern, and how its slots become a Phrase."""

    name: str
    row: Row
    pattern: Pattern
    do: str
    constants: Mapping[str, Any]


class Stage(dict[str, tuple[Rule, ...]]):
    """The rules of one stage by what they can begin with: up to HEAD characters, worked out when first asked for.

    first: the characters that one of them can begin with. Every head of every pattern has a bit; for each place the
    characters have the bits of the heads that allow them there.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules; of those that may match it gives them in this order."""
        super().__init__()
        self._heads = [(head, rule) for rule in rules for head in rule.pattern.heads]
        self.first = frozenset().union(*(head[0] for head, _ in self._heads))
        self._allowed: tuple[dict[str, int], ...] = tuple({} for _ in range(HEAD))
        self._ended = [0] * (HEAD + 1)  # of the heads that are no longer than so many characters
        for number, (head, _) in enumerate(self._heads):
            for place, members in enumerate(head):
                for char in members:
                    self._allowed[place][char] = self._allowed[place].get(char, 0) | 1 << number
            for size in range(len(head), HEAD + 1):
                self._ended[size] |= 1 << number

    def __missing__(self, signs: str) -> tuple[Rule, ...]:
        """The rules that may match a line of characters that begins so, or is no longer than that."""
        bits = -1
        for place, char in enumerate(signs):
            bits &= self._allowed[place].get(char, 0) | self._ended[place]
        if len(signs) < HEAD:
            bits &= self._ended[len(signs)]
        named: dict[str, Rule] = {}
        while bits:
            rule = self._heads[(bits & -bits).bit_length() - 1][1]
            named[rule.name] = rule
            bits &= bits - 1
        if len(self) >= _KEPT:
            self.clear()
        found = self[signs] = tuple(named.values())
        return found


class Grammar:
    """All rules of a language with its words. `first` and `second`: the rules of the two stages."""

    def __init__(self, words: Path, rules: Path, *more: Path) -> None:
        """Load the words and the rules. Raises TableError with file, table and key of the first fault.

        rules: the file that also has the tables `parts` and `glue`; more: files of further rules, which use them.
        """
        content = read_toml(rules)
        self.parts: Mapping[str, str] = content.pop("parts")
        glue: Sequence[str] = content.pop("glue")["words"]
        files = {row.name: row for row in _holiday_rows()}
        origin = dict.fromkeys(files, "holidays.en.toml")
        for path, tables in ((rules, content), *((path, read_toml(path)) for path in more)):
            for name, table in tables.items():
                if name in origin:
                    raise TableError(f"{path.name}: [{name}] is already in {origin[name]}; name one of them otherwise")
                files[name], origin[name] = self._row(path.name, name, table), path.name
        rows = list(files.values())
        classes = read_words(words)
        literals = set(glue).union(*(words_of(r.pattern, self.parts) for r in rows))
        self.lexicon = Lexicon(classes, literals, ITEMS)
        self.numbers = Numbers(classes)
        self._asked: set[str] = set()
        self.tenses = Tenses(classes)
        alphabet = Alphabet(self.lexicon.word, self._slot, self.parts)
        self.rules = {row.name: self._rule(origin[row.name], row, alphabet) for row in rows}
        self.first = Stage(r for r in self.rules.values() if r.row.stage == 1)
        self.second = Stage(r for r in self.rules.values() if r.row.stage == 2)  # noqa: PLR2004
        self.glue = frozenset(self.lexicon.word(w) for w in glue) | self.lexicon.idle(self._asked)

    def _slot(self, name: str) -> frozenset[str]:
        if name in GROUPS:
            return frozenset(self.lexicon.items[n] for n in GROUPS[name])
        self._asked.add(name)
        return self.lexicon.slot(name)

    @staticmethod
    def _row(file: str, name: str, row: Any) -> Row:
        if isinstance(row, dict) and "not" in row:
            row = {**row, "never": row["not"]}
            del row["not"]
        return make(row, Row, where=f"{file}: [{name}]", name=name)

    @staticmethod
    def _rule(file: str, row: Row, alphabet: Alphabet) -> Rule:
        constants = dict(row.means)
        do = constants.pop("do", "")
        if do not in DOERS and do not in PAIRS:
            raise TableError(
                f"{file}: [{row.name}] means: do = {do!r} is unknown; one of {', '.join(sorted({*DOERS, *PAIRS}))}"
            )
        known = set(inspect.signature(DOERS[do]).parameters) - {"s"} if do in DOERS else set()
        if set(constants) - known:
            extra = ", ".join(sorted(set(constants) - known))
            raise TableError(
                f"{file}: [{row.name}] means: {do} takes no {extra}; it takes {', '.join(sorted(known)) or 'nothing'}"
            )
        pattern = compile_pattern(row.pattern, alphabet)
        return Rule(row.name, row, pattern, do, constants)

    def build(self, rule: Rule, filled: Filled, text: Sequence[Any]) -> Phrase | None:
        """What the rule makes of its slots; None where they make no sense together."""
        return DOERS[rule.do](self.slots(filled, text), **rule.constants)

    def slots(self, filled: Filled, text: Sequence[Any]) -> Slots:
        """The slots of a match with the values of their words."""
        return Slots(self.lexicon, self.numbers, filled, text)


def _holiday_rows() -> list[Row]:
    """One rule for each named day, with the year that may follow or the "last" and "next" that may precede it."""
    return [
        Row(
            name=row.name,
            pattern=f"((the )?{{relation}} )?({'|'.join(row.words)})((,? | of |-){{year}})?",
            means={"do": "holiday", "name": row.name},
            rank=2,
        )
        for row in holidays().values()
    ]


@functools.cache
def english() -> Grammar:
    """The English rules, loaded once in a process."""
    return Grammar(HERE / "words.en.toml", HERE / "rules.en.toml", HERE / "messages.en.toml")
