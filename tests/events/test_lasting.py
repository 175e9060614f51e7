"""How long an event lasts: the day said of it, widened by beginning, end and duration."""

import pytest

from tests.events.groups import group_of
from tests.events.reading import DAY
from timeline.events.lasting import extended, extent, written

CASES = [
    ("Dahl arrived in Chile on March 8 for a three-day visit.", "starts", "2021-03-08/2021-03-10"),
    ("A two-day summit opened on March 8 in Oslo.", "starts", "2021-03-08/2021-03-09"),
    ("Dahl will leave Chile on March 12 after a three-day visit.", "ends", "2021-03-10/2021-03-12"),
    ("Dahl ended a four-day visit to Chile on March 9.", "ends", "2021-03-06/2021-03-09"),
    ("Dahl toured a mill on Tuesday as she wrapped up a two-day visit to Chile.", "ends", "2021-03-08/2021-03-09"),
    ("The summit, which kicked off on Monday, wrapped up in Oslo on Tuesday.", "ends", "2021-03-08/2021-03-09"),
    ("The summit, which kicked off on Monday, wrapped up in Oslo on Tuesday.", "starts", "2021-03-08/2021-03-09"),
    ("Leaders signed the text on March 9, the final day of a two-day summit.", "ends", "2021-03-08/2021-03-09"),
    ("From Monday Dahl will be on a three-day visit to Chile.", "starts", "2021-03-15/2021-03-17"),
    ("Dahl arrived in Chile on March 8.", "starts", "2021-03-08/.."),
    ("Dahl arrived in Chile on March 8 after a visit to Peru.", "plain", "2021-03-08"),
    ("Dahl met Rivas in Oslo on March 8.", "plain", "2021-03-08"),
    ("Dahl flew from Rome to Oslo on Monday for a summit.", "plain", "2021-03-08"),
    ("Dahl visited Chile in March 2019.", "plain", "2019-03"),
]
WORDS = ("arrived", "visit", "summit", "met", "visited")


@pytest.mark.parametrize(("text", "how", "days"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_extended(text: str, how: str, days: str) -> None:
    context, group = group_of(text, *WORDS)
    known = extent(context, group)
    rows = {
        h: d for m in group.members for t in context.times if t.date for h, d in extended(context, known, m.spot, t)
    }
    assert str(rows[how]) == days


def test_a_last_day_leaves_the_day_itself_open_too() -> None:
    context, group = group_of("Dahl left Chile on March 9 after a three-day visit.", "visit")
    [time] = [t for t in context.times if t.date]
    spans = extended(context, extent(context, group), group.members[0].spot, time)
    assert [how for how, _ in spans] == ["plain", "ends"]


WRITTEN = [
    ("Dahl wrapped up a three-day visit to Chile.", "ends", "2021-03-08/2021-03-10"),
    ("Dahl began a three-day visit to Chile.", "starts", "2021-03-10/2021-03-12"),
    ("Dahl is on a three-day visit to Chile.", "plain", "2021-03-10"),
    ("Dahl wrapped up a visit to Chile.", "plain", "2021-03-10"),
]


@pytest.mark.parametrize(("text", "how", "days"), WRITTEN, ids=[c[0] for c in WRITTEN])
def test_the_day_of_writing_is_the_first_or_the_last(text: str, how: str, days: str) -> None:
    context, group = group_of(text, "visit")
    found, span = written(extent(context, group), group, DAY)
    assert (found, str(span)) == (how, days)
