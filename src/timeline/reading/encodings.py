"""Bytes -> text: UTF-8 with and without byte order mark, UTF-16 and UTF-32, and Windows-1252 as the last resort."""

from __future__ import annotations

import codecs
import io
import re
import warnings
from collections.abc import Iterator
from typing import BinaryIO

from timeline.errors import ReadError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
# Control characters that no text holds; what has more than a few of them (or of zeros) is no text, a few are slips.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02


class ReadWarning(UserWarning):
    """Something that was read, but perhaps not as it was meant: an encoding that had to be guessed."""


def encoding_of(start: bytes, *, path: str) -> str | None:
    """The encoding that the first bytes of a file tell, None where they do not (then it is nearly always UTF-8).

    Raises ReadError for bytes that are no text.
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    zeros = start.count(b"\0")
    if zeros:
        # In UTF-16 without a mark, letters of the West have a zero in every second byte.
        even, odd = start[::2].count(b"\0"), start[1::2].count(b"\0")
        if max(even, odd) > len(start) // 5 and min(even, odd) <= max(even, odd) // 20:
            return "utf-16-be" if even > odd else "utf-16-le"
    if zeros + len(_CONTROLS.findall(start)) > len(start) * _MOST_CONTROLS:
        raise ReadError(reason="it is no text but binary", path=path, advice="save it as UTF-8 text or as a web page")
    return None


def decode(raw: bytes, *, path: str) -> str:
    """The text of the bytes, without a byte order mark; every line end becomes LF.

    Raises ReadError for bytes that are no text; warns (ReadWarning) where the encoding was guessed.
    """
    name = encoding_of(raw[:_LOOKED_AT], path=path)
    if name is None:
        text = _guess(raw, path=path, warn=True)
    else:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError as fault:
            raise _broken(fault, name, path) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded_lines(file: BinaryIO, *, path: str) -> Iterator[str]:
    """The lines of a file one at a time, each with its end as it is, LF alone ending a line.

    Raises and warns as `decode` does, once a file.
    """
    start = file.read(_LOOKED_AT)
    name = encoding_of(start, path=path)
    file.seek(0)
    if name and name != "utf-8-sig":
        yield from _wide_lines(file, name, path=path)
        return
    warn = True
    for number, line in enumerate(file):
        raw = line.removeprefix(codecs.BOM_UTF8) if number == 0 else line
        try:
            yield raw.decode()
        except UnicodeDecodeError:
            yield _guess(raw, path=path, warn=warn, line=number + 1)
            warn = False


def _wide_lines(file: BinaryIO, name: str, *, path: str) -> Iterator[str]:
    wrapper = io.TextIOWrapper(file, encoding=name, newline="\n")
    try:
        yield from wrapper
    except UnicodeDecodeError as fault:
        raise _broken(fault, name, path) from None
    finally:
        if not file.closed:  # by whoever left off before the last line; else the caller closes it
            wrapper.detach()


def _guess(raw: bytes, *, path: str, warn: bool, line: int | None = None) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if warn:
            where = path if line is None else f"{path}:{line}"
            told = f"{where}: neither UTF-8 nor UTF-16; read as Windows-1252 (Latin-1); save it as UTF-8 to be sure"
            warnings.warn(told, ReadWarning, stacklevel=2)
        try:
            # What is declared as Latin-1 is Windows-1252 in practice (so the WHATWG encoding standard reads it).
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            return raw.decode("latin-1")


def _broken(fault: UnicodeDecodeError, name: str, path: str) -> ReadError:
    reason = f"it begins as {name.upper()}, but byte {fault.start} is not ({fault.reason})"
    return ReadError(reason=reason, path=path, advice="save it again as UTF-8")
