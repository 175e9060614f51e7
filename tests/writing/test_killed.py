"""A process that is killed while it writes leaves the old file or the new one, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = 12
SIZE = 4_000_000
WRITER = """
import sys
from timeline.writing.files import replace_file
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        replace_file(sys.argv[1], letter * int(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process there keeps its files open for a while")
def test_a_kill_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_bytes(b"b" * SIZE)
    chance = random.Random(7)  # noqa: S311 (no secret)
    seen = set()
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(SIZE)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.02))
            writer.kill()
        whole = path.read_bytes()
        assert len(whole) == SIZE
        assert len(set(whole)) == 1
        seen.add(whole[:1])
    assert seen <= {b"a", b"b"}
