"""The pipeline multiplies in one thread and leaves everyone else's setting alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from threadpoolctl import threadpool_info, threadpool_limits

from timeline.pipelines.component import Component
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
