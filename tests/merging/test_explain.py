"""The sum behind every join can be read, and is the sum that merging made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.merging.making import event
from tests.merging.strategies import corpora
from timeline.merging import explain, merge_events
from timeline.merging.explain import MERGED
from timeline.model import Event, Evidence, Source

FIELDS: dict[str, Any] = {"people": ["Ana Horvat"], "places": ["Oslo", "Norway"]}


def test_the_text_shows_reports_sums_and_conflicts() -> None:
    [entry] = merge_events(
        [
            event("a", when="2031-03-04", status="planned", **FIELDS),
            event("b", when="2031-03-05", **FIELDS, quote="her visit went well"),
        ]
    )
    text = explain(entry).splitlines()
    assert text[0] == "a: visit (held), confidence 1.00"
    assert "who: Ana Horvat" in text
    assert "2 reports in 2 documents, 2 independent" in text
    assert '  b: visit, held, 2031-03-05 (explicit) "her visit went well"' in text
    assert any(line.startswith("b ~ a: +") and "probability" in line for line in text)
    assert any(line.endswith("visitor same") for line in text)
    assert text[-1].startswith("conflict over date: ")


def test_a_single_report_needs_no_sum() -> None:
    [entry] = merge_events([event("a", when="2031-03-04", **FIELDS)])
    assert "~" not in explain(entry)
    assert entry.evidence == ()


def test_evidence_of_the_extractor_is_kept_and_shown() -> None:
    told = event("a", when="2031-03-04", **FIELDS)
    row = Evidence(field="status", rule="past tense", text="went", document="doc-a")
    from attrs import evolve

    [entry] = merge_events([evolve(told, evidence=(row,))])
    assert entry.evidence == (row,)
    assert "  status: past tense 'went' in doc-a" in explain(entry)


@given(corpora())
def test_every_report_but_the_first_is_explained(corpus: tuple[list[list[Event]], list[Source]]) -> None:
    documents, sources = corpus
    for entry in merge_events([e for d in documents for e in d], sources=sources):
        joined = {row.text.split(" ~ ")[0] for row in entry.evidence if row.field.startswith(MERGED)}
        assert joined == {e.id for e in entry.events} - {min(e.id for e in entry.events)}


def test_rows_name_field_level_and_weight() -> None:
    [entry] = merge_events([event("a", when="2031-03-04", **FIELDS), event("b", when="2031-03-04", **FIELDS)])
    rows = {row.field: row for row in entry.evidence}
    assert rows["merged: date"].rule == "same-days"
    assert rows["merged: date"].weight == pytest.approx(3.6, abs=1)
    assert rows["merged: prior"].weight is not None
