"""The command that finds dates in a text: dates."""

from __future__ import annotations

import datetime as dt
import enum
import os
import sys
from collections.abc import Iterator
from typing import Annotated

import attrs
import typer

from timeline.cli import options as opt
from timeline.cli.choosing import read_span, today
from timeline.cli.report import Report, UsageError, counted
from timeline.cli.tables import is_terminal, put_row
from timeline.errors import ReadError
from timeline.model import Document, TimeExpression
from timeline.writing.words import date_words, one_line

DATES_EXAMPLES = """timeline dates "The talks open next Tuesday." --anchor 2025-06-10

timeline dates article.txt --format timeml

echo "a week ago" | timeline dates - --explain"""


class DatesFormat(str, enum.Enum):
    """How the dates are printed."""

    TABLE = "table"
    JSON = "json"
    TIMEML = "timeml"


@attrs.frozen(kw_only=True)
class Dated:
    """A document, the day it was resolved against, and its time expressions."""

    document: Document
    anchor: dt.date | dt.datetime | None
    found: list[TimeExpression]


def dates(
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT|FILE", help="A text, files of articles, or - for standard input.")
    ],
    anchor: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The day of writing, or none; else the article's own, or today for a TEXT.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[DatesFormat, typer.Option("--format", "-f", help="How to print them.")] = DatesFormat.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule read each, and how it was resolved.")
    ] = False,
    prefer: Annotated[
        str, typer.Option(metavar="auto|past|future", help="Where a day lies that the text leaves open.")
    ] = "auto",
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language", "-l", metavar="CODE", show_default=False, help="Languages to look for; may be repeated."
        ),
    ] = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Find the dates, times, durations and repetitions in a text, and the days that they mean."""
    with Report(quiet=quiet, as_json=json) as report:
        if prefer not in ("auto", "past", "future"):
            raise UsageError(f"--prefer is auto, past or future, not {prefer!r}")
        given = None if anchor in (None, "none") else _anchor(anchor or "")
        count = 0
        for document, is_article in _documents(text, report):
            day = given if anchor else _own_anchor(document, report, is_article=is_article)
            from timeline.dates import find_dates

            found = find_dates(document.text, anchor=day, prefer=prefer, languages=tuple(language or ("en",)))  # type: ignore[arg-type]
            count += len(found)
            _print(Dated(document=document, anchor=day, found=found), format, explain=explain)
        if not count:
            report.note("no dates found", dates=0)
        elif format is DatesFormat.TABLE:
            report.note(counted(count, "date"), dates=count)


def _anchor(text: str) -> dt.date:
    span = read_span(text, "--anchor")
    if span.start is None or span.start != span.end:
        raise UsageError(f"--anchor is one day, {text!r} is not; write it as 2025-06-10")
    return span.start


def _documents(words: list[str], report: Report) -> Iterator[tuple[Document, bool]]:
    """What was given, and whether it is an article of a file: a text in one word or several, files, or `-`."""
    from timeline.reading import decode, read

    if words == ["-"]:
        try:
            yield Document(id="text", text=decode(sys.stdin.buffer.read(), path="-")), False
        except ReadError as fault:
            report.fault(fault)
        return
    files = [word for word in words if os.path.exists(word)]  # noqa: PTH110  Path.exists raises for a long text
    if len(files) == len(words):
        for document in read(words, on_error=report.fault):
            yield document, True
        return
    missing = [word for word in words if word not in files and _looks_like_path(word)]
    if missing and (files or len(words) == 1):
        raise UsageError(f"{missing[0]}: there is no such file; check the path, or put a text in quotes")
    yield Document(id="text", text=" ".join(words)), False


def _looks_like_path(text: str) -> bool:
    from timeline.reading import ENDINGS

    return (
        " " not in text
        and (os.sep in text or any(text.lower().endswith(e) for e in ENDINGS if e))
        and not text[:1].isdigit()
    )


def _own_anchor(document: Document, report: Report, *, is_article: bool) -> dt.date | dt.datetime | None:
    from timeline.dates import find_anchor

    day = document.published or find_anchor(document.text)
    if day is None and not is_article:
        day = today()
        report.note(f"seen from today, {day}; --anchor takes another day", anchor=day.isoformat())
    return day


def _print(dated: Dated, format: DatesFormat, *, explain: bool) -> None:
    if format is DatesFormat.JSON:
        from timeline.writing.records import to_record
        from timeline.writing.saved import dump_line

        for found in dated.found:
            typer.echo(dump_line({"document": dated.document.id, **to_record(found)}))
    elif format is DatesFormat.TIMEML:
        from timeline.writing.timeml import to_timeml

        typer.echo(to_timeml(dated.document, dated.found, anchor=dated.anchor), nl=False)
    elif explain:
        typer.echo("\n\n".join(one_by_one(found) for found in dated.found))
    elif is_terminal():
        _draw(dated)
    else:
        for found in dated.found:
            span = found.date.edtf if found.date else ""
            place = (dated.document.id, str(found.start), str(found.end))
            put_row((*place, found.type.value, found.value, found.mod or "", span, found.text))


def one_by_one(found: TimeExpression) -> str:
    """What an expression means and why, for people."""
    days = f"\ndays: {date_words(found.date)} ({found.date.edtf})" if found.date else ""
    return found.explain() + days


def _draw(dated: Dated) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD, header_style="bold", pad_edge=False, title=dated.document.title, title_justify="left"
    )
    for name in ("Words", "Type", "Value", "Days", "At"):
        table.add_column(name)
    for found in dated.found:
        value = found.value + (f" {found.mod}" if found.mod else "")
        days = date_words(found.date) if found.date else ""
        cells = (one_line(found.text), found.type.value, value, days, f"{found.start}–{found.end}")
        table.add_row(*(Text(cell) for cell in cells))
    Console().print(table)
