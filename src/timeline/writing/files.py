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
    target = Path(path)
    folder = _real(target).parent
    if target.is_dir():
        raise FormatError(f"{target}: this is a folder; name a file in it, for example {target / 'timeline.json'}")
    if not folder.is_dir():
        raise FormatError(f"{target}: the folder {folder} does not exist; make it first, or write elsewhere")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise FormatError(f"{target}: cannot be written; check the permissions, or write elsewhere")


@contextlib.contextmanager
def replacing(path: PathLike) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of the one at `path` once the block ends well, and else is removed.

    It stands in the same folder and is flushed to the disk before it is renamed. A link is followed, the old file's
    permissions are kept. Raises FormatError with advice where it cannot be written.
    """
    check_target(path)
    real = _real(Path(path))
    if real.exists() and not real.is_file():  # a pipe or a device has nothing to replace
        with real.open("wb") as device:
            yield device
        return
    mode = real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask()
    try:
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
    except OSError as fault:
        advice = "check the permissions and the space left"
        raise FormatError(f"{path}: cannot be written ({fault.strerror or fault}); {advice}") from fault


def replace_file(path: PathLike, data: bytes) -> None:
    """Write the file whole or not at all, as `replacing` does."""
    with replacing(path) as file:
        file.write(data)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _umask() -> int:
    """The mask of the process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
