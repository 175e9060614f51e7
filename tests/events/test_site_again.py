"""The second look at places: what is thought of the other places of the event, of the other events, of the actors."""

from __future__ import annotations

import pytest

from tests.events.groups import mentions_of
from timeline.events.actors import weigh
from timeline.events.groups import Group
from timeline.events.place_features import site_features
from timeline.events.places import places_of, sight, sight_again, site_options
from timeline.events.scene import Scene, scene_of
from timeline.events.site_again import SecondSight
from timeline.events.weights import using

TEXT = """Berg visits Chile

SANTIAGO, March 10 (Wire) -- Norwegian Prime Minister Ola Berg arrived in Chile on Wednesday.

Berg will meet President Tomas Rivas, who said the visit was overdue.
"""
# By itself a country is thought likely, a city perhaps.
FIRST = {"participant": {"kind=person": 1.0}, "place": {"kind=country": 1.5, "bias": -1.0}}


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A visit (title, lead) and a meeting."""
    context, found = mentions_of(TEXT)
    rows = [[f for f in found if f.spot.type == kind] for kind in ("visit", "meeting")]
    return scene_of(context, [Group(row, [""] * (len(row) - 1)) for row in rows])


def _second(scene: Scene) -> SecondSight:
    """Seen by the models installed; the meeting is part of the visit."""
    return SecondSight(
        scene=scene,
        first=[sight(scene, g, ()) for g in scene.groups],
        who=[weigh(scene, g) for g in scene.groups],
        wholes=[None, 0],
    )


@pytest.mark.parametrize(
    ("event", "place", "expected"),
    [
        (0, "Chile", "inside=perhaps,country=True"),  # its capital is in the dateline
        (0, "Santiago", "inside=likely,country=False"),
        (0, "Chile", "whole=none"),
        (1, "Chile", "whole=likely"),
        (1, "Chile", "whole=likely,meeting in visit"),
        (0, "Chile", "parts=likely"),
        (0, "Chile", "main=self"),
        (1, "Chile", "main=likely"),
        (1, "Chile", "company=likely"),  # Berg is in both
        (0, "Chile", "alike=none"),  # there is no other visit
        (1, "Chile", "beside=likely"),  # "meet" and "the visit" share a sentence
    ],
)
def test_the_second_look_sees(scene: Scene, event: int, place: str, expected: str) -> None:
    with using(FIRST):
        second = _second(scene)
        mine = next(s for s in second.first[event] if s.option.name.name == place)
        assert expected in second.features(event, mine)


def test_it_corrects_the_first_and_says_so(scene: Scene) -> None:
    with using({**FIRST, "place-again": {"inside=likely,country=False": 2.0}}):
        second = _second(scene)
        again = sight_again(second, 0)
        before = [s.place.name for s in places_of(scene.context, second.first[0])]
        sites = places_of(scene.context, again)
    assert before == ["Chile"]
    assert [s.place.name for s in sites] == ["Santiago", "Chile"]
    assert "inside=likely,country=False +2.00" in sites[0].reason


def test_without_weights_it_changes_nothing(scene: Scene) -> None:
    with using({**FIRST, "place-again": {}}):
        second = _second(scene)
        again = sight_again(second, 1)
    assert [s.score for s in again] == [s.score for s in second.first[1]]


def test_the_first_look_sees_the_verb_over_the_mention() -> None:
    context, found = mentions_of("Ola Berg was invited to attend talks in Santiago.")
    group = Group([f for f in found if f.spot.word == "talks"], [])
    scene = scene_of(context, [group])
    option = next(o for o in site_options(context, group, ()) if o.name.name == "Santiago")
    assert "verb=attend" in site_features(scene, group, option)
