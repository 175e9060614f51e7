"""What the pipeline costs: size, time to load, memory, words a second; each in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from training.sources import read_treebank

# One thread of arithmetic: the figures are those of one core.
_ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

_LOAD = """
import json, sys, time
import spacy, timeline.pipelines.components
wall, cpu = time.perf_counter(), time.process_time()
nlp = spacy.load(sys.argv[1])
passed = {"load, s": time.perf_counter() - wall, "load, s of the processor": time.process_time() - cpu}
print(json.dumps(passed))
"""

_READ = """
import json, sys, time
import spacy, timeline.pipelines.components
nlp = spacy.load(sys.argv[1])
texts = json.load(sys.stdin)
for doc in nlp.pipe(texts[:2]): pass
wall, cpu, words = time.perf_counter(), time.process_time(), 0
for doc in nlp.pipe(texts): words += sum(not token.is_space for token in doc)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
figures = {"words/s": words / wall, "words/s of the processor": words / cpu}
try:
    status = open("/proc/self/status").read()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    figures["peak memory, MB"] = int(peak.split()[1]) * 1024 / 1e6
except OSError:
    pass
print(json.dumps(figures))
"""


def costs(folder: Path) -> dict[str, float]:
    """The figures by name; the text read is the test and dev part of GUM, a document at a time."""
    documents: dict[str, list[str]] = {}
    for part in ("test", "dev"):
        for sentence in read_treebank("gum", part):
            pieces = zip(sentence.words, sentence.spaces, strict=True)
            text = "".join(word + (" " if space else "") for word, space in pieces).strip()
            documents.setdefault(sentence.document, []).append(text)
    texts = json.dumps([" ".join(document) for document in documents.values()])
    return {"size in a wheel, MB": _zipped(folder) / 1e6, **_run(_LOAD, folder, ""), **_run(_READ, folder, texts)}


def _zipped(folder: Path) -> int:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(folder.rglob("*")):
            wheel.write(path)
    return len(buffer.getvalue())


def _run(code: str, folder: Path, given: str) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", "-c", code, str(folder)]
    environment = {**os.environ, **_ONE_CORE, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=environment)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
