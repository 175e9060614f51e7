"""The errors of the library: one base class, a few kinds; every text says what is wrong, where, and what to do."""

from __future__ import annotations

import attrs


class TimelineError(Exception):
    """Base of every error that the library raises on purpose."""


class EDTFError(TimelineError, ValueError):
    """A text that is no EDTF expression of level 0 or 1, or whose days the Gregorian calendar of `datetime` lacks."""


class TableError(TimelineError, ValueError):
    """A rule or word file with a fault; the text names file, table and key."""


class LanguageError(TimelineError, ValueError):
    """A language code without date data; the text lists the known ones."""


class PipelineError(TimelineError, ValueError):
    """A spaCy pipeline that cannot be loaded or lacks what is needed."""


class FormatError(TimelineError, ValueError):
    """A format name, file ending or saved timeline that the library does not read or write."""


class MergeError(TimelineError, ValueError):
    """Events that cannot be merged as they are: two documents use one id."""


@attrs.define(eq=False)
class DocumentError(TimelineError):
    """One document (or file, or line of a file) that could not be read or processed.

    `path` is the file as the caller named it, or "" for a document that came without one; `line` counts from 1,
    None where the fault is not on one line; `document` is the document's id where it is known.
    """

    reason: str
    path: str = ""
    line: int | None = None
    document: str | None = None
    advice: str = ""

    def __attrs_post_init__(self) -> None:
        # Exceptions travel between processes by their args.
        self.args = (self.reason, self.path, self.line, self.document, self.advice)

    @property
    def where(self) -> str:
        """`path:line`, or the document's id, as far as it is known."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return place or (f"document {self.document!r}" if self.document else "the input")

    def __str__(self) -> str:
        text = f"{self.where}: {self.reason}"
        if self.document and self.path:
            text += f" (document {self.document!r})"
        return f"{text}; {self.advice}" if self.advice else text


class ReadError(DocumentError):
    """A file or a record of a file that could not be read as a Document."""


class ExtractError(DocumentError):
    """A document whose events could not be extracted."""
