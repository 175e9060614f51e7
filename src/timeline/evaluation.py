"""Events and entries against annotated ones: the figures of `timeline evaluate`.

An annotated document is a line of JSON: id, events; each event has type, status, when (EDTF or ""), participants,
places (names), mentions ([[start, end], ...] into the document's text), basis, and entry (the real event it reports).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from timeline.errors import FormatError
from timeline.model import DateSpan, Event

Place = tuple[str, int, int]


@attrs.frozen(kw_only=True)
class Figure:
    """Precision and recall in percent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@attrs.frozen(kw_only=True)
class Item:
    """An event of either side, as far as it is compared; mentions are (document, start, end)."""

    type: str
    status: str
    date: DateSpan | None
    participants: tuple[str, ...]
    places: tuple[str, ...]
    mentions: frozenset[Place]
    entry: str = ""
    is_explicit: bool = False


def gold_items(records: Iterable[Mapping[str, object]], *, name: str = "the input") -> dict[str, list[Item]]:
    """The annotated events of each document, by its id. Raises FormatError with the number of the record."""
    return dict(_gold_document(record, where=f"{name}:{number}") for number, record in enumerate(records, 1))


def _gold_document(record: Mapping[str, object], *, where: str) -> tuple[str, list[Item]]:
    try:
        document = str(record["id"])
        return document, [_gold_item(event, document) for event in record["events"]]  # type: ignore[attr-defined]
    except (KeyError, TypeError, ValueError) as fault:
        told = f"it lacks {fault}" if isinstance(fault, KeyError) else str(fault)
        advice = "an annotated document has id and events, an event type, status, when, participants, places, mentions"
        raise FormatError(f"{where}: no annotated document ({told}); {advice}") from fault


def _gold_item(event: Mapping[str, object], document: str) -> Item:
    mentions: Iterable[Sequence[int]] = event["mentions"]  # type: ignore[assignment]
    when = str(event.get("when") or "")
    return Item(
        type=str(event["type"]),
        status=str(event["status"]),
        date=DateSpan.read(when) if when else None,
        participants=tuple(event.get("participants") or ()),  # type: ignore[arg-type]
        places=tuple(event.get("places") or ()),  # type: ignore[arg-type]
        mentions=frozenset((document, start, end) for start, end in mentions),
        entry=str(event.get("entry") or ""),
        is_explicit=event.get("basis") == "explicit",
    )


def found_item(event: Event) -> Item:
    """An extracted event, or an entry with the mentions of all its documents."""
    return Item(
        type=event.type,
        status=event.status.value,
        date=event.date,
        participants=tuple(actor.name for actor in event.participants),
        places=tuple(place.name for place in event.places),
        mentions=frozenset((m.document, m.start, m.end) for m in event.mentions),
    )


def evaluate(
    gold: Mapping[str, Sequence[Item]], events: Iterable[Event], entries: Iterable[Event]
) -> dict[str, Figure]:
    """The figures by name. Only documents that are annotated count.

    mentions: trigger words; events: those with a shared mention, one to one, of any type; dated strict: also the type
    and the first known day are right; dated lenient: the days meet; status, participants, places: of the events found;
    clusters: B-cubed of the mentions; entries strict, lenient: as events, over all documents.
    """
    spots = _Spots(place for items in gold.values() for item in items for place in item.mentions)
    found: dict[str, list[Item]] = defaultdict(list)
    for event in events:
        if event.document in gold:
            found[event.document].append(found_item(event))
    counts: Counter[str] = Counter()
    for document, items in gold.items():
        _count_document(items, found[document], spots, counts)
    figures = {
        "mentions": _share(counts, "mentions true", "mentions found", "mentions hit", "mentions gold"),
        "events": _share(counts, "pairs", "found", "pairs", "gold"),
        "events of the right type": _share(counts, "typed", "found", "typed", "gold"),
        "dated events, strict": _share(counts, "strict", "found dated", "strict", "gold dated"),
        "dated events, lenient": _share(counts, "lenient", "found dated", "lenient", "gold dated"),
        "status": _share(counts, "status", "pairs", "status", "pairs"),
    }
    for field in ("participants", "places"):
        keys = (f"{field} right", f"{field} found", f"{field} hit", f"{field} gold")
        figures[field] = _share(counts, *keys)
    return {**figures, **_timeline(gold, [found_item(entry) for entry in entries], spots)}


class _Spots:
    """The annotated mentions, and which of them a found event covers."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._at: dict[str, list[Place]] = defaultdict(list)
        for place in sorted(set(places)):
            self._at[place[0]].append(place)

    def covered(self, item: Item) -> frozenset[Place]:
        """The annotated mentions that overlap one of the item's."""
        return frozenset(place for mention in item.mentions for place in self._overlapping(mention))

    def is_true(self, mention: Place) -> bool:
        """Whether the mention overlaps an annotated one."""
        return any(True for _ in self._overlapping(mention))

    def _overlapping(self, mention: Place) -> Iterator[Place]:
        document, start, end = mention
        return (place for place in self._at.get(document, ()) if place[1] < end and start < place[2])


def _count_document(gold: Sequence[Item], found: Sequence[Item], spots: _Spots, counts: Counter[str]) -> None:
    hits = [spots.covered(item) for item in found]
    counts["mentions gold"] += sum(len(item.mentions) for item in gold)
    counts["mentions hit"] += len(frozenset().union(*hits))
    counts["mentions found"] += sum(len(item.mentions) for item in found)
    counts["mentions true"] += sum(spots.is_true(mention) for item in found for mention in item.mentions)
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["gold dated"] += sum(item.date is not None for item in gold)
    counts["found dated"] += sum(item.date is not None for item in found)
    for mine, theirs in _pairs(gold, found, hits):
        counts["pairs"] += 1
        counts["typed"] += mine.type == theirs.type
        counts["status"] += mine.status == theirs.status
        counts["strict"] += _same_day(mine, theirs)
        counts["lenient"] += _days_meet(mine, theirs)
        for field in ("participants", "places"):
            wanted, given = getattr(mine, field), getattr(theirs, field)
            counts[f"{field} gold"] += len(wanted)
            counts[f"{field} found"] += len(given)
            counts[f"{field} hit"] += _names_met(wanted, given)
            counts[f"{field} right"] += _names_met(given, wanted)


def _pairs(
    gold: Sequence[Item], found: Sequence[Item], hits: Sequence[frozenset[Place]]
) -> Iterator[tuple[Item, Item]]:
    """One-to-one pairs, those that share most mentions first, then those of one type, then the first ones."""
    by_place = defaultdict(list)
    for j, places in enumerate(hits):
        for place in places:
            by_place[place].append(j)
    shared = Counter((i, j) for i, item in enumerate(gold) for place in item.mentions for j in by_place[place])
    order = sorted(shared, key=lambda ij: (-shared[ij], not _alike(gold[ij[0]], found[ij[1]]), ij))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for i, j in order:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            yield gold[i], found[j]


def _alike(mine: Item, theirs: Item) -> bool:
    """One type, or the two names that texts use for one thing."""
    return mine.type == theirs.type or {mine.type, theirs.type} == {"summit", "meeting"}


def _same_day(mine: Item, theirs: Item) -> bool:
    if mine.date is None or theirs.date is None or not _alike(mine, theirs):
        return False
    return mine.date.start == theirs.date.start if mine.date.start else mine.date.end == theirs.date.end


def _days_meet(mine: Item, theirs: Item) -> bool:
    """The spans share a day, and the found one is no longer than the annotated one and a month."""
    gold, found = mine.date, theirs.date
    if gold is None or found is None or not _alike(mine, theirs) or not gold.overlaps(found):
        return False
    if None in (gold.start, gold.end, found.start, found.end):
        return True
    return _months(found) <= _months(gold) + 1


def _months(span: DateSpan) -> int:
    low, high = span.edges
    return (high.year - low.year) * 12 + high.month - low.month


def _names_met(wanted: Iterable[str], given: Iterable[str]) -> int:
    """How many names one of the given stands for: equal, one inside the other, or the same last word."""
    others = [_fold(name) for name in given if name.strip()]

    def met(name: str) -> bool:
        return any(name in other or other in name or name.split()[-1:] == other.split()[-1:] for other in others)

    return sum(met(_fold(name)) for name in wanted)


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split())


def _timeline(gold: Mapping[str, Sequence[Item]], found: Sequence[Item], spots: _Spots) -> dict[str, Figure]:
    """The entries: B-cubed of the mentions that both have, and one-to-one entries with the right date."""
    entries = _gold_entries(gold)
    if not entries:
        return {}
    hits = [spots.covered(item) for item in found]
    of_gold = {place: k for k, item in enumerate(entries) for place in item.mentions}
    of_found: dict[Place, int] = {}
    for k, places in enumerate(hits):
        for place in sorted(places):
            of_found.setdefault(place, k)
    joint = Counter((of_gold[place], of_found[place]) for place in of_found)
    right, wrong = Counter(of_gold[place] for place in of_found), Counter(of_found.values())
    total = len(of_found) or 1
    precision = sum(n * n / wrong[k] for (_, k), n in joint.items()) / total
    recall = sum(n * n / right[k] for (k, _), n in joint.items()) / total
    pairs = list(_pairs(entries, found, hits))
    dated, told = sum(e.date is not None for e in entries), sum(e.date is not None for e in found)
    strict, lenient = sum(itertools.starmap(_same_day, pairs)), sum(itertools.starmap(_days_meet, pairs))
    return {
        "clusters of mentions": Figure(precision=100 * precision, recall=100 * recall),
        "entries, strict": Figure(precision=_percent(strict, told), recall=_percent(strict, dated)),
        "entries, lenient": Figure(precision=_percent(lenient, told), recall=_percent(lenient, dated)),
    }


def _gold_entries(gold: Mapping[str, Sequence[Item]]) -> list[Item]:
    """The real events: of the reports of each the first dated one, one that says its date itself before others."""
    best: dict[str, Item] = {}
    mentions: dict[str, frozenset[Place]] = defaultdict(frozenset)
    for item in (item for items in gold.values() for item in items if item.entry):
        mentions[item.entry] |= item.mentions
        known = best.get(item.entry)
        newly_dated = known is not None and known.date is None and item.date is not None
        if known is None or newly_dated or (item.is_explicit and not known.is_explicit):
            best[item.entry] = item
    return [attrs.evolve(item, mentions=mentions[name]) for name, item in best.items()]


def _share(counts: Counter[str], right: str, found: str, hit: str, gold: str) -> Figure:
    return Figure(precision=_percent(counts[right], counts[found]), recall=_percent(counts[hit], counts[gold]))


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
