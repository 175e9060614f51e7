"""All figures of a trained pipeline, printed as the tables of docs/pipeline.md."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import spacy
from spacy.language import Language

import timeline.pipelines.components  # noqa: F401 - registers the factories
from training.corpus import TREEBANKS
from training.gold import Counts, on_gold_tokens, on_running_text
from training.measure import costs
from training.sources import Sentence, read_treebank

_LAYERS = ("upos", "xpos", "feats", "lemma", "uas", "las", "names")
_OF_TEXT = ("tokens", "sentences", "upos", "uas", "las", "names")


def evaluate(folder: Path) -> None:
    """Print the figures of the pipeline in `folder` on the test parts; punctuation does not count in UAS and LAS."""
    nlp = spacy.load(folder)
    tests = {corpus: read_treebank(corpus, "test") for corpus in TREEBANKS}
    tests["both"] = [sentence for sentences in tests.values() for sentence in sentences]
    print("\nGold tokens, sentence by sentence\n")
    _head("", _LAYERS)
    for name, sentences in tests.items():
        _row(name, on_gold_tokens(nlp, sentences), _LAYERS)
    for paragraphs in (False, True):
        print(f"\nRunning text, {'with' if paragraphs else 'without'} paragraph marks\n")
        _head("", _OF_TEXT)
        for name, sentences in tests.items():
            _row(name, on_running_text(nlp, sentences, paragraphs=paragraphs), _OF_TEXT)
    print("\nGold tokens, by genre\n")
    _head("", _LAYERS)
    for name, sentences in tests.items():
        if name != "both":
            _by_genre(nlp, name, sentences)
    print("\nNames on gold tokens: EWT test (Universal NER)\n")
    names = on_gold_tokens(nlp, tests["ewt"])
    _head("", ("names", "names PERSON", "names ORG", "names LOC"))
    _row("F1", names, ("names", "names PERSON", "names ORG", "names LOC"))
    print("\nCosts\n")
    for name, value in costs(folder).items():
        print(f"| {name} | {value:.2f} |")


def _by_genre(nlp: Language, corpus: str, sentences: Iterable[Sentence]) -> None:
    ordered = sorted(sentences, key=lambda sentence: sentence.genre)
    for genre, group in groupby(ordered, key=lambda sentence: sentence.genre):
        _row(f"{corpus} {genre}", on_gold_tokens(nlp, group), _LAYERS)


def _head(first: str, measures: tuple[str, ...]) -> None:
    print(f"| {first} | {' | '.join(measures)} |")
    print(f"|---|{'---|' * len(measures)}")


def _row(name: str, counts: Counts, measures: tuple[str, ...]) -> None:
    print(f"| {name} | {' | '.join(f'{counts.f1(measure):.1f}' for measure in measures)} |", flush=True)
