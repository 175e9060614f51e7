"""Writing a file so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from timeline.errors import FormatError


def replace_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write the file whole or not at all: a new file in the same folder, flushed to the disk, then renamed over.

    A link is followed, the file's permissions are kept. Raises FormatError with advice where the folder is missing
    or cannot be written.
    """
    target = Path(path)
    if target.is_dir():
        raise FormatError(f"{target}: this is a folder; name a file in it")
    real = Path(os.path.realpath(target))
    if not real.parent.is_dir():
        raise FormatError(f"{target}: the folder {real.parent} does not exist; make it first, or write elsewhere")
    if real.exists() and not real.is_file():  # a pipe or /dev/stdout has nothing to replace
        real.write_bytes(data)
        return
    try:
        _swap(real, data)
    except OSError as fault:
        advice = "check the permissions and the space left"
        raise FormatError(f"{target}: cannot be written ({fault.strerror or fault}); {advice}") from fault


def _swap(real: Path, data: bytes) -> None:
    mode = real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", suffix=".part", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The mask of the process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
