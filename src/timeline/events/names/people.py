"""Who is who among the persons that a document names: fullest names, titles, countries."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from timeline.events.names.words import is_word
from timeline.gazetteer import Office, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.names.pieces import Piece
    from timeline.events.names.runs import Titled

__all__ = ["People", "Person", "surnames_of"]


_TITLES = 50  # a person's later titles tell nothing new


class Person:
    """One person of a document, gathered from all mentions. Used inside the name layer only."""

    def __init__(self, name: str, at: int, order: int) -> None:
        self.name, self.order = name, order
        self.words = _words(name)
        self.mentions: list[int] = [at]
        self.titles: list[Titled] = []
        self.country: str | None = None

    def add(self, name: str, at: int) -> None:
        """Take in another mention; the longest form becomes the name."""
        words = _words(name)
        if (len(words), len(name)) > (len(self.words), len(self.name)) and len(words) > len(self.words):
            self.name, self.words = name, words
        insort(self.mentions, at)

    def learn(self, titled: Titled | None, country: str | None = None) -> None:
        """Take in a title and a country."""
        enough = len(self.titles) >= _TITLES
        if titled is not None and not enough and titled.title.office not in {"counterpart", "colleague"}:
            self.titles.append(titled)
        found = country or (titled.country if titled else None)
        self.country = self.country or found

    @property
    def title(self) -> Titled | None:
        """The highest title that the text gives, of equals the first; no mere courtesy."""
        real = [t for t in self.titles if t.title.kind is not Office.COURTESY]
        count = Counter(t.title.office for t in real)
        return min(real, key=lambda t: (t.title.rank, -count[t.title.office])) if real else None

    def last_before(self, at: int) -> int:
        """The nearest mention before the word; -1 if there is none."""
        i = bisect_left(self.mentions, at)
        return self.mentions[i - 1] if i else -1


def _words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, hyphens as blanks, without particles and initials."""
    words = fold(name.title() if name.isupper() else name).split()
    solid = [w for w in words if len(w) > 1 and not is_word("particles", w)]
    return tuple(solid or words)


def surnames_of(pieces: Iterable[Piece]) -> frozenset[str]:
    """Words by which the text may call the persons again: last and first words of their names, as written."""
    found: set[str] = set()
    for piece in pieces:
        words = piece.text.split()
        if len(words) > 1:
            found.update({words[-1], words[0], " ".join(words[1:]), " ".join(words[:2])})
            found.update(w for w in words[1:-1] if len(w) > 3 and not is_word("particles", w))  # noqa: PLR2004
        elif piece.titled is not None:
            found.add(words[0])
    return frozenset(found)


class People:
    """The persons of a document, in the order of their first mention."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.all: list[Person] = []
        self._of: dict[int, Person] = {}
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        for piece in sorted(pieces, key=lambda p: (len(_words(p.text)) == 1, p.start)):
            person = self._find(piece)
            if person is None:
                person = Person(piece.text, piece.start, len(self.all))
                self.all.append(person)
            else:
                person.add(piece.text, piece.start)
            person.learn(piece.titled)
            for word in {*_words(piece.text), "".join(_words(piece.text))}:
                if person not in self._by_word[word]:
                    self._by_word[word].append(person)
            self._of[piece.start] = person
        self.all.sort(key=lambda p: p.mentions[0])

    def of(self, piece: Piece) -> Person:
        """The person that the piece names."""
        return self._of[piece.start]

    def _find(self, piece: Piece) -> Person | None:
        words = _words(piece.text)
        alike = {id(p): p for word in (*words, "".join(words)) for p in self._by_word.get(word, ())}
        same = sorted((p for p in alike.values() if _same(p.words, words)), key=lambda p: p.order)
        if not same:
            return None
        fitting = [p for p in same if _country_fits(p, piece)] or same
        before = [p for p in fitting if p.last_before(piece.start) >= 0]
        if before:
            return max(before, key=lambda p: p.last_before(piece.start))
        return min(fitting, key=lambda p: p.mentions[0])


def _country_fits(person: Person, piece: Piece) -> bool:
    said = piece.titled.country if piece.titled else None
    return said is None or person.country is None or said == person.country


def _same(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter name may call the person of the longer: in order within it, and with one of its ends."""
    short, long = sorted((full, other), key=len)
    if "".join(short) == "".join(long):
        return True
    rest = iter(long)
    if not all(word in rest for word in short):
        return False
    if len(short) == 1:
        return len(short[0]) > 1
    return short[-1] == long[-1] or short[0] == long[0]
