"""What a run gained and lost against an older one, each answer with its sentence, read from the corpus when asked."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from benchmarks.corpora import Corpora, CorpusError
from benchmarks.figures import Figure, Item, Result

SCHEMA = "timeline-benchmarks/1"
AROUND = 100  # code points of the text shown on either side of an answer


def to_json(result: Result) -> str:
    """The run as JSON: figures, and every answer by its place; no text of a corpus."""
    run = {
        "schema": SCHEMA,
        "python": platform.python_version(),
        "figures": {name: attrs.asdict(figure) for name, figure in result.figures.items()},
        "items": [attrs.asdict(item) for item in result.items],
    }
    return json.dumps(run, indent=1, ensure_ascii=False)


def from_json(path: Path) -> Result:
    """A run as `to_json` wrote it. Raises CorpusError for any other file."""
    try:
        run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise CorpusError(f"{path}: {fault}") from fault
    if run.get("schema") != SCHEMA:
        raise CorpusError(f"{path} is no run of these benchmarks; write one with --json {path}")
    figures = {name: Figure(**figure) for name, figure in run["figures"].items()}
    return Result(figures=figures, items=tuple(Item(**item) for item in run["items"]))


@attrs.frozen(kw_only=True)
class Change:
    """An answer that became right or wrong. `new` is None where the new run lacks it, `old` where the old one did."""

    gained: bool
    old: Item | None
    new: Item | None

    @property
    def item(self) -> Item:
        """Whichever of the two there is, the newer first."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change needs an old or a new answer")
        return found


def changes(old: Iterable[Item], new: Iterable[Item]) -> list[Change]:
    """The answers that are right in one run only, gains first; an unwanted answer that goes away is a gain."""
    before, after = ({item.key: item for item in items} for items in (old, new))
    files = {item.file for item in before.values()} & {item.file for item in after.values()}
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        item = now or was
        # Absent means right for an answer that nobody wanted, and unknown for any other.
        good = [one.right if one else (item is not None and not item.want) for one in (was, now)]
        if item and item.file in files and good[0] != good[1]:
            found.append(Change(gained=good[1], old=was, new=now))
    return sorted(found, key=lambda change: not change.gained)


def figures_text(old: Mapping[str, Figure], new: Mapping[str, Figure]) -> list[str]:
    """One line for each figure that moved."""
    lines = []
    for name, figure in new.items():
        was = old.get(name)
        if was and was.value is not None and figure.value is not None and was.value != figure.value:
            lines.append(f"{name}: {was.value:g} -> {figure.value:g} ({figure.value - was.value:+.2f})")
    return lines


def changes_text(found: Sequence[Change], corpora: Corpora) -> list[str]:
    """Gains, then losses, each with what was wanted, what is given, and the words around it."""
    texts = {file: _texts(corpora, file) for file in {change.item.file for change in found}}
    lines = []
    for gained in (True, False):
        part = [change for change in found if change.gained is gained]
        lines.append(f"{'gained' if gained else 'lost'}: {len(part)}")
        for change in part:
            item = change.item
            was, now = (_answer(one) for one in (change.old, change.new))
            lines.append(f"  {item.file} {item.document} {item.facet}: wanted {item.want or 'nothing'}: {was} -> {now}")
            lines.append(f"      {_around(texts[item.file].get(item.document, ''), item.start, item.end)}")
    return lines


def _answer(item: Item | None) -> str:
    return (item.got or "nothing") if item else "nothing"


def _texts(corpora: Corpora, file: str) -> dict[str, str]:
    """The texts of a file by their ids, or by their place where they have none."""
    return {str(row.get("id", n)): row["text"] for n, row in enumerate(corpora.lines(file))}


def _around(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return re.sub(r"\s+", " ", f"{left}[{text[start:end]}]{right}").strip()
