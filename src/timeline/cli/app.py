"""The command `timeline`: its subcommands, and help for names that are not quite right."""

from __future__ import annotations

import difflib
import os
import sys
from importlib import metadata
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from timeline.cli import building, dating, looking, scoring

_EXAMPLES = """Examples:

timeline build articles/ -o timeline.html

timeline build a.txt b.jsonl 'wire/*.html' -o timeline.json --since 2025-06

timeline show timeline.json --type summit --person Xi

timeline update timeline.json new/ && timeline diff old.json timeline.json

timeline dates "The talks open next Tuesday." --anchor 2025-06-10"""


class _Group(TyperGroup):
    """Names the command that was meant: `timeline biuld`, or articles given without any command."""

    # Any: the classes are click's or, from typer 0.25 on, copies inside typer.
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            ctx.fail(_hint(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def _hint(name: str, commands: list[str]) -> str:
    if os.path.exists(name):  # noqa: PTH110  Path.exists raises for a name that is too long
        verb = "show" if name.endswith(".json") else "build"
        return f"{name!r} is no command but a file or folder; did you mean: timeline {verb} {name}"
    if any(blank in name for blank in " \n"):
        return f"there is no command {name[:40]!r}; to find the dates in a text: timeline dates TEXT"
    near = difflib.get_close_matches(name, commands, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"there is no command {name!r}; {hint}The commands are {', '.join(commands)}."


app = typer.Typer(
    cls=_Group, no_args_is_help=True, epilog=_EXAMPLES, pretty_exceptions_enable=False, rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"timeline {metadata.version('timeline-events')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads news and gives back a chronology: summits, visits, meetings, calls and signings, with their evidence.

    Exit status 0: all done; 1: some documents could not be read or processed, the rest is done; 2: wrong usage.
    """
    del version


for command, function, epilog in (
    ("build", building.build, building.BUILD_EXAMPLES),
    ("extract", building.extract, building.EXTRACT_EXAMPLES),
    ("update", building.update, building.UPDATE_EXAMPLES),
    ("dates", dating.dates, dating.DATES_EXAMPLES),
    ("show", looking.show, looking.SHOW_EXAMPLES),
    ("explain", looking.explain, looking.EXPLAIN_EXAMPLES),
    ("diff", looking.diff, looking.DIFF_EXAMPLES),
    ("convert", looking.convert, looking.CONVERT_EXAMPLES),
    ("evaluate", scoring.evaluate, scoring.EVALUATE_EXAMPLES),
):
    app.command(command, epilog=f"Examples:\n\n{epilog}", no_args_is_help=True)(function)


def main() -> None:
    """Run the command with the arguments of the process."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started it has closed that stream
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115, PTH123
    app(prog_name="timeline")
