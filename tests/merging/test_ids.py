"""An entry answers to the ids of all its reports, whichever of them gives it its own."""

from __future__ import annotations

import random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from tests.merging.making import event, source
from tests.merging.strategies import corpora
from tests.merging.test_properties import Corpus
from timeline.merging import Index, merge_events

WHEN: dict[str, Any] = {"when": "2031-03-04", "people": ["Ana Horvat"], "places": ["Oslo", "Norway"]}


def test_newer_articles_leave_the_id_and_an_older_one_does_not_lose_it() -> None:
    a, b, c = (event(name, **WHEN) for name in "abc")
    days = {"a": "2031-03-05", "b": "2031-03-06", "c": "2031-03-04"}
    known = {name: source(f"doc-{name}", day) for name, day in days.items()}
    first = timeline.merge([a], documents=[known["a"]])
    later = timeline.merge([a, b], documents=[known["a"], known["b"]])
    older = timeline.merge([a, b, c], documents=known.values())
    assert [first[0].id, later[0].id, older[0].id] == ["a", "a", "c"]
    assert older["a"] == older["b"] == older["c"] == older[0]
    assert older.explain("a") == older.explain("c")
    with pytest.raises(KeyError):
        older["d"]


@settings(max_examples=40)
@given(corpora(), st.randoms(use_true_random=False))
def test_every_id_that_was_handed_out_leads_to_the_entry_of_its_report(corpus: Corpus, chance: random.Random) -> None:
    documents, sources = corpus
    order = chance.sample(range(len(documents)), len(documents))
    for count in range(1, len(order) + 1):
        now = order[:count]
        built = timeline.merge([e for n in now for e in documents[n]], documents=[sources[n] for n in now])
        whole = timeline.merge([e for d in documents for e in d], documents=sources)
        for entry in built:
            assert entry.id in {event.id for event in whole[entry.id].events}


def test_a_part_goes_back_to_its_event_when_its_whole_falls_apart() -> None:
    """A saved entry names the entry that it is part of; what happens later may take the event out of that one."""
    told = [
        event("trip", document="a", **WHEN),
        event("talks", "meeting", document="a", when="2031-03-04", part_of="trip"),
        event("visit", document="b", **WHEN),
    ]
    sources = [source("a"), source("b", "2031-03-04")]
    saved = merge_events(told, sources=sources)
    assert [e.part_of for e in saved if e.id == "talks"] == ["visit"]
    index = Index.of(saved, sources=sources)
    index.remove(["b"])
    assert index.entries == merge_events(told[:2], sources=sources[:1])


def test_a_part_of_set_by_hand_is_kept() -> None:
    entries = merge_events([event("trip", document="a", people=["Ana Horvat"]), event("stop", "meeting", document="a")])
    changed = [attrs.evolve(e, part_of="trip") if e.id == "stop" else e for e in entries]
    assert [e.part_of for e in Index.of(changed).entries if e.id == "stop"] == ["trip"]
