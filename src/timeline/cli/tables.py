"""Entries and rows of any kind as tables: by rich on a terminal, by tabs in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from timeline.model import Entry, Status
from timeline.writing.words import date_words, label_words, one_line

_STYLE_OF_STATUS = {
    Status.HELD: "",
    Status.ONGOING: "bold green",
    Status.PLANNED: "italic cyan",
    Status.PROPOSED: "italic blue",
    Status.POSTPONED: "italic yellow",
    Status.CANCELLED: "dim strike",
}
_STYLE_OF_TYPE = {
    "summit": "bold magenta",
    "visit": "green",
    "meeting": "blue",
    "call": "yellow",
    "signing": "bold red",
}
_MANY_NAMES = 4


def is_terminal() -> bool:
    """Whether standard output is looked at by a person."""
    return sys.stdout.isatty()


def show_entries(entries: Sequence[Entry], *, numbers: Sequence[int] | None = None) -> None:
    """The entries in their order; in a pipe one a line: number, days (EDTF), type, status, label, participants, places,
    number of reports and id, set apart by tabs.
    """
    numbered = list(zip(numbers or range(1, len(entries) + 1), entries, strict=True))
    if is_terminal():
        _draw(numbered)
        return
    for number, entry in numbered:
        put_row(
            (
                str(number),
                entry.date.edtf if entry.date else "",
                entry.type,
                entry.status.value,
                label_words(entry),
                "; ".join(actor.name for actor in entry.participants),
                "; ".join(place.name for place in entry.places),
                str(len(entry.sources)),
                entry.id,
            )
        )


def _draw(entries: Iterable[tuple[int, Entry]]) -> None:
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("When", min_width=11)
    table.add_column("What", ratio=3, min_width=16)
    table.add_column("Who", ratio=3)
    table.add_column("Where", ratio=1)
    table.add_column("Rep.", justify="right")
    month: tuple[int, int] | None = None
    for number, entry in entries:
        day = entry.date.edges[0] if entry.date else None
        now = (day.year, day.month) if day else (0, 0)
        if month not in (None, now):
            table.add_section()
        month = now
        table.add_row(*_cells(number, entry))
    Console().print(table)


def _cells(number: int, entry: Entry) -> tuple[Text, ...]:
    style = _STYLE_OF_STATUS[entry.status]
    what = Text(label_words(entry), style=style)
    what.append(f"\n{one_line(entry.type)}", style=_STYLE_OF_TYPE.get(entry.type, "bold"))
    if entry.status is not Status.HELD:
        what.append(f" {entry.status}", style=style.replace(" strike", ""))
    if entry.conflicts:
        what.append(f" {len(entry.conflicts)} in conflict", style="red")
    when = Text(date_words(entry.date) if entry.date else "no date", style="" if entry.date else "dim")
    reports = str(len(entry.sources))
    return Text(str(number)), when, what, _names(entry.participants), _names(entry.places), Text(reports)


def _names(items: Sequence[object]) -> Text:
    names = [one_line(str(getattr(item, "name", ""))) for item in items]
    more = len(names) - _MANY_NAMES
    told = ", ".join(names[:_MANY_NAMES])
    return Text(told + (f" and {more} more" if more > 0 else ""))


def put_row(cells: Iterable[str]) -> None:
    """One line of cells set apart by tabs; white space in a cell becomes one blank."""
    typer.echo("\t".join(one_line(cell) for cell in cells))
