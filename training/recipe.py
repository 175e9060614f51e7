"""The whole recipe: read the corpora, train the network and the splitter, write the pipeline."""

from __future__ import annotations

import time
from pathlib import Path

import attrs
import numpy as np
import torch

from timeline.pipelines.forms import Lexicon, normal
from training.batches import FormReader
from training.corpus import TREEBANKS, Example, example, frequent_words, name_sentences, training_sentences
from training.fit import Course, Plan, fit
from training.labels import Inventory, count_labels
from training.lemma_list import listed_lemmas
from training.network import Network, Sizes
from training.package import Trained, Vocabulary, build, write
from training.score import score
from training.sources import Sentence, read_treebank
from training.splitting import train_splitter
from training.vectors import read_vectors

VERSION = "0.1.0"
GLOVE_WORDS = 45_000  # beside those of the corpora; more would not fit into 12 MB
_SPREAD = 0.4  # standard deviation of the vectors, about that of the learned rows
_COMMON = 20_000


@attrs.frozen(kw_only=True)
class Material:
    """What a run starts from."""

    sentences: list[Sentence]
    examples: list[Example]
    inventory: Inventory
    vocabulary: Vocabulary


def gather(*, with_dev: bool = True) -> Material:
    """The corpora in numbers, without the test parts; `with_dev=False` leaves the trees of the dev parts out too."""
    sentences = training_sentences()
    if with_dev:
        sentences += [sentence for corpus in TREEBANKS for sentence in read_treebank(corpus, "dev")]
    names = name_sentences()
    inventory = count_labels(sentences)
    seen = {normal(word).lower() for sentence in (*sentences, *names) for word in sentence.words}
    glove_words, glove = read_vectors(most_frequent=GLOVE_WORDS, also=seen)
    glove *= _SPREAD / glove[:_COMMON].std()
    unknown = np.zeros((1, glove.shape[1]), dtype=np.float32)
    return Material(
        sentences=sentences,
        # Sentences with names and no tree stand apart, so EWT's dev part teaches names twice: the yardstick is its kin.
        examples=[*(example(s, inventory) for s in sentences), *(example(s, inventory, tree=False) for s in names)],
        inventory=inventory,
        vocabulary=Vocabulary(
            glove_words=glove_words, glove=np.concatenate([unknown, glove]), words=frequent_words(sentences)
        ),
    )


def train(folder: Path, work: Path, plan: Plan, *, with_dev: bool = True) -> None:
    """Train by the plan and write the pipeline into `folder`; checkpoints go into `work`.

    On the way the figures of the test parts are printed, or of the dev parts where these are not trained on. They
    show the learning curve; no choice is made by them.
    """
    torch.set_num_threads(1)  # so that every machine adds up in the same order
    work.mkdir(parents=True, exist_ok=True)
    material = gather(with_dev=with_dev)
    started = time.monotonic()
    splitter = train_splitter(material.sentences)
    print(f"splitter: {time.monotonic() - started:.0f} s", flush=True)
    vocabulary, inventory = material.vocabulary, material.inventory
    torch.manual_seed(plan.seed)
    network = Network(Sizes(), torch.tensor(vocabulary.glove), len(vocabulary.words), inventory)
    read = FormReader(
        Lexicon(
            glove={word: i for i, word in enumerate(vocabulary.glove_words, start=1)},
            words={word: i for i, word in enumerate(vocabulary.words, start=1)},
        )
    )
    part = "test" if with_dev else "dev"
    held_out = {corpus: [example(s, inventory) for s in read_treebank(corpus, part)] for corpus in TREEBANKS}

    def report(step: int, averaged: Network) -> None:
        for corpus, examples in held_out.items():
            figures = score(averaged, examples, inventory, read)
            print(f"  {step} {corpus} {part}", {k: round(v, 2) for k, v in figures.items()}, flush=True)

    course = Course(inventory=inventory, read=read, report=report, checkpoint=work / "network.pt")
    network = fit(network, material.examples, plan, course).eval()
    trained = Trained(
        network=network,
        splitter=splitter,
        inventory=inventory,
        vocabulary=vocabulary,
        lemmas=listed_lemmas(material.sentences),
    )
    write(build(trained), folder, VERSION)
