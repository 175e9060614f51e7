"""One row an entry: CSV that a spreadsheet opens without running anything, and the rows that frames are made of."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

import attrs

from timeline.model import Entry, Source
from timeline.writing.words import by_id, first_mentions, in_order, label_words, one_line, well_formed

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"; the last four are the wide forms of East
# Asian keyboards): at the start of a cell, and after what may be taken for the end of one in another locale.
_FORMULA = re.compile(r"((?:^|[;,\t|\"])[\s'\"]*)([=+\-@\uff1d\uff0b\uff0d\uff20])")
_JOINT = "; "


@attrs.frozen(kw_only=True)
class Row:
    """An entry as a row. start, end: None where that side is open; edtf: "" without a date.

    documents: the ids of all that report it; quote: the first sentence that does; conflicts: the fields in dispute.
    """

    id: str
    start: dt.date | None
    end: dt.date | None
    edtf: str
    granularity: str
    approximate: bool
    uncertain: bool
    date_basis: str
    type: str
    status: str
    label: str
    participants: tuple[str, ...]
    participant_countries: tuple[str, ...]
    places: tuple[str, ...]
    place_countries: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    series: str
    ordinal: int | None
    part_of: str
    reports: int
    voices: int
    confidence: float
    conflicts: tuple[str, ...]
    documents: tuple[str, ...]
    urls: tuple[str, ...]
    quote: str


def rows(entries: Sequence[Entry], sources: Sequence[Source]) -> list[Row]:
    """A row for each entry, the earliest first."""
    documents = by_id(sources)
    return [_row(entry, documents) for entry in in_order(entries)]


def _row(entry: Entry, documents: dict[str, Source]) -> Row:
    date = entry.date
    located = next((place for place in entry.places if place.latitude is not None), None)
    told = next((mention.quote for mention in first_mentions(entry) if mention.quote), "")
    urls = (documents[each].url for each in entry.sources if each in documents)
    return Row(
        id=entry.id,
        start=date.start if date else None,
        end=date.end if date else None,
        edtf=date.edtf if date else "",
        granularity=date.granularity.value if date else "",
        approximate=bool(date and date.approximate),
        uncertain=bool(date and date.uncertain),
        date_basis=entry.date_basis.value if entry.date_basis else "",
        type=entry.type,
        status=entry.status.value,
        label=label_words(entry),
        participants=tuple(actor.name for actor in entry.participants),
        participant_countries=_known(actor.country for actor in entry.participants),
        places=tuple(place.name for place in entry.places),
        place_countries=_known(place.country for place in entry.places),
        latitude=located.latitude if located else None,
        longitude=located.longitude if located else None,
        series=entry.series or "",
        ordinal=entry.ordinal,
        part_of=entry.part_of or "",
        reports=len(entry.sources),
        voices=entry.voices,
        confidence=round(entry.confidence, 4),
        conflicts=tuple(conflict.field for conflict in entry.conflicts),
        documents=entry.sources,
        urls=_known(urls),
        quote=one_line(told),
    )


def _known(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def columns() -> tuple[str, ...]:
    """The names of a row's columns, in their order."""
    return tuple(field.name for field in attrs.fields(Row))


def to_csv(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """A line of names and one line an entry, lists joined by "; ", by the rules of RFC 4180.

    It begins with a byte order mark, without which Excel takes UTF-8 for another encoding. A cell that a spreadsheet
    would run as a formula gets an apostrophe before its sign.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns())
    for row in rows(entries, sources):
        writer.writerow([_cell(value) for value in attrs.astuple(row, recurse=False)])
    return "\ufeff" + buffer.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date | int | float):
        return str(value)
    joined = _JOINT.join(map(str, value)) if isinstance(value, tuple) else str(value)
    return harmless(one_line(well_formed(joined)))


def harmless(text: str) -> str:
    """The text so that no spreadsheet runs a part of it."""
    return _FORMULA.sub(r"\1'\2", text)
