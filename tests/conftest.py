"""What all tests share: hypothesis' profile and the gold corpora."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# No deadline: a busy machine is no fault. In CI the same examples each time, so that a red run can be repeated.
settings.register_profile("timeline", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("timeline")


@pytest.fixture(scope="session")
def eval_folder() -> Path:
    """The folder of gold corpora and scorers; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("TIMELINE_EVAL") or ROOT / "../shared/eval").resolve()
    if not folder.is_dir():
        pytest.skip("no gold corpora: set TIMELINE_EVAL")
    return folder
