"""Runs of capitalised words that the gazetteer does not know, and the titles in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.names.known import Known, Rows, Sort
from timeline.events.names.words import is_word
from timeline.gazetteer import Title, TitleWord, country_of, nationality, place, read_title
from timeline.grammar import EntityKind

if TYPE_CHECKING:
    from timeline.events.names.view import View

__all__ = ["Rank", "Run", "Titled", "find_runs", "title_before"]

_LONGEST_NAME = 8
_LONGEST_TITLE = 14
_INSIDE_TITLE = frozenset({"of", "for", "the", "and", "-", "'s", "’s", "&", "on", "to"})
# They say when the title was come by, not what it is.
_PASSING = frozenset(
    {
        "current",
        "new",
        "newly",
        "elected",
        "incumbent",
        "longtime",
        "veteran",
        "visiting",
        "embattled",
        "then",
        "outgoing",
    }
)
_LINKS = frozenset({"of", "for", "to"})
_POSSESSIVES = frozenset({"'s", "’s"})
_HYPHENS = frozenset({"-", "‑", "–"})


@attrs.frozen(kw_only=True)
class Run:
    """Words start .. end that may be a name."""

    start: int
    end: int


@attrs.frozen(kw_only=True)
class Titled:
    """A title at words start .. end: its text without nation and body, what it says, whose it is."""

    start: int
    end: int
    text: str
    title: Title
    country: str | None = None
    body: str | None = None


Rank = int


def find_runs(view: View, taken: set[int]) -> list[Run]:
    """Maximal runs of capitals outside titles and words taken, with particles and hyphens inside ("Roh Moo-hyun")."""
    runs: list[Run] = []
    at = 0
    while at < len(view):
        end = _run_end(view, at, taken)
        if end > at:
            runs.append(Run(start=at, end=end))
        at = max(end, at + 1)
    return runs


def _is_part(view: View, i: int, taken: set[int]) -> bool:
    """Whether the word may open or go on a run."""
    if i >= len(view) or i in taken or not view.capital[i]:
        return False
    if view.titles[i] is None or _opens_place(view, i):
        return True
    # "Dean", "King" or "Baker" as a name: only where the statistics say so and the next word does not say otherwise.
    follows = i + 1 < len(view) and view.kinds[i + 1] is EntityKind.PERSON and view.capital[i + 1]
    return view.kinds[i] is EntityKind.PERSON and not follows and i > 0 and view.kinds[i - 1] is EntityKind.PERSON


def _opens_place(view: View, i: int) -> bool:
    """Whether a word that titles use too opens the name of a place: "New" in "New York", not in "New President"."""
    if view.titles[i] is not TitleWord.KEEPING or i + 1 >= len(view) or not view.capital[i + 1]:
        return False
    return any(bool(place(view.text(i, end)).readings) for end in (i + 2, i + 3) if end <= len(view))


def _run_end(view: View, start: int, taken: set[int]) -> int:
    first = start
    if is_word("particles", view.words[start]) and view.word(start + 1) in _HYPHENS and view.touches(start + 1):
        first = start + 2  # "al-Sadr"
    titled = first < len(view) and view.titles[first] is not None and not _opens_place(view, first)
    if not _is_part(view, first, taken) or titled:
        return start
    end = first + 1
    while end - start < _LONGEST_NAME and end < len(view) and not view.breaks(end):
        step = _step(view, end, taken)
        if not step:
            break
        end += step
    return end


def _step(view: View, i: int, taken: set[int]) -> int:
    """How many words from the i-th go on the run: 0 if none."""
    if view.words[i] in _HYPHENS and view.touches(i) and i + 1 < len(view) and view.touches(i + 1):
        tail = view.words[i + 1]
        joins = tail.isalpha() and (i + 1) not in taken and not (tail.islower() and is_word("tails", tail))
        return 2 if joins else 0
    if view.words[i - 1].endswith("-") and view.words[i].isalpha() and view.word(i) not in {"and", "or"}:
        return 1  # "Moo- hyun"
    if _is_part(view, i, taken):
        return 1
    if _is_initial(view, i):
        return 1
    if view.words[i].islower() and is_word("particles", view.words[i]):
        for ahead in (1, 2, 3):
            if i + ahead < len(view) and _is_part(view, i + ahead, taken):
                return ahead + 1
            if not (is_word("particles", view.word(i + ahead)) or view.word(i + ahead) in _HYPHENS):
                return 0
    return 0


def _is_initial(view: View, i: int) -> bool:
    word = view.words[i]
    return len(word.rstrip(".")) == 1 and word[0].isupper() and (len(word) > 1 or not view.opens[i])


def title_before(view: View, run_start: int, known: Rows) -> Titled | None:
    """The title that ends right before the word: "US Secretary of State", "the Chinese foreign minister", "Mr."."""
    start, inside = run_start, []
    while start > 0 and run_start - start < _LONGEST_TITLE and not view.breaks(start):
        row = known.ending.get(start)
        if row is not None:
            inside.append(row)
            start = row.start
        elif (
            view.titles[start - 1] is not None or view.word(start - 1) in _INSIDE_TITLE or _is_compass(view, start - 1)
        ):
            start -= 1
        else:
            break
    return _read(view, start, run_start, inside)


def _is_compass(view: View, i: int) -> bool:
    """Whether it is a word like "South" in "envoy for South and Central Asia"."""
    return is_word("compass", view.words[i])


def _read(view: View, start: int, end: int, inside: list[Known]) -> Titled | None:
    offices = [i for i in range(start, end) if view.titles[i] is TitleWord.OFFICE and not _covered(i, inside)]
    if not offices or not _reaches(view, offices[-1], end):
        return None
    start = _trim(view, start, offices[-1], inside)
    start = _own(view, start, end, offices[-1])
    title = read_title(view.words[start:end])
    if title is None:
        return None
    nation = _nation(view, start, end, inside)
    body = next((row.body.key for row in inside if row.body and row.start >= start), None)
    nations = [row for row in inside if row.sort in (Sort.COUNTRY, Sort.PEOPLE)]
    words = [i for i in range(start, end) if not _covered(i, nations)]
    while words and (view.word(words[0]) in _INSIDE_TITLE or view.word(words[0]) in _PASSING):
        words.pop(0)
    while words and view.word(words[-1]) in _INSIDE_TITLE:
        words.pop()
    text = " ".join(view.words[i] for i in words).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s")
    return Titled(start=start, end=end, text=text, title=title, country=nation, body=body)


def _own(view: View, start: int, end: int, office: int) -> int:
    """Without another's office in front: "spokesman for Prime Minister" gives "Prime Minister"."""
    for i in range(office, start, -1):
        if view.word(i - 1) in _LINKS and any(view.titles[j] is TitleWord.OFFICE for j in range(start, i - 1)):
            whole = read_title(view.words[start:end])
            return start if whole is None or view.word(i - 1) in whole.office.split() else i
    return start


def _covered(i: int, rows: list[Known]) -> bool:
    return any(row.start <= i < row.end for row in rows)


def _reaches(view: View, office: int, end: int) -> bool:
    """Whether the words behind the office belong to it: none, or "of State", "for Foreign Affairs", "-General"."""
    if office == end - 1:
        return True
    if view.word(end - 1) in _LINKS or (view.word(end - 1) == "the" and view.word(end - 2) in _LINKS):
        return False  # "leaders of the CPP" names a body
    return view.word(office + 1) in _LINKS or view.words[office + 1] in _HYPHENS


def _trim(view: View, start: int, office: int, inside: list[Known]) -> int:
    """The first word of the title: a small word or a conjunction in front of it does not belong to it."""
    for i in range(office, start, -1):
        word, linked = view.word(i - 1), view.word(i - 2) in _LINKS
        if word in {"and", "to", "on", ",", "&"} and not _covered(i - 1, inside):
            return i
        offices = any(view.titles[j] is TitleWord.OFFICE and not _covered(j, inside) for j in range(start, i - 1))
        if (word == "the" and not linked) or (word in _POSSESSIVES and offices):
            return i
    while view.word(start) in _INSIDE_TITLE and not _covered(start, inside):
        start += 1
    return start


def _nation(view: View, start: int, end: int, inside: list[Known]) -> str | None:
    rows = [row for row in inside if row.country and row.start >= start]
    if not rows:
        body = next((row.body for row in inside if row.body and row.start >= start), None)
        return body.country if body else None
    first = rows[-1]  # gathered from the right
    if not first.certain and first.country and (second := _settled(view, start, end, first)):
        return second
    return first.country.code if first.country and first.certain else None


def _settled(view: View, start: int, end: int, row: Known) -> str | None:
    """An uncertain nation ("Korean") that the text elsewhere names in one way only."""
    readings = {c.code for c in nationality(view.text(row.start, row.end)).readings}
    named = {code for code in readings if any(view.has(n) for n in _names(code))}
    return named.pop() if len(named) == 1 and start < end else None


def _names(code: str) -> tuple[str, ...]:
    row = country_of(code)
    return (row.name, *row.adjectives[:1]) if row else ()
