"""Hypothesis strategies for tests of your own: spans, anchors, and English phrases together with what they mean.

Needs hypothesis (extra `test`). Every strategy gives values that the library must read back::

    @given(strategies.phrases())
    def test_my_pipeline(phrase):
        found = timeline.find_dates(phrase.text, anchor=phrase.anchor)
        assert found[0].value == phrase.value
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from timeline.strategies import named, several, told
from timeline.strategies.made import Phrase, anchors, days, dirty, spans

__all__ = ["Phrase", "anchors", "days", "dirty", "families", "phrases", "spans"]


def families() -> dict[str, Callable[[], st.SearchStrategy[Phrase]]]:
    """The families of phrases by name, each a strategy of its own."""
    return {
        "absolute": named.absolute, "numbers": named.numbers, "months": named.months,
        "parts of months": named.parts_of_months, "years": named.years, "decades and centuries": named.long_spans,
        "nth days": named.nth_days, "holidays": named.holidays, "ago": told.ago, "beside a day": told.beside_a_day,
        "business days": told.working_days, "last this next": told.last_this_next, "near days": told.near_days,
        "weekdays": told.weekdays, "what is fixed": told.fixed, "lengths": told.lengths, "sets": told.sets,
        "clocks": told.clocks, "vague": told.vague, "ranges": several.ranges, "lists": several.lists,
        "sides": several.sides, "first parts": several.first_parts,
    }  # fmt: skip


def phrases() -> st.SearchStrategy[Phrase]:
    """English time expressions with what they mean."""
    return st.one_of(*(family() for family in families().values()))
