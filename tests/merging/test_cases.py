"""cases.toml: what is one event and what is not, a case a row."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from tests.merging.making import Case, read_cases
from timeline.merging import merge_events

CASES = read_cases(Path(__file__).with_name("cases.toml"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_groups(case: Case) -> None:
    entries = merge_events(case.events, sources=case.sources)
    groups = ["".join(sorted(e.id for e in entry.events)) for entry in entries]
    together = sorted(g for g in groups if len(g) > 1)
    assert together == sorted(case.together), "\n\n".join(str(e.evidence) for e in entries)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_pairs_that_belong_apart_stay_apart_alone(case: Case) -> None:
    apart = [
        (a, b)
        for a, b in combinations(case.events, 2)
        if not (a.part_of or b.part_of or any({a.id, b.id} <= set(group) for group in case.together))
    ]
    for pair in apart:
        assert len(merge_events(pair, sources=case.sources)) == 2
