"""The pipeline multiplies in one thread and leaves everyone else's setting alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc
from threadpoolctl import threadpool_info, threadpool_limits

from timeline.pipelines import rows
from timeline.pipelines.component import Component
from timeline.pipelines.rows import Kept
from timeline.pipelines.threads import one_thread


def threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


class Watcher(Component):
    """Notes with how many threads it is run."""

    seen: list[int]

    def annotate(self, docs: Sequence[Doc]) -> None:
        assert docs
        self.seen = threads()


def test_one_thread_while_it_lasts() -> None:
    if not threads():
        pytest.skip("numpy's library of matrices is none whose threads can be told")
    with threadpool_limits(limits=2, user_api="blas"):
        before = threads()
        with one_thread():
            assert set(threads()) == {1}
        assert threads() == before


def test_components_run_in_one_thread() -> None:
    nlp = spacy.blank("en")
    watcher = Watcher(nlp.vocab, "watcher")
    watcher.learn({"any": np.zeros((1, 1), dtype=np.float32)}, {})
    with threadpool_limits(limits=2, user_api="blas"):
        watcher(nlp("They met in Almaty."))
    assert set(watcher.seen) <= {1}


def test_the_last_of_several_threads_gives_the_setting_back() -> None:
    if not threads():
        pytest.skip("numpy's library of matrices is none whose threads can be told")
    with threadpool_limits(limits=2, user_api="blas"):
        before = threads()
        first, second = one_thread(), one_thread()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert set(threads()) == {1}
        second.__exit__(None, None, None)
        assert threads() == before


@pytest.mark.parametrize("kept", [8, 20_000])
def test_threads_at_once_get_the_rows_of_their_own_words(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    def made(words: Sequence[str]) -> NDArray[np.float32]:
        time.sleep(0.001)  # lets the other threads in, as the making of real rows does
        return np.array([[float(word)] for word in words], dtype=np.float32)

    monkeypatch.setattr(rows, "_KEPT", kept)
    table = Kept(made, 1)

    def ask(first: int) -> list[float]:
        found, numbers = table([str(n) for n in range(first, first + 4)])
        return [float(value) for value in found[numbers][:, 0]]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(ask, range(60)))
    assert together == [[float(n) for n in range(first, first + 4)] for first in range(60)]
