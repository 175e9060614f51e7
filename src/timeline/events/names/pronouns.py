"""Whom "he", "she", "his" and "the two leaders" mean: the persons that the sentences before were about.

The rule is that of centering (Grosz, Joshi, Weinstein 1995) at its plainest: who does something in a sentence is more
likely to be meant next than who is done to, and the nearer sentence goes before the farther. It works without a parse,
by the order of names, because most of a text is not parsed.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from timeline.events.names.words import is_word
from timeline.gazetteer import Office, read_title

if TYPE_CHECKING:
    from timeline.events.names.people import Person
    from timeline.events.names.view import View

__all__ = ["Stand", "find_pairs", "find_pronouns"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MEN = (
    "king",
    "prince",
    "mr.",
    "mr",
    "sir",
    "chairman",
    "spokesman",
    "emperor",
    "sultan",
    "emir",
    "pope",
    "congressman",
)
_WOMEN = (
    "queen", "princess", "mrs.", "mrs", "ms.", "ms", "miss", "dame", "chairwoman", "spokeswoman", "empress", "begum",
    "congresswoman", "first lady",
)  # fmt: skip
_OWNERS = frozenset({"his", "her", "their", "its", "the", "visiting"})
_BEHIND = frozenset({"of", "by", "with", "to", "for", "from", "against", "between", "and", "at", "on", "than", "like"})
_SENTENCES = 3  # a pronoun does not reach back past so many sentences
_PAIR_BACK = 40  # names looked through for the two of a pair
_FAR, _DOES, _SPEAKS = 3.5, 3.0, 1.0  # so, an object of the same sentence goes before the subject of the last


@attrs.frozen
class Stand:
    """Where a person is named (by name, description or pronoun): the word, and whether he does something there."""

    at: int
    end: int
    person: Person
    does: bool


def stand(view: View, start: int, end: int, person: Person) -> Stand:
    """The place with its weight: nothing in front that makes the name an object or a complement."""
    before = start - 1
    while before >= 0 and _introduces(view, before) and not view.opens[before + 1]:
        before -= 1  # back over a title and nation
    word = view.word(before) if before >= 0 and not view.opens[before + 1] else ""
    does = word not in _BEHIND and not is_word("meeting-verbs", word) and view.word(end) not in {"'s", "’s"}
    return Stand(start, end, person, does)


def _introduces(view: View, i: int) -> bool:
    """Whether the word may stand between a preposition and a name: "with his visiting Kenyan counterpart X"."""
    return view.titles[i] is not None or view.capital[i] or view.lower[i] in _OWNERS or view.tokens[i].pos_ == "ADJ"


def find_pronouns(view: View, stands: list[Stand]) -> list[tuple[int, Person]]:
    """(word, person) of each pronoun that somebody stands for, in order.

    Twice: the first time tells of most persons whether they are called "he" or "she", the second time holds to it.
    """
    first = _find(view, stands, {})
    votes: dict[int, int] = {}
    for at, person in first:
        votes[id(person)] = votes.get(id(person), 0) + (1 if view.lower[at] in _FEMALE else -1)
    female = {who: vote > 0 for who, vote in votes.items() if vote != 0}
    return _find(view, stands, female)


def _find(view: View, stands: list[Stand], female: dict[int, bool]) -> list[tuple[int, Person]]:
    sentence, quoted = _sentences(view), _quoted(view)
    known = sorted(stands, key=lambda s: s.at)
    found: list[tuple[int, Person]] = []
    upcoming = iter(known)
    after = next(upcoming, None)
    before: list[Stand] = []
    for i in range(len(view)):
        while after is not None and after.at <= i:
            before.append(after)
            after = next(upcoming, None)
        if view.lower[i] not in _MALE | _FEMALE or view.loud[i]:
            continue
        seen = [s for s in before[-12:] if quoted[i] or not quoted[s.at]]
        person = _meant(view, i, seen, sentence, female)
        if person is not None:
            found.append((i, person))
            before.append(Stand(i, i + 1, person, does=view.lower[i] in {"he", "she"}))
    return found


def _sentences(view: View) -> list[int]:
    """The number of the sentence that each word stands in."""
    numbers, number = [], 0
    for i in range(len(view)):
        number += view.opens[i] and i > 0
        numbers.append(number)
    return numbers


def _quoted(view: View) -> list[bool]:
    """Whether each word stands between quotation marks; they end with the paragraph at the latest."""
    inside, found = False, []
    for i, word in enumerate(view.words):
        if view.breaks(i):
            inside = False
        if word in {"“", "«", "„"} or (word in {'"', "``", "''"} and not inside):
            inside = True
        elif word in {"”", "»", '"', "''"}:
            inside = False
        found.append(inside)
    return found


def _spoken_to(view: View, at: int, before: list[Stand]) -> Person | None:
    """Who "told him" cannot mean: the subject right before the pronoun, under whatever name it goes."""
    if view.lower[at] != "him":
        return None
    near = [s for s in before if s.does and at - s.at <= 4 and not any(view.opens[s.at + 1 : at + 1])]  # noqa: PLR2004
    return near[-1].person if near else None


def _meant(view: View, at: int, before: list[Stand], sentence: list[int], female: dict[int, bool]) -> Person | None:
    best: tuple[float, int] | None = None
    person = None
    other = _spoken_to(view, at, before)
    for one in reversed(before):
        back = sentence[at] - sentence[one.at]
        if back > _SENTENCES:
            break
        she = view.lower[at] in _FEMALE
        if female.get(id(one.person), she) != she or not _may_be(one.person, female=she) or one.person is other:
            continue
        spoke = back > 0 and is_word("speaking", view.word(one.end))
        rank = (_DOES * one.does + _SPEAKS * spoke - _FAR * back, one.at)
        if best is None or rank > best:
            best, person = rank, one.person
    return person


def _may_be(person: Person, *, female: bool) -> bool:
    offices = {titled.title.office for titled in person.titles}
    if offices & set(_WOMEN):
        return female
    return not (female and offices & set(_MEN))


def find_pairs(view: View, stands: list[Stand]) -> list[tuple[int, int, tuple[Person, ...]]]:
    """(start, end, persons) of "the two leaders", "both presidents": the last two persons before who hold office."""
    found = []
    starts = [one.at for one in stands]
    for i in range(1, len(view) - 1):
        if view.lower[i] not in {"two", "both"} or view.loud[i]:
            continue
        end = i + 1
        while end < len(view) - 1 and end - i < 4 and view.titles[end] is not None and view.titles[end + 1] is not None:  # noqa: PLR2004
            end += 1
        if read_title(view.words[i + 1 : end + 1]) is None or not view.lower[end].endswith(("s", "men", "women")):
            continue
        persons: list[Person] = []
        last = bisect_left(starts, i)
        for one in reversed(stands[max(0, last - _PAIR_BACK) : last]):
            if one.person not in persons and _holds_office(one.person):
                persons.append(one.person)
        if len(persons) > 1:
            found.append((i, end + 1, tuple(persons[:2])))
    return found


def _holds_office(person: Person) -> bool:
    title = person.title
    return title is not None and title.title.kind is not Office.OFFICIAL
