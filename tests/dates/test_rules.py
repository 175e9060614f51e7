"""Every example of every rule: found whole, by that rule or one that wins over it, with the value the file says."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.dates import find_dates
from timeline.dates.rules import english
from timeline.model import DateSpan

EXAMPLES = [(name, e) for name, rule in english().rules.items() for e in rule.row.examples]
NEVER = [(name, text) for name, rule in english().rules.items() for text in rule.row.never]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda x: getattr(x, "text", x))
def test_example(name: str, example: Any) -> None:
    found = find_dates(example.text, anchor=example.anchor)
    wanted = example.find or example.text
    match = [e for e in found if e.text == wanted]
    assert match, f"{name}: {wanted!r} not among {[e.text for e in found]}"
    one = match[0]
    assert one.value == example.value, one.explain()
    assert (one.mod or "") == example.mod
    if example.days:
        assert one.date is not None
        assert one.date.contains(DateSpan.read(example.days))
        assert DateSpan.read(example.days).contains(one.date)
    if example.type:
        assert one.type == example.type


@pytest.mark.parametrize(("name", "text"), NEVER, ids=str)
def test_never(name: str, text: str) -> None:
    assert name not in [e.rule for e in find_dates(text)]
