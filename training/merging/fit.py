"""Learn weights.toml from the gold of train: `python -m training.merging.fit [FILE]`.

Fellegi and Sunter (1969): the weight of a level is log2(m / u), m its share among pairs of one event, u among pairs of
different events, over the pairs that blocking compares and no contradiction forbids. Counts are smoothed towards
the overall share of the level. The score is then calibrated by logistic regression (Platt 1999).
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from timeline.merging.blocks import Blocks
from timeline.merging.compare import FIELDS, compare, contradiction
from timeline.merging.reports import Report, report
from timeline.merging.weights import FILE
from timeline.tables import read_toml
from training.merging.gold import Gold, load

BELIEF = 6.0
BELIEFS = Path(__file__).with_name("beliefs.toml")
Row = tuple[tuple[str, ...], bool]
ALIKE = [["summit", "meeting"]]


def reports(gold: Gold) -> list[Report]:
    """The gold events as reports."""
    by_id = {e.id: e for e in gold.events}
    wholes = {e.part_of for e in gold.events if e.type == "visit" and e.part_of}
    known = {s.id: s for s in gold.sources}
    return [report(e, sources=known, parent=by_id.get(e.part_of or ""), parts=e.id in wholes) for e in gold.events]


def pairs(items: list[Report], truth: dict[str, str]) -> list[tuple[tuple[str, ...], bool]]:
    """The levels of each compared pair, and whether it is one event."""
    blocks, found = Blocks(), []
    held: dict[str, Report] = {}
    for item in items:
        group = _group(item.event.type)
        for name in sorted(blocks.partners(item, group)):
            other = held[name]
            if contradiction(item, other, _alike) is None:
                found += [(compare(item, other), truth[item.event.id] == truth[name])]
        held[item.event.id] = item
        blocks.add(item, group)
    return found


def _alike(one: str, other: str) -> bool:
    return _group(one) == _group(other)


def _group(kind: str) -> str:
    return min((t for pair in ALIKE if kind in pair for t in pair), default=kind)


def weigh(rows: list[Row], beliefs: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """log2(m / u) of every level of every field, drawn to what was believed before where the counts are small.

    A normal prior of precision BELIEF around the belief; the counts' own precision is that of a log ratio,
    1 / (1/m + 1/u), m and u being counts.
    """
    matches = sum(same for _, same in rows)
    weights: dict[str, dict[str, float]] = {}
    for n, field in enumerate(FIELDS):
        match = Counter(levels[n] for levels, same in rows if same)
        other = Counter(levels[n] for levels, same in rows if not same)
        unknown = {x for x in match + other if x} - set(beliefs[field])
        if unknown:
            raise SystemExit(f"beliefs.toml lacks {field}: {sorted(unknown)}")
        weights[field] = {}
        for level, belief in beliefs[field].items():
            m, u = match[level] + 0.5, other[level] + 0.5
            seen = math.log2((m / (matches + 1)) / (u / (len(rows) - matches + 1)))
            precision = 1 / (1 / m + 1 / u) if match[level] + other[level] else 0.0
            weights[field][level] = round((precision * seen + BELIEF * belief) / (precision + BELIEF), 2)
    return weights


def main(path: Path) -> None:
    gold = load("train")
    rows = pairs(reports(gold), gold.entry)
    weights = weigh(rows, read_toml(BELIEFS))
    matches = sum(same for _, same in rows)
    prior = round(math.log2(matches / (len(rows) - matches)), 2)
    print(len(rows), matches, prior)
    lines = [
        "[model]",
        f"prior = {prior}",
        "absent = -6.0",
        "slope = 0.6931",
        "intercept = 0.0",
        "",
        "[types]",
        f"alike = {ALIKE}".replace("'", '"'),
    ]
    for field, levels in weights.items():
        lines += ["", f"[weights.{field}]", *(f'"{level}" = {weight}' for level, weight in levels.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
