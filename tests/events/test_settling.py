"""Dates and statuses in turns: what an event may take over from others, and how doubt about one weighs the other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.groups import DAY, draft_of, group_of, mentions_of
from timeline.events.groups import Group
from timeline.events.related import related
from timeline.events.settling import own_dates, settle, turn_of
from timeline.events.signs import signs
from timeline.events.spoken import Choice
from timeline.events.status import UNDATED, foreseen, relation_to, status_of, told
from timeline.events.timing import Dated, choose
from timeline.events.weights import using
from timeline.model import Basis, DateSpan, Granularity, Status

TEXT = """Dahl visits Chile

Norwegian Prime Minister Kari Dahl arrived in Chile on March 8.

Dahl met President Tomas Rivas before a dinner on March 9.

Two envoys held talks in Oslo.
"""


def dated(day: dt.date | None) -> Dated:
    date = DateSpan.of(day, Granularity.DAY) if day else None
    choice = Choice(kind="said" if day else "none", date=date)
    return Dated(
        choice=choice,
        date=date,
        basis=Basis.EXPLICIT if day else None,
        probability=1.0,
        reason="",
        shares=((date, 1.0),),
    )


def test_what_other_events_are_to_one() -> None:
    context, found = mentions_of(TEXT)
    groups = {context.text[f.spot.start : f.spot.end]: Group([f]) for f in found}
    words = ["arrived", "met", "dinner", "talks"]
    drafts = [draft_of(groups[w], ("Kari Dahl",) if w in {"arrived", "met"} else ()) for w in words]
    days = [dt.date(2021, 3, 8), None, dt.date(2021, 3, 9), None]
    turn = turn_of(context, drafts, [dated(d) for d in days])
    rows = related(turn, 1, ["foreseen=held"])
    assert {(r.kind, str(r.date)) for r in rows} == {("whole", "2021-03-08"), ("beside", "2021-03-09")}
    [beside] = [r for r in rows if r.kind == "beside"]
    assert "rel joint=before,mine first" in beside.features
    assert {r.kind for r in related(turn, 3, [])} == {"main", "previous"}


def test_an_undated_document_has_nothing_to_take_over() -> None:
    context, found = mentions_of("Two envoys held talks. A summit followed.")
    drafts = [draft_of(Group([f])) for f in found]
    turn = turn_of(context, drafts, [dated(None) for _ in drafts])
    assert related(turn, 0, []) == []


def test_equal_dates_of_several_sources_add_up() -> None:
    early, late = (DateSpan.of(dt.date(2021, 3, d), Granularity.DAY) for d in (1, 2))
    options = [
        Choice(kind="said", date=early, features=("a",)),
        Choice(kind="main", date=late, features=("b",)),
        Choice(kind="today", date=late, features=("b",)),
    ]
    with using({"date": {"a": 0.5, "b": 0.0}}):
        found = choose(options)
    assert found.date == late
    assert found.basis is Basis.IMPLICIT
    assert found.probability == pytest.approx(2 / (2 + 2.718281828**0.5))


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_shares_sum_to_one(weights: list[float]) -> None:
    options = [
        Choice(kind="said", date=DateSpan.of(DAY + dt.timedelta(n % 3), Granularity.DAY), features=(str(n),))
        for n in range(len(weights))
    ]
    with using({"date": {str(n): w for n, w in enumerate(weights)}}):
        found = choose(options)
    assert sum(share for _, share in found.shares) == pytest.approx(1)
    assert found.probability == max(share for _, share in found.shares)


@given(st.floats(0, 1), st.dictionaries(st.sampled_from([f"{s.value}:any" for s in Status]), st.floats(-6, 6)))
def test_the_calendar_excludes_what_it_must(past: float, weights: dict[str, float]) -> None:
    side = "past" if past > 0.3 else "future"
    _, group = group_of("Dahl visited Chile.", "visited")
    with using({"status": weights, "told": weights}):
        status, sure, _ = status_of(signs(group), {"past": past, "future": 1 - past}, side)
        words = told(signs(group))
    assert 0 <= sure <= 1 + 1e-9
    assert sum(words.values()) == pytest.approx(1)
    if side == "past":
        assert status not in {Status.PLANNED, Status.ONGOING}
    else:
        assert status not in {Status.HELD, Status.ONGOING}


def test_doubt_about_the_date_is_doubt_about_the_status() -> None:
    _, group = group_of("Dahl visits Chile.", "visits")
    weights = {"planned:side=future": 3.0, "held:side=past": 3.0}
    with using({"status": weights}):
        sure = status_of(signs(group), {"future": 1.0}, "future")[1]
        torn = status_of(signs(group), {"future": 0.6, "past": 0.4}, "future")
    assert torn[0] is Status.PLANNED
    assert torn[1] < sure


FORESEEN = [({Status.HELD: 0.9, Status.PLANNED: 0.1}, "held"), ({Status.HELD: 0.4, Status.PLANNED: 0.6}, "planned?")]


@pytest.mark.parametrize(("shares", "view"), FORESEEN)
def test_foreseen(shares: dict[Status, float], view: str) -> None:
    assert foreseen(shares) == view


SIDES = [
    ("2021-03-09", "past"),
    ("2021-03-10", "today"),
    ("2021-03-11", "future"),
    ("2021-03-08/2021-03-12", "running"),
    ("2021-03-10/..", "from today"),
    ("2021-03-01/..", "since"),
    ("../2021-03-10", "until today"),
    ("../2021-03-09", "past"),
    ("2021-03-10/2021-03-12", "starts today"),
    ("2021-03-08/2021-03-10", "ends today"),
]


@pytest.mark.parametrize(("date", "side"), SIDES)
def test_sides(date: str, side: str) -> None:
    assert relation_to(DateSpan.read(date), DAY) == side
    assert relation_to(DateSpan.read(date), None) == UNDATED


def test_a_text_without_a_day_offers_none_but_what_it_says() -> None:
    context, group = group_of("Dahl visited Chile on 3 March 2019.", "visited", day=None)
    own = own_dates(context, group, signs(group))
    assert {c.kind for c in own.choices} <= {"said", "none", "today", "before", "after"}
    assert "2019-03-03" in {str(c.date) for c in own.choices}


def test_settling_no_events() -> None:
    context, _ = mentions_of("Nothing happened.")
    assert settle(context, []) == []


VAGUE = [
    ("Dahl recently visited Chile.", "visited", "vague=PAST_REF,own"),
    ("Dahl will visit Chile soon.", "visit", "vague=FUTURE_REF,own"),
    ("Dahl spoke of her recent visit to Chile.", "visit", "mod=recent"),
    ("Dahl spoke of her upcoming visit to Chile.", "visit", "mod=upcoming"),
]


@pytest.mark.parametrize(("text", "word", "fact"), VAGUE, ids=[c[0] for c in VAGUE])
def test_what_names_no_day_bears_on_the_date(text: str, word: str, fact: str) -> None:
    context, group = group_of(text, word)
    assert fact in own_dates(context, group, signs(group)).facts


BOUNDS = [("was wrapped up", False), ("was concluded", False), ("was held", True)]


@pytest.mark.parametrize(("verb", "told"), BOUNDS, ids=[c[0] for c in BOUNDS])
def test_a_verb_of_ending_tells_the_last_day_alone(verb: str, *, told: bool) -> None:
    _, [summit] = mentions_of(f"The summit {verb} on March 8.")
    assert (summit.own_date is not None) is told


PLAIN = [("today", 0.1, Status.ONGOING), ("undated", 0.1, Status.HELD), ("undated", 5.0, Status.ONGOING)]


@pytest.mark.parametrize(("side", "weight", "status"), PLAIN, ids=[f"{c[0]} {c[1]}" for c in PLAIN])
def test_ongoing_needs_a_day_of_writing_or_plain_words(side: str, weight: float, status: Status) -> None:
    with using({"status": {"ongoing:cue": weight, "held:cue": 0.05}}):
        assert status_of(["cue"], {side: 1.0}, side)[0] is status
