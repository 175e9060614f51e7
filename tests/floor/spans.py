"""Hypothesis strategies for day spans of every kind."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from timeline import DateSpan, Granularity

# The calendar's ends are where arithmetic breaks, so they are drawn often.
EDGES = [dt.date.min, dt.date.max, dt.date(4, 2, 29), dt.date(9999, 1, 1), dt.date(99, 12, 31), dt.date(2000, 2, 29)]
days = st.one_of(st.dates(), st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31)), st.sampled_from(EDGES))
granularities = st.sampled_from(Granularity)


@st.composite
def units(draw: st.DrawFn) -> DateSpan:
    """One calendar unit, sure or not."""
    return DateSpan.of(draw(days), draw(granularities), approximate=draw(st.booleans()))


@st.composite
def intervals(draw: st.DrawFn) -> DateSpan:
    """From one day, week, month ... to another, either side perhaps open or unknown."""
    size = draw(granularities)
    first, last = sorted((DateSpan.of(draw(days), size), DateSpan.of(draw(days), size)))
    left, right = draw(
        st.sampled_from(
            [("known", "known"), ("open", "known"), ("unknown", "known"), ("known", "open"), ("known", "unknown")]
        )
    )
    return DateSpan(
        start=first.start if left == "known" else None,
        end=last.end if right == "known" else None,
        granularity=size,
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        start_unknown=left == "unknown",
        end_unknown=right == "unknown",
    )


spans = st.one_of(units(), intervals())
