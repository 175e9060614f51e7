"""Raw text into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.sentences import split

CASES = [
    ("The talks ended. He left.", ["The talks ended.", "He left."]),
    ("Mr. Ito met Gen. Abel on Nov. 5 in St. Ives.", ["Mr. Ito met Gen. Abel on Nov. 5 in St. Ives."]),
    ("OSLO, Nov. 15 (Wire) -- Talks began.", ["OSLO, Nov. 15 (Wire) -- Talks began."]),
    ('"We agree." He left.', ['"We agree."', "He left."]),
    ("A title\n\nA body. More.", ["A title", "A body.", "More."]),
    ("A title\nA body", ["A title", "A body"]),
    ("U.S. envoy J. K. Moor came. It rained!", ["U.S. envoy J. K. Moor came.", "It rained!"]),
    (
        "The delegation of the northern province came to the capital on\nMonday for talks with the ministers.",
        ["The delegation of the northern province came to the capital on\nMonday for talks with the ministers."],
    ),
    ("", []),
    ("  \n\n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_split(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split(text)] == sentences


@given(st.text(max_size=400))
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    found = split(text)
    ends = [0, *(s.end for s in found)]
    assert all(a <= s.start < s.end <= len(text) for a, s in zip(ends, found, strict=False))
    inside = "".join(text[s.start : s.end] for s in found)
    assert "".join(inside.split()) == "".join(text.split())
    assert [s.index for s in found] == list(range(len(found)))
