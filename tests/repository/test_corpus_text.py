"""No sentence of the gold corpora stands in the repository; without the corpora there is nothing to compare."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT_ENDINGS = {".py", ".md", ".toml", ".txt", ".json", ".jsonl", ".csv", ".html", ".xml", ".yml", ".cfg"}
WORDS = 9  # so many words in a row are a quotation: stock phrases of the news are shorter
TOO_COMMON = 3  # a run of words that so many corpus documents share is nobody's wording


def runs(text: str, size: int = WORDS) -> Iterator[str]:
    """Every run of so many words, folded, whatever stands between them."""
    words = re.findall(r"\w+", text.casefold())
    for i in range(len(words) - size + 1):
        yield " ".join(words[i : i + size])


def documents(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    files = [ROOT / name for name in names]
    return [path for path in files if path.suffix in TEXT_ENDINGS and path.exists() and path.stat().st_size < 2_000_000]


@pytest.mark.corpus
def test_no_sentence_of_a_corpus_stands_here(eval_folder: Path) -> None:
    seen: dict[str, int] = {}
    for text in documents(eval_folder):
        for run in set(runs(text)):
            seen[run] = seen.get(run, 0) + 1
    quoted = [
        f"{path.relative_to(ROOT)}: {run}"
        for path in tracked()
        for run in runs(path.read_text(encoding="utf-8", errors="replace"))
        if 0 < seen.get(run, 0) < TOO_COMMON
    ]
    assert quoted == []


def test_a_quotation_is_seen_whatever_its_breaks_and_case() -> None:
    said = "The ministers, he said, \n will meet again in the spring of that year."
    assert set(runs("the MINISTERS he said will meet again in the spring")) & set(runs(said))
