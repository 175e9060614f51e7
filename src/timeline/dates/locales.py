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

from timeline.dates.candidates import UNSPACED, candidates
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
_YEARS = (1000, 2199)  # that a bare number with a unit of years names rather than counts
_PLAIN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’()|])*")
_LONG_NAME = 4  # letters; shorter names may be other words ("Die", "mar")
_MOST = 8  # words and numbers of one expression
# A comma only before a year; a full stop after a day ("17. Juni") or an abbreviation before a number, else it ends a
# sentence.
_SEPARATOR = r"(?:,\s?(?=\d{4})|(?<=\d)(?<!\d{4})\.\s?|(?<=[^\W\d])\.\s?(?=\d)|\s{0,2}[/'’-]?\s?)"


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


def say_in_any(text: str) -> Phrase | None:
    """What a text says in whichever language reads it, the likeliest first; None where none does."""
    return next((phrase for code in candidates(text) if (phrase := say(text, code))), None)


@functools.lru_cache(maxsize=4096)
def say(text: str, language: str) -> Phrase | None:
    """What a text says in that language; None where dateparser reads no date."""
    read = [_read(text, language, base) for base in _BASES]
    if year := _named_year(text, read):
        return Calendar(unit="year", year=year)
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


def _named_year(text: str, read: Sequence[tuple[datetime, str] | None]) -> int | None:
    """The year that a text names with its unit ("2019年"), which dateparser takes for so many years ago."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 1 or not _YEARS[0] <= int(numbers[0]) <= _YEARS[1]:
        return None
    year = int(numbers[0])
    pairs = [(r[0].year, base.year) for r, base in zip(read, _BASES, strict=True) if r and r[1] == "year"]
    return year if pairs and all(year in (found, abs(found - base)) for found, base in pairs) else None


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


def _read(text: str, language: str, base: datetime) -> tuple[datetime, str] | None:
    data = _parser(language, base).get_date_data(text)
    return (data.date_obj.replace(tzinfo=None), str(data.period)) if data.date_obj else None


@functools.lru_cache(maxsize=64)
def _parser(language: str, base: datetime) -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {
        "RELATIVE_BASE": base,
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    return DateDataParser(languages=[language], settings=settings)


@functools.lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What an expression of the language looks like, and what one must hold to be one."""
    from dateparser.languages.loader import default_loader  # noqa: PLC0415

    info = default_loader.get_locale(language).info
    names = [w for key in (*_MONTHS, *_WEEKDAYS) for w in info.get(key, ()) if len(w) > 2 or not w.isascii()]  # noqa: PLR2004
    relative = [w for words in info.get("relative-type", {}).values() for w in words]
    ago, ahead = info.get("ago", ()), info.get("in", ())
    units = [w for key in _UNITS for w in info.get(key, ()) if len(w) > 1 or not w.isascii()]
    number = rf"(?:(?<!\d)\d{{1,4}}(?:[.,]\d)?|{_any(_numbers(info), escape=False)})"
    counted = _counted_forms([w for words in info.get("relative-type-regex", {}).values() for w in words], number)
    joined = info.get("no_word_spacing") == "True" or _is_unspaced(names)
    edge = ("", "") if joined else (r"(?<!\w)", r"(?!\w)")
    words = [*names, *relative, *ago, *units]
    ordinal = _any(w for w in info.get("skip", ()) if w.isalpha() and len(w) < 4)  # noqa: PLR2004 - "1er"
    unit = rf"(?:{edge[0]}(?:{_any(words)}|{number}){edge[1]}|(?<!\d)\d{{1,4}}(?:{ordinal})?(?!\d))"
    links = [w for w in info.get("pertain", ()) if any(c.isalpha() for c in w)]
    link = rf"(?:{edge[0]}(?:{_any(links)}){edge[1]}{_SEPARATOR})?" if links else ""
    forward = rf"{edge[0]}(?:{_any(ahead)})\s?{number}\s?(?:{_any(units)}){edge[1]}"
    told_counted = rf"{edge[0]}(?:{_any(counted, escape=False)}){edge[1]}"
    pattern = rf"{told_counted}|{forward}|{unit}(?:{_SEPARATOR}{link}{unit}){{0,{_MOST}}}"
    years = rf"\d{{4}}\s?(?:{_any(info.get('year', ()))})" if joined else "(?!)"
    told = _any([*_full_names(info), *relative, *ago])
    dated = rf"(?:\d\.?\s?(?:{_any(names)})|(?:{_any(names)})\.?\s?\d)"
    telling = rf"{edge[0]}(?:{told}){edge[1]}|{dated}|{told_counted}|{forward}|{years}"
    return re.compile(pattern, re.IGNORECASE), re.compile(telling, re.IGNORECASE)


def _full_names(info: Any) -> Iterator[str]:
    """Names of months and weekdays that need no number beside them: the longest of each, and all long ones."""
    for key in (*_MONTHS, *_WEEKDAYS):
        names = info.get(key, ())
        longest = max(map(len, names), default=0)
        yield from (w for w in names if len(w) == longest or len(w) >= _LONG_NAME or not w.isascii())


def _is_unspaced(names: Sequence[str]) -> bool:
    """Whether the script writes words without blanks between them: Han, Kana, Thai, Lao, Khmer, Burmese."""
    return any(re.search(f"[{UNSPACED}]", name) for name in names)


def _any(words: Iterable[str], *, escape: bool = True) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(w) if escape else w for w in ordered) or "(?!)"


def _counted_forms(forms: Iterable[str], number: str) -> list[str]:
    """Counted forms of dateparser's data as plain patterns: one for all that begin alike, its number made bounded."""
    ends: dict[str, list[str]] = {}
    for form in forms:
        start, *rest = re.split(r"\(\\d[^)]*\)", form)
        if len(rest) == 1:
            ends.setdefault(start, []).append(rest[0])
    return [f"{re.escape(start)}{number}(?:{_any(words)})" for start, words in ends.items()]


def _numbers(info: Any) -> Iterator[str]:
    """Patterns of number words, as the simplifications of the data give them; only letters, groups and choices."""
    for rule in info.get("simplifications", ()):
        for pattern, value in rule.items():
            if str(value).isdecimal() and _PLAIN.fullmatch(pattern):
                yield pattern.replace("(", "(?:")


def month_first(languages: Iterable[str]) -> bool:
    """Whether the first of the languages writes the month before the day in dates of numbers."""
    from dateparser.languages.loader import default_loader  # noqa: PLC0415

    code = next(iter(languages))
    order = str(default_loader.get_locale(code).info.get("date_order", "MDY"))
    return order.index("M") < order.index("D")
