"""Trigger words -> where they stand: one linear scan of the raw text, before anything is parsed."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

from timeline.events.inflect import noun_forms, verb_forms
from timeline.events.words import words
from timeline.model import EventType

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PARTICLES = words("particles")
# How many words may stand between the parts of a construction: "hold a first round of direct talks", "fly later to".
_BEFORE_NOUN = 6
_BEFORE_PARTICLE = 4


@attrs.frozen(kw_only=True)
class Trigger:
    """One row of the lexicon: a form leads here.

    word: the base form, or the whole construction; part: "noun" or "verb"; rest: the words a construction still needs,
    each as the set of its forms; behind: whether they come after the mention (a particle) or around it (a light verb).
    """

    type: str
    word: str
    part: str
    rest: tuple[frozenset[str], ...] = ()
    behind: bool = True


@attrs.frozen(kw_only=True)
class Candidate:
    """A trigger where it stands in a text: all that it may be, constructions before plain words."""

    start: int
    end: int
    triggers: tuple[Trigger, ...]

    def reading(self, *, is_noun: bool) -> Trigger:
        """The trigger for a noun or for a verb; for want of one the first of the other kind."""
        part = "noun" if is_noun else "verb"
        return next((t for t in self.triggers if t.part == part), self.triggers[0])


class Lexicon:
    """The triggers of some types, by their inflected forms."""

    def __init__(self, types: Iterable[EventType]) -> None:
        """Read all nouns, verbs and constructions of the types; of two types with one word the later one has it."""
        self._index: dict[str, dict[tuple[str, str], Trigger]] = defaultdict(dict)
        for row in types:
            for noun in row.nouns:
                self._add(row.name, noun.casefold(), "noun")
            for verb in row.verbs:
                self._add(row.name, verb.casefold(), "verb")

    def _add(self, kind: str, word: str, part: str) -> None:
        first, *others = word.split()
        trigger, forms = _trigger(kind, word, part, first, others)
        for form in forms:
            self._index[form][word, part] = trigger

    def scan(self, text: str) -> list[Candidate]:
        """The candidates in text order, at most one for each word."""
        words = [(m.start(), m.end(), m.group().casefold()) for m in _WORD.finditer(text)]
        found = []
        for position, (start, end, form) in enumerate(words):
            rows = self._index.get(form) or self._index.get(form.rpartition("-")[2])
            if not rows:
                continue
            fitting = [t for t in rows.values() if _fits(t, words, position)]
            if fitting:
                fitting.sort(key=lambda t: (-len(t.rest), t.word != form, t.part, t.word))
                first = start if form in self._index else end - len(form.rpartition("-")[2])
                found.append(Candidate(start=first, end=end, triggers=tuple(fitting)))
        return found

    @property
    def words(self) -> Mapping[str, Iterable[Trigger]]:
        """Every form, and the triggers that it may be."""
        return {form: tuple(rows.values()) for form, rows in self._index.items()}


@functools.lru_cache(maxsize=8)
def lexicon_of(types: tuple[EventType, ...]) -> Lexicon:
    """The lexicon of the types, made once: every document is scanned with it."""
    return Lexicon(types)


def _trigger(kind: str, word: str, part: str, first: str, others: list[str]) -> tuple[Trigger, tuple[str, ...]]:
    forms = noun_forms if part == "noun" else verb_forms
    if not others:
        return Trigger(type=kind, word=word, part=part), forms(first)
    if part == "verb" and others[-1] not in _PARTICLES:
        light = tuple(frozenset(verb_forms(w)) for w in [first, *others[:-1]])
        return Trigger(type=kind, word=word, part="noun", rest=light, behind=False), noun_forms(others[-1])
    return Trigger(type=kind, word=word, part=part, rest=tuple(frozenset([w]) for w in others)), forms(first)


def _fits(trigger: Trigger, words: list[tuple[int, int, str]], position: int) -> bool:
    """Whether the other words of a construction stand near enough, in their order."""
    if not trigger.rest:
        return True
    if trigger.behind:
        near = [w for _, _, w in words[position + 1 : position + 1 + _BEFORE_PARTICLE]]
        return _in_order(trigger.rest, near)
    around = words[max(0, position - _BEFORE_NOUN) : position + 1 + _BEFORE_NOUN]
    return _in_order(trigger.rest, [w for _, _, w in around])


def _in_order(wanted: tuple[frozenset[str], ...], words: list[str]) -> bool:
    rest = iter(words)
    return all(any(word in forms for word in rest) for forms in wanted)
