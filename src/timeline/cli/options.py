"""The options that several commands share, each told once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _formats(typed: str) -> list[str]:
    from timeline.writing import FORMATS

    return [name for name in FORMATS if name.startswith(typed)]


def _statuses(typed: str) -> list[str]:
    from timeline.model import Status

    return [status.value for status in Status if status.startswith(typed)]


def _types(typed: str) -> list[str]:
    return [name for name in ("summit", "visit", "meeting", "call", "signing") if name.startswith(typed)]


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders or globs of articles: .txt .md .json .jsonl .csv .tsv .html .rss .atom .xml .eml; or -.",
        show_default=False,
    ),
]
SavedFile = Annotated[
    str, typer.Argument(metavar="FILE", help="A timeline saved as .json or .jsonl.", show_default=False)
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; the format follows its ending.", show_default=False
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="NAME", show_default=False, autocompletion=_formats,
        help="json, jsonl, markdown, html, csv, ics ... whatever the ending of FILE is.",
    ),
]  # fmt: skip
Processes = Annotated[
    int, typer.Option("--processes", "-p", min=1, metavar="N", help="How many processes read articles.")
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="A spaCy pipeline, by name or folder, instead of the bundled one.", show_default=False
    ),
]
Types = Annotated[
    Path | None,
    typer.Option(metavar="FILE.toml", help="Event types of your own, beside the built-in ones.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[
    bool, typer.Option("--json", help="Errors and the summary as JSON lines on standard error, for programs.")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="Only what may lie on or after it: 2005-11-15, 2005-11, 2005, 'last month'.",
        show_default=False,
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what may lie on or before it.", show_default=False)
]
Type = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPE",
        help="summit, visit, meeting, call, signing; may be repeated.",
        show_default=False,
        autocompletion=_types,
    ),
]
StatusName = Annotated[
    list[str] | None,
    typer.Option(
        "--status", metavar="STATUS", show_default=False, autocompletion=_statuses,
        help="held, ongoing, planned, proposed, postponed, cancelled; may be repeated.",
    ),
]  # fmt: skip
Person = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="A participant, by part of the name or country code; may be repeated.", show_default=False
    ),
]
Place = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="A place, by part of the name or country code; may be repeated.", show_default=False
    ),
]
SourceName = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A source, by its name or a document's id; may be repeated.", show_default=False),
]
