"""CSV and TSV files -> one draft a row, each row for itself: a broken one does not take the rest with it."""

from __future__ import annotations

import csv
import itertools
from collections import deque
from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.reading.drafts import Draft, draft, field_of, known_fields, listed
from timeline.reading.encodings import decoded_lines
from timeline.reading.files import Found

# Articles are longer than the 131,072 characters that csv allows a cell by default.
_LONGEST_CELL = 2**24


class _Lines:
    """The lines of a file, of which those of the present row can be had again. number: of the last line, from 1."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._row: list[str] = []
        self._again: deque[str] = deque()
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._row.append(line)
        self.number += 1
        return line

    def begin(self) -> int:
        """A new row begins; the number of its first line."""
        self._row.clear()
        return self.number + 1

    def take_back(self) -> None:
        """All lines of the row but its first come again."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= max(0, len(self._row) - 1)
        self._row.clear()


def read_csv(file: Found) -> Iterator[Draft | ReadError]:
    """One article a row; the first row names the columns. Commas, semicolons, tabs and bars are told apart."""
    path = str(file.path)
    with file.open() as opened:
        lines = decoded_lines(opened, path=path)
        head = _head(lines)
        if not head:
            yield ReadError(reason="it is empty", path=path, advice="leave it out, or write it anew")
            return
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
        whole = _Lines(itertools.chain(head, lines))
        yield from _drafts(_rows(whole, _delimiter(head[-1], file.ending), path), path)


def _head(lines: Iterator[str]) -> list[str]:
    """The lines up to the first that is not blank; [] where all are."""
    head: list[str] = []
    for line in lines:
        head.append(line)
        if line.strip():
            return head
    return []


def _delimiter(first: str, ending: str) -> str:
    """The one that sets apart the most known columns in the first line."""
    if ending == ".tsv":
        return "\t"

    def known(sign: str) -> int:
        return sum(field_of(cell.strip().strip('"')) is not None for cell in first.split(sign))

    return max(",;\t|", key=lambda sign: (known(sign), first.count(sign)))


def _rows(lines: _Lines, delimiter: str, path: str) -> Iterator[tuple[int, list[str] | ReadError]]:
    """Each row with the number of its first line. After a broken one reading goes on with the line below that line: a
    quote that is never closed takes in no more than its own.
    """
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = lines.begin()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            lines.take_back()
            advice = "check its quotes; reading goes on with the next row of as many cells as the first line has"
            yield line, ReadError(reason=f"no CSV ({fault})", path=path, line=line, advice=advice)
        else:
            yield line, cells


def _drafts(rows: Iterator[tuple[int, list[str] | ReadError]], path: str) -> Iterator[Draft | ReadError]:
    columns: list[str] | None = None
    is_lost = False  # below a broken row, where a line may be the middle of a cell
    for line, cells in rows:
        if isinstance(cells, ReadError):
            yield cells
            if columns is None:
                return
            is_lost = True
        elif not any(cell.strip() for cell in cells):
            continue
        elif columns is None:
            columns = cells
            if (fault := _without_text(columns, path, line)) is not None:
                yield fault
                return
        elif not is_lost or len(cells) == len(columns):
            is_lost = False
            yield _drafted(columns, cells, path, line)


def _without_text(columns: list[str], path: str, line: int) -> ReadError | None:
    """What is wrong with a first row that names no column of texts."""
    if any(field_of(name) in ("text", "html") for name in columns):
        return None
    reason = f"no column of the first line is known to hold the text ({', '.join(columns)[:120]})"
    advice = f"name it {listed(known_fields()['text'].names[:4])}"
    return ReadError(reason=reason, path=path, line=line, advice=advice)


def _drafted(columns: list[str], cells: list[str], path: str, line: int) -> Draft | ReadError:
    if len(cells) > len(columns):
        reason = f"the row has {len(cells)} cells, the first line names {len(columns)} columns"
        return ReadError(reason=reason, path=path, line=line, advice="put text that holds the delimiter in quotes")
    try:
        return draft(dict(zip(columns, cells, strict=False)), path=path, line=line, where="the row")
    except ReadError as fault:
        return fault
