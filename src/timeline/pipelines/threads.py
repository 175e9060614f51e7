"""One thread for the matrices of the pipeline.

An LSTM multiplies thousands of small matrices one after another. Shared out to several threads each of them costs more
waiting than work: on a machine that is otherwise busy the same articles took 14.6 processor seconds instead of 0.8
(numpy 2.4 with OpenBLAS, two cores, November 2026). Documents are shared out to processes instead.
"""

from __future__ import annotations

import functools
from threading import Lock
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["one_thread"]


@functools.cache
def _pools() -> Any:
    """The thread pools of the libraries that are loaded by now; looking for them takes milliseconds."""
    return ThreadpoolController()


class _Limit:
    """The limit, which is one for the process: the first of all callers sets it, the last gives it back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limiter: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limiter = _pools().limit(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limiter.restore_original_limits()


_LIMIT = _Limit()


def one_thread() -> AbstractContextManager[None]:
    """While it lasts numpy multiplies in one thread; the caller's own setting then holds again."""
    return _LIMIT
