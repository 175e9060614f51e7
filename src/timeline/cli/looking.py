"""The commands that take a saved timeline: show, explain, diff, convert."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import options as opt
from timeline.cli.building import check_output, deliver, numbers_of
from timeline.cli.choosing import Choice, today
from timeline.cli.report import Report, UsageError, counted
from timeline.cli.tables import show_entries
from timeline.errors import FormatError, MergeError
from timeline.model import Entry
from timeline.writing.words import date_words, label_words

if TYPE_CHECKING:
    from timeline.api import Timeline

SHOW_EXAMPLES = """timeline show timeline.json

timeline show timeline.json --upcoming --person Xi

timeline show timeline.json --since 2025-06 --type visit --type summit

timeline show timeline.json --format markdown | less"""

EXPLAIN_EXAMPLES = """timeline explain timeline.json 3

timeline explain timeline.json 'Astana summit'"""

DIFF_EXAMPLES = """timeline diff yesterday.json today.json"""

CONVERT_EXAMPLES = """timeline convert timeline.json timeline.ics

timeline convert timeline.json summits.csv --type summit

timeline convert events.jsonl timeline.json"""


def show(
    file: opt.SavedFile,
    since: opt.Since = None,
    until: opt.Until = None,
    type: opt.Type = None,
    status: opt.StatusName = None,
    person: opt.Person = None,
    place: opt.Place = None,
    source: opt.SourceName = None,
    upcoming: Annotated[
        bool, typer.Option("--upcoming", help="Only what begins today or later and still stands.")
    ] = False,
    format: opt.FormatName = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Print a saved timeline as a table; in a pipe as plain lines of cells set apart by tabs.

    The cells: number, days (EDTF), type, status, label, participants, places, number of reports, id.
    """
    choice = Choice(since=since, until=until, type=type, status=status, person=person, place=place, source=source)
    with Report(quiet=quiet, as_json=json) as report:
        choice.check()
        check_output(None, format)
        timeline = load_any(file, report)
        chosen = choice.of(timeline)
        if upcoming:
            chosen = chosen.upcoming(today())
        if format:
            deliver(chosen, None, format)
        else:
            show_entries(chosen.entries, numbers=numbers_of(timeline.entries, chosen.entries))
        left = f" of {len(timeline):,}" if len(chosen) < len(timeline) else ""
        report.note(f"{counted(len(chosen), 'entry')}{left}", entries=len(chosen))


def explain(
    file: opt.SavedFile,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Its number in `timeline show`, its id, or words of its label.")
    ],
    json: opt.Json = False,
) -> None:
    """Say why an entry is one event, and which words of which source each of its fields comes from."""
    with Report(as_json=json) as report:
        from timeline.merging import explain as explained

        typer.echo(explained(find_entry(load_any(file, report), entry)))


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier timeline.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later timeline.")],
    json: opt.Json = False,
) -> None:
    """Print what the newer timeline tells otherwise: entries added, removed, rescheduled, confirmed, cancelled."""
    with Report(as_json=json) as report:
        from timeline.merging import diff as changes_between

        before, after = load_any(old, report), load_any(new, report)
        changes = changes_between(before.entries, after.entries)
        for entry in changes.added:
            typer.echo(f"+ {_line(entry)}")
        for entry in changes.removed:
            typer.echo(f"- {_line(entry)}")
        for name in ("rescheduled", "confirmed", "cancelled"):
            for change in getattr(changes, name):
                typer.echo(f"{name}: {_line(change.before)} -> {_when(change.after)}, {change.after.status}")
        counts = {
            name: len(getattr(changes, name)) for name in ("added", "removed", "rescheduled", "confirmed", "cancelled")
        }
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        report.note(told or "nothing changed", **counts)


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A timeline (.json, .jsonl) or events (.jsonl), which are merged.")
    ],
    target: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; the format follows its ending.")],
    format: opt.FormatName = None,
    since: opt.Since = None,
    until: opt.Until = None,
    type: opt.Type = None,
    status: opt.StatusName = None,
    person: opt.Person = None,
    place: opt.Place = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Write a saved timeline in another format: markdown, html, csv, ics, jsonld, timelinejs, graphml, parquet ..."""
    choice = Choice(since=since, until=until, type=type, status=status, person=person, place=place)
    with Report(quiet=quiet, as_json=json) as report:
        choice.check()
        check_output(target, format)
        chosen = choice.of(load_any(source, report))
        deliver(chosen, target, format)
        report.note(f"{counted(len(chosen), 'entry')}; written to {target}", entries=len(chosen), output=target)


def load_any(path: str, report: Report) -> Timeline:
    """The saved timeline; the events that `timeline extract` wrote are merged into one. Raises FormatError."""
    from timeline import api
    from timeline.writing.load import is_lines, load_lines

    if not is_lines(path):
        return api.load(path)
    events = load_lines(path)
    if all(isinstance(event, Entry) for event in events):
        return api.load(path)
    report.note(f"{path} holds events of single documents, which are merged here")
    try:
        return api.merge(event for event in events if not isinstance(event, Entry))
    except MergeError as fault:
        raise FormatError(f"{path}: {fault}") from None


def find_entry(timeline: Timeline, wanted: str) -> Entry:
    """The entry of that number (from 1), id (also that of a report), or words of the label.

    Raises UsageError with what is nearest.
    """
    if wanted.isdecimal() and 0 < int(wanted) <= len(timeline):
        return timeline.entries[int(wanted) - 1]
    by_id = {event.id: entry for entry in timeline for event in entry.events} | {e.id: e for e in timeline}
    if wanted in by_id:
        return by_id[wanted]
    hits = [entry for entry in timeline if wanted.casefold() in label_words(entry).casefold()]
    if len(hits) == 1:
        return hits[0]
    if hits:
        places = numbers_of(timeline.entries, hits[:9])
        listed = "; ".join(f"{number}: {_line(hit)}" for number, hit in zip(places, hits, strict=False))
        raise UsageError(f"{wanted!r} are words of {len(hits)} entries; name one by its number: {listed}")
    near = difflib.get_close_matches(wanted, [*by_id, *map(label_words, timeline)], n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"its entries have the numbers 1 to {len(timeline)}"
    raise UsageError(f"the timeline has no entry {wanted!r}; {hint}")


def _when(entry: Entry) -> str:
    return date_words(entry.date) if entry.date else "no date"


def _line(entry: Entry) -> str:
    return f"{_when(entry)}, {entry.type} ({entry.status}): {label_words(entry)}"
