"""The types: checked when made, frozen, sequences as tuples, enums from their text."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

from timeline import (
    Actor,
    Basis,
    Conflict,
    DateSpan,
    Document,
    Entry,
    Event,
    EventType,
    Mention,
    Place,
    PlaceKind,
    RivalValue,
    Source,
    Status,
    TimeExpression,
    TimexType,
    model,
)

MENTION = Mention(document="a", start=4, end=7, text="met", sentence=(0, 20), quote="They met in Almaty.")
EVENT = Event(
    id="a#1",
    document="a",
    type="meeting",
    status="held",
    date=DateSpan.day(2031, 5, 3),
    date_basis="explicit",
    participants=[Actor(name="Kazakhstan", kind="country", country="KZ")],
    places=[Place(name="Almaty", kind="city", country="KZ")],
    mentions=[MENTION],
)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: Document(id="", text="x"), "a Document needs an id that is not empty"),
        (lambda: attrs.evolve(EVENT, id=""), "an Event needs an id that is not empty"),
        (lambda: attrs.evolve(EVENT, confidence=1.5), "confidence must lie between 0 and 1, got 1.5"),
        (lambda: attrs.evolve(EVENT, confidence=-0.1), "confidence must lie between 0 and 1, got -0.1"),
        (lambda: attrs.evolve(EVENT, date=None), "event 'a#1' has a date_basis but no date"),
        (lambda: attrs.evolve(EVENT, status="rumoured"), "'rumoured' is not a valid"),
        (lambda: attrs.evolve(EVENT, date_basis="guessed"), "'guessed' is not a valid"),
        (lambda: Actor(name="x", kind="robot"), "'robot' is not a valid"),
        (lambda: Place(name="x", kind="planet"), "'planet' is not a valid"),
        (lambda: attrs.evolve(MENTION, start=8), "offsets must satisfy 0 <= start <= end, got 8, 7"),
        (lambda: attrs.evolve(MENTION, start=-1), "offsets must satisfy 0 <= start <= end, got -1, 7"),
        (lambda: attrs.evolve(MENTION, sentence=(5, 3)), "offsets must satisfy 0 <= start <= end, got 5, 3"),
        (lambda: TimeExpression(text="", start=2, end=1, type="DATE", value="2005"), "got 2, 1"),
        (lambda: TimeExpression(text="x", start=0, end=1, type="date", value="2005"), "'date' is not a valid"),
        (lambda: EventType(name=" "), "an EventType needs a name that is not empty"),
        (lambda: EventType(name="march", nouns=["march", ""]), "a noun or verb of the event type 'march' is empty"),
        (lambda: EventType(name="march", verbs=[" "]), "a noun or verb of the event type 'march' is empty"),
    ],
)
def test_what_makes_no_sense_is_refused(make: Any, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        make()


def test_a_single_text_is_no_sequence() -> None:
    with pytest.raises(TypeError, match="expected a sequence of strings, got the single string 'visit'"):
        EventType(name="journey", nouns="visit")


def test_sequences_become_tuples_and_texts_enums() -> None:
    assert EVENT.mentions == (MENTION,)
    assert EVENT.status is Status.HELD
    assert EVENT.date_basis is Basis.EXPLICIT
    assert EVENT.places[0].kind is PlaceKind.CITY
    assert EventType(name="journey", nouns=iter(["trip"])).nouns == ("trip",)
    assert RivalValue(value="x", documents={"a"}).documents == ("a",)
    assert Conflict(field="date", values=[]).values == ()


@pytest.mark.parametrize("kind", [model.Status, model.Basis, model.ActorKind, model.PlaceKind, model.TimexType])
def test_an_enum_is_its_text(kind: Any) -> None:
    for member in kind:
        assert str(member) == member.value == f"{member}"
        assert kind(member.value) is member


PUBLIC = [Document, Source, TimeExpression, Mention, Actor, Place, EventType, Event, Entry, Conflict, RivalValue]


@pytest.mark.parametrize("kind", [*PUBLIC, DateSpan])
def test_types_are_frozen_and_take_names_only(kind: type) -> None:
    assert all(field.kw_only for field in attrs.fields(kind))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        EVENT.id = "b"  # type: ignore[misc]


def test_equal_by_value_and_fit_for_other_processes() -> None:
    assert pickle.loads(pickle.dumps(EVENT)) == EVENT  # noqa: S301
    assert attrs.evolve(EVENT) == EVENT
    assert len({EVENT, attrs.evolve(EVENT), attrs.evolve(EVENT, type="visit")}) == 2


@pytest.mark.parametrize("kind", [Document, Source])
def test_the_day_of_a_document_is_that_of_its_own_clock(kind: type) -> None:
    fields = {"text": "x"} if kind is Document else {}
    zone = dt.timezone(dt.timedelta(hours=9))
    for published, day in [
        (None, None),
        (dt.date(2031, 5, 3), dt.date(2031, 5, 3)),
        (dt.datetime(2031, 5, 3, 1, 0, tzinfo=zone), dt.date(2031, 5, 3)),  # 2 May in Greenwich
    ]:
        assert kind(id="a", published=published, **fields).day == day


def test_an_expression_explains_itself() -> None:
    found = TimeExpression(text="early May", start=0, end=9, type="DATE", value="2031-05", mod="START")
    assert found.type is TimexType.DATE
    assert found.explain() == "'early May' is DATE 2031-05 (START)"
    ruled = attrs.evolve(found, mod=None, rule="month", steps=["the next May after 1 March 2031"])
    assert ruled.explain().splitlines() == [
        "'early May' is DATE 2031-05",
        "rule: month",
        "the next May after 1 March 2031",
    ]
