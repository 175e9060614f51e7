"""Capitalised phrases that say by one of their words what they are: "Security Council", "Gimhae Airport"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.names.known import Known, Sort
from timeline.events.names.model import NameKind
from timeline.events.names.pieces import Piece
from timeline.events.names.words import is_word
from timeline.gazetteer import TitleWord, place, read_title

if TYPE_CHECKING:
    from timeline.events.names.view import View

__all__ = ["find_phrases"]

_HEADS = {
    "event-heads": None,
    "venue-heads": NameKind.PLACE,
    "organization-heads": NameKind.ORGANIZATION,
    "region-heads": NameKind.PLACE,
}
_LINKS = frozenset({"of", "for", "on"})
_MORE_LINKS = frozenset({"of", "for", "on", "and", "in", "the", ","})
_LONGEST = 12


def find_phrases(view: View, known: list[Known]) -> tuple[list[Piece], set[int]]:
    """The phrases, and the words that any of them takes; those of occasions are taken but name no actor or place."""
    whole = {i: row for row in known for i in range(row.start, row.end)}
    found: list[Piece] = []
    taken: set[int] = set()
    for i in range(len(view)):
        if i in taken or i in whole or view.loud[i] or not (_is_capital(view, i) or _is_lodging(view, i, whole)):
            continue
        head = _last_head(view, i, whole)
        if head is None:
            continue
        start, end = _start(view, head, whole), _end(view, head, whole)
        if end - start < 2 or _goes_on_as_title(view, end):  # noqa: PLR2004
            continue
        taken.update(range(start, end))
        kind = _kind(view, head)
        if kind is not None:
            found.append(Piece(start=start, end=end, text=view.text(start, end), kind=kind))
    return found, taken


def _is_capital(view: View, i: int) -> bool:
    return view.words[i][0].isupper() and (view.capital[i] or not view.tokens[i].is_stop)


def _is_lodging(view: View, i: int, whole: dict[int, Known]) -> bool:
    before = i - 1
    if i == 0 or not is_word("lodgings", view.words[i]) or before in whole or not view.capital[before]:
        return False
    return view.titles[before] is None and not place(view.words[before])


def _start(view: View, head: int, whole: dict[int, Known]) -> int:
    start = head
    while start > 0 and head - start < _LONGEST and not view.breaks(start):
        before = start - 1
        row = whole.get(before)
        if row is not None:
            if row.sort is Sort.AGENCY:
                break
            start = row.start
        elif _joins(view, before):
            start = before
        else:
            break
    return start


def _joins(view: View, i: int) -> bool:
    if view.words[i] in {"-", "&"}:
        return view.touches(i) and view.touches(i + 1)
    return view.capital[i] and not (view.titles[i] is TitleWord.OFFICE and read_title([view.words[i]]))


def _end(view: View, head: int, whole: dict[int, Known]) -> int:
    """Past the head: more capitals linked by "of", "for", "on"; capitals right behind the head make it no head."""
    end, linked = head + 1, False
    while end < len(view) and end - head < _LONGEST and not view.breaks(end):
        if end in whole and linked:
            end = whole[end].end
        elif end not in whole and _is_capital(view, end) and not view.is_calendar(end):
            if _is_numeral(view.words[end]):
                return end + 1
            if not linked and not _is_head(view, end):
                return head + 1 if _is_of_office(view, head) else head
            end += 1
        elif (step := _link(view, end, linked=linked, whole=whole)) > 0:
            end, linked = end + step, True
        else:
            break
    return end


def _is_numeral(word: str) -> bool:
    return set(word) <= set("IVX")


def _is_of_office(view: View, head: int) -> bool:
    """Whether capitals, "of" and an office stand before the head: "Chairman of the Trade Council" and then a name."""
    i = head
    while i > 0 and head - i < _LONGEST and view.capital[i - 1] and view.titles[i - 1] is not TitleWord.OFFICE:
        i -= 1
    i -= view.word(i - 1) == "the"
    return view.word(i - 1) == "of" and i > 1 and view.titles[i - 2] is TitleWord.OFFICE


def _last_head(view: View, i: int, whole: dict[int, Known]) -> int | None:
    """The last of the heads that stand together there ("International Airport" is an airport); None for none."""
    if not _is_head(view, i):
        return None
    while (
        i + 1 < len(view)
        and i + 1 not in whole
        and not view.breaks(i + 1)
        and _is_head(view, i + 1)
        and _is_capital(view, i + 1)
    ):
        i += 1
    return i


def _kind(view: View, head: int) -> NameKind | None:
    if is_word("media-heads", view.words[head]) or (
        is_word("media-heads", view.word(head - 1)) and view.capital[head - 1]
    ):
        return None
    return next(kind for name, kind in _HEADS.items() if is_word(name, view.words[head]))


def _is_head(view: View, i: int) -> bool:
    return any(is_word(name, view.words[i]) for name in _HEADS)


def _link(view: View, i: int, *, linked: bool, whole: dict[int, Known]) -> int:
    """How many small words from the i-th join a further capital to the phrase; 0 if they do not."""
    if view.word(i) not in (_MORE_LINKS if linked else _LINKS):
        return 0
    ahead = i + 1
    if view.word(ahead) == "the":
        ahead += 1
    if ahead >= len(view) or view.breaks(ahead):
        return 0
    row = whole.get(ahead)
    # "on Tuesday", "in Brussels", "and China" are no part of the name; "of Nations", "and Development" are.
    if view.word(i) in {"and", "in", ",", "on", "for"} and row is not None and row.sort is not Sort.PEOPLE:
        return 0
    if view.word(i) in {"and", "in", ","} and (
        view.titles[ahead] is TitleWord.OFFICE or view.kinds[ahead] is not view.kinds[i - 1]
    ):
        return 0
    ok = row is not None or (view.words[ahead][0].isupper() and not view.is_calendar(ahead))
    return ahead - i if ok and not view.tokens[ahead].is_stop else 0


def _goes_on_as_title(view: View, end: int) -> bool:
    """Whether the phrase is a part of someone's title: "Foreign Ministry spokesman", "House Speaker"."""
    return end < len(view) and not view.breaks(end) and view.titles[end] is TitleWord.OFFICE
