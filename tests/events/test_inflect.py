"""Inflected forms of English base words."""

import pytest

from timeline.events.inflect import noun_forms, verb_forms

VERBS = [
    ("visit", "visit visits visited visiting"),
    ("meet", "meet meets met meeting"),
    ("fly", "fly flies flew flown flying"),
    ("leave", "leave leaves left leaving"),
    ("confer", "confer confers conferred conferring"),
    ("arrive", "arrive arrives arrived arriving"),
    ("stop", "stop stops stopped stopping"),
    ("open", "open opens opened opening"),
    ("wrap", "wrap wraps wrapped wrapping"),
    ("travel", "travel travels traveled travelled travelling traveling"),
    ("due", "due"),
    ("telephone", "telephone telephones telephoned telephoning"),
]


@pytest.mark.parametrize(("base", "forms"), VERBS)
def test_verb_forms(base: str, forms: str) -> None:
    assert verb_forms(base) == tuple(forms.split())


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("visit", "visit visits"),
        ("talks", "talks"),
        ("ceremony", "ceremony ceremonies"),
        ("conference", "conference conferences"),
    ],
)
def test_noun_forms(base: str, forms: str) -> None:
    assert noun_forms(base) == tuple(forms.split())
