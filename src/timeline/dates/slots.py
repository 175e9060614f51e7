"""The words and expressions that filled the slots of a pattern, with their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.dates.lexicon import Lexicon
from timeline.dates.numbers import Numbers
from timeline.dates.phrase import Phrase

Filled = Mapping[str, tuple[str, Sequence[Any]]]


class Slots:
    """The words and expressions that filled the slots of a pattern, with their values."""

    def __init__(self, lexicon: Lexicon, numbers: Numbers, filled: Filled, text: Sequence[Any]) -> None:
        """Take for each slot its class and tokens (or, for a class in capitals, one Phrase), and the whole match."""
        self.text = text
        self.lexicon = lexicon
        self.numbers = numbers
        self.filled = filled

    @property
    def kinds(self) -> set[str]:
        """The classes of the filled slots."""
        return {kind for kind, _ in self.filled.values()}

    def __contains__(self, name: str) -> bool:
        return name in self.filled

    def words(self, name: str) -> Sequence[str]:
        return self.filled[name][1] if name in self.filled else ()

    def word(self, name: str) -> str:
        return str(self.filled[name][1][0]) if name in self.filled else ""

    def value(self, name: str) -> Any:
        """The word's value in its class, None where the slot is empty or holds an expression."""
        if self.phrase(name):
            return None
        return self.lexicon.value(self.filled[name][0], self.word(name)) if name in self.filled else None

    def phrase(self, name: str) -> Phrase | None:
        """The expression in the slot, None where it is empty."""
        found = self.filled[name][1][0] if name in self.filled else None
        return found if isinstance(found, Phrase) else None

    def number(self, name: str) -> int | None:
        return int(self.word(name)) if name in self.filled else None

    def amounts(self) -> tuple[tuple[float | None, str], ...]:
        """Counts with their units, in order: `count` with `unit`, `count__2` with `unit__2` ..."""
        found = []
        for at in ("", "__2", "__3", "__4", "__5", "__6"):
            unit = self.value("unit" + at)
            if unit is None:
                break
            count: float | None = 1
            if "count" + at in self:
                count = self.numbers.read(self.words("count" + at))
            elif self.word("unit" + at) in (f"{unit}s", "centuries", "nights"):
                count = None
            if "half" + at in self and count:
                count += self.numbers.read(self.words("half" + at)) or 0
            found.append((count, unit))
        return tuple(found)
