"""Why reports are one entry: for each report the weights that joined it, as evidence rows and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.merging.compare import FIELDS, compare
from timeline.merging.reports import Report
from timeline.merging.weights import Weights, load_weights
from timeline.model import Entry, Event, Evidence

__all__ = ["MERGED", "explain", "joins"]

MERGED = "merged: "
"""What `field` of an evidence row begins with where merging, not the extractor, made the row."""


def joins(group: Sequence[Report], scores: Mapping[str, Mapping[str, int]], weights: Weights) -> Iterator[Evidence]:
    """The rows that tell why each report but the first belongs here, from its comparison with its best partner.

    field: "merged: " and the field compared ("prior" for what stood against before); rule: the level; document and
    text: that of the report, and the two events compared; weight: bits.
    """
    if len(group) < 2:  # noqa: PLR2004
        return
    by_id = {r.event.id: r for r in group}
    for name in sorted(by_id):
        partner = _partner(name, by_id, scores)
        if partner is not None:
            yield from _rows(by_id[name], by_id[partner], weights)


def _partner(name: str, group: Mapping[str, Report], scores: Mapping[str, Mapping[str, int]]) -> str | None:
    """The best partner among those whose ids come before, failing that among all; None for the first of the group."""
    near = {n: s for n, s in scores.get(name, {}).items() if n in group}
    before = {n: s for n, s in near.items() if n < name}
    if name == min(group) or not near:
        return None
    return min(before or near, key=lambda n: (-near[n], n))


def _rows(one: Report, other: Report, weights: Weights) -> Iterator[Evidence]:
    pair = f"{one.event.id} ~ {other.event.id}"
    document = one.event.document
    yield Evidence(field=f"{MERGED}prior", rule="", document=document, text=pair, weight=weights.prior / 100)
    for field, level in zip(FIELDS, compare(one, other), strict=True):
        weight = weights.of(field, level)
        if weight:
            yield Evidence(field=MERGED + field, rule=level, document=document, text=pair, weight=weight / 100)


def explain(entry: Entry) -> str:
    """The entry in words: its fields with the documents that gave them, every join with its sum, and the conflicts."""
    return "\n".join([*_head(entry), *_reports(entry), *_sums(entry), *_conflicts(entry)])


def _head(entry: Entry) -> Iterator[str]:
    yield f"{entry.id}: {entry.label or entry.type} ({entry.status}), confidence {entry.confidence:.2f}"
    if entry.date:
        said = f" from {entry.date_mention.text!r}" if entry.date_mention else ""
        yield f"when: {entry.date.edtf} ({entry.date_basis}{said})"
    if entry.participants:
        yield "who: " + ", ".join(a.name for a in entry.participants)
    if entry.places:
        yield "where: " + ", ".join(p.name for p in entry.places)
    reports, documents = _count(len(entry.events), "report"), _count(len(entry.sources), "document")
    yield f"{reports} in {documents}, {entry.voices} independent"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + "s" * (number != 1)


def _reports(entry: Entry) -> Iterator[str]:
    for event in entry.events:
        when = f"{event.date.edtf} ({event.date_basis})" if event.date else "undated"
        yield f"  {event.id}: {event.type}, {event.status}, {when}{_quote(event)}"
    for row in entry.evidence:
        if not row.field.startswith(MERGED):
            yield f"  {row.field}: {row.rule} {row.text!r} in {row.document or entry.document}"


def _quote(event: Event) -> str:
    quote = event.mentions[0].quote if event.mentions else ""
    return f' "{" ".join(quote.split())}"' if quote else ""


def _sums(entry: Entry) -> Iterator[str]:
    rows: dict[str, list[Evidence]] = {}
    for row in entry.evidence:
        if row.field.startswith(MERGED):
            rows.setdefault(row.text, []).append(row)
    weights = load_weights()
    for pair, parts in rows.items():
        total = sum(p.weight or 0.0 for p in parts)
        yield f"{pair}: {total:+.2f} bits, probability {weights.probability(100 * total):.3f}"
        for part in parts:
            yield f"  {part.weight or 0.0:+6.2f}  {part.field.removeprefix(MERGED)} {part.rule}".rstrip()


def _conflicts(entry: Entry) -> Iterator[str]:
    for conflict in entry.conflicts:
        values = "; ".join(f"{v.value} ({', '.join(v.documents)})" for v in conflict.values)
        yield f"conflict over {conflict.field}: {values}"
