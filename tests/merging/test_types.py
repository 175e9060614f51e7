"""Types of a user's own: what each is like may be one event with it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import timeline
from tests.merging.making import event
from timeline import Document, EventType, Extractor
from timeline.events import builtin_types
from timeline.merging import Index, diff, merge_events
from timeline.merging.weights import load_weights

WHEN = {"when": "2031-03-04", "people": ["Ana Horvat", "Ola Berg"], "places": ["Oslo"]}
DRILL = EventType(name="drill", like=("exercise",))
EXERCISE = EventType(name="exercise")
REHEARSAL = EventType(name="rehearsal", like=("drill", "rehearsal"))


def _groups(*kinds: str, types: tuple[EventType, ...]) -> list[str]:
    events = [event(name, kind, **WHEN) for name, kind in zip("abc", kinds, strict=False)]
    entries = merge_events(events, types=types)
    return sorted("".join(sorted(e.id for e in entry.events)) for entry in entries)


LIKE = [
    ("drill", "exercise", (DRILL, EXERCISE), True),
    ("exercise", "drill", (DRILL,), True),
    ("drill", "exercise", (), False),
    ("drill", "exercise", (EXERCISE, REHEARSAL), False),
    ("rehearsal", "exercise", (DRILL, REHEARSAL), False),
    ("drill", "meeting", (DRILL,), False),
    ("drill", "meeting", (EventType(name="drill", like=("meeting",)),), True),
    ("summit", "meeting", (DRILL,), True),
]


@pytest.mark.parametrize(("one", "other", "types", "together"), LIKE)
def test_like(one: str, other: str, types: tuple[EventType, ...], together: bool) -> None:  # noqa: FBT001
    assert _groups(one, other, types=types) == (["ab"] if together else ["a", "b"])


def test_types_that_only_a_third_links_share_a_block_but_not_an_entry() -> None:
    weights = load_weights().with_types([DRILL, REHEARSAL])
    assert weights.group("rehearsal") == weights.group("exercise") == weights.group("drill") == "drill"
    assert not weights.are_alike("rehearsal", "exercise")
    assert weights.group("visit") == "visit"


def test_the_built_in_types_are_alike_as_their_table_says() -> None:
    told = {frozenset((kind.name, other)) for kind in builtin_types() for other in kind.like}
    assert load_weights().alike == told


def test_an_index_goes_on_with_its_types() -> None:
    first = merge_events([event("a", "drill", **WHEN)], types=[DRILL])
    index = Index.of(first, types=[DRILL])
    index.add([event("b", "exercise", **WHEN)])
    assert len(index.entries) == 1


def test_changes_between_timelines_of_other_articles() -> None:
    old, new = (merge_events([event(name, kind, **WHEN)]) for name, kind in (("a", "drill"), ("b", "exercise")))
    assert diff(old, new).added
    assert not diff(old, new, types=[DRILL])


def test_the_library_hands_its_types_on(tmp_path: Path) -> None:
    text = "OSLO, March 4, 2031 (News) -- {} opened a {} of the Baltic Guard in Riga on Tuesday."
    own = Extractor(
        types=[EventType(name="drill", nouns=["drill"], like=["parade"]), EventType(name="parade", nouns=["parade"])]
    )
    one = Document(id="one", text=text.format("President Ana Horvat of Croatia", "drill"))
    two = Document(id="two", text=text.format("Croatian President Ana Horvat", "parade"))
    whole = timeline.build([one, two], extractor=own)
    assert [len(entry.events) for entry in whole if entry.type in ("drill", "parade")] == [2]
    saved = tmp_path / "t.json"
    timeline.build([one], extractor=own).save(saved)
    assert timeline.load(saved).add([two], extractor=own).entries == whole.entries
    events = [event for entry in whole for event in entry.events]
    assert timeline.merge(events, documents=whole.documents, types=own.types).entries == whole.entries
    assert len(timeline.merge(events, documents=whole.documents)) == len(whole) + 1
    alone = timeline.build([two], extractor=own)
    assert not timeline.build([one], extractor=own).diff(alone).added
