"""What a command says on standard error: faults, warnings, progress, the summary; and the exit status that follows."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, TextIO

import typer

from timeline.errors import DocumentError, TimelineError
from timeline.progress import Progress

SOME_FAILED, WRONG_USAGE = 1, 2
# So many faults are told one by one to a person; a program that asks for JSON gets all.
_MOST_TOLD = 20
_REFRESH_S = 0.1


class UsageError(TimelineError):
    """Arguments that cannot be meant as they are."""


class Report:
    """The voice of one command, used as a context: a TimelineError inside ends it with status 2, faults of documents
    with status 1 once all is done.
    """

    def __init__(self, *, quiet: bool = False, as_json: bool = False) -> None:
        self._quiet = quiet
        self._as_json = as_json
        self.failures = 0
        self._started = time.monotonic()
        self._status: Any = None
        self._restore = contextlib.ExitStack()

    def __enter__(self) -> Report:  # noqa: PYI034  typing.Self is of Python 3.11
        self._restore.enter_context(warnings.catch_warnings())
        warnings.simplefilter("default", UserWarning)
        warnings.showwarning = self._warned
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self._restore.close()
        if isinstance(fault, TimelineError):
            self._tell("error", str(fault), **_fields(fault))
            raise typer.Exit(WRONG_USAGE) from None
        if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
            # Every file that is opened has its own error; what is left is standard output, on a disk that is full.
            told = f"{fault.filename or 'standard output'}: {fault.strerror or fault}; check the space left"
            self._tell("error", told, kind=type(fault).__name__)
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  what it still holds is lost
            raise typer.Exit(WRONG_USAGE) from None
        if kind is None and self.failures:
            self._sum_up()
            raise typer.Exit(SOME_FAILED)

    def fault(self, fault: DocumentError) -> None:
        """One document that could not be read or processed."""
        self.failures += 1
        if self._as_json or self.failures <= _MOST_TOLD:
            self._tell("error", str(fault), **_fields(fault))

    def note(self, text: str, **fields: object) -> None:
        """A line for people, left out when quiet; its fields alone for programs."""
        if not self._quiet:
            self._tell("note", text, **fields)

    def seconds(self) -> float:
        """How long the command has run."""
        return time.monotonic() - self._started

    @contextlib.contextmanager
    def progress(self) -> Iterator[Callable[[Progress], None]]:
        """What to call with each Progress: shown on a terminal, and nowhere else."""
        if self._quiet or self._as_json or not _is_terminal():
            yield lambda _: None
            return
        from rich.console import Console
        from rich.status import Status

        shown = 0.0

        def show(now: Progress) -> None:
            nonlocal shown
            if time.monotonic() - shown > _REFRESH_S:
                shown = time.monotonic()
                self._status.update(_progress_words(now, self.failures, self.seconds()))

        with Status("loading the language pipeline", console=Console(stderr=True)) as self._status:
            yield show
        self._status = None

    def _warned(
        self, message: Warning | str, category: type[Warning], filename: str, lineno: int,
        file: TextIO | None = None, line: str | None = None,
    ) -> None:  # fmt: skip
        del filename, lineno, file, line
        if issubclass(category, UserWarning) and not self._quiet:
            self._tell("warning", str(message))

    def _sum_up(self) -> None:
        if self._as_json:
            return
        more = self.failures - _MOST_TOLD
        told = f"; {more} more are not shown, --json lists all" if more > 0 else ""
        self._tell("error", f"{self.failures} could not be read or processed{told}; the rest is done")

    def _tell(self, level: str, text: str, **fields: object) -> None:
        if self._as_json:
            line = json.dumps({"level": level, **fields, "message": text}, ensure_ascii=False)
        else:
            line = text if level == "note" else f"{level}: {text}"
        console = getattr(self._status, "console", None)
        if console is not None:  # above the running display, not through it
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)


def _is_terminal() -> bool:
    return sys.stderr.isatty()


def _fields(fault: TimelineError) -> dict[str, object]:
    names = ("path", "line", "document", "reason", "advice") if isinstance(fault, DocumentError) else ()
    return {"kind": type(fault).__name__, **{name: getattr(fault, name) for name in names}}


def _progress_words(now: Progress, unread: int, seconds: float) -> str:
    rate = f"{now.documents / seconds:,.0f} a second" if seconds > 1 else ""
    failed = now.failures + unread
    parts = (f"{now.documents:,} documents", f"{now.events:,} events", f"{failed:,} failed" if failed else "", rate)
    return ", ".join(part for part in parts if part)


def counted(number: int, noun: str) -> str:
    """`1 document`, `2 entries`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
