"""Every form of every rule: words drawn from its own pattern are read without an exception and hold what they say."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import find_dates
from timeline.dates.rules import english

GRAMMAR = english()
RULES = {rule.name: rule for rule in GRAMMAR.rules.values() if rule.row.stage == 1}
ANCHOR = dt.date(2005, 11, 15)


def words_by_sign() -> dict[str, list[str]]:
    """The words that share a character, in order; a digit's own is left to the digits."""
    found: dict[str, list[str]] = {}
    for word, sign in GRAMMAR.lexicon.table.items():
        found.setdefault(sign, []).append(word)
    return {sign: sorted(words)[:20] for sign, words in found.items()}


PIECES = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(|\)|.", re.DOTALL)


def without_looking_around(pattern: str) -> str:
    """The pattern without lookaheads and lookbehinds, which no strategy can fill."""
    kept, depth, hidden = [], 0, 0
    for piece in PIECES.findall(pattern):
        depth += (piece[0] == "(") - (piece == ")")
        hidden = hidden or (depth if re.match(r"\(\?<?[=!]", piece) else 0)
        if not hidden:
            kept.append(piece)
        elif depth < hidden:
            hidden = 0
    return "".join(kept)


WORDS = words_by_sign()


@pytest.mark.parametrize("name", RULES)
@given(data=st.data())
@settings(max_examples=12)
def test_no_form_of_a_rule_fails(name: str, data: st.DataObject) -> None:
    pattern = without_looking_around(RULES[name].pattern.regex.pattern)
    line = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    text = "".join(data.draw(st.sampled_from(WORDS.get(sign, [sign]))) for sign in line)
    for found in find_dates(text, anchor=ANCHOR):
        assert text[found.start : found.end] == found.text
        assert found.value
