"""Arrays of a trained network in few bytes: rows of eight-bit numbers with one scale each.

Against 32-bit numbers this costs less than a tenth of a point of accuracy (docs/pipeline.md) and takes a quarter.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["pack", "unpack"]

_SMALL = 2048  # arrays below this many numbers stay as they are: they are biases, and cost nothing
_SCALE = ".scale"


def pack(arrays: Mapping[str, NDArray[np.float32]]) -> bytes:
    """The arrays as one zip of numpy files; the same arrays give the same bytes."""
    kept: dict[str, NDArray[np.generic]] = {}
    for name, array in sorted(arrays.items()):
        if array.size < _SMALL or array.ndim < 2:  # noqa: PLR2004
            kept[name] = array.astype(np.float32)
            continue
        scale = np.maximum(np.abs(array).max(axis=-1, keepdims=True), 1e-12) / 127
        kept[name] = np.rint(array / scale).astype(np.int8)
        kept[name + _SCALE] = scale.astype(np.float32)
    buffer = BytesIO()
    np.savez_compressed(buffer, **kept)  # type: ignore[arg-type]  # the stub takes the names for its own options
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, NDArray[np.float32]]:
    """The arrays by name, as 32-bit floats."""
    with np.load(BytesIO(data)) as archive:
        stored = {name: archive[name] for name in archive.files}
    return {
        name: array.astype(np.float32) * stored[name + _SCALE] if name + _SCALE in stored else array
        for name, array in stored.items()
        if not name.endswith(_SCALE)
    }
