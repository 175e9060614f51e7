"""Cutting a text into tokens and their characters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import find_dates
from timeline.dates.lexicon import OTHER, Tokens
from timeline.dates.rules import english

LEXICON = english().lexicon
PIECES = st.sampled_from(["12345", "20161016", "1", "day", "x", " ", "\n", "\t", "\xa0", "\u2003", "\x1c", "   ", "é"])


def one_by_one(tokens: Tokens) -> str:
    """The characters of the tokens, each cut by itself between words that keep it apart."""
    found = []
    for token in tokens.texts:
        alone = LEXICON.cut(f"({token}(")
        found.append(alone.signs[alone.texts.index(token)] if token in alone.texts else OTHER)
    return "".join(found)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_a_token_has_its_character_in_any_text(text: str) -> None:
    tokens = LEXICON.cut(f"{text}.")
    assert tokens.signs == one_by_one(tokens)
    assert "".join(tokens.texts) == f"{text}."


@pytest.mark.parametrize(
    "blank", ["\t\t\t", "   \t", "\xa0\xa0\xa0", "\x1c ", "\u2003", " \u2003 ", "\r\n   ", " " * 9, " \n ", "  \n"]
)
def test_blanks_of_any_kind_part_words(blank: str) -> None:
    assert [e.text for e in find_dates(f"3{blank}May{blank}1998")] == [f"3{blank}May{blank}1998"]


BLANKS = [" ", "\n", "\t", "\xa0", "\u2003"]
RUNS = ["".join(run) for size in (1, 2, 3) for run in itertools.product(BLANKS, repeat=size)]


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_run_of_blanks_is_one_unless_it_parts_paragraphs(run: str) -> None:
    sign = LEXICON.cut(f"3{run}May.").signs[1]
    assert sign == (OTHER if run.count("\n") > 1 else " ")
