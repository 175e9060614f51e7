"""Trigger words in raw text, and refusals by the words around them."""

import pytest

from timeline.events.refusals import Refusal, refusal, rules
from timeline.events.triggers import Lexicon
from timeline.events.types import builtin_types

LEXICON = Lexicon(builtin_types())

CASES = [
    ("He paid a visit to Peru.", [("visit", "visit")]),
    ("They held a first round of direct talks.", [("round", "meeting"), ("talks", "meeting")]),
    ("She flew on Monday to Lima.", [("flew", "visit")]),
    ("She flew a kite.", []),
    ("The envoy is due in Oslo.", [("due", "visit")]),
    ("They signed the accord.", [("signed", "signing")]),
    ("The six-summits plan", [("summits", "summit")]),
    ("He is visited by ministers; the VISIT is short.", [("visited", "visit"), ("VISIT", "visit")]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_scan(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[c.start : c.end], c.triggers[0].type) for c in LEXICON.scan(text)] == found


def _first(rule: Refusal, text: str) -> Refusal | None:
    for candidate in LEXICON.scan(text):
        words = [t.word for t in candidate.triggers if not rule.words or t.word in rule.words]
        if words:
            return refusal(text, candidate.start, candidate.end, words[0])
    pytest.fail(f"no trigger of {rule.words} in {text!r}")


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, *_ in rules() for text in rule.examples])
def test_examples_are_refused(rule: Refusal, text: str) -> None:
    found = _first(rule, text)
    assert found is not None
    assert found.name == rule.name


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, *_ in rules() for text in rule.keep])
def test_kept_texts_are_kept(rule: Refusal, text: str) -> None:
    assert _first(rule, text) is None


def test_scanning_is_linear() -> None:
    assert len(LEXICON.scan("visit " * 20000)) == 20000
