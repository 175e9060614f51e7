"""One thread for the matrices of the pipeline.

An LSTM multiplies thousands of small matrices one after another. Shared out to several threads each of them costs more
waiting than work: on a machine that is otherwise busy the same articles took 14.6 processor seconds instead of 0.8
(numpy 2.4 with OpenBLAS, two cores, November 2026). Documents are shared out to processes instead.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["one_thread"]


@functools.cache
def _pools() -> Any:
    """The thread pools of the libraries that are loaded by now; looking for them takes milliseconds."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """While it lasts numpy multiplies in one thread; the caller's own setting then holds again."""
    limited: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limited
