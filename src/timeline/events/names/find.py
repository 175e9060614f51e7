"""find_names: a parsed text -> its names, each with whom or what it stands for in the document."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.events.names.describe import Description, Persons, apposed, find_descriptions, introduce
from timeline.events.names.known import Known, Rows, Sort, find_known
from timeline.events.names.model import Name, NameKind
from timeline.events.names.naming import Namer
from timeline.events.names.people import People, surnames_of
from timeline.events.names.phrases import find_phrases
from timeline.events.names.pieces import Piece, classify
from timeline.events.names.pronouns import find_pairs, find_pronouns
from timeline.events.names.runs import find_runs
from timeline.events.names.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_names"]


def find_names(doc: Doc) -> tuple[Name, ...]:
    """The names of a text in its order: persons, countries, organisations, delegations, places.

    They do not overlap, but "the two leaders" gives a name for each of the two, at the same words.

    The Doc holds the whole text; tags and entities help where a stretch is parsed, elsewhere capitals, titles and the
    gazetteer decide alone. News agencies are left out. See `Name` for what each tells.
    """
    view = View(doc)
    known = find_known(view)
    phrases, taken = find_phrases(view, known)
    bodies = [Known(start=p.start, end=p.end, sort=Sort.BODY) for p in phrases if p.kind is NameKind.ORGANIZATION]
    owners = Rows([*known, *bodies])
    pieces = _pieces(view, known, taken, owners)
    people = People([piece for piece in pieces if piece.kind is NameKind.PERSON])
    rows = [row for row in known if not taken.intersection(range(row.start, row.end))]
    used = {i for piece in pieces if piece.titled for i in range(piece.titled.start, piece.end)}
    used |= taken | {i for piece in pieces for i in range(piece.start, piece.end)}
    described = find_descriptions(view, Rows(known), used)
    persons = Persons(pieces)
    told = [one for one in described if _told(view, one, persons, people)]
    used |= {i for one in told for i in range(one.start, one.end)}
    gone = {one.end for one in told}
    described = [one for one in described if one.end not in gone]
    for one in described:
        introduce(view, one, persons, people)
    namer = Namer(view, owners, people)
    stands = [s for s in namer.stands(pieces, described) if not view.loud[s.at]]
    pairs = [name for row in find_pairs(view, stands) for name in namer.pair(*row)]
    names = [
        *(namer.pronoun(at, person) for at, person in find_pronouns(view, stands)),
        *(namer.person(piece) for piece in pieces if piece.kind is NameKind.PERSON),
        *(namer.piece(piece) for piece in [*pieces, *phrases] if piece.kind is not NameKind.PERSON),
        *(namer.description(one) for one in described),
        *(namer.known(row) for row in rows if not used.intersection(range(row.start, row.end))),
    ]
    return _ordered([name for name in names if name is not None], pairs)


def _told(view: View, one: Description, persons: Persons, people: People) -> bool:
    """Whether the description only tells more of a person named beside it; then the person learns it."""
    piece = apposed(view, one, persons) if not one.plural else None
    if piece is not None:
        people.of(piece).learn(one.titled, one.country)
    return piece is not None


def _pieces(view: View, known: list[Known], taken: set[int], owners: Rows) -> list[Piece]:
    """Runs classified twice: the second time, the persons found the first time are known by one word of their names."""
    runs = find_runs(view, taken | {i for row in known for i in range(row.start, row.end)})
    first = [piece for run in runs if not view.loud[run.start] and (piece := classify(view, run, owners, frozenset()))]
    surnames = surnames_of(p for p in first if p.kind is NameKind.PERSON)
    found = [piece for run in runs if (piece := classify(view, run, owners, surnames))]
    quiet = [
        p for p in found if not view.loud[p.start] or p.kind is not NameKind.PERSON or p.titled or p.text in surnames
    ]
    agencies = {i for row in known if row.sort is Sort.AGENCY for i in range(row.start, row.end)}
    return [p for p in quiet if agencies.isdisjoint(range(p.start, p.end)) and not _is_byline(view, p)]


def _is_byline(view: View, piece: Piece) -> bool:
    """Whether the name tells who wrote the report: "Hopes rise for talks by Maria Klein" fills the line."""
    if piece.kind is not NameKind.PERSON or piece.titled is not None or view.word(piece.start - 1) != "by":
        return False
    ends = piece.end >= len(view) or view.breaks(piece.end)
    return ends and not (piece.start > 1 and view.tokens[piece.start - 2].pos_ in {"VERB", "AUX"})


def _ordered(names: list[Name], pairs: list[Name]) -> tuple[Name, ...]:
    """By start; of two that overlap the longer stays; pairs where nothing else is."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    starts = [name.start for name in kept]
    free = [p for p in pairs if not any(n.end > p.start for n in kept[: bisect_left(starts, p.end)][-1:])]
    return tuple(sorted([*kept, *free], key=lambda n: (n.start, n.end)))
