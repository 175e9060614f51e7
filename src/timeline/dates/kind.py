"""What kind of text it is, told by the time expressions themselves: news, history, or a short message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.dates.phrase import Calendar, Phrase, Shifted
from timeline.dates.read import Item

_MESSAGE = 300  # longest text, in characters, that is taken for a message


def kind_of(text: str, items: Sequence[Item], anchor: date | None) -> str:
    """`history` where most dates lie well before the day of writing and few are told from it, else `news`.

    Where the day of writing is unknown the latest year named stands for it.

    A history tells years again and again; news tells weekdays, yesterday, last week. A short text is a `message`.
    """
    phrases = [i.phrase for i in items]
    years = [_year(p) for p in phrases if isinstance(p, Calendar) and p.year]
    present = anchor.year if anchor else max(years, default=0)
    old = sum(1 for year in years if year < present - 1)
    fresh = sum(1 for p in phrases if _is_deictic(p))
    if old >= 5 and old >= 4 * fresh:  # noqa: PLR2004
        return "history"
    return "message" if len(text) <= _MESSAGE and "\n\n" not in text.strip() else "news"


def _year(phrase: Calendar) -> int:
    return -(phrase.year or 0) if phrase.bc else phrase.year or 0


def _is_deictic(phrase: Phrase) -> bool:
    """Whether it is a weekday, or a day or week told from the day of writing."""
    if isinstance(phrase, Calendar):
        return phrase.weekday is not None and phrase.day is None
    return isinstance(phrase, Shifted) and phrase.base == "anchor" and phrase.kind in ("DAY", "WEEK")
