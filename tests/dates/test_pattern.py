"""The language of the patterns, on tokens that are letters."""

from __future__ import annotations

import pytest

from timeline.dates.pattern import Alphabet, Pattern, compile_pattern
from timeline.dates.rules import english
from timeline.errors import TableError

ALPHABET = Alphabet(word=lambda word: word[0], slot=lambda name: frozenset(name[0].upper()), parts={"it": "{unit}"})


def compiled(source: str) -> Pattern:
    return compile_pattern(source, ALPHABET)


@pytest.mark.parametrize(
    ("source", "tokens", "filled"),
    [
        ("{day} {month}", "D M", {"day": ("day", 0, 1), "month": ("month", 2, 3)}),
        ("{day}( {month})?", "D", {"day": ("day", 0, 1)}),
        ("({day} ago|{day:month} on)", "M o", {"day": ("month", 0, 1)}),  # the taken one has the plain name
        ("{day} {day:month}", "D M", {"day": ("day", 0, 1), "day__2": ("month", 2, 3)}),
        ("{:day} <kept=it>", "D U", {"kept": ("kept", 2, 3), "unit": ("unit", 2, 3)}),
        # What is ruled out fills no slot, also where it was found and only the rest of it was not.
        ("(?!a {unit}-long)a {unit}", "a U", {"unit": ("unit", 2, 3)}),
        ("a {unit}(?! {day} <kept=it>)", "a U D", {"unit": ("unit", 2, 3)}),
        ("a {unit}(?= {day})", "a U D", {"unit": ("unit", 2, 3), "day": ("day", 4, 5)}),
    ],
)
def test_what_fills_the_slots(source: str, tokens: str, filled: dict[str, tuple[str, int, int]]) -> None:
    pattern = compiled(source)
    match = pattern.regex.match(tokens)
    assert match is not None
    assert pattern.filled(match) == filled


@pytest.mark.parametrize("name", english().rules)
def test_no_rule_keeps_what_it_rules_out(name: str) -> None:
    """Python 3.10 leaves the groups of a negative lookahead filled where it failed: "a year ago" was two years."""
    regex = english().rules[name].pattern.regex.pattern
    for piece in ("(?!", "(?<!"):
        for start in range(len(regex)):
            if regex.startswith(piece, start):
                assert "(?P<" not in _group(regex, start)


def _group(regex: str, start: int) -> str:
    """The group that opens there, as far as the parenthesis that closes it."""
    depth, in_set, escaped = 0, False, False
    for at in range(start, len(regex)):
        sign = regex[at]
        if escaped:
            escaped = False
            continue
        escaped = sign == "\\"
        in_set = (in_set or sign == "[") and sign != "]"
        depth += 0 if in_set else (sign == "(") - (sign == ")")
        if depth == 0:
            return regex[start:at]
    raise AssertionError("a group is never closed")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("(a", "a parenthesis is never closed"),
        ("a)", "balance the parentheses"),
        ("a?", "can match nothing"),
        ("<no>", "the unknown part <no>"),
    ],
)
def test_faults(source: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        compiled(source)
