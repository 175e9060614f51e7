"""The second look at participants, and the scene that it is told of: the other events and the other names."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.events.actors import look_again, participants_of, weigh
from timeline.events.again import Second
from timeline.events.beside import beside
from timeline.events.extract import read_context
from timeline.events.facts import read_facts
from timeline.events.groups import Group
from timeline.events.scene import Scene, scene_of
from timeline.events.spots import read_spots
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types
from timeline.events.weights import using
from timeline.model import Document

TEXT = """Berg visits Chile

SANTIAGO, March 10 (Wire) -- Norwegian Prime Minister Ola Berg arrived in Chile on Wednesday.

Berg will meet President Tomas Rivas, who said the visit was overdue.
"""


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A visit (title, lead) and a meeting."""
    document = Document(id="d", text=TEXT, published=dt.date(2021, 3, 10))
    context, candidates = read_context(document, Lexicon(builtin_types()))
    spots = [s for s in read_spots(context, candidates) if not s.refused]
    visit = [read_facts(s) for s in spots if s.type == "visit"]
    meeting = [read_facts(s) for s in spots if s.type == "meeting"]
    return scene_of(context, [Group(visit, [""] * (len(visit) - 1)), Group(meeting, [""] * (len(meeting) - 1))])


def test_the_main_event_is_that_of_the_title(scene: Scene) -> None:
    assert scene.main is scene.groups[0]


def test_a_scene_without_events_has_no_main_one(scene: Scene) -> None:
    assert scene_of(scene.context, []).main is None


def test_who_acts_in_one_event_is_known_in_the_other(scene: Scene) -> None:
    berg = next(n for n in scene.context.names if n.name == "Ola Berg")
    rivas = next(n for n in scene.context.names if n.name == "Tomas Rivas")
    assert scene.acts_elsewhere(berg, scene.groups[1]) == "other"
    assert scene.acts_elsewhere(rivas, scene.groups[1]) == "none"
    assert scene.topic_rank(berg) == 1


def test_the_place_of_one_event_is_known_in_the_other(scene: Scene) -> None:
    chile = next(n for n in scene.context.names if n.name == "Chile")
    assert scene.is_site_elsewhere(chile, scene.groups[1]) == "other"
    assert scene.is_site_elsewhere(chile, scene.groups[0]) == "none"


def test_the_way_to_a_name_leads_over_the_verb(scene: Scene) -> None:
    meet = scene.groups[1].members[0].spot
    rivas = next(n for n in scene.context.names if n.name == "Tomas Rivas")
    stands = beside(scene.context, meet, rivas)
    assert (stands.up, stands.down, stands.reported) == ("self", "object", False)
    title = next(n for n in scene.context.names if n.start < 5)
    assert beside(scene.context, meet, title).down == "none"


def test_the_second_look_corrects_the_first_and_says_so(scene: Scene) -> None:
    sees = {"participant": {"kind=person": 1.0, "bias": 0.0}, "participant-again": {"whole=likely,kind=person": 3.0}}
    with using(sees):
        first = [weigh(scene, g) for g in scene.groups]
        second = Second(scene=scene, first=first, wholes=[None, 0])
        again = look_again(second, 1)
    score = {w.party.name.name: w.score for w in again}
    # Both persons are likely in the visit, too, whose part the meeting is; the country is not.
    assert score["Ola Berg"] == score["Tomas Rivas"] == 4.0
    assert score["Chile"] < score["Ola Berg"]
    assert "whole=likely,kind=person +3.00" in next(w.reason for w in again if w.party.name.name == "Ola Berg")
    assert [p.actor.name for p in participants_of(again, ("host", "guest")) if p.probability > 0.9] == [
        "Ola Berg",
        "Tomas Rivas",
    ]


def test_without_weights_the_second_look_changes_nothing(scene: Scene) -> None:
    with using({"participant": {"kind=person": 1.0}, "participant-again": {}}):
        first = [weigh(scene, g) for g in scene.groups]
        again = look_again(Second(scene=scene, first=first, wholes=[None, None]), 0)
    assert [w.score for w in again] == [w.score for w in first[0]]
