"""Five articles on one story: what an analyst reads out of them, checked by the seeds' own scorer."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import timeline
from benchmarks.corpora import Corpora, CorpusError
from benchmarks.events import documents
from benchmarks.figures import Figure, Item, Result

FILE = "seeds/docs.jsonl"


def run(corpora: Corpora, *, resamples: int = 0) -> Result:
    """How many of the required entries are there, how many pairs were wrongly merged, how many entries there are."""
    del resamples  # five articles are no sample
    built = timeline.build(documents(corpora, FILE))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seeds.json"
        built.save(path)
        command = [sys.executable, "-B", str(corpora.folder / "score_seeds.py"), str(path)]
        report = subprocess.run(command, capture_output=True, text=True, check=False)
    right = re.search(r"^(\d+) of \d+ required$", report.stdout, re.MULTILINE)
    if not right:
        raise CorpusError(f"score_seeds.py gave no result: {report.stderr.strip() or report.stdout.strip()}")
    figures = {
        "seeds/required": Figure(value=float(right[1])),
        "seeds/merged": Figure(value=float(len(re.findall(r"^MERGED ", report.stdout, re.MULTILINE)))),
        "seeds/entries": Figure(value=float(len(built))),
    }
    found = re.findall(r"^(ok  |MISS) (?:\(optional\) )?([\w-]+): (.*)$", report.stdout, re.MULTILINE)
    return Result(figures=figures, items=tuple(_item(mark, key, why) for mark, key, why in found))


def _item(mark: str, key: str, why: str) -> Item:
    right = mark.strip() == "ok"
    return Item(file=FILE, document=key, start=0, end=0, facet="entry", want=key, got=why, right=right)
