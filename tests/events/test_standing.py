"""The second look at groups: what does not stand by itself joins its best rival, or goes; contradictions stay apart."""

from __future__ import annotations

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.reading import facts
from timeline.events.corefer import JOIN, gather, join
from timeline.events.facts import Facts
from timeline.events.groups import Group, contradicts
from timeline.events.standing import STANDS, Opening, stand, standing_features
from timeline.events.weights import using

TEXT = (
    "Premier Kari Dahl visited Lima on March 3. The trip was short. She met President Rivas there.\n\n"
    "The talks went on until March 4. Officials met in Oslo on March 8. Ministers met in Riga on March 9.\n\n"
    "The second Baltic summit was held in Riga. The third Baltic summit was held in Riga. A visit to Norway is planned."
)
MENTIONS = facts(TEXT)
STANDING = {"stands": {"bias": 1.0}}
FALLING = {"stands": {"bias": -1.0}}


def starts(groups: list[Group]) -> list[list[int]]:
    return [[m.spot.start for m in g.members] for g in groups]


def scored(mentions: list[Facts], score: float) -> list[Facts]:
    return [attrs.evolve(m, spot=attrs.evolve(m.spot, score=score)) for m in mentions]


def test_what_stands_is_left_as_it_was() -> None:
    openings = [Opening(Group([m])) for m in MENTIONS]
    with using(STANDING):
        assert starts(stand(openings)) == [[m.spot.start] for m in MENTIONS]


def test_without_a_rival_it_goes() -> None:
    with using(FALLING):
        assert stand([Opening(Group([m])) for m in MENTIONS]) == []


def falling_second(lead: float) -> list[Group]:
    """The trip, which does not stand, after the visit, which does; lead: by how much it was better kept apart."""
    visit, trip = (Group([m]) for m in scored(MENTIONS[:2], 3.0))
    trip.members[:] = scored(trip.members, -1.0)
    with using({"stands": {"sure>1": 2.0, "bias": -1.0, "size=1": -0.1}}):
        return stand([Opening(visit), Opening(trip, lead, ((0.0, visit),))])


@pytest.mark.parametrize(("lead", "sizes"), [(0.0, [2]), (2.9, [2]), (3.1, [1])])
def test_it_joins_its_rival_unless_it_was_far_better_apart(lead: float, sizes: list[int]) -> None:
    assert [len(g.members) for g in falling_second(lead)] == sizes


def test_why_it_joined_is_told() -> None:
    assert falling_second(0.0)[0].reasons[0].startswith("no event of its own; stands: size=1")


def test_what_joined_goes_along_with_its_group() -> None:
    first, second, third = (Group([m]) for m in (MENTIONS[0], MENTIONS[1], MENTIONS[3]))
    first.members[:] = scored(first.members, 3.0)
    openings = [Opening(first), Opening(second, 0.0, ((0.0, first),)), Opening(third, 0.0, ((0.0, second),))]
    with using({"stands": {"sure>1": 2.0, "bias": -1.0}}):
        groups = stand(openings)
    assert [len(g.members) for g in groups] == [3]
    assert len(groups[0].reasons) == 2


def test_the_best_rival_is_one_that_it_may_join() -> None:
    oslo, riga = (m for m in MENTIONS if m.own_sites and m.spot.word == "meet")
    visit = Group([MENTIONS[0]])
    opening = Opening(Group([riga]), 1.0, ((5.0, Group([oslo])), (0.5, visit)))
    assert opening.rival() == (0.5, visit)
    assert Opening(Group([riga]), 1.0, ((5.0, Group([oslo])),)).rival() is None


def test_mentions_of_a_users_own_type_always_stand() -> None:
    own = attrs.evolve(MENTIONS[0], spot=attrs.evolve(MENTIONS[0].spot, type="ceasefire"))
    with using(FALLING):
        assert len(stand([Opening(Group([own]))])) == 1


@pytest.mark.parametrize(
    ("score", "feature", "holds"),
    [
        (2.2, "sure>2", True),
        (2.2, "single,sure>2", True),
        (2.2, "sure>2.5", False),
        (2.2, "several,sure>2", False),
        (-0.3, "sure>-0.2", False),
        (1.0, "lead>8", True),
        (1.0, "size=1", True),
        (1.0, "single,det=verb", True),
        (1.0, "single,noun=True", False),
    ],
)
def test_what_is_seen_of_a_group(score: float, feature: str, holds: bool) -> None:  # noqa: FBT001
    assert (feature in standing_features(Opening(Group(scored(MENTIONS[:1], score))))) is holds


SAME = st.dictionaries(
    st.sampled_from(["new", "last same word=True", "of type=True", "spoken=True", "new,meeting", "size=1", "gap=0"]),
    st.floats(-4, 4),
)
STANDS_TABLE = st.dictionaries(st.sampled_from(["bias", "sure>0", "lead>0", "lead>3", "size=1"]), st.floats(-4, 4))
SCORES = st.lists(st.floats(-0.3, 6), min_size=len(MENTIONS), max_size=len(MENTIONS))


@given(SAME, STANDS_TABLE, SCORES)
def test_groups_are_a_partition_without_contradictions(
    same: dict[str, float], stands: dict[str, float], scores: list[float]
) -> None:
    mentions = [attrs.evolve(m, spot=attrs.evolve(m.spot, score=s)) for m, s in zip(MENTIONS, scores, strict=True)]
    with using({"same": same, "stands": stands}):
        first = [o.group for o in gather(mentions)]
        groups, again = join(mentions), join(mentions)
    flat = [start for row in starts(groups) for start in row]
    assert sorted(start for row in starts(first) for start in row) == [m.spot.start for m in mentions]
    assert len(flat) == len(set(flat))
    assert set(flat) <= {m.spot.start for m in mentions}
    assert all(row == sorted(row) for row in starts(groups))
    assert starts(groups) == sorted(starts(groups))
    for group in groups:
        assert len(group.reasons) == len(group.members) - 1
        assert not any(contradicts(Group([a]), b) for a, b in itertools.combinations(group.members, 2))
    assert [(g.reasons, row) for g, row in zip(groups, starts(groups), strict=True)] == [
        (g.reasons, row) for g, row in zip(again, starts(again), strict=True)
    ]


@given(SAME, SCORES)
def test_what_all_stands_is_the_first_look(same: dict[str, float], scores: list[float]) -> None:
    mentions = [attrs.evolve(m, spot=attrs.evolve(m.spot, score=s)) for m, s in zip(MENTIONS, scores, strict=True)]
    with using({"same": same, **STANDING}):
        assert starts(join(mentions)) == starts([o.group for o in gather(mentions)])


def test_a_mention_opens_a_group_where_no_other_is_better() -> None:
    with using({"same": {"new": -JOIN + 0.01}, **STANDING}):
        assert len(gather(MENTIONS)) == len(MENTIONS)
    with using({"same": {"new": -JOIN - 0.01}, **STANDING}):
        assert len(gather(MENTIONS)) < len(MENTIONS)


def test_no_weights_let_all_stand() -> None:
    with using({"stands": {}}):
        assert len(stand([Opening(Group([m])) for m in MENTIONS])) == len(MENTIONS)
    assert STANDS < 0
