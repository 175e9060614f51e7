"""Blocks: which reports are worth comparing. Whether two meet depends on these two alone, never on the others.

A report stands under tags (surname, city, organisation, pair of countries, series) in slots of time. Time has four
levels of slots, from a week to all time; a report lives on the level that its own date, or failing that the day of
publication, allows, and is also listed on every coarser one. Two reports are compared if they share a tag in a slot of
the coarser of their two levels; so an undated one meets its dated twin, and two dated ones only if their days are near.
Reports of one edition of one series are compared whatever their dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from timeline.merging.names import Person, body, fold, initials, skeleton
from timeline.merging.reports import Report
from timeline.model import Status

__all__ = ["Blocks", "Key", "listed", "sought"]

Key = tuple[str, str, int, int]
"""Type group and tag; how the report stands there; level; slot."""

_SLOT_DAYS = (8, 64, 512)
_ALL_TIME = len(_SLOT_DAYS)
_PAD_DAYS = 2
_PLAN_DAYS = 45
_YEAR_DAYS = 400
_MOST_COUNTRIES = 6
_MOST_SLOTS = 3


def _window(item: Report) -> tuple[int, int] | None:
    """First and last day at which the event may have taken place; None where nothing is known."""
    days = item.days
    plan = item.event.status not in (Status.HELD, Status.ONGOING)
    if days:
        pad = _PLAN_DAYS if plan else _PAD_DAYS
        return days.low - pad, days.high + pad
    if item.published is None:
        return None
    return item.published - (15 if plan else _YEAR_DAYS), item.published + (_YEAR_DAYS if plan else 15)


def _level(window: tuple[int, int] | None) -> int:
    if window is None:
        return _ALL_TIME
    for level, size in enumerate(_SLOT_DAYS):
        if window[1] // size - window[0] // size < _MOST_SLOTS:
            return level
    return _ALL_TIME


def _slots(window: tuple[int, int] | None, level: int) -> range:
    if level == _ALL_TIME or window is None:
        return range(1)
    size = _SLOT_DAYS[level]
    return range(window[0] // size, window[1] // size + 1)


def _person_tags(person: Person, side: int) -> tuple[str, ...]:
    """Tags of a person, listed (side 0) or sought (side 1).

    Full names meet by last word and initial, so that not all Kims are compared. A single word may be the surname, which
    stands last in the west, first elsewhere: it meets full names by either end.
    """
    first, last = person.words[0], skeleton(person.words[-1])
    if len(person.words) == 1:
        return (f"alone {last}",) if side == 0 else (f"alone {last}", f"first {last}", f"last {last}")
    named = f"name {last} {first[0]}"
    ends = skeleton(first), last
    if side == 0:
        return (named, f"first {ends[0]}", f"last {ends[1]}")
    return (named, f"alone {ends[0]}", f"alone {ends[1]}")


def _tags(item: Report, level: int, side: int) -> Iterator[str]:
    """Tags of the report, listed or sought; single countries only where dates hold the block small."""
    for person in item.people:
        yield from _person_tags(person, side)
    names = [f"body {body(n) or initials(n) or fold(n)}" for n in item.organizations]
    names += [f"city {skeleton(c.replace(' ', ''))}" for c in item.cities]
    names += [f"series {' '.join(sorted(item.series))}"] if item.series else []
    codes = sorted(item.parties | item.countries)[:_MOST_COUNTRIES]
    names += [f"countries {a} {b}" for a, b in combinations(codes, 2)]
    if not names and not item.people:
        names = ["no names", *(f"word {w}" for w in sorted(item.words)[:_MOST_COUNTRIES])]
    yield from names
    if item.event.type == "summit" and level == 0:
        # Summits are few; one that is told without names may be any of its days.
        yield "nameless" if item.nameless is (side == 0) else "named"
    if level <= 1:
        yield from (f"country {c}" for c in codes)


def listed(item: Report, group: str) -> list[Key]:
    """The keys under which the report is found: "own" on its level, "up" on the coarser ones."""
    return _keys(item, group, side=0)


def sought(item: Report, group: str) -> list[Key]:
    """The keys under which the report's partners stand."""
    return _keys(item, group, side=1)


def _keys(item: Report, group: str, *, side: int) -> list[Key]:
    window = _window(item)
    own = _level(window)
    tags = set(_tags(item, own, side))
    keys: list[Key] = []
    for level in range(own, _ALL_TIME + 1):
        kinds = _KINDS[side, level == own]
        for slot in _slots(window, level):
            keys += [(f"{group} {tag}", kind, level, slot) for tag in tags for kind in kinds]
    if item.series and item.event.ordinal is not None:
        # The fourth summit of a series is one, whatever years its reports give: that they differ is to be shown.
        edition = f"{group} edition {item.event.ordinal} {' '.join(sorted(item.series))}"
        keys.append((edition, "own", _ALL_TIME, 0))
    return keys


_KINDS = {(0, True): ("own",), (0, False): ("up",), (1, True): ("own", "up"), (1, False): ("own",)}


class Blocks:
    """Reports by the keys under which they are listed."""

    def __init__(self) -> None:
        self._held: dict[Key, set[str]] = {}

    def add(self, item: Report, group: str) -> None:
        """List the report, by its event's id."""
        for key in listed(item, group):
            self._held.setdefault(key, set()).add(item.event.id)

    def remove(self, item: Report, group: str) -> None:
        """Strike the report off."""
        for key in listed(item, group):
            members = self._held[key]
            members.discard(item.event.id)
            if not members:
                del self._held[key]

    def partners(self, item: Report, group: str) -> set[str]:
        """The ids of all listed reports worth comparing with this one."""
        found: set[str] = set()
        for key in sought(item, group):
            found |= self._held.get(key, set())
        found.discard(item.event.id)
        return found
