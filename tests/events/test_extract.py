"""extract_events as a whole: fields, evidence, types of one's own, properties."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.events import builtin_types, extract_events
from timeline.model import Document, Event, EventType, Status

DAY = dt.date(2021, 3, 10)
STORY = """Ruler of Norway visits Chile

SANTIAGO, March 10 (Wire) -- Norwegian Prime Minister Kari Dahl arrived here Wednesday for a three-day visit to Chile.

Dahl will hold talks with Chilean President Tomas Rivas on Thursday, officials said.

The visit follows a trip by Rivas to Oslo in May 2019.
"""


def read(text: str, day: dt.date | None = DAY, **more: object) -> list[Event]:
    return extract_events(Document(id="d", text=text, published=day), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story() -> list[Event]:
    return read(STORY)


def test_a_visit_is_one_event_with_its_span_and_visitor(story: list[Event]) -> None:
    visit = story[0]
    assert visit.type == "visit"
    assert [m.text for m in visit.mentions][:2] == ["visits", "arrived"]
    assert visit.date is not None
    assert visit.date.start == DAY
    assert "Kari Dahl" in [a.name for a in visit.participants]
    assert "Chile" in [p.name for p in visit.places]
    assert visit.status in (Status.ONGOING, Status.HELD)


def test_talks_to_come_are_planned_for_their_day(story: list[Event]) -> None:
    talks = next(e for e in story if any(m.text == "talks" for m in e.mentions))
    assert (talks.type, talks.status) == ("meeting", Status.PLANNED)
    assert talks.date is not None
    assert talks.date.start == dt.date(2021, 3, 11)
    assert {"Kari Dahl", "Tomas Rivas"} <= {a.name for a in talks.participants}


def test_an_old_trip_keeps_its_own_month(story: list[Event]) -> None:
    trip = next(e for e in story if any(m.text == "trip" for m in e.mentions))
    assert trip.date is not None
    assert trip.date.edtf == "2019-05"
    assert trip.status is Status.HELD


def test_ids_quotes_and_evidence(story: list[Event]) -> None:
    assert [e.id for e in story] == [f"d#{n}" for n in range(1, len(story) + 1)]
    for event in story:
        fields = {e.field for e in event.evidence}
        assert {"mentions", "status"} <= fields
        assert event.date is None or "date" in fields
        assert not event.participants or "participants" in fields
        for mention in event.mentions:
            assert STORY[mention.start : mention.end] == mention.text
            assert STORY[slice(*mention.sentence)] == mention.quote
        for row in event.evidence:
            assert STORY[row.start : row.end] == row.text


def test_no_trigger_no_event() -> None:
    assert read("") == []
    assert read("Prices rose on Monday.") == []


CEASEFIRE = EventType(
    name="ceasefire", label="Ceasefire", nouns=("ceasefire", "truce"), roles=("party",), plover="YIELD"
)
OWN = """
[election]
label = "Election"
nouns = ["election", "vote"]
verbs = ["hold elections", "go to the polls"]
roles = ["candidate"]

[ceasefire]
label = "Ceasefire"
nouns = ["ceasefire", "truce"]
roles = ["party"]
"""
NEWS = (
    "Ruritania and Sylvania agreed on a ceasefire on March 4, 2021. Elections will be held in Ruritania in June 2021."
)


def test_a_type_of_ones_own() -> None:
    found = read(NEWS, types=[CEASEFIRE])
    assert [(e.type, e.date and e.date.edtf) for e in found] == [("ceasefire", "2021-03-04")]
    assert found[0].label.startswith("Ceasefire")


def test_types_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_text(OWN, encoding="utf-8")
    found = {e.type: e for e in read(NEWS, types=path)}
    assert set(found) == {"ceasefire", "election"}
    assert found["election"].status is Status.PLANNED


def test_builtin_types_name_their_codes() -> None:
    assert {t.name for t in builtin_types()} == {"summit", "visit", "meeting", "call", "signing"}
    assert all(t.plover and t.cameo and t.roles for t in builtin_types())


WORDS = (
    "President Kari Dahl visits visited talks with in Oslo China on Monday Nov. 5 , . ( ) \n \n\n summit "
    "will sign held the second ’ “ é"
    "’ “ é"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_gives_events_whose_offsets_quote_it(text: str) -> None:
    for event in read(text):
        assert all(text[m.start : m.end] == m.text for m in event.mentions)
        assert list(event.mentions) == sorted(event.mentions, key=lambda m: m.start)


@settings(max_examples=10, deadline=None)
@given(st.integers(min_value=1, max_value=30))
def test_blank_padding_shifts_offsets_only(count: int) -> None:
    plain, padded = read(STORY), read("\n" * count + STORY)
    assert [(e.type, e.label, e.date, e.status, e.participants, e.places) for e in plain] == [
        (e.type, e.label, e.date, e.status, e.participants, e.places) for e in padded
    ]
    assert [m.start + count for e in plain for m in e.mentions] == [m.start for e in padded for m in e.mentions]


def test_a_day_without_its_year_stays_with_the_event() -> None:
    event = read("The second Nordic-Baltic summit will be held in Riga on November 6.", day=None)[0]
    assert event.date is None
    assert event.date_mention is not None
    assert event.date_mention.value == "XXXX-11-06"
