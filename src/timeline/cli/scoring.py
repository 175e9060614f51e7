"""The command that measures the library against annotated articles: evaluate."""

from __future__ import annotations

import json as jsons
from typing import Annotated

import typer

from timeline.cli import options as opt
from timeline.cli.building import documents, extracted, make_extractor
from timeline.cli.report import Report, counted
from timeline.cli.tables import is_terminal, put_row
from timeline.errors import FormatError
from timeline.model import Event, Source

EVALUATE_EXAMPLES = """timeline evaluate annotated.jsonl articles.jsonl

timeline evaluate annotated.jsonl articles/ --figures figures.json --types my.toml"""


def evaluate(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="Annotated events, one document a line (.jsonl).", show_default=False)
    ],
    paths: opt.Paths,
    figures: Annotated[
        str | None,
        typer.Option("--figures", metavar="FILE.json", help="Write the figures there, too.", show_default=False),
    ] = None,
    processes: opt.Processes = 1,
    pipeline: opt.Pipeline = None,
    types: opt.Types = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Build a timeline of articles and compare it with annotated events: precision, recall and F1 in percent.

    An annotated document has id and events; an event has type, status, when (EDTF), participants, places, mentions
    (a list of [start, end] each) and entry, the name of the real event.
    """
    with Report(quiet=quiet, as_json=json) as report:
        from timeline import api
        from timeline.evaluation import evaluate as compared
        from timeline.evaluation import gold_items
        from timeline.writing.files import check_target, replace_file

        if figures:
            check_target(figures)
        wanted = gold_items(_records(gold), name=gold)
        extractor = make_extractor(pipeline, types)
        events: list[Event] = []
        sources: list[Source] = []
        for each in extracted(documents(paths, report), extractor, report, processes):
            sources.append(each.source)
            events.extend(each.events)
        missing = wanted.keys() - {source.id for source in sources}
        if len(missing) == len(wanted):
            raise FormatError(f"{gold}: none of its documents is among the articles; their ids must be the same")
        if missing:
            report.note(
                f"{counted(len(missing), 'annotated document')} not among the articles", missing=sorted(missing)
            )
        # The events as they were extracted: those inside entries may have a date from another report.
        found = compared(wanted, events, api.merge(events, documents=sources).entries)
        rows = [(name, figure.precision, figure.recall, figure.f1) for name, figure in found.items()]
        _print(rows)
        if figures:
            content = {name: {"p": round(p, 1), "r": round(r, 1), "f1": round(f1, 1)} for name, p, r, f1 in rows}
            replace_file(figures, jsons.dumps(content, indent=1).encode() + b"\n")


def _records(path: str) -> list[dict[str, object]]:
    from timeline.writing.load import read_file
    from timeline.writing.saved import parse_lines

    records = [record for _, record in parse_lines(read_file(path).splitlines(), name=path)]
    if not records:
        raise FormatError(f"{path}: it holds no annotated document; write one a line")
    return records


def _print(rows: list[tuple[str, float, float, float]]) -> None:
    if not is_terminal():
        for name, *values in rows:
            put_row((name, *(f"{value:.1f}" for value in values)))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    table.add_column("Percent")
    for name in ("Precision", "Recall", "F1"):
        table.add_column(name, justify="right")
    for name, *values in rows:
        table.add_row(name, *(f"{value:.1f}" for value in values))
    Console().print(table)
