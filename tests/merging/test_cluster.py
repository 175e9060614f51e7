"""Clustering against a slow, obvious version that looks at all pairs of groups at every step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.merging.cluster import cluster

ABSENT = -600
NAMES = "abcdefg"


def slowly(ids: str, scores: dict[str, dict[str, int]], apart: set[frozenset[str]]) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = [(name,) for name in sorted(ids)]
    while True:
        best = None
        for one in groups:
            for other in groups:
                pairs = [(x, y) for x in one for y in other]
                if one >= other or any(frozenset(p) in apart for p in pairs):
                    continue
                if not any(y in scores[x] for x, y in pairs):
                    continue
                mean = sum(scores[x].get(y, ABSENT) for x, y in pairs) / len(pairs)
                key = (-mean, *sorted((min(one), min(other))))
                if mean > 0 and (best is None or key < best[0]):
                    best = key, one, other
        if best is None:
            return sorted(groups)
        _, one, other = best
        rest = [g for g in groups if g not in (one, other)]
        groups = sorted([*rest, tuple(sorted(one + other))])


pairs = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1]),
    st.integers(-1000, 1000).map(lambda n: n // 100 * 100),
)
bans = st.sets(st.frozensets(st.sampled_from(NAMES), min_size=2, max_size=2), max_size=5)


@given(pairs, bans)
def test_equals_the_slow_version(weights: dict[tuple[str, str], int], apart: set[frozenset[str]]) -> None:
    scores: dict[str, dict[str, int]] = {n: {} for n in NAMES}
    for (a, b), weight in weights.items():
        if frozenset((a, b)) not in apart:
            scores[a][b] = scores[b][a] = weight
    fast = cluster(NAMES, scores, absent=ABSENT, contradict=lambda a, b: frozenset((a, b)) in apart)
    assert fast == slowly(NAMES, scores, apart)


def test_a_chain_does_not_pull_its_ends_together() -> None:
    scores = {"a": {"b": 300}, "b": {"a": 300, "c": 200}, "c": {"b": 200}}
    assert cluster("abc", scores, absent=ABSENT, contradict=lambda *_: False) == [("a", "b"), ("c",)]


def test_a_contradiction_keeps_groups_apart() -> None:
    scores = {"a": {"b": 300, "c": 300}, "b": {"a": 300}, "c": {"a": 300}}
    assert cluster("abc", scores, absent=0, contradict=lambda *p: set(p) == {"b", "c"}) == [("a", "b"), ("c",)]
