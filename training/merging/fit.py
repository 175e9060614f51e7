"""Learn weights.toml from the gold of train: `python -m training.merging.fit`.

Fellegi and Sunter (1969): the weight of a level is log2(m / u), m its share among pairs of reports of one event, u its
share among pairs of different events, over the pairs that blocking compares and no contradiction forbids. The counts
are small (some 50 pairs of one event), so each weight is drawn towards what beliefs.toml says of it. The sums are
calibrated by logistic regression (Platt 1999), since the fields are not independent of each other.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

from timeline.merging.blocks import Blocks
from timeline.merging.compare import FIELDS, compare, contradiction
from timeline.merging.reports import Report, report
from timeline.merging.weights import FILE
from timeline.tables import read_toml
from training.merging.gold import Gold, load

BELIEF = 6.0
"""Precision of a belief: as much as counts of 12 and 12. From 2 to 20 the figures on train and dev stay the same."""
ABSENT = -6.0
BELIEFS = Path(__file__).with_name("beliefs.toml")
ALIKE = [["summit", "meeting"]]

Row = tuple[tuple[str, ...], bool]


def reports(gold: Gold) -> list[Report]:
    """The gold events as reports."""
    by_id = {e.id: e for e in gold.events}
    wholes = {e.part_of for e in gold.events if e.type == "visit" and e.part_of}
    known = {s.id: s for s in gold.sources}
    return [report(e, sources=known, parent=by_id.get(e.part_of or ""), parts=e.id in wholes) for e in gold.events]


def pairs(items: list[Report], truth: dict[str, str]) -> list[Row]:
    """The levels of each compared pair, and whether it is one event."""
    blocks = Blocks()
    found: list[Row] = []
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


def calibrate(scores: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept of the log odds over the score in bits, by Newton steps; targets smoothed as Platt does."""
    count = Counter(same for _, same in scores)
    high, low = (count[True] + 1) / (count[True] + 2), 1 / (count[False] + 2)
    slope, intercept = math.log(2), 0.0
    for _ in range(50):
        ga = gb = haa = hab = hbb = 0.0
        for score, same in scores:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * score + intercept))))
            error, spread = p - (high if same else low), p * (1 - p)
            ga, gb = ga + error * score, gb + error
            haa, hab, hbb = haa + spread * score * score, hab + spread * score, hbb + spread
        size = haa * hbb - hab * hab
        if size < 1e-9:
            break
        slope, intercept = slope - (hbb * ga - hab * gb) / size, intercept - (haa * gb - hab * ga) / size
    return slope, intercept


def main() -> None:
    """Count, weigh, calibrate, write."""
    gold = load("train")
    rows = pairs(reports(gold), gold.entry)
    matches = sum(same for _, same in rows)
    weights = weigh(rows, read_toml(BELIEFS))
    prior = round(math.log2(matches / (len(rows) - matches)), 2)
    sums = [prior + sum(w.get(x, 0.0) for w, x in zip(weights.values(), levels, strict=True)) for levels, _ in rows]
    slope, intercept = calibrate([(s, same) for s, (_, same) in zip(sums, rows, strict=True)])
    lines = [
        "# Written by `python -m training.merging.fit`; do not edit. Weights in bits, learned from the gold of train:",
        f"# {len(rows)} compared pairs, {matches} of one event. Levels that train does not show keep the value of",
        "# training/merging/beliefs.toml. docs/merging.md says what each level means and what the weights reach.",
        "",
        "[model]",
        f"prior = {prior}",
        f"absent = {ABSENT}",
        f"slope = {slope:.4f}",
        f"intercept = {intercept:.4f}",
        "",
        "[types]",
        f"alike = {ALIKE}".replace("'", '"'),
    ]
    for field, levels in weights.items():
        lines += ["", f"[weights.{field}]", *(f'"{level}" = {weight}' for level, weight in levels.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} pairs, {matches} of one event; prior {prior}, slope {slope:.3f}, intercept {intercept:.3f}")


if __name__ == "__main__":
    main()
