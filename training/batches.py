"""Examples -> padded batches of about so many words, sentences of like length together."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import attrs
import torch
from torch import Tensor

from timeline.pipelines.forms import Form, Lexicon
from training.corpus import Example
from training.labels import IGNORED


@attrs.frozen(kw_only=True)
class Batch:
    """A padded batch; targets are IGNORED on padding and where a layer is absent."""

    forms: dict[str, Tensor]
    tokens: Tensor
    lengths: Tensor
    corpora: Tensor
    tags: Tensor
    parents: Tensor
    relations: Tensor
    entities: Tensor
    with_tree: Tensor
    with_names: Tensor


class FormReader:
    """Forms of words, kept: augmentation makes new words all the time, but few."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Form] = {}

    def __call__(self, word: str) -> Form:
        form = self._known.get(word)
        if form is None:
            form = self._known[word] = self._lexicon.form(word)
        return form


def in_batches(examples: list[Example], words: int, random: Random | None) -> Iterator[list[Example]]:
    """Groups of about `words` tokens; shuffled if `random` is given, else from short to long."""
    keyed = [(len(e.words) + (random.uniform(-1.5, 1.5) if random else 0), i) for i, e in enumerate(examples)]
    groups: list[list[Example]] = [[]]
    longest = 0
    for _, i in sorted(keyed):
        longest = max(longest, len(examples[i].words))
        if groups[-1] and longest * (len(groups[-1]) + 1) > words:
            groups.append([])
            longest = len(examples[i].words)
        groups[-1].append(examples[i])
    if random:
        random.shuffle(groups)
    yield from (group for group in groups if group)


def collate(examples: list[Example], read: FormReader) -> Batch:
    """The examples as tensors."""
    types = {word: i for i, word in enumerate(dict.fromkeys(word for e in examples for word in e.words))}
    width = max(len(e.words) for e in examples)
    return Batch(
        forms=form_tensors([read(word) for word in types]),
        tokens=_padded([[types[word] for word in e.words] for e in examples], width, 0),
        lengths=torch.tensor([len(e.words) for e in examples]),
        corpora=torch.tensor([e.corpus for e in examples]),
        tags=torch.stack([_padded([[t[k] for t in e.tags] for e in examples], width, IGNORED) for k in range(4)]),
        parents=_padded(
            [[0 if head == i else head + 1 for i, head in enumerate(e.heads)] for e in examples], width, IGNORED
        ),
        relations=_padded([e.relations for e in examples], width, IGNORED),
        entities=_padded([e.entities for e in examples], width, IGNORED),
        with_tree=torch.tensor([i for i, e in enumerate(examples) if e.heads], dtype=torch.long),
        with_names=torch.tensor([i for i, e in enumerate(examples) if e.entities], dtype=torch.long),
    )


def form_tensors(forms: list[Form]) -> dict[str, Tensor]:
    """Columns of the forms; affixes and grams lie one after the other, with the offset of each form's first."""
    affixes: list[int] = []
    grams: list[int] = []
    affix_offsets, gram_offsets = [], []
    for form in forms:
        affix_offsets.append(len(affixes))
        affixes.extend(form.affixes)
        gram_offsets.append(len(grams))
        grams.extend(form.grams)
    columns = {
        "glove": [form.glove for form in forms],
        "word": [form.word for form in forms],
        "any_word": [form.any_word for form in forms],
        "shape": [form.shape for form in forms],
        "case": [form.case for form in forms],
        "affixes": affixes,
        "affix_offsets": affix_offsets,
        "grams": grams,
        "gram_offsets": gram_offsets,
    }
    return {name: torch.tensor(column) for name, column in columns.items()}


def _padded(rows: list[list[int]] | list[tuple[int, ...]], width: int, filler: int) -> Tensor:
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])
