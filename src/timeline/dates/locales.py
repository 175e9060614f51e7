"""Other languages, by dateparser's CLDR data: which stretches of a text may be dates, and what one says.

No language has code of its own. dateparser reads a stretch against three fixed days; what stays the same and what
moves with the day tells whether it is absolute, lacks its year, is a weekday, or counts from the day. The Phrase so
found is resolved as an English one is, with the same anchor, tense and granularity.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from timeline.dates.phrase import Calendar, Phrase, Shifted
from timeline.errors import LanguageError

# Three noons that differ in year, month, day of the month and weekday, each with room to both sides.
_BASES = (datetime(2021, 3, 10, 12), datetime(2018, 11, 23, 12), datetime(2015, 7, 4, 12))  # noqa: DTZ001
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_MOST = 8  # words and numbers of one expression
_SEPARATOR = r"(?:,\s?(?=\d{4})|(?<!\d{4})\.\s?|\s{0,2}[/'’-]?\s?)"  # a comma only before a year


def check(languages: Iterable[str]) -> tuple[str, ...]:
    """The codes, if dateparser knows each. Raises LanguageError, which lists the known ones."""
    given = tuple(languages)
    unknown = [code for code in given if code not in known()]
    if unknown:
        raise LanguageError(f"unknown language {unknown[0]!r}; the known ones are {', '.join(sorted(known()))}")
    return given


@functools.cache
def known() -> frozenset[str]:
    """The codes of all languages that dateparser has data for."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - dateparser takes 0.5 s to import

    return frozenset(language_order)


def phrases(text: str, language: str) -> Iterator[tuple[int, int, Phrase]]:
    """The expressions of the text in a language: half-open offsets and what each says, in its order."""
    pattern, telling = _patterns(language)
    at = 0
    while match := pattern.search(text, at):
        at = match.end() if match.end() > match.start() else match.end() + 1
        for start, end in _stretches(text, match, telling):
            phrase = say(text[start:end], language)
            if phrase is not None:
                yield start, end, phrase
                at = end
                break


def _stretches(text: str, match: re.Match[str], telling: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The match and its shorter beginnings and ends that still hold a telling word, longest first."""
    start, end = match.span()
    cuts = [m.span() for m in re.finditer(r"[^\W\d_]+|\d+", text[start:end])]
    for drop in range(min(len(cuts), 5)):
        for left in range(drop + 1):
            right = drop - left
            low, high = start + cuts[left][0], start + cuts[len(cuts) - 1 - right][1]
            if low < high and telling.search(text, low, high):
                yield low, high


@functools.lru_cache(maxsize=4096)
def say(text: str, language: str | None) -> Phrase | None:
    """What a text says in that language, or in whichever reads it; None where dateparser reads no date."""
    read = [_read(text, language, base) for base in _BASES]
    if any(r is None for r in read):
        return None
    found = [(when, period) for when, period in (r for r in read if r)]
    days = [when for when, _ in found]
    period = found[0][1]
    parts = {"year": 1, "month": 2}.get(period, 3)
    if len({(d.year, d.month, d.day)[:parts] for d in days}) == 1:
        return _absolute(days[0], period)
    offsets = {day - base for day, base in zip(days, _BASES, strict=True)}
    if len(offsets) == 1 and period in ("day", "time") and next(iter(offsets)).seconds:
        return Shifted(amounts=((abs(next(iter(offsets)).total_seconds()), "second"),), sign=_sign(offsets), unit="day")
    counted = _counted(days, period)
    if counted is not None:
        size = "day" if period == "time" else period
        whole = abs(counted) <= 1 and not any(c.isdigit() for c in text)
        return Shifted(amounts=((abs(counted), size),), sign=1 if counted >= 0 else -1, whole=whole)
    clock = _clock(days[0], period)
    if len({(d.month, d.day) for d in days}) == 1 and period != "month":
        return Calendar(unit="day", month=days[0].month, day=days[0].day, clock=clock)
    if len({d.weekday() for d in days}) == 1:
        return Calendar(unit="day", weekday=days[0].weekday(), clock=clock)
    return Calendar(unit="month", month=days[0].month) if len({d.month for d in days}) == 1 else None


def _sign(offsets: Iterable[Any]) -> int:
    return 1 if next(iter(offsets)).total_seconds() >= 0 else -1


def _absolute(day: datetime, period: str) -> Phrase:
    if period == "year":
        return Calendar(unit="year", year=day.year)
    if period == "month":
        return Calendar(unit="month", year=day.year, month=day.month)
    return Calendar(unit="day", year=day.year, month=day.month, day=day.day, clock=_clock(day, period))


def _clock(day: datetime, period: str) -> str:
    return f"T{day:%H:%M}" if period == "time" else ""


def _counted(days: Sequence[datetime], period: str) -> int | None:
    """How many units the results lie from their bases, if from all the same number."""
    counts = set()
    for day, base in zip(days, _BASES, strict=True):
        if period == "year":
            counts.add(day.year - base.year)
        elif period == "month":
            counts.add(day.year * 12 + day.month - base.year * 12 - base.month)
        elif period == "week":
            counts.add(round((day.date() - base.date()).days / 7))
        else:
            counts.add((day.date() - base.date()).days)
    return counts.pop() if len(counts) == 1 else None


def _read(text: str, language: str | None, base: datetime) -> tuple[datetime, str] | None:
    data = _parser(language, base).get_date_data(text)
    return (data.date_obj.replace(tzinfo=None), str(data.period)) if data.date_obj else None


@functools.lru_cache(maxsize=64)
def _parser(language: str | None, base: datetime) -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {
        "RELATIVE_BASE": base,
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    return DateDataParser(languages=[language] if language else None, settings=settings)


@functools.lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What an expression of the language looks like, and what one must hold to be one."""
    from dateparser.languages.loader import default_loader  # noqa: PLC0415

    info = default_loader.get_locale(language).info
    names = [w for key in (*_MONTHS, *_WEEKDAYS) for w in info.get(key, ()) if len(w) > 2 or not w.isascii()]  # noqa: PLR2004
    relative = [w for words in info.get("relative-type", {}).values() for w in words]
    ago, ahead = info.get("ago", ()), info.get("in", ())
    units = [w for key in _UNITS for w in info.get(key, ()) if len(w) > 1 or not w.isascii()]
    counted = [_counted_form(w) for words in info.get("relative-type-regex", {}).values() for w in words]
    joined = info.get("no_word_spacing") == "True" or _is_unspaced(names)
    edge = ("", "") if joined else (r"(?<!\w)", r"(?!\w)")
    numbers = list(_numbers(info))
    words = [*names, *relative, *ago, *units, *numbers]
    unit = rf"(?:{edge[0]}(?:{_any(words)}){edge[1]}|(?<!\d)\d{{1,4}}(?!\d))"
    links = [w for w in info.get("pertain", ()) if any(c.isalpha() for c in w)]
    link = rf"(?:{edge[0]}(?:{_any(links)}){edge[1]}{_SEPARATOR})?" if links else ""
    forward = rf"{edge[0]}(?:{_any(ahead)})\s?(?:\d{{1,4}}|{_any(numbers)})\s?(?:{_any(units)}){edge[1]}"
    pattern = rf"(?:{_any(counted, escape=False)})|{forward}|{unit}(?:{_SEPARATOR}{link}{unit}){{0,{_MOST}}}"
    years = rf"\d{{4}}\s?(?:{_any(info.get('year', ()))})" if joined else "(?!)"
    told = _any([*names, *relative, *ago])
    telling = rf"{edge[0]}(?:{told}){edge[1]}|{_any(counted, escape=False)}|{forward}|{years}"
    return re.compile(pattern, re.IGNORECASE), re.compile(telling, re.IGNORECASE)


def _is_unspaced(names: Sequence[str]) -> bool:
    """Whether the script writes words without blanks between them: Han, Kana, Thai, Lao, Khmer, Burmese."""
    scripts = ("\u0e00-\u0eff", "\u1000-\u109f", "\u1780-\u17ff", "\u3040-\u9fff")
    return any(re.search(f"[{''.join(scripts)}]", name) for name in names)


def _any(words: Iterable[str], *, escape: bool = True) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(w) if escape else w for w in ordered) or "(?!)"


def _counted_form(form: str) -> str:
    """A counted form of dateparser's data as a plain pattern: its possessive number group made bounded."""
    literal = re.split(r"\(\\d[^)]*\)", form)
    return r"\d{1,4}(?:[.,]\d)?".join(re.escape(part) for part in literal)


def _numbers(info: Any) -> Iterator[str]:
    """Number words, as the simplifications of the data give them."""
    for rule in info.get("simplifications", ()):
        for word, value in rule.items():
            if str(value).isdecimal() and word.replace("'", "").isalpha():
                yield word
