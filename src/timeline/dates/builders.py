"""The functions that `rules.en.toml` and `messages.en.toml` may name as `do`, by name: from slots to a Phrase."""

from __future__ import annotations

from collections.abc import Callable

from timeline.dates import say_messages as messages
from timeline.dates import say_names as names
from timeline.dates import say_spans as spans
from timeline.dates.phrase import Phrase

DOERS: dict[str, Callable[..., Phrase | None]] = {
    f.__name__: f
    for f in (
        names.calendar,
        names.dayword,
        names.numbered,
        names.holiday,
        names.hour_in_part,
        names.clock_ish,
        names.clock_words,
        names.ymd,
        names.part,
        names.add_year,
        names.clocked,
        spans.said_quarter,
        spans.year_ago,
        spans.stretch_of_one,
        spans.same_quarter,
        spans.quarter_ago,
        spans.quarter_ended,
        spans.length_range,
        spans.this_unit,
        spans.day_beside,
        spans.working_day,
        spans.day_weekday,
        spans.length_fraction,
        spans.week_of,
        spans.whole_unit,
        spans.relative,
        spans.length,
        spans.stretch,
        spans.shift,
        spans.ahead,
        spans.within,
        spans.nth,
        spans.edge,
        spans.every,
        spans.vague,
        messages.after_next,
        messages.weekend_of,
        messages.half_of,
        messages.small_hours,
        messages.glued,
        messages.hour,
        messages.beside,
        messages.weekdays_away,
        messages.iso_week,
        messages.compact_time,
        messages.every_nth,
        messages.hour_on,
        messages.every_at,
    )
}
