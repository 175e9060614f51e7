"""Which date, names, status and places an entry takes from its reports, and which rival values it keeps."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from tests.merging.making import event, source
from timeline.merging import merge_events
from timeline.model import Basis, Entry, Event, Evidence, Source, Status

SAME: dict[str, Any] = {
    "people": ["Ana Horvat"],
    "places": ["Oslo", "Norway"],
    "quote": "on her visit to Oslo she spoke of fjords",
}


def one(*events: Event, sources: tuple[Source, ...] = ()) -> Entry:
    entries = merge_events(events, sources=sources)
    assert len(entries) == 1
    return entries[0]


DATES = [
    ("explicit beats implicit", [("2031-03-04", "explicit"), ("2031-03-05", "implicit")], "2031-03-04"),
    ("a day beats its month", [("2031-03", "explicit"), ("2031-03-04", "implicit")], "2031-03-04"),
    ("a day beats a week", [("2031-03-03/2031-03-09", "explicit"), ("2031-03-04", "explicit")], "2031-03-04"),
    ("a stay beats its first day", [("2031-03-04", "explicit"), ("2031-03-04/2031-03-06", "explicit")],
     "2031-03-04/2031-03-06"),
    ("the whole stay beats an open one", [("2031-03-04/..", "explicit"), ("2031-03-04/2031-03-06", "implicit")],
     "2031-03-04/2031-03-06"),
    ("a span beats its known end", [("../2031-03-06", "explicit"), ("2031-03-04/2031-03-06", "explicit")],
     "2031-03-04/2031-03-06"),
    ("an inferred stay completes its first day", [("2031-03-04", "explicit"), ("2031-03-04/2031-03-06", "implicit")],
     "2031-03-04/2031-03-06"),
    ("an inferred stay moves no day", [("2031-03-05", "explicit"), ("2031-03-04/2031-03-06", "implicit")],
     "2031-03-05"),
    ("a day beats a third of its month", [("2031-03-11/2031-03-20", "explicit"), ("2031-03-12", "explicit")],
     "2031-03-12"),
    ("a third of another length is a stay", [("2031-03-11/2031-03-19", "explicit"), ("2031-03-12", "explicit")],
     "2031-03-11/2031-03-19"),
    ("a day beats the rest of its month", [("2031-03-05/2031-03-31", "explicit"), ("2031-03-12", "explicit")],
     "2031-03-12"),
    ("a known beginning beats a known end", [("../2031-03-12", "implicit"), ("2031-03-04/..", "implicit")],
     "2031-03-04/.."),
    ("two beat one", [("2031-03-04", "explicit"), ("2031-03-05", "explicit"), ("2031-03-05", "explicit")],
     "2031-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "best"), [d[1:] for d in DATES], ids=[d[0] for d in DATES])
def test_dates(said: list[tuple[str, str]], best: str) -> None:
    reports = [event(f"r{n}", when=when, basis=basis, **SAME) for n, (when, basis) in enumerate(said)]
    entry = one(*reports)
    assert entry.date is not None
    assert entry.date.edtf == best


MEETING = {**SAME, "people": ["Ana Horvat", "Ola Berg"], "quote": "at their meeting in Oslo they spoke of fjords"}


def test_the_inferred_days_of_a_visit_overrule_no_day_of_its_meeting() -> None:
    said = event("said", "meeting", when="2031-03-04", **MEETING)
    inferred = event("inferred", "meeting", when="2031-03-04/2031-03-06", basis="implicit", **MEETING)
    assert str(one(said, inferred).date) == "2031-03-04"


def test_what_took_place_beats_the_earlier_plan() -> None:
    plan = event("plan", when="2031-03-04", status="planned", **SAME)
    fact = event("fact", when="2031-03-06", **SAME)
    entry = one(plan, fact, sources=(source("doc-plan", "2031-03-01"), source("doc-fact", "2031-03-07")))
    assert (str(entry.date), entry.status) == ("2031-03-06", Status.HELD)
    [conflict] = entry.conflicts
    assert conflict.field == "date"
    assert [(v.value, v.documents) for v in conflict.values] == [
        ("2031-03-06", ("doc-fact",)),
        ("2031-03-04", ("doc-plan",)),
    ]


def test_a_newer_plan_beats_older_ones() -> None:
    days = [("a", "2031-03-04", "2031-02-01"), ("b", "2031-03-04", "2031-02-02"), ("c", "2031-03-09", "2031-03-01")]
    reports = [event(name, when=when, status="planned", **SAME) for name, when, _ in days]
    entry = one(*reports, sources=tuple(source(f"doc-{name}", day) for name, _, day in days))
    assert str(entry.date) == "2031-03-09"
    assert [c.field for c in entry.conflicts] == ["date"]


Told = tuple[str, str, str, str, float]  # date, basis, status, day of writing, how sure
PLACED: list[tuple[str, list[Told], str]] = [
    ("what was seen did not begin later",
     [("2031-03-04", "implicit", "held", "2031-03-04", 1), ("2031-03-05", "explicit", "held", "2031-03-06", 1)],
     "2031-03-04"),
    ("what goes on has begun",
     [("2031-03-04", "implicit", "ongoing", "2031-03-04", 1), ("2031-03-05", "implicit", "ongoing", "2031-03-05", 1)],
     "2031-03-04"),
    ("one that sees it too early does not refute two",
     [("2031-03-02", "explicit", "held", "2031-03-03", 1), ("2031-03-05", "explicit", "held", "2031-03-06", 1),
      ("2031-03-05", "explicit", "planned", "2031-03-01", 1)],
     "2031-03-05"),
    ("what still lies ahead is not over",
     [("2031-03-02", "explicit", "planned", "2031-03-02", 1), ("2031-03-05", "explicit", "planned", "2031-03-03", 0.3)],
     "2031-03-05"),
    ("a doubtful fact does not overrule a sure plan",
     [("2031-03-05", "explicit", "planned", "2031-03-01", 1), ("2031-03-07", "explicit", "held", "2031-03-09", 0.5)],
     "2031-03-05"),
    ("a fact nearly as sure does",
     [("2031-03-05", "explicit", "planned", "2031-03-01", 1), ("2031-03-07", "explicit", "held", "2031-03-09", 0.8)],
     "2031-03-07"),
    ("a sure voice beats a doubtful one",
     [("2031-03-04", "explicit", "held", "2031-03-09", 0.9), ("2031-03-05", "explicit", "held", "2031-03-09", 0.4)],
     "2031-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "best"), [p[1:] for p in PLACED], ids=[p[0] for p in PLACED])
def test_dates_by_what_reports_saw_and_how_sure_they_are(told: list[Told], best: str) -> None:
    for order in (told, told[::-1]):
        events, sources = [], []
        for n, (when, basis, status, day, sure) in enumerate(order):
            said = event(f"r{n}", when=when, basis=basis, status=status, **SAME)
            events.append(attrs.evolve(said, evidence=[Evidence(field="date", rule="read", weight=sure)]))
            sources.append(source(said.document, day))
        assert str(one(*events, sources=tuple(sources)).date) == best


def test_the_label_fits_the_settled_status_and_does_not_shout() -> None:
    labels = [
        ("Horvat to visit Norway next", "planned"),
        ("HORVAT VISITS NORWAY", "held"),
        ("Horvat in Norway", "held"),
    ]
    reports = [event(f"r{n}", when="2031-03-04", label=label, status=s, **SAME) for n, (label, s) in enumerate(labels)]
    assert one(*reports).label == "Horvat in Norway"
    assert one(event("bare", when="2031-03-04", **SAME)).label == ""


STATUSES = [
    ([("planned", "2031-03-01"), ("held", "2031-03-07")], "held"),
    ([("planned", "2031-03-01"), ("cancelled", "2031-03-03")], "cancelled"),
    ([("proposed", "2031-02-01"), ("planned", "2031-03-01")], "planned"),
    ([("planned", None), ("held", None)], "held"),
    ([("ongoing", "2031-03-05"), ("held", "2031-03-07")], "held"),
]


@pytest.mark.parametrize(("told", "settled"), STATUSES)
def test_the_latest_status_counts(told: list[tuple[str, str | None]], settled: str) -> None:
    reports = [event(f"r{n}", when="2031-03-04", status=status, **SAME) for n, (status, _) in enumerate(told)]
    sources = tuple(source(f"doc-r{n}", day) for n, (_, day) in enumerate(told))
    assert one(*reports, sources=sources).status == settled


def test_held_against_cancelled_is_a_conflict() -> None:
    held, off = event("a", when="2031-03-04", **SAME), event("b", when="2031-03-04", status="cancelled", **SAME)
    entry = one(held, off)
    assert [(c.field, [v.value for v in c.values]) for c in entry.conflicts] == [("status", ["held", "cancelled"])]


def test_copies_of_one_story_have_one_voice() -> None:
    same = (7,) * 64
    days = ["2031-03-05", "2031-03-05", "2031-03-04", "2031-03-04"]
    reports = [event(f"r{n}", when=day, **SAME) for n, day in enumerate(days)]
    sources = [source("doc-r0", "2031-03-06", same), source("doc-r1", "2031-03-06", same)]
    sources += [source("doc-r2", "2031-03-06", (1,) * 64), source("doc-r3", "2031-03-06", (2,) * 64)]
    entry = one(*reports, sources=tuple(sources))
    assert entry.voices == 3
    assert len(entry.sources) == 4
    assert str(entry.date) == "2031-03-04"


def test_an_undated_report_takes_the_date_of_its_entry() -> None:
    dated = event("a", "summit", when="2031-03-04", series="Nordic-Adriatic summit", ordinal=2, places=["Oslo"])
    bare = event("b", "summit", series="Nordic-Adriatic summit", ordinal=2, places=["Oslo"])
    told = {e.id: e for e in one(dated, bare).events}
    assert (told["b"].date, told["b"].date_basis) == (dated.date, Basis.MERGED)
    assert told["a"] == dated


def test_the_fullest_names_stand_once() -> None:
    entry = one(
        event("a", "meeting", when="2031-03-04", people=["Horvat", "Ola Berg"], countries=["US"], places=["Oslo"]),
        event(
            "b",
            "meeting",
            when="2031-03-04",
            people=["Ana Horvat", "Berg"],
            countries=["United States"],
            places=["OSLO"],
        ),
    )
    assert sorted(a.name for a in entry.participants) == ["Ana Horvat", "Ola Berg", "United States"]
    assert [p.name for p in entry.places] == ["Oslo"]


def test_two_cities_of_one_meeting_are_a_conflict() -> None:
    people = ["Ana Horvat", "Ola Berg"]
    entry = one(
        event("a", "meeting", when="2031-03-04", people=people, places=["Oslo", "Norway"]),
        event("b", "meeting", when="2031-03-04", people=people, places=["Bergen", "Norway"]),
    )
    [conflict] = entry.conflicts
    assert (conflict.field, [v.value for v in conflict.values]) == ("places", ["Oslo", "Bergen"])


def test_a_part_belongs_to_the_entry_of_its_whole() -> None:
    visit: dict[str, Any] = {"when": "2031-03-04/2031-03-06", **SAME}
    meeting: dict[str, Any] = {
        "kind": "meeting",
        "when": "2031-03-05",
        "people": ["Ana Horvat", "Ola Berg"],
        "places": ["Oslo"],
    }
    entries = merge_events(
        [
            event("a", **visit, document="x"),
            event("b", **meeting, document="x", part_of="a"),
            event("c", **visit, document="y"),
            event("d", **meeting, document="y", part_of="c"),
        ]
    )
    assert [(e.type, e.part_of, len(e.events)) for e in entries] == [("visit", None, 2), ("meeting", entries[0].id, 2)]


def test_confidence_grows_with_voices_not_with_copies() -> None:
    reports = [event(f"r{n}", when="2031-03-04", confidence=0.5, **SAME) for n in range(3)]
    same = (7,) * 64
    sources = (source("doc-r0", None, same), source("doc-r1", None, same), source("doc-r2", None, (1,) * 64))
    assert one(*reports, sources=sources).confidence == pytest.approx(0.75)


def test_rival_years_of_one_edition_are_shown() -> None:
    alike: dict[str, Any] = {"places": ["Oslo"], "series": "Nordic-Adriatic forum", "ordinal": 1}
    first = event("a", "meeting", when="2009", **alike)
    second = event("b", "meeting", when="2015", **alike)
    third = event("c", "meeting", when="2015", **alike)
    entry = one(first, second, third)
    assert str(entry.date) == "2015"
    [conflict] = entry.conflicts
    assert [(v.value, v.documents) for v in conflict.values] == [("2015", ("doc-b", "doc-c")), ("2009", ("doc-a",))]
