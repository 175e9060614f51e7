"""The label inventories of the network, each counted on the training part, and how gold labels become numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from timeline.pipelines.lemmas import script_of
from training.entities import MASKED
from training.sources import Sentence

ENTITY_LABELS = ("PERSON", "ORG", "GPE", "LOC")
IGNORED = -100  # torch's cross entropy leaves this target out


@attrs.frozen(kw_only=True)
class Inventory:
    """Every label that the network can give; positions are its outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    deps: tuple[str, ...]
    entities: tuple[str, ...]

    def tags(self, sentence: Sentence) -> list[tuple[int, int, int, int]]:
        """For each token its UPOS, XPOS, features and lemma script; IGNORED where too rare to be learned."""
        columns = (
            (self.upos, sentence.upos),
            (self.xpos, sentence.xpos),
            (self.feats, sentence.feats),
            (self.scripts, tuple(map(script_of, sentence.words, sentence.lemmas))),
        )
        tables = [({name: i for i, name in enumerate(names)}, values) for names, values in columns]
        rows = zip(*([table.get(value, IGNORED) for value in values] for table, values in tables), strict=True)
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def relations(self, deps: Sequence[str]) -> list[int]:
        """Positions of the relations; a rare subtype counts as its main type."""
        table = {name: i for i, name in enumerate(self.deps)}
        return [table.get(dep, table.get(dep.split(":")[0], table["dep"])) for dep in deps]


def count_labels(sentences: Iterable[Sentence]) -> Inventory:
    """The inventory of the sentences that carry a tree; labels in order of frequency, then of the alphabet."""
    upos, xpos, feats, scripts, deps = (Counter[str]() for _ in range(5))
    for sentence in sentences:
        upos.update(sentence.upos)
        xpos.update(sentence.xpos)
        feats.update(sentence.feats)
        scripts.update(map(script_of, sentence.words, sentence.lemmas))
        deps.update(sentence.deps)
    prefixed = [f"{kind}-{label}" for label in ENTITY_LABELS for kind in "BILU"]
    return Inventory(
        upos=_frequent(upos, 1),
        xpos=_frequent(xpos, 5),
        feats=_frequent(feats, 3),
        scripts=_frequent(scripts, 4),
        deps=_frequent(deps, 15),
        entities=("O", *prefixed),
    )


def entity_tags(length: int, spans: Iterable[tuple[int, int, str]], inventory: Inventory) -> list[int]:
    """BILOU positions, IGNORED inside a masked span."""
    table = {name: i for i, name in enumerate(inventory.entities)}
    tags = [0] * length
    for start, end, label in spans:
        for i in range(start, end):
            if label == MASKED:
                tags[i] = IGNORED
            elif end - start == 1:
                tags[i] = table[f"U-{label}"]
            else:
                tags[i] = table[f"{'B' if i == start else 'L' if i == end - 1 else 'I'}-{label}"]
    return tags


def _frequent(counts: Counter[str], least: int) -> tuple[str, ...]:
    return tuple(name for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least)
