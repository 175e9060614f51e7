"""Scores of the torch network on gold tokens: quick figures for the learning curve."""

from __future__ import annotations

from collections import Counter

import torch

from training.batches import FormReader, collate, in_batches
from training.corpus import Example
from training.fit import hide_padding
from training.labels import Inventory
from training.network import Network
from training.sources import spans_of


@torch.no_grad()
def score(network: Network, examples: list[Example], inventory: Inventory, read: FormReader) -> dict[str, float]:
    """UPOS, features, lemma scripts, UAS and LAS without punctuation (greedy heads), entity F1 with GPE as LOC."""
    network.eval()
    punct = inventory.deps.index("punct")
    count: Counter[str] = Counter()
    for group in in_batches(examples, 3000, None):
        batch = collate(group, read)
        states = network.encode(batch.forms, batch.tokens, batch.lengths, 0.0)
        if len(batch.with_tree):
            wanted = (batch.relations >= 0) & (batch.relations != punct)
            parents = hide_padding(network.arc_scores(states, 0.0), batch.lengths).argmax(-1)
            relations = network.relation_scores(states, parents, 0.0).argmax(-1)
            right = (parents == batch.parents) & wanted
            count["words"] += int(wanted.sum())
            count["uas"] += int(right.sum())
            count["las"] += int((right & (relations == batch.relations)).sum())
            for name, scores, target in zip(
                ("upos", "xpos", "feats", "lemma"), network.tag_scores(states, 0.0), batch.tags, strict=True
            ):
                count[name] += int(((scores.argmax(-1) == target) & (batch.relations >= 0)).sum())
            count["tokens"] += int((batch.relations >= 0).sum())
        if len(batch.with_names):
            tags = network.name_scores(states, batch.corpora, 0.0).argmax(-1)
            for i in batch.with_names.tolist():
                gold = _spans(group[i].entities, inventory)
                found = _spans(tags[i, : len(group[i].words)].tolist(), inventory)
                count["gold"] += len(gold)
                count["found"] += len(found)
                count["both"] += len(gold & found)
    figures = {name: 100 * count[name] / max(1, count["words"]) for name in ("uas", "las")}
    figures |= {name: 100 * count[name] / max(1, count["tokens"]) for name in ("upos", "xpos", "feats", "lemma")}
    return figures | {"ner": 200 * count["both"] / max(1, count["gold"] + count["found"])}


def _spans(tags: tuple[int, ...] | list[int], inventory: Inventory) -> set[tuple[int, int, str]]:
    names = [inventory.entities[tag] if tag >= 0 else "O" for tag in tags]
    plain = []
    for name in names:
        kind, _, label = name.partition("-")
        plain.append(name if not label else f"{'B' if kind in 'BU' else 'I'}-{'LOC' if label == 'GPE' else label}")
    return set(spans_of(plain))
