"""Copies and updates of one story are one voice; other reports of the same event are not."""

from __future__ import annotations

import gc
import itertools
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.merging.making import source
from timeline.merging.voices import SAME_STORY, fingerprint, likeness, voices

STORY = " ".join(
    f"In sentence number {n} the delegation spoke of topic {n * 7} with ministers from district {n * 3}."
    for n in range(30)
)
EXPECTED = (2835443913, 181008152, 1821539687)
OTHER = " ".join(f"Remark {n} by the press office concerned item {n * 11} of list {n * 5}." for n in range(30))


def test_a_copy_is_the_same() -> None:
    assert likeness(fingerprint(STORY), fingerprint(STORY.replace(". ", ".\n\n").upper())) == 1.0


def test_an_update_is_the_same_story() -> None:
    assert likeness(fingerprint(STORY), fingerprint("Corrects a name. " + STORY + " " + OTHER[:300])) >= SAME_STORY


def test_another_report_is_not() -> None:
    assert likeness(fingerprint(STORY), fingerprint(OTHER)) < SAME_STORY / 2


@pytest.mark.parametrize("text", ["", " \n ", "-- !"])
def test_no_words_no_fingerprint(text: str) -> None:
    assert fingerprint(text) == ()
    assert likeness(fingerprint(text), fingerprint(text)) == 0.0


@given(st.text())
def test_any_text_has_numbers_that_fit_32_bits(text: str) -> None:
    found = fingerprint(text)
    assert len(found) in (0, 64)
    assert all(0 <= n < 2**32 for n in found)


def test_fingerprints_are_the_same_on_every_machine() -> None:
    assert fingerprint("The summit opens today, in the capital.")[:3] == EXPECTED


def test_likeness_chains_and_the_first_document_names_the_voice() -> None:
    one, two, three = (1,) * 64, (1,) * 32 + (2,) * 32, (2,) * 64
    sources = {
        s.id: s
        for s in (
            source("c", "2031-03-01", three), source("b", "2031-03-02", two), source("a", "2031-03-03", one),
            source("d", "2031-03-01"), source("e"),
        )
    }  # fmt: skip
    assert voices(["a", "b", "c", "d", "e", "unknown"], sources) == {
        "a": "c", "b": "c", "c": "c", "d": "d", "e": "e", "unknown": "unknown",
    }  # fmt: skip


# Three numbers a part, so that stories are often alike, chain, and are joined by a later document.
PRINTS = st.lists(st.integers(0, 2), min_size=5, max_size=5).map(tuple) | st.just(()) | st.just((0, 1, 2))


def slow(prints: dict[str, tuple[int, ...]]) -> dict[str, str]:
    """Each document with the first of those that a chain of likenesses leads to; `prints` in the order of the days."""
    home = {name: name for name in prints}
    for _ in prints:
        for one, other in itertools.product(prints, prints):
            if likeness(prints[one], prints[other]) >= SAME_STORY:
                home[one] = home[other] = min(home[one], home[other])
    return home


@given(st.lists(PRINTS, max_size=9), st.randoms(use_true_random=False))
def test_voices_are_those_of_looking_at_all_pairs(signatures: list[tuple[int, ...]], random: Random) -> None:
    prints = {f"d{n}": signature for n, signature in enumerate(signatures)}
    sources = {name: source(name, "2031-03-01", signature) for name, signature in prints.items()}
    assert voices(random.sample(list(prints), len(prints)), sources) == slow(prints)


def test_the_time_of_many_unlike_stories_is_linear() -> None:
    def seconds(count: int) -> float:
        sources = {f"d{n}": source(f"d{n}", "2031-03-01", fingerprint(f"report {n} of {n * 7}")) for n in range(count)}
        best = float("inf")  # of three, since the machine may be busy
        gc.collect()
        gc.disable()  # its passes take the longer the more the tests before have left
        try:
            for _ in range(3):
                start = time.process_time()
                assert len(set(voices(sources, sources).values())) > count / 2
                best = min(best, time.process_time() - start)
        finally:
            gc.enable()
        return best

    # Four times the stories: four times the time where it is linear, sixteen where all pairs are looked at.
    assert seconds(2000) < 8 * seconds(500)
