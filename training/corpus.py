"""Sentences -> what the network learns from: words, tags, tree, entities; a layer may be absent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from timeline.pipelines.forms import marked, normal
from training.entities import unify
from training.labels import Inventory, entity_tags
from training.sources import Sentence, read_re3d, read_treebank, read_wikigold

CORPORA = ("gum", "ewt", "wikigold", "re3d")  # each has its own reading of what a name is
TREEBANKS = ("ewt", "gum")


@attrs.frozen(kw_only=True)
class Example:
    """One sentence for the network; `tags` and `heads` are empty without a tree, `entities` without names."""

    corpus: int
    words: tuple[str, ...]
    tags: tuple[tuple[int, int, int, int], ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]
    spans: tuple[tuple[int, int, str], ...] | None
    entities: tuple[int, ...]


def example(sentence: Sentence, inventory: Inventory, *, tree: bool = True) -> Example:
    """The sentence in numbers; `tree=False` keeps its tree out, so that it can still serve as a test of parsing."""
    spans = unify(sentence)
    with_tree = tree and bool(sentence.heads)
    return Example(
        corpus=CORPORA.index(sentence.corpus),
        words=as_read(sentence),
        tags=tuple(inventory.tags(sentence)) if with_tree else (),
        heads=sentence.heads if with_tree else (),
        relations=tuple(inventory.relations(sentence.deps)) if with_tree else (),
        spans=spans,
        entities=() if spans is None else tuple(entity_tags(len(sentence.words), spans, inventory)),
    )


def as_read(sentence: Sentence) -> tuple[str, ...]:
    """The words with the marks of quotes and hyphens that touch a word."""
    before = (True, *sentence.spaces[:-1])
    after = (*sentence.spaces[:-1], True)
    return tuple(
        marked(word, space_before=left, space_after=right)
        for word, left, right in zip(sentence.words, before, after, strict=True)
    )


def training_sentences() -> list[Sentence]:
    """The training parts of both treebanks, in the order of their files."""
    return [sentence for corpus in TREEBANKS for sentence in read_treebank(corpus, "train")]


def name_sentences() -> list[Sentence]:
    """What teaches names beside GUM: EWT's dev part with the spans of Universal NER, WikiGold and re3d."""
    return [*read_treebank("ewt", "dev"), *read_wikigold(), *read_re3d()]


def frequent_words(sentences: Iterable[Sentence], *, least: int = 2) -> list[str]:
    """Lower-case words with every digit as 0 that occur at least so often, the most frequent first."""
    counts = Counter(
        "".join("0" if char.isdigit() else char for char in normal(word).lower())
        for sentence in sentences
        for word in as_read(sentence)
    )
    return [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least]
