"""How long an event lasts: the day said of it, widened by arrival, departure and duration."""

import pytest

from tests.events.groups import group_of
from timeline.events.lasting import extended

CASES = [
    ("Dahl arrived in Chile on March 8 for a three-day visit.", "starts", "2021-03-08/2021-03-10"),
    ("A two-day summit opened on March 8 in Oslo.", "starts", "2021-03-08/2021-03-09"),
    ("Dahl will leave Chile on March 12 after a three-day visit.", "ends", "2021-03-10/2021-03-12"),
    ("Dahl ended a four-day visit to Chile on March 9.", "ends", "2021-03-06/2021-03-09"),
    ("Dahl arrived in Chile on March 8.", "starts", "2021-03-08/.."),
    ("Dahl met Rivas in Oslo on March 8.", "plain", "2021-03-08"),
    ("Dahl visited Chile in March 2019.", "plain", "2019-03"),
]


@pytest.mark.parametrize(("text", "how", "days"), CASES, ids=[c[0] for c in CASES])
def test_extended(text: str, how: str, days: str) -> None:
    context, group = group_of(text, "arrived", "visit", "summit", "met", "visited")
    spot = group.members[0].spot
    rows = {
        h: d for m in group.members for t in context.times if t.date for h, d in extended(context, group, m.spot, t)
    }
    assert spot.type in {"visit", "summit", "meeting"}
    assert str(rows[how]) == days


def test_a_last_day_leaves_the_day_itself_open_too() -> None:
    context, group = group_of("Dahl left Chile on March 9 after a three-day visit.", "visit")
    [time] = [t for t in context.times if t.date]
    assert [how for how, _ in extended(context, group, group.members[0].spot, time)] == ["plain", "ends"]
