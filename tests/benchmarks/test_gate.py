"""The gate: a figure below its floor fails, floors rise with figures and fall only on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.figures import Figure, Goal, goals
from timeline.errors import TableError

GOALS = {
    "dates/value": Goal(name="dates/value", title="value F1", asked=85.0),
    "dates/errors": Goal(name="dates/errors", title="errors", unit="errors", lower_is_better=True),
    "speed/rate": Goal(name="speed/rate", title="rate", unit="KB/s", margin=50.0),
}


def figure(value: float | None, note: str = "") -> Figure:
    return Figure(value=value, note=note)


@pytest.mark.parametrize(
    ("name", "floor", "value", "falls"),
    [
        ("dates/value", 80.0, 79.9, True),
        ("dates/value", 80.0, 80.0, False),
        ("dates/value", 80.0, None, True),
        ("dates/errors", 3.0, 4.0, True),
        ("dates/errors", 3.0, 3.0, False),
        ("dates/gone", 3.0, 3.0, True),
        ("other/rate", 80.0, 1.0, False),  # its section did not run
    ],
)
def test_a_figure_below_its_floor_is_named(name: str, floor: float, value: float | None, falls: bool) -> None:  # noqa: FBT001
    faults = gate.fallen({name: floor}, {name: figure(value)}, GOALS, ["dates"])
    assert len(faults) == falls
    assert all(name in fault for fault in faults)


def test_a_floor_without_a_figure_fails() -> None:
    assert gate.fallen({"dates/value": 80.0}, {}, GOALS, ["dates"]) == ["dates/value: no figure, it was not measured"]


@pytest.mark.parametrize(
    ("name", "floor", "value", "new"),
    [
        ("dates/value", None, 80.26, 79.7),  # less the margin of 0.5, rounded down
        ("dates/value", 70.0, 80.26, 79.7),
        ("dates/value", 80.0, 80.26, 80.0),  # never lower
        ("dates/value", 90.0, 80.26, 90.0),
        ("dates/errors", 9.0, 4.0, 4.1),
        ("dates/errors", 2.0, 4.0, 2.0),
        ("speed/rate", 10.0, 100.0, 50.0),  # its own margin
    ],
)
def test_floors_rise_with_the_figures(name: str, floor: float | None, value: float, new: float) -> None:
    floors = {} if floor is None else {name: floor}
    assert gate.raised(floors, {name: figure(value)}, GOALS, margin=0.5) == {name: new}


def test_a_floor_falls_only_on_request() -> None:
    floors, figures = {"dates/value": 90.0}, {"dates/value": figure(80.0)}
    assert gate.raised(floors, figures, GOALS, margin=0.5) == floors
    assert gate.raised(floors, figures, GOALS, margin=0.5, lower=["dates/value"]) == {"dates/value": 79.5}


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    gate.write_floors(0.5, {"dates/value": 79.7, "speed/rate": 50.0}, path)
    assert gate.read_floors(path) == (0.5, {"dates/value": 79.7, "speed/rate": 50.0})
    path.write_text("margin = ", encoding="utf-8")
    with pytest.raises(TableError, match=r"floors\.toml"):
        gate.read_floors(path)


def test_the_floors_of_the_repository_are_of_known_figures() -> None:
    _, floors = gate.read_floors()
    assert set(floors) <= set(goals())
