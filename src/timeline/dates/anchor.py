"""The day of writing that a text gives of itself: in its dateline, its byline, or a date line at its head.

A date elsewhere is what the text speaks of, not when it was written, however early it stands ("On 6 November 2025 the
president will host ...").
"""

from __future__ import annotations

import re
from datetime import date

from timeline.dates.lexicon import Tokens
from timeline.dates.phrase import Calendar
from timeline.dates.read import Item, english_reader
from timeline.dates.spoken import named_years

_HEAD = 1200  # code points; headlines, standfirsts and bylines come before the text, but not a page before
_NEAR = 3  # months; reports speak of the months around them, background is mostly older
_LABEL = (
    r"(?:(?:first|last)\s+)?(?:published|posted|updated|modified|released|issued|written|created|filed|date|dated)"
    r"(?:\s+(?:on|at))?"
)
# "By Ann Lee and Bo Chen, ", "Times Tengri | ", "- ": words that a line of its own may carry before the date.
_CREDIT = r"(?:by\s+)?(?:[A-Z][\w.'’&-]*[\s,]+(?:(?:and|of|the|for)\s+)*){0,7}"
_CREDITED = re.compile(rf"[\s\-–—|•·*(\[]*(?:{_CREDIT})?[|•·:,–—-]*\s*(?:(?i:{_LABEL})\s*:?\s*)?")
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})?"
_AFTER = re.compile(
    rf"[\s,;|•·()\[\]–—-]*(?:{_CLOCK})?[\s,;|•·()\[\]–—-]*(?:\d+\s*min(?:ute)?s?\s+read|(?i:{_LABEL})\b.*)?\W*",
    re.IGNORECASE,
)
# What stands before and after the date of a dateline: a place or agency; perhaps an agency, then a dash or colon.
_PLACE = re.compile(
    r"\s*(?:[A-Z][\w.'’&/-]*[\s,]*(?:(?:and|of|the|de|la|du|al)\s+)?){1,8}(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)?[\s,:–—-]*"
)
_DASH = re.compile(r"[\s,.]*(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:--+|[–—:]|-(?=\s))")


def find_anchor(text: str) -> date | None:
    """The day on which the text says that it was written; None where it does not say so.

    A dateline without a year takes it from the latest dates that the text names, if one of them lies within three
    months of it and the weekdays named fit. Where they leave it open, so does this.
    """
    reader = english_reader()
    head = text[:_HEAD]
    tokens = reader.grammar.lexicon.cut(head)
    for item in reader.items(head, tokens):
        phrase = item.phrase
        if isinstance(phrase, Calendar) and phrase.month and phrase.day and _stands_as_dateline(head, tokens, item):
            return _day(phrase, phrase.year or _year(text, phrase))
    return None


def _stands_as_dateline(text: str, tokens: Tokens, item: Item) -> bool:
    """Whether the date opens its line after a place or agency, or has the line to itself and its byline."""
    start, end = tokens.starts[item.start], tokens.starts[item.end]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if (not before.strip() or _PLACE.fullmatch(before)) and _DASH.match(after):
        return True
    return bool(_CREDITED.fullmatch(before) and _AFTER.fullmatch(after))


def _day(phrase: Calendar, year: int | None) -> date | None:
    if year is None or phrase.month is None or phrase.day is None:
        return None
    try:
        return date(year, phrase.month, phrase.day)
    except ValueError:  # 29 February of a year that has none
        return None


def _year(text: str, dateline: Calendar) -> int | None:
    """The year of a dateline that lacks one: that of the latest month named, if the dateline falls close to it.

    Most news names no year but those of its background, so the weekdays it names must fit as well: a report speaks of
    the day of its dateline or the day before.
    """
    named, weekdays = _named(text)
    if not named:
        return None
    month, latest = dateline.month or 1, max(year for year, _ in named)
    months, year = min((abs((year - y) * 12 + month - m), -year) for year in (latest - 1, latest) for y, m in named)
    day = _day(dateline, -year)
    # One date alone is as likely an anniversary.
    if months > _NEAR or day is None or sum(y + year in (0, 1) for y, _ in named) < 2:  # noqa: PLR2004
        return None
    return -year if not weekdays or weekdays & {day.weekday(), (day.weekday() - 1) % 7} else None


def _named(text: str) -> tuple[list[tuple[int, int]], set[int]]:
    """Year and month of each date that has both, but for goals that lie ahead ("by May 2030"); the bare weekdays."""
    reader = english_reader()
    tokens = reader.grammar.lexicon.cut(text)
    items = reader.items(text, tokens)
    calendar = [item.phrase for item in items if isinstance(item.phrase, Calendar)]
    weekdays = {p.weekday for p in calendar if p.weekday is not None and p.day is None}
    return [(n.year, n.month) for n in named_years(text, tokens, items) if n.month], weekdays
