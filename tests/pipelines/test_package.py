"""The pipeline as a part of the package: size, time and memory, its way through bytes, its licence."""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import timeline.pipelines.components as made

FOLDER = Path(made.__file__).parent / "en"
MEGABYTE = 1_000_000

MEASURE = """
import json, sys, time
from pathlib import Path
import spacy, timeline.pipelines.components
start = time.process_time()
nlp = spacy.load(Path(sys.argv[1]))
loaded = time.process_time() - start
nlp("The ministers met in Oslo on Monday and signed the accord. " * 200)
status = Path("/proc/self/status").read_text()
peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
print(json.dumps({"seconds": loaded, "megabytes": peak * 1024 / 1e6}))
"""


def test_the_wheel_carries_at_most_twelve_megabytes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in FOLDER.rglob("*"):
            wheel.write(path)
    assert len(buffer.getvalue()) < 12 * MEGABYTE


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_it_loads_within_a_second_and_300_megabytes() -> None:
    command = [sys.executable, "-W", "ignore", "-c", MEASURE, str(FOLDER)]
    source = {**os.environ, "PYTHONPATH": str(FOLDER.parents[2])}  # the package under test, wherever it is
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=source).stdout)
    assert measured["seconds"] < 1
    assert measured["megabytes"] < 300


def test_it_goes_through_bytes(nlp: Language) -> None:
    other = spacy.blank("en").from_config(nlp.config)
    other.from_bytes(nlp.to_bytes())
    text = "The ministers of Chile and Peru met in Lima on Nov. 6."
    assert other(text).to_json() == nlp(text).to_json()


def test_it_goes_to_other_processes(nlp: Language) -> None:
    """As an Extractor with a pipeline of one's own takes it there; a lock or closure in it would forbid that."""
    text = "The ministers of Chile and Peru met in Lima on Nov. 6."
    nlp(text)
    assert pickle.loads(pickle.dumps(nlp))(text).to_json() == nlp(text).to_json()  # noqa: S301


def test_it_goes_through_a_folder(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    text = "The ministers of Chile and Peru met in Lima on Nov. 6."
    assert spacy.load(tmp_path / "copy")(text).to_json() == nlp(text).to_json()


def test_without_the_encoder_the_readers_say_what_is_missing(nlp: Language) -> None:
    with nlp.select_pipes(disable=["tok2vec"]), pytest.raises(ValueError, match="tok2vec"):
        nlp("Talks began.")


def test_untrained_components_say_so() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("timeline_trees")
    with pytest.raises(ValueError, match="no weights"):
        blank("Talks began.")


def test_the_states_are_emptied_unless_asked_for(nlp: Language) -> None:
    assert not nlp("Talks began.").tensor.size


def test_licence_and_description() -> None:
    assert "CC BY-SA 4.0" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["pipeline"] == ["senter", "tok2vec", "morphologizer", "parser", "ner"]
