"""Which rules are tried where: the few that the next tokens allow, and never one too few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.pattern import HEAD
from timeline.dates.rules import Rule, Stage, english

GRAMMAR = english()
STAGES = {"first": GRAMMAR.first, "second": GRAMMAR.second}
RULES = {
    "first": tuple(rule for rule in GRAMMAR.rules.values() if rule.row.stage == 1),
    "second": tuple(rule for rule in GRAMMAR.rules.values() if rule.row.stage == 2),
}
# Beginnings that rules share, as characters: words of examples, and expressions that stage 2 sees as one.
LINES = [GRAMMAR.lexicon.cut(e.text).signs for rule in GRAMMAR.rules.values() for e in rule.row.examples]
SIGNS = sorted({*"".join(LINES), *GRAMMAR.lexicon.items.values()})


def matching(name: str, line: str) -> set[str]:
    """The rules of a stage that match a line from its beginning, found by trying all of them."""
    return {rule.name for rule in RULES[name] if rule.pattern.regex.match(line)}


def offered(stage: Stage, line: str) -> list[Rule]:
    return list(stage[line[:HEAD]])


@pytest.mark.parametrize("name", STAGES)
@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_each_rule_that_matches_is_offered(name: str, line: str) -> None:
    for at in range(len(line)):
        assert matching(name, line[at:]) <= {rule.name for rule in offered(STAGES[name], line[at:])}


@pytest.mark.parametrize("name", STAGES)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=9).map("".join))
def test_each_rule_that_matches_is_offered_anywhere(name: str, line: str) -> None:
    assert matching(name, line) <= {rule.name for rule in offered(STAGES[name], line)}


@pytest.mark.parametrize("name", STAGES)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=HEAD).map("".join))
def test_rules_keep_their_order(name: str, line: str) -> None:
    rules = [rule.name for rule in RULES[name]]
    places = [rules.index(rule.name) for rule in offered(STAGES[name], line)]
    assert places == sorted(set(places))


def test_most_rules_are_not_offered() -> None:
    line = GRAMMAR.lexicon.cut("the last week").signs
    names = {rule.name for rule in offered(GRAMMAR.first, line)}
    assert "relation-unit" in names
    assert len(names) < len(RULES["first"]) / 4
    assert not offered(GRAMMAR.first, GRAMMAR.lexicon.cut("the and of").signs)


def test_nothing_is_kept_beyond_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.dates.rules._KEPT", 2)
    stage = Stage(RULES["first"])
    for line in LINES[:20]:
        assert [rule.name for rule in offered(stage, line)] == [rule.name for rule in offered(GRAMMAR.first, line)]
        assert len(stage) <= 2
