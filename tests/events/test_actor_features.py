"""The words themselves that the model of participants sees: offices, bodies, and what stands over name and mention."""

from __future__ import annotations

import pytest

from tests.events.groups import group_of
from timeline.events.actor_features import party_features
from timeline.events.candidates import all_parties
from timeline.events.scene import scene_of


def _features(text: str, word: str, name: str) -> list[str]:
    context, group = group_of(text, word)
    scene = scene_of(context, [group])
    party = next(p for p in all_parties(scene, group) if p.name.name == name)
    return party_features(scene, group, party)


@pytest.mark.parametrize(
    ("text", "word", "name", "expected"),
    [
        ("Foreign Minister Kari Dahl met Tomas Rivas.", "met", "Kari Dahl", "office=minister"),
        ("Foreign Minister Kari Dahl met Tomas Rivas.", "met", "Kari Dahl", "office=minister,slots=doer"),
        ("The United Nations held talks with Norway.", "talks", "United Nations", "body=nations"),
        ("NATO held talks with Norway.", "talks", "NATO", "body=letters"),
        ("Kari Dahl will meet Tomas Rivas.", "meet", "Tomas Rivas", "joint=meet"),
        ("Kari Dahl will meet Tomas Rivas.", "meet", "Tomas Rivas", "joint=meet,object,self"),
        ("Kari Dahl urged Norway to attend the talks.", "talks", "Kari Dahl", "joint=urge,subject"),
        ("Kari Dahl urged Norway to attend the talks.", "talks", "Kari Dahl", "verb=attend,kind=person"),
    ],
)
def test_a_feature_names_the_word(text: str, word: str, name: str, expected: str) -> None:
    assert expected in _features(text, word, name)


def test_a_person_without_a_title_has_no_office() -> None:
    found = _features("Kari Dahl will meet Tomas Rivas.", "meet", "Tomas Rivas")
    assert not [f for f in found if f.startswith(("office=", "body="))]


def test_where_no_sentence_is_shared_there_is_no_joint() -> None:
    text = "Kari Dahl arrived in Chile on Monday. She will meet ministers there on Friday."
    found = _features(text, "meet", "Chile")
    assert not [f for f in found if f.startswith("joint=")]
