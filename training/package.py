"""Trained networks -> the folder that spaCy loads: configuration, tokenizer, and the weights of each component."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from torch import Tensor, nn

import timeline.pipelines.components
import timeline.pipelines.splitter  # noqa: F401 - both register the factories
from timeline.pipelines.component import Component
from training.corpus import CORPORA
from training.labels import Inventory
from training.network import Network
from training.splitting import SplitterNetwork
from training.tokens import customize
from training.words import WORDS

Arrays = dict[str, NDArray[np.float32]]
READS_LIKE = "ewt"  # names are given as the annotators of this corpus would

_META = {
    "name": "timeline_news",
    "description": "English news: sentences, UD tags, morphology and dependencies, lemmas, four types of names.",
    "author": "The timeline authors",
    "license": "CC BY-SA 4.0",
    "url": "",
    "email": "",
    "spacy_version": ">=3.7.5,<4.0.0",
}


@attrs.frozen(kw_only=True)
class Vocabulary:
    """The words that have rows of their own: GloVe's and those of the treebanks."""

    glove_words: list[str]
    glove: NDArray[np.float32]
    words: list[str]


@attrs.frozen(kw_only=True)
class Trained:
    """All that training found."""

    network: Network
    splitter: SplitterNetwork
    inventory: Inventory
    vocabulary: Vocabulary
    lemmas: tuple[str, ...]


def build(trained: Trained) -> Language:
    """The pipeline, ready to be written with `to_disk`."""
    network, inventory, vocabulary = trained.network, trained.inventory, trained.vocabulary
    nlp = spacy.blank("en")
    customize(nlp)
    nlp.batch_size = 32
    for factory, name in (
        ("timeline_splitter", "senter"),
        ("timeline_encoder", "tok2vec"),
        ("timeline_tags", "morphologizer"),
        ("timeline_trees", "parser"),
        ("timeline_names", "ner"),
    ):
        nlp.add_pipe(factory, name=name)
    kinds = attrs.asdict(inventory)
    _teach(nlp, "senter", _splitter(trained.splitter), {
        "before_name": tuple(sorted(WORDS["before_name"])), "before_number": tuple(sorted(WORDS["before_number"])),
        "openers": tuple(sorted(WORDS["openers"])),
    })  # fmt: skip
    _teach(nlp, "tok2vec", _encoder(network, vocabulary), {
        "glove": tuple(vocabulary.glove_words), "words": tuple(vocabulary.words),
    })  # fmt: skip
    _teach(nlp, "morphologizer", _tags(network), {
        **{kind: kinds[kind] for kind in ("upos", "xpos", "feats", "scripts")}, "lemmas": trained.lemmas,
    })  # fmt: skip
    _teach(nlp, "parser", _trees(network), {"deps": inventory.deps})
    _teach(nlp, "ner", _names(network), {"names": inventory.entities})
    return nlp


def write(nlp: Language, folder: Path, version: str) -> None:
    """The folder, with its description; a LICENSE that lies there stays."""
    nlp.meta.update(_META, version=version)
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _teach(nlp: Language, name: str, weights: Arrays, labels: dict[str, tuple[str, ...]]) -> None:
    component = nlp.get_pipe(name)
    if not isinstance(component, Component):
        raise TypeError(f"{name} is no component of the bundled pipeline")
    component.learn({key: np.ascontiguousarray(array, dtype=np.float32) for key, array in weights.items()}, labels)


def _encoder(network: Network, vocabulary: Vocabulary) -> Arrays:
    tables = network.forms
    weights = {name: _array(getattr(tables, name).weight) for name in ("word", "shape", "case", "affixes", "grams")}
    weights["glove"] = vocabulary.glove
    layers = zip(network.encoder.forward_layers, network.encoder.backward_layers, strict=True)
    for i, sides in enumerate(layers):
        for side, lstm in zip(("ahead", "back"), sides, strict=True):
            weights[f"layer{i}.{side}.weight_ih"] = _array(lstm.weight_ih_l0)
            weights[f"layer{i}.{side}.weight_hh"] = _array(lstm.weight_hh_l0)
            weights[f"layer{i}.{side}.bias"] = _array(lstm.bias_ih_l0) + _array(lstm.bias_hh_l0)
    return weights


def _tags(network: Network) -> Arrays:
    weights = _linear("hidden", network.tag_hidden)
    for name, layer in zip(("upos", "xpos", "feats", "scripts"), network.tags, strict=True):
        weights |= _linear(name, layer)
    return weights


def _trees(network: Network) -> Arrays:
    weights = {name: _array(getattr(network, name)) for name in ("arc", "arc_root", "relation_root")}
    relation = _array(network.relation)
    weights["relation"] = relation.reshape(len(relation), -1)
    for name in ("arc_child", "arc_parent", "relation_child", "relation_parent"):
        weights |= _linear(name, getattr(network, name))
    return weights


def _names(network: Network) -> Arrays:
    weights = _linear("hidden", network.name_hidden) | _linear("names", network.names)
    weights["names.weight"] = weights["names.weight"] + _array(network.name_customs)[CORPORA.index(READS_LIKE)]
    return weights


def _splitter(network: SplitterNetwork) -> Arrays:
    weights = {name: _array(getattr(network, name).weight) for name in ("word", "shape", "affixes", "case", "gap")}
    for name in ("near", "far", "out"):
        weights |= _linear(name, getattr(network, name))
    return weights


def _linear(name: str, layer: nn.Module) -> Arrays:
    return {f"{name}.weight": _array(layer.weight), f"{name}.bias": _array(layer.bias)}


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return tensor.detach().numpy().astype(np.float32)
