"""The commands that read articles: build, extract, update."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import options as opt
from timeline.cli.choosing import Choice
from timeline.cli.report import SOME_FAILED, Report, counted
from timeline.cli.tables import show_entries
from timeline.errors import FormatError, ReadError
from timeline.model import Document, Entry, Status

if TYPE_CHECKING:
    from timeline.api import Extractor, Timeline
    from timeline.extractor import Report as Extracted

BUILD_EXAMPLES = """timeline build articles/

timeline build articles/ -o timeline.html

timeline build dump.jsonl -o summits.csv --type summit --since 2025-01 --until 2025-06

timeline build 'wire/**/*.html' -o timeline.json --processes 4"""

EXTRACT_EXAMPLES = """timeline extract articles/ -o events.jsonl

timeline extract a.txt | head -3"""

UPDATE_EXAMPLES = """timeline update timeline.json today/

timeline update timeline.json today/ -o timeline-today.json"""


def build(
    paths: opt.Paths,
    output: opt.Output = None,
    format: opt.FormatName = None,
    processes: opt.Processes = 1,
    pipeline: opt.Pipeline = None,
    types: opt.Types = None,
    since: opt.Since = None,
    until: opt.Until = None,
    type: opt.Type = None,
    status: opt.StatusName = None,
    person: opt.Person = None,
    place: opt.Place = None,
    source: opt.SourceName = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Read articles and write their timeline: one entry for each real event.

    Without -o the timeline is printed: as a table, or in the format that --format names.
    """
    choice = Choice(since=since, until=until, type=type, status=status, person=person, place=place, source=source)
    with Report(quiet=quiet, as_json=json) as report:
        choice.check()
        check_output(output, format)
        from timeline import api

        extractor = make_extractor(pipeline, types)
        with report.progress() as show:
            built = api.build(documents(paths, report), extractor=extractor, processes=processes, progress=show)
        _faults(built, report)
        _refuse_nothing(len(built.documents), report, output)
        chosen = choice.of(built)
        deliver(chosen, output, format)
        _summary(report, chosen, output, read=len(built.documents), events=_events(built))


def extract(
    paths: opt.Paths,
    output: opt.Output = None,
    processes: opt.Processes = 1,
    pipeline: opt.Pipeline = None,
    types: opt.Types = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Read articles and write the events of each, one JSON object a line, before anything is merged.

    Without -o they are printed as they are found.
    """
    with Report(quiet=quiet, as_json=json) as report:
        from timeline.writing.files import check_target, replacing

        if output:
            check_target(output)
        found = extracted(documents(paths, report), make_extractor(pipeline, types), report, processes)
        if output:
            with replacing(output) as file:
                read, events = _write_lines(found, file.write)
                _refuse_nothing(read, report, output)
        else:
            read, events = _write_lines(found, partial(typer.echo, nl=False))
            _refuse_nothing(read, report, output)
        where = f"; written to {output}" if output else ""
        told = f"{counted(read, 'document')}, {counted(events, 'event')} in {report.seconds():.1f} s{where}"
        report.note(told, documents=read, events=events, failures=report.failures, output=output)


def _write_lines(found: Iterator[Extracted], write: Callable[[bytes], object]) -> tuple[int, int]:
    """Write the events of each document as they come; how many documents were done, and how many events they have."""
    from timeline.writing.saved import dump_events

    read = events = 0
    for each in found:
        read, events = read + (each.problem is None), events + len(each.events)
        write(dump_events(each.events))
    return read, events


def update(
    file: opt.SavedFile,
    paths: opt.Paths,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here instead of over FILE.", show_default=False),
    ] = None,
    processes: opt.Processes = 1,
    pipeline: opt.Pipeline = None,
    types: opt.Types = None,
    quiet: opt.Quiet = False,
    json: opt.Json = False,
) -> None:
    """Add articles to a saved timeline: the result is that of building all at once.

    An article whose id the timeline knows takes the place of its older version.
    """
    with Report(quiet=quiet, as_json=json) as report:
        target = output or file
        if not target.lower().endswith(".json"):
            advice = "build one with -o FILE.json and convert it when it is done"
            raise FormatError(f"{target}: only a timeline saved as .json keeps all that an update needs; {advice}")
        check_output(target, None)
        from timeline import api
        from timeline.writing.files import state_of

        state = state_of(file)
        before = api.load(file)
        extractor = make_extractor(pipeline, types)
        with report.progress() as show:
            after = before.add(documents(paths, report), extractor=extractor, processes=processes, progress=show)
        _faults(after, report)
        new, replaced = _taken_in(before, after)
        if report.failures and after == before:
            _refuse_nothing(0, report, target)
        if target == file and state_of(file) != state:
            raise FormatError(f"{file}: it was changed while the articles were read; run the update again")
        deliver(after, target, None)
        told = f"{counted(new, 'new document')}, " + (f"{replaced:,} replaced, " if replaced else "")
        told += f"{counted(len(before), 'entry')} before, {len(after):,} now"
        report.note(
            f"{told}; written to {target}",
            documents=new, replaced=replaced, entries=len(after), failures=report.failures, output=target,
        )  # fmt: skip


def _taken_in(before: Timeline, after: Timeline) -> tuple[int, int]:
    """How many documents are new, and how many took the place of another of their id."""
    known = {source.id: source for source in before.documents}
    new = sum(source.id not in known for source in after.documents)
    return new, sum(known.get(source.id, source) != source for source in after.documents)


def documents(paths: Sequence[str], report: Report) -> Iterator[Document]:
    """The articles of the paths, their faults told as they come."""
    from timeline.reading import read

    return read(paths, on_error=report.fault)


def make_extractor(pipeline: str | None, types: Path | None) -> Extractor:
    """The Extractor that the options ask for. Raises TableError for a faulty file of types."""
    from timeline.api import Extractor
    from timeline.model import EventType
    from timeline.tables import load_table

    own = tuple(load_table(types, EventType).values()) if types else ()
    return Extractor(nlp=pipeline, types=own)


def check_output(output: str | None, format: str | None) -> None:
    """Raise FormatError for a format or a file that cannot be written: before the work, not after it."""
    from timeline.writing import format_named, format_of
    from timeline.writing.files import check_target

    if format:
        format_named(format).load()
    if output:
        if not format:
            format_of(output).load()
        check_target(output)


def deliver(timeline: Timeline, output: str | None, format: str | None) -> None:
    """Write the timeline where the options say: to a file, to standard output in a format, or there as a table."""
    if output:
        timeline.save(output, format=format)
    elif format:
        typer.echo(timeline.to(format), nl=False)
    else:
        show_entries(timeline.entries)


def extracted(
    articles: Iterator[Document], extractor: Extractor, report: Report, processes: int
) -> Iterator[Extracted]:
    """What became of each article, as they are done; problems are told, progress is shown."""
    from timeline.progress import Progress

    done = events = 0
    with report.progress() as show:
        for each in extractor.reports(articles, processes=processes):
            done, events = done + 1, events + len(each.events)
            if each.problem:
                report.fault(each.problem)
            yield each
            show(Progress(documents=done, events=events))


def _faults(timeline: Timeline, report: Report) -> None:
    for problem in timeline.problems:
        if not isinstance(problem, ReadError):  # those were told when they came
            report.fault(problem)


def _refuse_nothing(read: int, report: Report, output: str | None) -> None:
    """Keep what an earlier run wrote where this one could read nothing at all."""
    if not read and report.failures:
        report.note(f"no document could be read; {output or 'nothing'} {'is left as it was' if output else 'is shown'}")
        raise typer.Exit(SOME_FAILED)


def _events(timeline: Timeline) -> int:
    return sum(len(entry.events) for entry in timeline)


def _summary(report: Report, timeline: Timeline, output: str | None, *, read: int, events: int) -> None:
    states = Counter(entry.status for entry in timeline)
    told = ", ".join(
        f"{states[status]:,} {status}" for status in Status if states[status] and status is not Status.HELD
    )
    undated = sum(entry.date is None for entry in timeline)
    extra = ", ".join(part for part in (told, f"{undated:,} without a date" if undated else "") if part)
    counts = f"{counted(read, 'document')}, {counted(events, 'event')}, {counted(len(timeline), 'entry')}"
    where = f"; written to {output}" if output else ""
    report.note(
        f"{counts}{f' ({extra})' if extra else ''} in {report.seconds():.1f} s{where}",
        documents=read, events=events, entries=len(timeline), failures=report.failures, output=output,
    )  # fmt: skip


def numbers_of(entries: Sequence[Entry], chosen: Sequence[Entry]) -> list[int]:
    """The positions, from 1, that the chosen entries have among all."""
    place = {entry.id: number for number, entry in enumerate(entries, 1)}
    return [place[entry.id] for entry in chosen]
