"""Learn weights.toml from train and from our own articles: `python -m training.merging.fit`.

Fellegi and Sunter (1969): the weight of a level is log2(m / u), m its share among pairs of reports of one event, u its
share among pairs of different events, over the pairs that blocking compares and no contradiction forbids. Both the
gold events and what an extractor that has not seen them makes of the same documents are counted: the one shows what is
so, the other how it comes. The counts are small (some 350 pairs of one event), so each weight is drawn towards what
beliefs.toml says of it. The sums are calibrated by logistic regression (Platt 1999), since the fields are not
independent of each other. It takes some ten minutes, nearly all of them for the extractor.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

from timeline.merging.blocks import Blocks
from timeline.merging.compare import FIELDS, compare, contradiction
from timeline.merging.reports import Report, reports
from timeline.merging.weights import FILE
from timeline.model import Event
from timeline.tables import read_toml
from training.merging.extracted import extracted
from training.merging.gold import Gold, load, written

BELIEF = 24.0
"""Precision of a belief: as much as counts of 48 and 48. From 6 to 25 the figures on dev, and on train when learned
from our own articles alone, differ by half a point."""
ABSENT = -6.0
RIDGE, STOP = 0.01, 1e-6
BELIEFS = Path(__file__).with_name("beliefs.toml")
ALIKE = [["summit", "meeting"]]

Row = tuple[tuple[str, ...], bool]


def read(gold: Gold) -> list[Report]:
    """The events as reports."""
    known = {s.id: s for s in gold.sources}
    told: dict[str, dict[str, Event]] = {}
    for event in gold.events:
        told.setdefault(event.document, {})[event.id] = event
    return [item for document, events in told.items() for item in reports(events, known.get(document))]


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
    """Slope and intercept of the log odds over the score in bits; targets smoothed as Platt does.

    Newton steps, halved while they do not lower the loss; a light ridge keeps the slope finite where classes part.
    """
    count = Counter(same for _, same in scores)
    rows = [(s, (count[True] + 1) / (count[True] + 2) if same else 1 / (count[False] + 2)) for s, same in scores]
    at = (math.log(2), 0.0)
    for _ in range(30):
        step, size = _newton(rows, at), 1.0
        while size > STOP and _loss(rows, (at[0] - size * step[0], at[1] - size * step[1])) > _loss(rows, at):
            size /= 2
        at = at[0] - size * step[0], at[1] - size * step[1]
        if size <= STOP or max(map(abs, step)) < STOP:
            break
    return at


def _odds(at: tuple[float, float], score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, at[0] * score + at[1]))))


def _loss(rows: list[tuple[float, float]], at: tuple[float, float]) -> float:
    fit = sum(-t * math.log(p) - (1 - t) * math.log(1 - p) for s, t in rows for p in [_odds(at, s)])
    return fit + RIDGE * at[0] ** 2


def _newton(rows: list[tuple[float, float]], at: tuple[float, float]) -> tuple[float, float]:
    ga, gb, haa, hab, hbb = 2 * RIDGE * at[0], 0.0, 2 * RIDGE, 0.0, RIDGE
    for score, target in rows:
        p = _odds(at, score)
        error, spread = p - target, p * (1 - p)
        ga, gb = ga + error * score, gb + error
        haa, hab, hbb = haa + spread * score * score, hab + spread * score, hbb + spread
    size = haa * hbb - hab * hab
    return (hbb * ga - hab * gb) / size, (haa * gb - hab * ga) / size


def main() -> None:
    """Count, weigh, calibrate, write."""
    golds = load("train"), written()
    rows = [row for told in (*golds, extracted(*golds)) for row in pairs(read(told), told.entry)]
    matches = sum(same for _, same in rows)
    weights = weigh(rows, read_toml(BELIEFS))
    prior = round(math.log2(matches / (len(rows) - matches)), 2)
    sums = [prior + sum(w.get(x, 0.0) for w, x in zip(weights.values(), levels, strict=True)) for levels, _ in rows]
    slope, intercept = calibrate([(s, same) for s, (_, same) in zip(sums, rows, strict=True)])
    lines = [
        "# Written by `python -m training.merging.fit`. Weights in bits, learned from train and our own articles, gold",
        f"# and as extracted: {len(rows)} compared pairs, {matches} of one event. Levels that these do not show keep",
        "# the value of training/merging/beliefs.toml. docs/merging.md says what each means and what they reach.",
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
