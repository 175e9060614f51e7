"""Descriptions: "the French president", "his Chinese counterpart", "Pakistani leaders", "the EU ministers"."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

import attrs

from timeline.events.names.known import Known, Rows, Sort
from timeline.events.names.model import NameKind
from timeline.events.names.runs import Titled, title_before
from timeline.events.names.words import is_word
from timeline.gazetteer import Office, TitleWord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.names.people import People, Person
    from timeline.events.names.pieces import Piece
    from timeline.events.names.view import View
    from timeline.gazetteer import Organization

__all__ = ["Description", "Persons", "apposed", "find_descriptions", "resolve"]

_HEADS = frozenset({Office.HEAD_OF_STATE, Office.HEAD_OF_GOVERNMENT})
_RULES = frozenset({"leader", "ruler", "strongman", "chief", "head", "chairman", "counterpart", "chairperson"})
_VAGUE = frozenset({Office.OFFICIAL, Office.PARTY, Office.COURTESY})
_OPENING, _SOON, _HIGH = 80, 70, 4
_FAR = 400  # words; a description does not reach back further


class Persons:
    """The pieces that name persons, by where they begin and end."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        rows = [piece for piece in pieces if piece.kind is NameKind.PERSON]
        self.at: dict[int, Piece] = {piece.start: piece for piece in rows}
        self.ending: dict[int, Piece] = {piece.end: piece for piece in rows}


@attrs.frozen(kw_only=True)
class Description:
    """Words start .. end (without article) that speak of somebody by office or group.

    titled: the office, None for a group; country, body: whose; plural: of several; regional: of a region's people
    ("African leaders"); owned: behind "his", "their"; definite: somebody known is meant.
    """

    start: int
    end: int
    titled: Titled | None
    country: str | None = None
    body: Organization | None = None
    plural: bool = False
    regional: bool = False
    owned: bool = False
    definite: bool = False


def find_descriptions(view: View, known: Rows, names: set[int]) -> list[Description]:
    """All of them, in order; names: words that are part of a name or of a title in front of one."""
    found: list[Description] = []
    for i in range(len(view)):
        if i in names or (view.loud[i] and view.words[i][0].isupper()):
            continue
        if view.titles[i] is TitleWord.OFFICE and _may_head(view, i) and not _goes_on(view, i, names):
            one = _office(view, i, known)
            if one is not None:
                found.append(one)
                continue
        row = _owner(view, i, known.ending)
        if row is not None and is_word("governments", view.words[i]) and i not in names:
            found.append(
                Description(
                    start=row.start,
                    end=i + 1,
                    titled=None,
                    country=row.country.code if row.country and row.certain else None,
                    body=row.body,
                    regional=row.country is None and row.body is None,
                    plural=True,
                )
            )
    return found


def _may_head(view: View, i: int) -> bool:
    return view.tokens[i].pos_ in {"", "NOUN", "PROPN"}


def _goes_on(view: View, i: int, names: set[int]) -> bool:
    """Whether a longer title or a name goes on behind the word, so that it is not the head of the description."""
    after = i + 1
    return after < len(view) and not view.breaks(after) and (view.titles[after] is TitleWord.OFFICE or after in names)


def _owner(view: View, i: int, by_end: dict[int, Known]) -> Known | None:
    """The nation or body that the noun belongs to, through words like "foreign", "top", "government"."""
    start = i
    while start > 0 and i - start < 4 and not view.breaks(start):  # noqa: PLR2004
        row = by_end.get(start)
        if row is not None and row.sort in (Sort.PEOPLE, Sort.COUNTRY, Sort.BODY):
            return row
        if (
            view.words[start - 1] in {"'s", "’s"}
            or view.titles[start - 1] is not None
            or view.tokens[start - 1].pos_ == "ADJ"
        ):
            start -= 1
            continue
        return None
    return None


def _office(view: View, i: int, known: Rows) -> Description | None:
    titled = title_before(view, i + 1, known)
    if titled is None or titled.title.kind is Office.COURTESY:
        return None
    start, end = titled.start, i + 1
    owned = view.word(start - 1) in {"his", "her", "their", "its"}
    country, body = titled.country, None
    inside = known.inside(start, end)
    body = next((row.body for row in inside if row.body), None)
    if country is None and (row := _behind(view, end, known)) is not None:
        country, body, end = (row.country.code if row.country and row.certain else None), row.body or body, row.end
    return Description(
        start=start,
        end=end,
        titled=titled,
        country=country,
        body=body,
        regional=country is None
        and body is None
        and any(row.sort is Sort.PEOPLE and not row.country for row in inside),
        plural=_is_plural(view, i),
        owned=owned,
        definite=owned or view.word(start - 1) in {"the", "this", "that", "'s", "’s"} or country is not None,
    )


def _behind(view: View, end: int, known: Rows) -> Known | None:
    """The owner behind the office: "of France", "of the European Commission"."""
    at = end + 1 if view.word(end) == "of" else end
    at += view.word(at) == "the" and at > end
    return known.at.get(at) if at > end else None


def _is_plural(view: View, i: int) -> bool:
    number = view.tokens[i].morph.get("Number", [])
    if number:
        return "Plur" in number
    return view.lower[i].endswith(("s", "men", "women")) and not view.lower[i].endswith("ss")


def apposed(view: View, description: Description, persons: Persons) -> Piece | None:
    """The person that stands beside the description: "Roh, the South Korean president", "the French leader, Chirac"."""
    before = description.start - 1
    while view.word(before) in {"the", "a", "an", "former", "then"}:
        before -= 1
    after = description.end + (view.word(description.end) == ",")
    if view.word(before) == "," and before in persons.ending:
        return persons.ending[before]
    return persons.at.get(after)


def introduce(view: View, description: Description, persons: Persons, people: People) -> None:
    """Let a person whom the report's opening describes and a later sentence names first take the description.

    News leads so: "China's foreign minister on Saturday ...", then "Li Zhaoxing told reporters". Only a person without
    a title of his own, named soon after, with nobody else named in between, is taken.
    """
    titled = description.titled
    opening = description.start < _OPENING or view.opens[description.start]
    if titled is None or description.plural or description.country is None:
        return
    known = resolve(description, people, description.start)
    if known is not None:
        known.country = known.country or description.country  # "Trump", then "the US president"
        return
    if not opening or titled.title.rank > _HIGH:
        return
    soon = range(description.end, description.end + _SOON)
    piece = next((persons.at[i] for i in soon if i in persons.at and not view.loud[i]), None)
    if piece is None:
        return
    person = people.of(piece)
    first = (
        min(m for m in person.mentions if not view.loud[m]) if any(not view.loud[m] for m in person.mentions) else -1
    )
    speaks = is_word("speaking", view.word(piece.end))
    if first == piece.start and not person.titles and person.country is None and speaks:
        person.learn(titled, description.country)
        insort(person.mentions, description.start - 1)


def resolve(description: Description, people: People, at: int) -> Person | None:
    """The person described: the nearest before the word whose country and office agree; None where nobody fits."""
    titled = description.titled
    if titled is None or description.plural or not description.definite:
        return None
    fitting = []
    for person in people.all:
        last = person.last_before(at)
        if last < 0 or at - last > _FAR:
            continue
        weight = _weight(description, person)
        if weight > 0:
            fitting.append((weight, last, person))
    return max(fitting, key=lambda row: row[:2])[2] if fitting else None


def _weight(description: Description, person: Person) -> int:
    """0 where country or office contradict; more the more of both agree."""
    titled = description.titled
    if titled is None:
        return 0
    held = person.title
    if description.country and person.country and description.country != person.country:
        return 0
    same_country = bool(description.country) and description.country == person.country
    if held is None:
        # A counterpart has no title of his own: "his Chinese counterpart, Zhou", then "the Chinese leader".
        return int(same_country and (titled.title.kind in _HEADS or titled.title.office in _RULES))
    office, kind = titled.title.office, titled.title.kind
    if held.title.office == office:
        return 4 + same_country
    if titled.title.rank == held.title.rank and kind is held.title.kind and kind not in _VAGUE:
        return 3 + same_country
    if office.endswith("minister") and held.title.office.endswith("minister") and office == "minister":
        return 3 + same_country
    if office in _RULES and held.title.kind in _HEADS and (same_country or description.country is None):
        return 2 + same_country
    if office == "counterpart" and same_country:
        return 2
    return 0
