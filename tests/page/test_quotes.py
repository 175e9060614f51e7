"""Sentences cut at their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Mention, TimeExpression, TimexType
from timeline.writing.page.quotes import segments

QUOTE = "Varga visited Rabat on Monday."


def _mention(words: str, quote: str = QUOTE, base: int = 40, shift: int = 0) -> Mention:
    at = base + quote.index(words) + shift
    return Mention(
        document="d", start=at, end=at + len(words), text=words, sentence=(base, base + len(quote)), quote=quote
    )


def _date(words: str, quote: str = QUOTE, base: int = 40, shift: int = 0) -> TimeExpression:
    at = base + quote.index(words) + shift
    return TimeExpression(text=words, start=at, end=at + len(words), type=TimexType.DATE, value="X")


CASES = [
    ("trigger and date", [_mention("visited")], [_date("Monday")],
     ["Varga ", ["t", "visited"], " Rabat on ", ["d", "Monday"], "."]),
    ("two triggers", [_mention("Rabat"), _mention("visited")], [],
     ["Varga ", ["t", "visited"], " ", ["t", "Rabat"], " on Monday."]),
    ("the whole sentence", [_mention(QUOTE)], [], [["t", QUOTE]]),
    ("the same twice", [_mention("visited"), _mention("visited")], [],
     ["Varga ", ["t", "visited"], " Rabat on Monday."]),
    ("date within the trigger", [_mention("on Monday")], [_date("Monday")],
     ["Varga visited Rabat ", ["t", "on Monday"], "."]),
    ("offsets that do not fit", [_mention("visited", shift=3)], [], [QUOTE]),
    ("a date before the sentence", [_mention("visited")], [_date("Monday", shift=-60)],
     ["Varga ", ["t", "visited"], " Rabat on Monday."]),
    ("no mention", [], [_date("Monday")], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mentions", "dates", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_segments(mentions: list[Mention], dates: list[TimeExpression], expected: list[object]) -> None:
    assert segments(mentions, dates) == expected


def test_code_points_beyond_the_basic_plane_count_one() -> None:
    quote = "\U0001f91d\U0001f1eb\U0001f1f7 Varga visited Rabat."
    assert segments([_mention("visited", quote)], [])[1] == ["t", "visited"]


def test_without_its_sentence_a_mention_is_its_trigger() -> None:
    bare = [
        Mention(document="d", start=n, end=n + 5, text=word, sentence=(0, 99))
        for n, word in ((3, "visit"), (20, "talks"))
    ]
    assert segments(bare, []) == [["t", "visit"], " … ", ["t", "talks"]]


@given(st.text(min_size=1), st.data())
def test_the_pieces_make_the_sentence(quote: str, data: st.DataObject) -> None:
    marks = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(quote)))
        end = data.draw(st.integers(start, len(quote)))
        marks.append(
            Mention(
                document="d",
                start=7 + start,
                end=7 + end,
                text=quote[start:end],
                sentence=(7, 7 + len(quote)),
                quote=quote,
            )
        )
    pieces = segments(marks, [])
    assert "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces) == quote
