"""Pairs -> groups: average linkage with contradictions, within one connected component at a time.

Two groups join while the mean score of all pairs between them is above zero, the highest mean first; groups that hold
two contradicting reports never join. Ties go to the group with the least id. All of this is a function of the set of
reports alone, and no component touches another: so arrival order cannot matter, and new reports concern only the
components that they link to.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["cluster"]

Scores = Mapping[str, Mapping[str, int]]
_Offer = tuple[float, str, str, int, int]


class _Group:
    """Members, and for each neighbouring group the sum and number of the scored pairs between the two."""

    __slots__ = ("least", "links", "members")

    def __init__(self, member: str) -> None:
        self.members = [member]
        self.least = member
        self.links: dict[int, tuple[int, int]] = {}


def cluster(
    ids: Iterable[str], scores: Scores, *, absent: int, contradict: Callable[[str, str], bool]
) -> list[tuple[str, ...]]:
    """The groups of one component, each sorted, in order of their first member.

    scores: for each id its compared partners, both ways round; a pair that is missing scores `absent`.
    contradict: whether two reports can never be one event; asked only of pairs about to be joined.
    """
    names = sorted(ids)
    number = {name: n for n, name in enumerate(names)}
    groups = {n: _Group(name) for name, n in number.items()}
    for name, n in number.items():
        groups[n].links = {number[o]: (s, 1) for o, s in scores.get(name, {}).items() if o in number}
    heap = [
        offer for n, g in groups.items() for near in g.links if n < near for offer in _offer(groups, n, near, absent)
    ]
    heapq.heapify(heap)
    fresh = len(names)
    while heap:
        _, _, _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        if any(contradict(x, y) for x in groups[a].members for y in groups[b].members):
            continue
        groups[fresh] = _joined(groups, a, b, fresh)
        for near in groups[fresh].links:
            for offer in _offer(groups, fresh, near, absent):
                heapq.heappush(heap, offer)
        fresh += 1
    return sorted(tuple(sorted(g.members)) for g in groups.values())


def _offer(groups: dict[int, _Group], a: int, b: int, absent: int) -> Iterator[_Offer]:
    """The pair of groups, if its mean score is above zero."""
    one, other = groups[a], groups[b]
    total, scored = one.links[b]
    pairs = len(one.members) * len(other.members)
    mean = (total + absent * (pairs - scored)) / pairs
    if mean > 0:
        first, second = sorted((one.least, other.least))
        yield (-mean, first, second, a, b)


def _joined(groups: dict[int, _Group], a: int, b: int, fresh: int) -> _Group:
    """The union of two groups, which leave `groups`; the neighbours' links are turned to the new number."""
    one, other = groups.pop(a), groups.pop(b)
    union = _Group(min(one.least, other.least))
    union.members = one.members + other.members
    for near, (total, scored) in (*one.links.items(), *other.links.items()):
        if near in groups:
            held = union.links.get(near, (0, 0))
            union.links[near] = (held[0] + total, held[1] + scored)
    for near, link in union.links.items():
        groups[near].links.pop(a, None)
        groups[near].links.pop(b, None)
        groups[near].links[fresh] = link
    return union
