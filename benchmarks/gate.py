"""The floors below which no figure may fall: `floors.toml`, raised as figures rise, lowered only on request."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from benchmarks.figures import FOLDER, Figure, Goal
from timeline.tables import read_toml

FLOORS = FOLDER / "floors.toml"
_HEAD = """\
# What each figure must at least reach (at most, where less is better), in the units of figures.toml.
# `python -m benchmarks gate --raise` lifts floors to the figures less the margin; none falls without `--lower NAME`.

# Points by which a figure may waver without failing; in percent of the figure where its unit is no percentage.
margin = {margin}

[floors]
"""


def read_floors(path: Path = FLOORS) -> tuple[float, dict[str, float]]:
    """The margin and the floors by the figures' names. Raises TableError."""
    content: Mapping[str, Any] = read_toml(path)
    return float(content["margin"]), {name: float(floor) for name, floor in content["floors"].items()}


def fallen(
    floors: Mapping[str, float], figures: Mapping[str, Figure], goals: Mapping[str, Goal], sections: Collection[str]
) -> list[str]:
    """One line for each floor, of the sections that ran, that its figure does not reach or that has no figure."""
    faults = []
    for name, floor in floors.items():
        if name.split("/")[0] not in sections:
            continue
        figure = figures.get(name, Figure(value=None, note="it was not measured"))
        if name not in goals:
            faults.append(f"{name}: figures.toml has no such figure; drop its floor with --lower {name}")
        elif figure.value is None:
            faults.append(f"{name}: no figure, {figure.note}")
        elif (figure.value > floor) if goals[name].lower_is_better else (figure.value < floor):
            faults.append(f"{name}: {figure.value:g}, the floor is {floor:g}")
    return faults


def raised(
    floors: Mapping[str, float],
    figures: Mapping[str, Figure],
    goals: Mapping[str, Goal],
    *,
    margin: float,
    lower: Collection[str] = (),
) -> dict[str, float]:
    """The floors after a run: none weaker than before, but for those named in `lower`, which follow their figure."""
    new = dict(floors)
    for name in lower:
        new.pop(name, None)
    for name, goal in goals.items():
        figure = figures.get(name)
        if figure is None or figure.value is None:
            continue
        floor = _below(figure.value, goal, margin)
        if name in lower or name not in new:
            new[name] = floor
        else:
            new[name] = min(new[name], floor) if goal.lower_is_better else max(new[name], floor)
    return {name: new[name] for name in [*goals, *new] if name in new}


def _below(value: float, goal: Goal, margin: float) -> float:
    """The figure less the margin, rounded away from it to one place."""
    slack = margin if goal.unit == "%" and goal.margin is None else (goal.margin or margin) * value / 100
    if goal.lower_is_better:
        return math.ceil(round(10 * (value + slack), 6)) / 10
    return max(0.0, math.floor(round(10 * (value - slack), 6)) / 10)


def write_floors(margin: float, floors: Mapping[str, float], path: Path = FLOORS) -> None:
    """Write the file anew."""
    rows = "".join(f'"{name}" = {floor:.1f}\n' for name, floor in floors.items())
    path.write_text(_HEAD.format(margin=margin) + rows, encoding="utf-8")
