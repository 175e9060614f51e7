"""From what was found to Names: canonical names, countries, forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.events.names.describe import resolve
from timeline.events.names.known import Known, Rows, Sort
from timeline.events.names.model import Form, Name, NameKind
from timeline.events.names.pieces import is_locative
from timeline.events.names.pronouns import Stand, stand
from timeline.events.names.words import is_word
from timeline.gazetteer import country_of, fold, place
from timeline.grammar import Relation, relation
from timeline.model import PlaceKind

if TYPE_CHECKING:
    from timeline.events.names.describe import Description
    from timeline.events.names.people import People, Person
    from timeline.events.names.pieces import Piece
    from timeline.events.names.view import View
    from timeline.gazetteer import Country, Locality, Organization

__all__ = ["Namer"]

_ACTING = frozenset(
    {Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.AGENT, Relation.POSSESSIVE, Relation.CONJUNCT}
)
_WITH = frozenset({"between", "with", "by", "against", "from", "and"})
# News speaks of these peoples as parties, more often than of a state.
_STATELESS = frozenset({"PS", "EH"})
_ALWAYS_FULL = frozenset({"united-nations", "european-union"})


class Namer:
    """Makes Names of the pieces of one document."""

    def __init__(self, view: View, known: Rows, people: People) -> None:
        self._view, self._known, self._people = view, known, people
        self._starts, self._ends = known.at, known.ending
        self._persons = {at for person in people.all for at in person.mentions}
        for piece_country, person in self._owners():
            person.learn(None, piece_country)

    def _owners(self) -> list[tuple[str, Person]]:
        """Persons behind a possessive country: "Japan's Koizumi"."""
        found = []
        for person in self._people.all:
            for at in person.mentions:
                row = self._ends.get(at - 1)
                if (
                    row
                    and row.sort is Sort.COUNTRY
                    and row.country
                    and row.certain
                    and self._view.word(at - 1) in {"'s", "’s"}
                ):
                    found.append((row.country.code, person))
        return found

    def person(self, piece: Piece) -> Name:
        """A named person, with what the whole text tells of title and country."""
        person = self._people.of(piece)
        return self._of_person(person, piece.start, piece.end, Form.NAME)

    def _of_person(self, person: Person, start: int, end: int, form: Form) -> Name:
        titled = person.title
        a, b = self._view.span(start, end)
        return Name(
            start=a,
            end=b,
            text=self._view.source[a:b],
            name=_tidy(person.name),
            kind=NameKind.PERSON,
            form=form,
            title=titled.text if titled else None,
            rank=titled.title.rank if titled else 6,
            country=person.country,
            certain=form is Form.NAME,
        )

    def stands(self, pieces: list[Piece], described: list[Description]) -> list[Stand]:
        """Where persons are named or described, for what is said of them next."""
        found = [stand(self._view, p.start, p.end, self._people.of(p)) for p in pieces if p.kind is NameKind.PERSON]
        for one in described:
            person = resolve(one, self._people, one.start)
            if person is not None:
                found.append(stand(self._view, one.start, one.end, person))
        return sorted(found, key=lambda s: s.at)

    def pronoun(self, at: int, person: Person) -> Name:
        """A pronoun and whom it means."""
        return self._of_person(person, at, at + 1, Form.PRONOUN)

    def pair(self, start: int, end: int, persons: tuple[Person, ...]) -> list[Name]:
        """One name for each of them, all at the same words."""
        return [self._of_person(person, start, end, Form.DESCRIPTION) for person in persons]

    def piece(self, piece: Piece) -> Name | None:
        """A place or body that the gazetteer of known names did not give."""
        a, b = self._view.span(piece.start, piece.end)
        text = self._view.source[a:b]
        if piece.kind is NameKind.ORGANIZATION:
            full = self._full_form(piece.text)
            if _is_occasion(full):
                return None
            return Name(
                start=a,
                end=b,
                text=text,
                name=full,
                kind=piece.kind,
                country=self._inside(piece),
            )
        site = self._settle(piece)
        if site and site.capital and self._acts(piece.start, piece.end):
            return self._country_name(site.country, piece.start, piece.end, Form.METONYM)
        return self._place(piece.text, piece.start, piece.end, site, certain=piece.certain)

    def _place(self, name: str, start: int, end: int, site: Locality | None, *, certain: bool) -> Name:
        a, b = self._view.span(start, end)
        if name.isupper() and len(name) > 3:  # noqa: PLR2004
            same = site is not None and fold(name.title()) == fold(site.name)
            name = _plain(site.name) if site is not None and same and name.isascii() else self._mixed_case(name)
        return Name(
            start=a,
            end=b,
            text=self._view.source[a:b],
            name=name,
            kind=NameKind.PLACE,
            form=Form.DATELINE if self._view.is_dateline(start) else Form.NAME,
            country=site.country if site and certain else None,
            place_kind=site.kind if site else PlaceKind.OTHER,
            latitude=site.latitude if site and certain else None,
            longitude=site.longitude if site and certain else None,
            certain=certain,
        )

    def _mixed_case(self, name: str) -> str:
        """A name in capitals as the text writes it elsewhere, or with one capital a word."""
        other = re.search(re.escape(name), self._view.source.replace(name, "\0"), re.IGNORECASE)
        return other.group() if other else name.title()

    def _settle(self, piece: Piece) -> Locality | None:
        """The reading that a country behind the place settles ("Tripoli, Lebanon")."""
        after = self._starts.get(piece.end + 1)
        if self._view.word(piece.end) == "," and after and after.country:
            return place(piece.text, within=after.country.code).best
        return piece.site

    def _inside(self, piece: Piece) -> str | None:
        rows = (self._starts.get(i) for i in range(piece.start, piece.end))
        return next((row.country.code for row in rows if row and row.country and row.certain), None)

    def _acts(self, start: int, end: int) -> bool:
        """Whether the words stand for somebody who does something, not for where it is done."""
        view = self._view
        if is_locative(view, start) or self._view.is_dateline(start) or view.word(end) == ",":
            return False
        if view.word(start - 1) in _WITH:
            return True
        a, b = view.span(start, end)
        span = view.doc.char_span(a, b)
        return span is not None and view.is_parsed(start) and relation(span.root) in _ACTING

    def known(self, row: Known) -> Name | None:
        """A name that the gazetteer gave."""
        if row.sort is Sort.AGENCY:
            return None
        if row.sort is Sort.PEOPLE and row.country is None:
            return None
        if row.country is not None:
            form = Form.ADJECTIVE if row.sort is Sort.PEOPLE else Form.NAME
            if self._owns_person(row):
                return None
            return self._country_name(row.country.code, row.start, row.end, form, certain=row.certain)
        text = self._view.text(row.start, row.end)
        at = is_locative(self._view, row.start) or is_word("held-there", self._view.word(row.end))
        if row.site is not None and (row.body is None or at):
            return self._place(text, row.start, row.end, row.site, certain=row.certain)
        a, b = self._view.span(row.start, row.end)
        name = self._body_name(row.body, text)
        return Name(
            start=a,
            end=b,
            text=self._view.source[a:b],
            name=name,
            kind=NameKind.ORGANIZATION,
            country=row.body.country if row.body else None,
        )

    def _owns_person(self, row: Known) -> bool:
        view = self._view
        return view.word(row.end) in {"'s", "’s"} and row.end + 1 in self._persons

    def description(self, one: Description) -> Name | None:
        """A description: the person it resolves to, else the country or body that it belongs to, else nothing."""
        person = resolve(one, self._people, one.start)
        if person is not None:
            return self._of_person(person, one.start, one.end, Form.DESCRIPTION)
        a, b = self._view.span(one.start, one.end)
        last = self._view.words[one.end - 1]
        if one.country is not None:
            if is_word("delegations", last):
                text = self._view.text(one.start, one.end)
                return Name(
                    start=a,
                    end=b,
                    text=self._view.source[a:b],
                    name=text,
                    kind=NameKind.DELEGATION,
                    country=one.country,
                )
            return self._country_name(one.country, one.start, one.end, Form.DESCRIPTION)
        if one.regional and one.plural:
            text = self._view.text(one.start, one.end)
            return Name(start=a, end=b, text=self._view.source[a:b], name=text, kind=NameKind.DELEGATION)
        if one.body is not None:
            name = self._body_name(one.body, self._body_text(one))
            return Name(
                start=a,
                end=b,
                text=self._view.source[a:b],
                name=name,
                kind=NameKind.ORGANIZATION,
                form=Form.DESCRIPTION,
                country=one.body.country,
            )
        return None

    def _body_name(self, body: Organization | None, text: str) -> str:
        """The fullest name that the text gives the body; the full name of those known to all by their letters."""
        if body is None:
            return self._full_form(text)
        if body.key in _ALWAYS_FULL:
            return body.name
        return self._body_forms.get(body.key) or self._full_form(text)

    @cached_property
    def _body_forms(self) -> dict[str, str]:
        """The longest name of several words that the text gives each known body."""
        longest: dict[str, str] = {}
        for row in self._known.all:
            form = self._view.text(row.start, row.end)
            if row.body and " " in form and len(form) > len(longest.get(row.body.key, "")):
                longest[row.body.key] = form
        return longest

    def _body_text(self, one: Description) -> str:
        rows = (self._starts.get(i) for i in range(one.start, one.end))
        row = next(row for row in rows if row and row.body is one.body)
        return self._view.text(row.start, row.end)

    def _country_name(self, code: str | None, start: int, end: int, form: Form, *, certain: bool = True) -> Name | None:
        row = country_of(code)
        if row is None:
            return None
        a, b = self._view.span(start, end)
        return Name(
            start=a,
            end=b,
            text=self._view.source[a:b],
            name=self._country_forms.get(row.code) or _people_without_state(row) or row.name,
            kind=NameKind.COUNTRY,
            form=Form.DATELINE if self._view.is_dateline(start) else form,
            country=row.code if certain else None,
            place_kind=PlaceKind.COUNTRY,
            certain=certain,
        )

    @cached_property
    def _country_forms(self) -> dict[str, str]:
        """Country code -> the fullest name that the text gives it; its plain name where it gives that."""
        forms: dict[str, set[str]] = {}
        for row in self._known.all:
            if row.sort is Sort.COUNTRY and row.country:
                forms.setdefault(row.country.code, set()).add(self._view.text(row.start, row.end))
        found: dict[str, str] = {}
        for code, names in forms.items():
            country = country_of(code)
            plain = country.name if country else ""
            loose = country.informal if country else ()
            mixed = [n for n in names if not n.replace(".", "").isupper() and n not in loose]
            fullest = max(mixed, key=lambda n: (len(n), n), default=plain)
            found[code] = plain if plain in fullest or plain in names else fullest
        return found

    @cached_property
    def _expansions(self) -> dict[str, str]:
        """Acronym -> full name, from "World Trade Organization (WTO)"."""
        found: dict[str, str] = {}
        view = self._view
        for i in range(1, len(view) - 2):
            if view.words[i] != "(" or not view.words[i + 1].isupper() or view.words[i + 2] != ")":
                continue
            row = self._ends.get(i)
            letters = [c for c in view.words[i + 1] if c.isalpha()]
            end = i - (view.word(i - 1) in {"'s", "’s"})
            start = self._spelled(end, letters)
            if start is None and row and view.words[row.start][0].upper() == letters[0] and row.end - row.start > 1:
                start = row.start
            if start is not None:
                found.setdefault(view.words[i + 1], view.text(start, end))
        return found

    def _spelled(self, end: int, letters: list[str]) -> int | None:
        """The first of the words before `end` whose initials spell the letters, small words skipped."""
        at, left = end, list(letters)
        while left and at > 0 and end - at < 3 * len(letters):
            at -= 1
            if self._view.words[at][0].upper() == left[-1] and self._view.words[at][0].isupper():
                left.pop()
            elif self._view.words[at][0].isupper() or self._view.breaks(at + 1):
                return None
        return at if not left else None

    def _full_form(self, text: str) -> str:
        """The body that an acronym or one of its words stands for: "Tigers" -> "Liberation Tigers of Tamil Eelam"."""
        if text in self._expansions:
            return self._expansions[text]
        if not text.isalpha() or text.isupper():
            return text
        longer = {body for body in self._bodies if text in body.split() and not self._view.writes_small(text)}
        return longer.pop() if len(longer) == 1 else text

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The names of bodies of three words and more in the text."""
        rows = [self._view.text(row.start, row.end) for row in self._known.all if row.sort is Sort.BODY]
        return frozenset(name for name in rows if len(name.split()) > 2)  # noqa: PLR2004


def _is_occasion(name: str) -> bool:
    """Whether the full name is that of an agreement or occasion: "Free Trade Area of the Americas"."""
    words = re.split(r" (?:of|for|on|in) ", name)[0].split()
    return len(name.split()) > 1 and is_word("event-heads", words[-1])


def _plain(name: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _people_without_state(row: Country) -> str | None:
    """What a people is called that the text names no country of: "Palestinians"."""
    return row.people[-1] if row.code in _STATELESS and row.people else None


def _tidy(name: str) -> str:
    """A name all in capitals with one capital a word."""
    return name.title() if name.isupper() and len(name) > 3 else name  # noqa: PLR2004
