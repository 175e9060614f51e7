"""What a file says of its day of publication -> a date or a datetime."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from email.utils import parsedate_to_datetime
from typing import Any

_NOT_SAID = frozenset(("", "none", "null", "nan", "nat", "n/a", "na", "unknown", "undated", "-", "?"))
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})\b")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MONTHS = 12
# Seconds since 1970 of a news article; more is milliseconds, and less a number of another kind.
_EARLIEST, _LATEST = 10**8, 10**10


def read_published(value: Any) -> dt.date | dt.datetime | None:
    """The day or moment meant, None where it is said that there is none ("", "N/A").

    Reads ISO 8601 (also compact, with blanks, slashes or dots), the dates of mails and feeds (RFC 5322), seconds and
    milliseconds since 1970, and dates in words of any language that dateparser knows. Raises ValueError for anything
    else, above all for `03/04/2005`, which is a day in March to some and in April to others.
    """
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value!r} is no date")  # noqa: TRY004  every fault of a date is one kind
    text = str(value).strip()
    if text.casefold() in _NOT_SAID:
        return None
    if _DIGITS.fullmatch(text):
        return _number(text)
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _iso(text)
    numeric = _NUMERIC.match(text)
    dotted = numeric is not None and numeric[2] == "."  # written where the day stands first
    if numeric and not dotted and max(int(numeric[1]), int(numeric[3])) <= _MONTHS and numeric[1] != numeric[3]:
        raise ValueError(f"{text!r} may be day/month or month/day")
    return _in_words(text, day_first=dotted)


def _number(text: str) -> dt.date | dt.datetime:
    """`20051115`, `20051115103000`, or seconds or milliseconds since 1970."""
    if _COMPACT.fullmatch(text) and text[:2] in ("18", "19", "20") and len(text) in (8, 14):
        return _iso(text)
    seconds = float(text)
    seconds = seconds / 1000 if seconds > _LATEST else seconds
    if not _EARLIEST <= seconds <= _LATEST:
        raise ValueError(f"{text!r} is no date")
    return dt.datetime.fromtimestamp(seconds, dt.timezone.utc)


def _iso(text: str) -> dt.date | dt.datetime:
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day, hour, minute, second = (int(part) if part else 0 for part in compact.groups())
        if not compact[4]:
            return dt.date(year, month, day)
        zone = dt.timezone.utc if text.endswith(("Z", "z")) else None
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    match = _ISO.fullmatch(text)
    assert match  # noqa: S101  the caller has tried it
    date = dt.date(int(match[1]), int(match[2]), int(match[3]))
    if not match[4]:
        return date
    clock_match = _CLOCK.fullmatch(match[4].strip())
    if not clock_match:
        return _in_words(text)
    hours, minutes, seconds, fraction, utc, sign, zone_hours, zone_minutes = clock_match.groups()
    micro = int((fraction or "0").ljust(6, "0")[:6])
    zone = dt.timezone.utc if utc else _offset(sign, zone_hours, zone_minutes)
    return dt.datetime.combine(date, dt.time(int(hours), int(minutes), int(seconds or 0), micro, tzinfo=zone))


def _offset(sign: str | None, hours: str | None, minutes: str | None) -> dt.timezone | None:
    if not sign:
        return None
    away = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if away >= dt.timedelta(days=1):
        raise ValueError(f"no time zone is {sign}{hours}:{minutes or '00'} hours away")
    return dt.timezone(-away if sign == "-" else away)


def _in_words(text: str, *, day_first: bool = False) -> dt.date | dt.datetime:
    """A date of mails and feeds, or one in words; a day alone stays a day."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        pass
    import dateparser  # noqa: PLC0415  takes half a second to load, and is seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own dependencies
        # A fixed base: no part of the date may come from the clock, which strictness holds for all but the time of day.
        settings: Any = {"STRICT_PARSING": True, "RELATIVE_BASE": dt.datetime(2000, 1, 1), "PARSERS": ["absolute-time"]}  # noqa: DTZ001
        if day_first:
            settings["DATE_ORDER"] = "DMY"
        found: dt.datetime | None = dateparser.parse(text, settings=settings)
    if found is None:
        raise ValueError(f"{text!r} is no date")
    return found if re.search(r"\d:\d\d|\d\s*[ap]\.?m\b", text, re.IGNORECASE) else found.date()
