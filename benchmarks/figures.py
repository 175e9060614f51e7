"""What a benchmark gives: figures with their intervals, and the single answers behind them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.tables import load_table

FOLDER = Path(__file__).parent


@attrs.frozen(kw_only=True)
class Goal:
    """A row of figures.toml: what a figure is called, what is asked of it, and the best that others reach.

    margin: how far below the figure its floor is set, in percent of it, where that is not the margin of all.
    """

    name: str
    title: str
    asked: float | None = None
    peer: float | None = None
    peer_name: str = ""
    unit: str = "%"
    lower_is_better: bool = False
    margin: float | None = None

    def reached(self, value: float) -> bool | None:
        """Whether the value is as good as asked; None if nothing is asked."""
        if self.asked is None:
            return None
        return value <= self.asked if self.lower_is_better else value >= self.asked


def goals() -> dict[str, Goal]:
    """The rows of figures.toml, in the order in which they are printed."""
    return load_table(FOLDER / "figures.toml", Goal)


@attrs.frozen(kw_only=True)
class Figure:
    """A measured value; low and high bound its 95% interval; a value of None says in `note` why there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class Item:
    """One answer: what was wanted of a place in a corpus, what was given, whether that is right.

    file, document, start, end: where it stands; `facet` what was asked there (value, date, status ...). An answer that
    nobody wanted has `want` "" and is wrong. The words themselves stay in the corpus.
    """

    file: str
    document: str
    start: int
    end: int
    facet: str
    want: str
    got: str
    right: bool

    @property
    def key(self) -> tuple[str, str, int, int, str, str]:
        """The question, by which two runs are compared."""
        return self.file, self.document, self.start, self.end, self.facet, self.want


@attrs.frozen(kw_only=True)
class Result:
    """What a section gives."""

    figures: Mapping[str, Figure]
    items: tuple[Item, ...] = ()


def with_intervals(
    documents: Sequence[str],
    score: Callable[[Sequence[str]], Mapping[str, float]],
    resamples: int,
) -> dict[str, Figure]:
    """The figures of all documents, and the middle 95% of them over random draws of as many documents.

    `score` takes ids of documents, of which some may occur several times. Drawn with a fixed seed.
    """
    whole = score(documents)
    rng = random.Random(5)  # noqa: S311
    draws = [score(rng.choices(documents, k=len(documents))) for _ in range(resamples)] if documents else []
    figures = {}
    for key, value in whole.items():
        values = sorted(draw[key] for draw in draws)
        low, high = (values[int(len(values) * q)] for q in (0.025, 0.975)) if values else (None, None)
        figures[key] = Figure(value=value, low=low, high=high)
    return figures


def missing(keys: Sequence[str], why: Any) -> Result:
    """Figures that could not be had."""
    return Result(figures={key: Figure(value=None, note=str(why)) for key in keys})
