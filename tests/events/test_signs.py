"""The signs of the status: what the words over, below and around a mention say."""

import pytest

from tests.events.groups import group_of
from timeline.events.signs import signs

CASES = [
    ("Norway called for talks with Chile.", "talks", {"nearest=proposed", "gov=for<call"}, {"nearest=planned"}),
    ("Norway rejected a proposal for talks with Chile.", "talks", {"nearest=proposed", "gov2=reject"}, set()),
    ("Dahl cancelled her visit to Chile.", "visit", {"nearest=cancelled", "nearest=cancelled,past"}, set()),
    ("Dahl said her visit was postponed.", "visit", {"nearest=postponed", "subject=past"}, set()),
    ("Talks with Chile, which are under way in Oslo, go well.", "Talks", {"relative cue=ongoing"}, set()),
    ("Visiting Norwegian Prime Minister Kari Dahl praised Chile.", "Visiting", {"type=visit"}, {"title=True"}),
    ("Dahl plans to visit Chile.", "visit", {"nearest=planned", "view=ahead"}, {"nearest=cancelled"}),
]


@pytest.mark.parametrize(("text", "word", "told", "untold"), CASES, ids=[c[0] for c in CASES])
def test_signs(text: str, word: str, told: set[str], untold: set[str]) -> None:
    _, group = group_of(text, word)
    found = set(signs(group))
    assert told <= found, sorted(found)
    assert not untold & found


def test_a_verb_of_saying_ends_the_search_for_cues() -> None:
    _, group = group_of("Norway plans to say that the visit went well.", "visit")
    assert not [w for w in signs(group) if w.startswith("nearest=")]


def test_signs_are_sorted_and_told_once() -> None:
    _, group = group_of("Dahl visited Chile. The visit lasted.", "visited", "visit")
    found = signs(group)
    assert found == sorted(set(found))
