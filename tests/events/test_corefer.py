"""Mentions of one event join, mentions of others stay apart; what contradicts is never joined."""

import pytest

from tests.events.reading import facts
from timeline.events.corefer import gather, join
from timeline.events.groups import Group, contradicts, group_type

APART = [
    "The visit to Norway by President Rivas and the visit to Peru by President Rivas were postponed.",
    "Premier Kari Dahl visited Lima and President Tomas Rivas visited Lima.",
    "The second Baltic summit was held in Riga. The third Baltic summit was held in Riga.",
    "Officials met on March 3. Officials met on March 8.",
    "The ministers met in Oslo. The ministers met in Lima.",
    "Norway and Peru signed a pact during the visit of President Rivas.",
    "President Rivas telephoned Oslo before he visited Lima.",
]
TOGETHER = [
    "President Rivas will visit Norway. The visit to Oslo was agreed in May.",
    "Premier Kari Dahl visited Lima. During her third visit to Peru she spoke.",
    "Their first meeting was short. Their second meeting was long.",
    "The ministers met on March 3. The talks in March were long.",
    "President Rivas telephoned Oslo. The meeting lasted an hour.",
]


@pytest.mark.parametrize("text", APART)
def test_what_contradicts(text: str) -> None:
    one, two = facts(text)[:2]
    assert contradicts(Group([one]), two)


@pytest.mark.parametrize("text", TOGETHER)
def test_what_may_be_one(text: str) -> None:
    one, two = facts(text)[:2]
    assert not contradicts(Group([one]), two)


def test_the_summit_that_the_text_is_about() -> None:
    text = (
        "Leaders of the Baltic states met in Riga on Tuesday for a two-day summit.\n\n"
        "The summit opened with a dinner.\n\nPrices of grain rose.\n\nThe summit ends on Wednesday."
    )
    groups = join(facts(text))
    summits = [m.spot.start for g in groups for m in g.members if m.spot.word == "summit"]
    assert len(summits) == 3
    assert any({m.spot.start for m in g.members} >= set(summits) for g in groups)


def test_a_repeated_sentence_tells_nothing_new() -> None:
    sentence = "President Rivas will visit Norway in May."
    groups = [o.group for o in gather(facts(f"{sentence}\n\nOil was dearer.\n\n{sentence}"))]
    assert [len(g.members) for g in groups] == [2]
    assert groups[0].reasons == ["the sentence is repeated"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("The leaders met at a summit.", "summit"), ("The ministers met for talks.", "meeting")],
)
def test_the_type_of_a_group(text: str, kind: str) -> None:
    assert group_type(Group(facts(text))) == kind


def test_every_mention_is_in_one_group_and_in_order() -> None:
    mentions = facts("Rivas met Dahl. The talks went on. Later Rivas flew to Lima for a visit and signed a treaty.")
    groups = join(mentions)
    starts = [[m.spot.start for m in g.members] for g in groups]
    assert all(row == sorted(row) for row in starts)
    flat = [s for row in starts for s in row]
    assert len(flat) == len(set(flat))
