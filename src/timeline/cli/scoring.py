"""The command that measures the library against annotated articles: evaluate."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli import options as opt
from timeline.cli.report import Report

EVALUATE_EXAMPLES = """timeline evaluate dev.gold.jsonl dev.docs.jsonl"""


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Annotated events, one document a line (.jsonl).")],
    paths: opt.Paths,
    json: opt.Json = False,
) -> None:
    """Extract the events of the articles and compare them with annotated ones."""
    with Report(as_json=json):
        raise NotImplementedError((gold, paths))
