"""Paths, folders and globs -> the files to read, always in the same order."""

from __future__ import annotations

import bz2
import codecs
import glob
import gzip
import io
import lzma
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, cast

import attrs

from timeline.errors import ReadError

PathLike = str | os.PathLike[str]

_OPENERS: dict[str, Callable[[Path, Literal["rb"]], object]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
_MAGIC = "*?["
_LONGEST_NAME = 200


@attrs.frozen(kw_only=True)
class Found:
    """A file to read. relative: its path below the folder or the glob's fixed part, with `/`, without its ending;
    ending: in lower case, without that of a compression; named: whether the caller named the file itself; content: of
    standard input, which can be read but once.
    """

    path: Path
    relative: str
    ending: str
    named: bool
    content: bytes | None = attrs.field(default=None, repr=False)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.relative.rsplit("/", 1)[-1]

    def open(self) -> BinaryIO:
        """The file's bytes, unpacked where its ending names a compression."""
        if self.content is not None:
            return io.BytesIO(self.content)
        opener = _OPENERS.get(self.path.suffix.lower())
        return cast(BinaryIO, opener(self.path, "rb")) if opener else self.path.open("rb")


def as_paths(paths: PathLike | Iterable[PathLike]) -> list[str]:
    """One path or many, as texts."""
    if isinstance(paths, str | os.PathLike):
        return [os.fspath(paths)]
    return [os.fspath(path) for path in paths]


def find_files(path: str, endings: frozenset[str]) -> Iterator[Found | ReadError]:
    """The files that the path stands for: itself, those of a folder and its folders, those that a glob matches; `-` is
    standard input.

    In folders, files with other endings, hidden ones and the folders that browsers save beside a page are passed over.
    What cannot be found comes as a ReadError in its place.
    """
    if path == "-":
        yield _standard_input()
    elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises for a name that is too long, as a text given for a path is
        yield from _or_none(_in_folder(Path(path), endings), path, endings)
    elif os.path.exists(path):  # noqa: PTH110
        yield _found(Path(path), Path(path).parent, named=True)
    elif any(sign in path for sign in _MAGIC):
        yield from _or_none(_matching(path, endings), path, endings)
    else:
        yield _missing(path)


def _standard_input() -> Found:
    """Standard input, as JSON where it begins so, else as a text."""
    content = sys.stdin.buffer.read() if sys.stdin else b""  # there is none where it was closed
    is_json = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")
    ending = ".jsonl" if is_json else ".txt"
    return Found(path=Path("-"), relative="stdin", ending=ending, named=True, content=content)


def _found(path: Path, root: Path, *, named: bool) -> Found:
    inner = path.relative_to(root)
    bare = inner.with_suffix("") if inner.suffix.lower() in _OPENERS else inner
    stem = bare.with_suffix("") if bare.suffix else bare
    return Found(path=path, relative=stem.as_posix(), ending=bare.suffix.lower(), named=named)


def _in_folder(folder: Path, endings: frozenset[str]) -> Iterator[Found | ReadError]:
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in (".html", ".htm")}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name.removesuffix("_files") not in pages
        )
        for name in sorted(names):
            file = _found(Path(where) / name, folder, named=False)
            if not name.startswith(".") and file.ending in endings and _is_plain(file.path):
                yield file
    for fault in closed:
        reason = f"the folder cannot be read ({fault.strerror})"
        yield ReadError(reason=reason, path=str(fault.filename), advice="check its permissions")


def _is_plain(path: Path) -> bool:
    """Whether it is a file, no pipe and no link that leads nowhere; what may not be asked is one until it is opened."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as fault:
        return isinstance(fault, PermissionError)


def _matching(pattern: str, endings: frozenset[str]) -> Iterator[Found | ReadError]:
    fixed = Path(*_before_magic(Path(pattern).parts))
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  Path.glob takes no absolute pattern
        path = Path(name)
        if path.is_dir():
            # `2005*` may well match folders; `**` matches them beside their files, which it then lists itself.
            if "**" not in pattern:
                yield from (_below(path.name, file) for file in _in_folder(path, endings))
        else:
            file = _found(path, fixed, named=False)
            if file.ending in endings:
                yield file


def _below(folder: str, file: Found | ReadError) -> Found | ReadError:
    return attrs.evolve(file, relative=f"{folder}/{file.relative}") if isinstance(file, Found) else file


def _before_magic(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts[:-1]:
        if any(sign in part for sign in _MAGIC):
            return
        yield part


def _or_none(files: Iterator[Found | ReadError], path: str, endings: frozenset[str]) -> Iterator[Found | ReadError]:
    """The files, or the error that there are none."""
    empty = True
    for file in files:
        empty = False
        yield file
    if empty:
        what = "the folder holds no articles" if os.path.isdir(path) else "no file matches"  # noqa: PTH112
        advice = f"articles end in {', '.join(sorted(ending for ending in endings if ending))}"
        yield ReadError(reason=what, path=path, advice=advice)


def _missing(path: str) -> ReadError:
    if len(path) > _LONGEST_NAME or "\n" in path or (path.count(" ") > 5 and not Path(path).suffix):  # noqa: PLR2004
        told = path.split("\n", 1)[0][:60]
        advice = "save the text in a file; in Python, make a timeline.Document of it"
        return ReadError(reason="this is a text, not the path of a file", path=f"{told}...", advice=advice)
    folder = Path(path).parent
    if not os.path.isdir(folder):  # noqa: PTH112
        return ReadError(reason="there is no such file", path=path, advice=f"the folder {folder} does not exist either")
    return ReadError(reason="there is no such file or folder", path=path, advice=_nearby(Path(path)))


def _nearby(path: Path) -> str:
    import difflib  # noqa: PLC0415  only for the message

    if os.path.islink(path):  # noqa: PTH114  Path.is_symlink raises in a folder that may not be read
        return "it is a link that leads nowhere"
    try:
        names = os.listdir(path.parent)  # noqa: PTH208  of names alone
    except OSError:
        return f"check the permissions of {path.parent}"
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.parent / near[0]}?" if near else "check the path"
