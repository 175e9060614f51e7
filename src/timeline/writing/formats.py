"""Every format by its name and file endings. Writers load on first use, so that listing the formats costs nothing."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import attrs

from timeline.errors import FormatError
from timeline.model import Entry, Source
from timeline.writing.files import replace_file
from timeline.writing.words import well_formed

Writer = Callable[[Sequence[Entry], Sequence[Source]], str | bytes]


@attrs.frozen(kw_only=True)
class Format:
    """A format that a timeline can be written in.

    endings: of files, the first being the usual one. writer: `module:function`, of entries and sources, in
    `timeline.writing`. extra: the extra of this distribution that it needs.
    """

    name: str
    endings: tuple[str, ...]
    writer: str
    about: str
    extra: str | None = None

    def load(self) -> Writer:
        """The function that writes it. Raises FormatError where its library is not installed."""
        module, function = self.writer.split(":")
        try:
            found: Writer = getattr(import_module(f"timeline.writing.{module}"), function)
        except ModuleNotFoundError as fault:
            raise FormatError(_missing(self, fault.name or "")) from fault
        return found


_ALL = (
    Format(name="json", endings=(".json",), writer="saved:dump_timeline", about="everything, reads back without loss"),
    Format(name="jsonl", endings=(".jsonl", ".ndjson"), writer="saved:dump_entries", about="one entry a line"),
    Format(name="markdown", endings=(".md", ".markdown"), writer="markdown:to_markdown", about="list with footnotes"),
    Format(name="csv", endings=(".csv",), writer="tabular:to_csv", about="one row an entry, for spreadsheets"),
    Format(
        name="ics", endings=(".ics",), writer="calendar:to_ics", about="calendar of the dated entries", extra="calendar"
    ),
    Format(name="jsonld", endings=(".jsonld",), writer="linked:to_jsonld", about="schema.org events"),
    Format(
        name="timelinejs", endings=(".timelinejs.json",), writer="linked:to_timelinejs", about="slides for TimelineJS"
    ),
    Format(
        name="parquet", endings=(".parquet",), writer="frames:to_parquet", about="rows for data frames", extra="frames"
    ),
    Format(name="graphml", endings=(".graphml",), writer="graph:to_graphml", about="who met whom, for Gephi, networkx"),
    Format(name="dot", endings=(".dot", ".gv"), writer="graph:to_dot", about="who met whom, for Graphviz"),
    Format(name="html", endings=(".html", ".htm"), writer="html:to_html", about="page to read, search and share"),
)

FORMATS: dict[str, Format] = {each.name: each for each in _ALL}
_BY_ENDING = {ending: each for each in _ALL for ending in each.endings}
# What people type for a format besides its name: each ending without its dot.
_BY_NAME = {**{ending[1:]: each for ending, each in _BY_ENDING.items()}, **FORMATS}


def format_named(name: str) -> Format:
    """The format of that name or ending (`md`, `.md`, `markdown`). Raises FormatError with the nearest name."""
    wanted = name.lower().removeprefix(".")
    if wanted not in _BY_NAME:
        near = difflib.get_close_matches(wanted, _BY_NAME, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise FormatError(f"there is no format {name!r}; {hint}The formats are {', '.join(FORMATS)}")
    return _BY_NAME[wanted]


def format_of(path: str | os.PathLike[str]) -> Format:
    """The format that the file's ending names. Raises FormatError for one that is unknown or missing."""
    name = Path(path).name.lower()
    fitting = [ending for ending in _BY_ENDING if name.endswith(ending)]
    if not fitting:
        ending = Path(path).suffix
        told = f"its ending {ending!r} names no format" if ending else "it has no ending that names a format"
        raise FormatError(f"{path}: {told}; use one of {', '.join(_BY_ENDING)}, or name the format")
    return _BY_ENDING[max(fitting, key=len)]


def write(entries: Sequence[Entry], sources: Sequence[Source], name: str) -> bytes:
    """The timeline in the format of that name, as the bytes of a file. Raises FormatError."""
    content = format_named(name).load()(entries, sources)
    return content if isinstance(content, bytes) else well_formed(content).encode()


def save(
    path: str | os.PathLike[str],
    entries: Sequence[Entry],
    sources: Sequence[Source],
    *,
    format: str | None = None,  # noqa: A002
) -> None:
    """Write the timeline to the file, in the format named or else that of the file's ending. Raises FormatError."""
    chosen = format_named(format) if format else format_of(path)
    replace_file(path, write(entries, sources, chosen.name))


def _missing(form: Format, module: str) -> str:
    if form.extra and not module.startswith("timeline."):
        advice = f'install it with: pip install "timeline-events[{form.extra}]"'
        return f"the format {form.name!r} needs {module}, which is not installed; {advice}"
    return f"the format {form.name!r} cannot be loaded ({module} is missing); install timeline-events again"
