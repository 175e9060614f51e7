"""Which runs and phrases of a text are persons, bodies or places, before anyone is told apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from timeline.events.names.known import Rows, Sort
from timeline.events.names.model import NameKind
from timeline.events.names.runs import Run, Titled, title_before
from timeline.events.names.words import is_word
from timeline.gazetteer import Office, TitleWord, place
from timeline.grammar import EntityKind
from timeline.model import PlaceKind

if TYPE_CHECKING:
    from timeline.events.names.view import View
    from timeline.gazetteer import Locality

__all__ = ["Piece", "classify", "is_locative"]

_OF_PERSON = frozenset({EntityKind.PERSON})
_OF_PLACE = frozenset({EntityKind.STATE, EntityKind.LOCATION, EntityKind.FACILITY})
_LARGE = 100_000  # a city of fewer people needs a sign besides its capital
_LONGEST_LIST = 12
_BESIDE = frozenset({"the", "nearby", "central", "downtown", "neighbouring", "neighboring", "both"})
_FULL_NAME = range(2, 5)
_ACRONYM = range(2, 8)


@attrs.frozen(kw_only=True)
class Piece:
    """A name at words start .. end: what it is, with its title (persons) or where it lies (places)."""

    start: int
    end: int
    text: str
    kind: NameKind
    titled: Titled | None = None
    site: Locality | None = None
    certain: bool = True


def is_locative(view: View, start: int) -> bool:
    """Whether what stands before the words makes them a place ("in", "visited the")."""
    before = start - 1
    while before >= 0 and start - before < _LONGEST_LIST and not view.breaks(before + 1):
        word = view.words[before]
        in_list = word in {"and", ",", "or", "-"} or (
            word[0].isupper() and view.word(before + 1) in {"and", ",", "or", "-"}
        )
        if not in_list and view.word(before) not in _BESIDE and not (word[0].isupper() and before + 1 < start):
            break
        before -= 1
    return is_word("locative", view.word(before)) and not view.breaks(start)


def classify(view: View, run: Run, known: Rows, surnames: frozenset[str]) -> Piece | None:
    """What the run names; None where nothing tells. surnames: last words of persons found for sure."""
    text = view.text(run.start, run.end)
    if is_word("compass", text):
        return None
    last, length = view.word(run.end - 1), run.end - run.start
    titled = title_before(view, run.start, known)
    kinds = Counter(view.kinds[i] for i in range(run.start, run.end))
    likely = kinds.most_common(1)[0][0] if kinds else None
    if titled is not None and titled.title.kind is not Office.OFFICIAL and (length == 1 or not _is_headed(last)):
        return _person(run, text, titled)
    if _is_headed(last) and length > 1:
        return _headed(view, run, text, last)
    if text in surnames:
        return _person(run, text, titled)
    site = _site(view, run, text, likely)
    if site is not None and titled is None:
        return site
    if is_word("media-heads", last):
        return None
    if titled is not None or likely in _OF_PERSON or _speaks(view, run, known) or _is_explained(view, run, known):
        return _person(run, text, titled)
    return _unknown(view, run, text, likely)


def _person(run: Run, text: str, titled: Titled | None) -> Piece:
    return Piece(start=run.start, end=run.end, text=text, kind=NameKind.PERSON, titled=titled)


def _is_headed(last: str) -> bool:
    return any(is_word(heads, last) for heads in ("organization-heads", "event-heads", "venue-heads", "region-heads"))


def _headed(view: View, run: Run, text: str, last: str) -> Piece | None:
    kind = NameKind.PLACE if is_word("venue-heads", last) or is_word("region-heads", last) else NameKind.ORGANIZATION
    if is_word("event-heads", last):
        return None
    if is_word("organization-heads", last) and not (kind is NameKind.PLACE and is_locative(view, run.start)):
        kind = NameKind.ORGANIZATION
    return Piece(start=run.start, end=run.end, text=text, kind=kind)


def _site(view: View, run: Run, text: str, likely: EntityKind | None) -> Piece | None:
    """A city, or a place that only its preposition or the statistics tell."""
    lookup = place(text)
    at = is_locative(view, run.start)
    found = lookup.best
    signs = at or likely in _OF_PLACE or _heads_dateline(view, run)
    if found is None:
        return None
    big = found.capital or found.population >= _LARGE or found.kind is not PlaceKind.CITY
    if not signs and not (big and lookup.certain):
        return None
    if likely is EntityKind.PERSON and not (big and (at or lookup.certain)):
        return None
    return Piece(start=run.start, end=run.end, text=text, kind=NameKind.PLACE, site=found, certain=lookup.certain)


def _heads_dateline(view: View, run: Run) -> bool:
    return view.breaks(run.start) and view.word(run.end) == "," and view.words[run.start].isupper()


def _speaks(view: View, run: Run, known: Rows) -> bool:
    """Whether only a person would stand there: before "said" or "who", or behind "Japan's"."""
    if is_word("speaking", view.word(run.end)) and run.end - run.start > 1 and not view.loud[run.start]:
        return True
    row = known.ending.get(run.start - 1)
    owner = view.word(run.start - 1) in {"'s", "’s"} and row is not None and row.sort is Sort.COUNTRY
    return owner and view.kinds[run.start] is not EntityKind.ORGANIZATION and not view.words[run.start].isupper()


def _is_explained(view: View, run: Run, known: Rows) -> bool:
    """Whether an office stands beside the words: "the envoy, Ann Lowe", "Ann Lowe, deputy chief of staff"."""
    if run.end - run.start not in _FULL_NAME or not _is_all_names(view, run):
        return False
    if view.word(run.start - 1) == "," and title_before(view, run.start - 1, known) is not None:
        return True
    if view.word(run.end) != ",":
        return False
    for i in range(run.end + 1, min(run.end + 7, len(view))):
        if view.titles[i] is TitleWord.OFFICE:
            return True
        if not view.words[i][0].isalnum() or view.word(i) in {"and", "who", "said"}:
            return False
    return False


def _unknown(view: View, run: Run, text: str, likely: EntityKind | None) -> Piece | None:
    length = run.end - run.start
    if length == 1 and text.isupper() and text.isalpha() and len(text) in _ACRONYM and not view.loud[run.start]:
        return Piece(start=run.start, end=run.end, text=text, kind=NameKind.ORGANIZATION)
    if likely is EntityKind.ORGANIZATION:
        return Piece(start=run.start, end=run.end, text=text, kind=NameKind.ORGANIZATION)
    at = is_locative(view, run.start)
    if likely in _OF_PLACE and (at or length not in _FULL_NAME or not _is_all_names(view, run)):
        return Piece(start=run.start, end=run.end, text=text, kind=NameKind.PLACE, certain=False)
    unread = not view.is_parsed(run.start)  # where the statistics have spoken, their silence counts
    if unread and length in _FULL_NAME and not view.loud[run.start] and not at and _is_all_names(view, run):
        return _person(run, text, None)
    return None


def _is_all_names(view: View, run: Run) -> bool:
    """Whether the words could be a person's: letters alone, none of them a word that the text also writes small."""
    words = [view.words[i] for i in range(run.start, run.end)]
    return all(w.isalpha() and w.istitle() and not view.writes_small(w) for w in words)
