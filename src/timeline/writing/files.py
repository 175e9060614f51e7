"""Writing a file so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from timeline.errors import FormatError

PathLike = str | os.PathLike[str]


def check_target(path: PathLike) -> None:
    """Raise FormatError where no file can be written there: before the work, not after it."""
    # os.path, not pathlib, whose questions raise in folders that may not be read.
    target, real = Path(path), _real(Path(path))
    if os.path.isdir(real):  # noqa: PTH112
        raise FormatError(f"{target}: this is a folder; name a file in it, for example {target / 'timeline.json'}")
    if not os.path.isdir(real.parent):  # noqa: PTH112
        raise FormatError(f"{target}: the folder {real.parent} does not exist; make it first, or write elsewhere")
    if not _may_write(real):
        raise FormatError(f"{target}: cannot be written; check the permissions, or write elsewhere")


def _may_write(real: Path) -> bool:
    """Whether the system lets us: a file is replaced, for which its folder must be open, too."""
    is_there = os.path.exists(real)  # noqa: PTH110
    is_replaced = not is_there or os.path.isfile(real)  # noqa: PTH113
    if is_replaced and not os.access(real.parent, os.W_OK | os.X_OK):
        return False
    return not is_there or os.access(real, os.W_OK)


@contextlib.contextmanager
def replacing(path: PathLike) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of the one at `path` once the block ends well, and else is removed.

    It stands in the same folder and is flushed to the disk before it is renamed. A link is followed, the old file's
    permissions are kept. Raises FormatError with advice where it cannot be written.
    """
    check_target(path)
    real = _real(Path(path))
    is_plain = real.is_file() or not real.exists()  # a pipe or a device has nothing to replace
    try:
        with _beside(real) if is_plain else real.open("wb") as file:
            yield file
    except OSError as fault:
        advice = "check the permissions and the space left"
        raise FormatError(f"{path}: cannot be written ({fault.strerror or fault}); {advice}") from fault


@contextlib.contextmanager
def _beside(real: Path) -> Iterator[BinaryIO]:
    mode = real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", suffix=".part", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def replace_file(path: PathLike, data: bytes) -> None:
    """Write the file whole or not at all, as `replacing` does."""
    with replacing(path) as file:
        file.write(data)


def state_of(path: PathLike) -> tuple[int, ...]:
    """What tells a file from the one that took its place or was written over it; () where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _umask() -> int:
    """The mask of the process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
