from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from timeline.parallel import in_order


def double(number: int) -> int:
    return number * 2


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 50])
def test_results_come_in_order(processes: int, count: int) -> None:
    assert list(in_order(double, range(count), processes=processes)) == [2 * n for n in range(count)]


def test_the_stream_is_not_read_ahead_of_need() -> None:
    read = []

    def stream() -> Iterator[int]:
        for number in itertools.count():
            read.append(number)
            yield number

    results = in_order(double, stream())
    assert next(results) == 0
    assert read == [0]


def test_processes_must_be_positive() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        list(in_order(double, [1], processes=0))
