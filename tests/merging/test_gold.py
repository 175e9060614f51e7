"""Merging on gold events: mentions, dates and names given. The floors stand below what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.corpus


def test_gold_events_of_dev(eval_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import training.merging.gold as corpus
    from timeline.merging import merge_events
    from training.merging import score

    for module in (corpus, score):
        monkeypatch.setattr(module, "EVAL", eval_folder)
    gold = corpus.load("dev")
    entries = merge_events(gold.events, sources=gold.sources)
    report = score.report(gold, gold.events, entries)["timeline"]
    assert report["b-cubed"]["f1"] >= 95
    assert report["entries strict"]["f1"] >= 94
