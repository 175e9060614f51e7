"""What holds of every input: order, portions and repetition change nothing; nothing is lost or wrongly joined."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.making import event
from tests.merging.strategies import corpora
from timeline.errors import MergeError
from timeline.merging import Index, merge_events
from timeline.merging.compare import contradiction
from timeline.merging.reports import reports
from timeline.merging.weights import load_weights
from timeline.model import Event, Source

# A small corpus takes some milliseconds to make; forty find every fault that hundreds found.
FEW = settings(max_examples=40)
Corpus = tuple[list[list[Event]], list[Source]]


@FEW
@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(corpus: Corpus, chance: random.Random) -> None:
    documents, sources = corpus
    events = [e for d in documents for e in d]
    shuffled = chance.sample(events, len(events))
    assert merge_events(shuffled, sources=reversed(sources)) == merge_events(events, sources=sources)


@FEW
@given(corpora(), st.randoms(use_true_random=False))
def test_one_by_one_equals_at_once(corpus: Corpus, chance: random.Random) -> None:
    documents, sources = corpus
    index = Index()
    for n in chance.sample(range(len(documents)), len(documents)):
        index.add(documents[n], sources=[sources[n]])
        assert index.entries == index.entries
    assert index.entries == merge_events([e for d in documents for e in d], sources=sources)


@FEW
@given(corpora(), st.randoms(use_true_random=False))
def test_event_by_event_equals_at_once(corpus: Corpus, chance: random.Random) -> None:
    documents, sources = corpus
    events = [e for d in documents for e in d]
    index = Index()
    for one in chance.sample(events, len(events)):
        index.add([one])
    index.add([], sources=sources)
    assert index.entries == merge_events(events, sources=sources)


@FEW
@given(corpora())
def test_repetition_changes_nothing(corpus: Corpus) -> None:
    documents, sources = corpus
    events = [e for d in documents for e in d]
    once = merge_events(events, sources=sources)
    assert merge_events(events + events, sources=[*sources, *sources]) == once
    index = Index()
    index.add(events, sources=sources)
    index.add(events, sources=sources)
    assert index.entries == once


@FEW
@given(corpora(), st.integers(0, 4))
def test_an_index_of_saved_entries_goes_on_where_it_stopped(corpus: Corpus, kept: int) -> None:
    documents, sources = corpus
    first = merge_events([e for d in documents[:kept] for e in d], sources=sources[:kept])
    index = Index.of(first, sources=sources[:kept])
    assert index.entries == first
    index.add([e for d in documents[kept:] for e in d], sources=sources[kept:])
    assert index.entries == merge_events([e for d in documents for e in d], sources=sources)


@FEW
@given(corpora(), st.integers(0, 4))
def test_what_is_removed_was_never_there(corpus: Corpus, kept: int) -> None:
    documents, sources = corpus
    index = Index()
    index.add([e for d in documents for e in d], sources=sources)
    index.remove([*(s.id for s in sources[kept:]), "unknown"])
    assert index.entries == merge_events([e for d in documents[:kept] for e in d], sources=sources[:kept])


def test_one_id_in_two_documents_is_refused() -> None:
    one, other = event("same", document="x"), event("same", document="y")
    with pytest.raises(MergeError, match="documents 'x' and 'y' both have an event 'same'"):
        merge_events([one, other])
    index = Index()
    index.add([one])
    with pytest.raises(MergeError, match="give each event an id of its own"):
        index.add([event("fine"), other])
    assert [e.id for e in index.entries] == ["same"]


@FEW
@given(corpora())
def test_every_event_is_in_one_entry(corpus: Corpus) -> None:
    documents, sources = corpus
    events = [e for d in documents for e in d]
    entries = merge_events(events, sources=sources)
    assert sorted(e.id for entry in entries for e in entry.events) == sorted(e.id for e in events)
    assert {d for entry in entries for d in entry.sources} == {e.document for e in events}
    assert {m for entry in entries for m in entry.mentions} == {m for e in events for m in e.mentions}


@FEW
@given(corpora())
def test_no_entry_holds_what_contradicts_itself(corpus: Corpus) -> None:
    documents, sources = corpus
    known = {source.id: source for source in sources}
    told = [reports({e.id: e for e in d}, known[d[0].document]) for d in documents]
    items = {item.event.id: item for d in told for item in d}
    for entry in merge_events([e for d in documents for e in d], sources=sources):
        assert len({e.document for e in entry.events}) == len(entry.events)
        for one, other in combinations(entry.events, 2):
            assert contradiction(items[one.id], items[other.id], load_weights().are_alike) is None


@FEW
@given(corpora())
def test_entries_that_are_read_back_merge_to_the_same(corpus: Corpus) -> None:
    documents, sources = corpus
    entries = merge_events([e for d in documents for e in d], sources=sources)
    assert merge_events([e for entry in entries for e in entry.events], sources=sources) == entries
