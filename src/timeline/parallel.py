"""A function over a stream, in order, in one process or several; memory holds a few chunks, never the stream."""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

# Large enough that sending it costs little beside the work, small enough that progress is seen.
_CHUNK = 8


def in_order(work: Callable[[A], B], items: Iterable[A], *, processes: int = 1) -> Iterator[B]:
    """`work` of each item, in order. `work` must be picklable if there are several processes."""
    if processes < 1:
        raise ValueError(f"processes must be at least 1, got {processes}")
    if processes == 1:
        yield from map(work, items)
        return
    stream = iter(items)
    # Threads of numerical libraries do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(work,)) as pool:
        waiting: deque[Future[list[Any]]] = deque()
        while chunk := list(itertools.islice(stream, _CHUNK)):
            waiting.append(pool.submit(_run, chunk))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


_WORK: Callable[[Any], Any]


def _start(work: Callable[[Any], Any]) -> None:
    global _WORK  # noqa: PLW0603 (a process pool hands its workers their state this way, once)
    _WORK = work


def _run(chunk: list[Any]) -> list[Any]:
    return [_WORK(item) for item in chunk]
