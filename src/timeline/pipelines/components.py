"""The components of the bundled pipeline, under the names that spaCy's own pipelines use.

`senter` splits, `tok2vec` reads each sentence into `doc.tensor`, and `morphologizer`, `parser` and `ner` read that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS

from timeline.pipelines.component import Component, states_of, write
from timeline.pipelines.forms import Lexicon
from timeline.pipelines.layout import Layout
from timeline.pipelines.lemmas import Lemmatizer
from timeline.pipelines.lstm import Layer, Packing, run
from timeline.pipelines.names import best_spans
from timeline.pipelines.rows import Rows
from timeline.pipelines.splitter import Splitter, make_splitter
from timeline.pipelines.trees import best_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from timeline.pipelines.lstm import Floats, Ints

__all__ = [
    "Encoder", "Names", "Splitter", "Tags", "Trees",
    "make_encoder", "make_names", "make_splitter", "make_tags", "make_trees",
]  # fmt: skip

_WORDS_AT_ONCE = 2000  # bounds the memory of one pass, however long the documents are
_PIECE = 400


class Encoder(Component):
    """Words in their sentence -> doc.tensor, one row a token; white space has a row of zeros."""

    def prepare(self) -> None:
        glove, words = (
            {word: i for i, word in enumerate(self.labels_by_kind[kind], start=1)} for kind in ("glove", "words")
        )
        self._rows = Rows(Lexicon(glove=glove, words=words), self.weights)
        names = [name for name in self.weights if name.startswith("layer")]
        self._layers = [
            Layer.of_torch({n.split(".", 1)[1]: self.weights[n] for n in names if n.startswith(f"layer{i}.")})
            for i in range(len({name.split(".")[0] for name in names}))
        ]

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets doc.tensor."""
        layouts = [Layout.of(doc) for doc in docs]
        words = [word for doc, layout in zip(docs, layouts, strict=True) for word in layout.read(doc)]
        states = np.empty((len(words), 2 * self._layers[0].recurrent.shape[-1]), dtype=np.float32)
        start = 0
        for lengths in _groups([length for layout in layouts for length in layout.lengths]):
            stop = start + sum(lengths)
            rows, numbers = self._rows(words[start:stop])
            states[start:stop] = run(self._layers, rows, numbers, Packing.of(lengths))
            start = stop
        start = 0
        for doc, layout in zip(docs, layouts, strict=True):
            doc.tensor = np.zeros((len(doc), states.shape[1]), dtype=np.float32)
            doc.tensor[layout.places] = states[start : start + len(layout.places)]
            start += len(layout.places)


class Tags(Component):
    """UPOS, Penn Treebank tag, morphology and lemma of each word."""

    def prepare(self) -> None:
        upos = self.labels_by_kind["upos"]
        self._upos = np.array([POS_IDS[name] for name in upos], dtype=np.uint64)
        self._xpos = np.array([self.vocab.strings.add(name) for name in self.labels_by_kind["xpos"]], dtype=np.uint64)
        morphs = [self.vocab.morphology.add("" if name == "_" else name) for name in self.labels_by_kind["feats"]]
        self._feats = np.array(morphs, dtype=np.uint64)
        self._lemmatizer = Lemmatizer(self.labels_by_kind["scripts"], self.labels_by_kind["lemmas"])
        self._white = (POS_IDS["SPACE"], self.vocab.strings.add("_SP"), self.vocab.morphology.add(""))

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets pos, tag, morph and lemma of every word; white space is SPACE."""
        layouts = [Layout.of(doc) for doc in docs]
        hidden = self._hidden(states_of(docs, layouts, self.name), "hidden", 0.0)
        upos, xpos, feats, scripts = (
            (hidden @ self.weights[f"{kind}.weight"].T + self.weights[f"{kind}.bias"]).argmax(axis=1)
            for kind in ("upos", "xpos", "feats", "scripts")
        )
        names = self.labels_by_kind["upos"]
        start = 0
        for doc, layout in zip(docs, layouts, strict=True):
            at, found = layout.places, slice(start, start + len(layout.places))
            start = found.stop
            values = np.empty((len(doc), 4), dtype=np.uint64)
            values[:, :3] = self._white
            values[:, 3] = doc.to_array(ORTH)
            values[at, 0], values[at, 1] = self._upos[upos[found]], self._xpos[xpos[found]]
            values[at, 2] = self._feats[feats[found]]
            chosen = zip(at.tolist(), upos[found].tolist(), scripts[found].tolist(), strict=True)
            lemmas = [self._lemmatizer(doc[i].text, names[pos], script) for i, pos, script in chosen]
            values[at, 3] = [self.vocab.strings.add(lemma) for lemma in lemmas]
            write(doc, [POS, TAG, MORPH, LEMMA], values)


class Trees(Component):
    """Heads and relations by a biaffine classifier (Dozat and Manning 2017), one tree a sentence."""

    def prepare(self) -> None:
        names = ["ROOT" if name == "root" else name for name in self.labels_by_kind["deps"]]
        self._labels = np.array([self.vocab.strings.add(name) for name in names], dtype=np.uint64)
        self._root = names.index("ROOT")
        self._white = self.vocab.strings.add("dep")

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets head and dep; white space hangs on the word before it, as in spaCy's own parser."""
        layouts = [Layout.of(doc) for doc in docs]
        states = states_of(docs, layouts, self.name)
        parents = self._parents(states, [length for layout in layouts for length in layout.lengths])
        labels = self._labels[self._relations(states, parents)]
        start = 0
        for doc, layout in zip(docs, layouts, strict=True):
            at, found = layout.places, slice(start, start + len(layout.places))
            heads = np.maximum(np.arange(len(doc)) - 1, at[0])
            above = parents[found]
            heads[at] = at[np.where(above < 0, np.arange(len(at)), above - start)]
            values = np.empty((len(doc), 2), dtype=np.uint64)
            values[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
            values[:, 1] = self._white
            values[at, 1] = labels[found]
            write(doc, [HEAD, DEP], values)
            start = found.stop

    def _parents(self, states: Floats, lengths: Sequence[int]) -> Ints:
        """For each word the number of its parent word; -1 for a root."""
        child = self._hidden(states, "arc_child", 0.1) @ self.weights["arc"][:-1] + self.weights["arc"][-1]
        parent = self._hidden(states, "arc_parent", 0.1)
        root = child @ self.weights["arc_root"]
        parents, start = np.empty(len(states), dtype=np.int64), 0
        for length in lengths:
            words = slice(start, start + length)
            scores = np.empty((length, length + 1), dtype=np.float32)
            scores[:, 0] = root[words]
            np.matmul(child[words], parent[words].T, out=scores[:, 1:])
            chosen = best_tree(scores)
            parents[words] = np.where(chosen == 0, -1, chosen - 1 + start)
            start = words.stop
        return parents

    def _relations(self, states: Floats, parents: Ints) -> Ints:
        child, parent = (_with_one(self._hidden(states, f"relation_{side}", 0.1)) for side in ("child", "parent"))
        root = np.append(self.weights["relation_root"], np.float32(1))
        above = np.concatenate([parent, root[None]])[parents]
        scores = np.empty((len(states), len(self._labels)), dtype=np.float32)
        for start in range(0, len(states), _PIECE):  # small pieces stay in the processor's cache
            piece = slice(start, start + _PIECE)
            rows = child[piece] @ self.weights["relation"]  # (child, relation * parent)
            scores[piece] = (rows.reshape(len(rows), -1, above.shape[1]) @ above[piece, :, None])[:, :, 0]
        scores[:, self._root] = np.where(parents < 0, np.inf, -np.inf)
        result: Ints = scores.argmax(axis=1)
        return result


class Names(Component):
    """PERSON, ORG, GPE and LOC; a span that an earlier component set is left alone.

    It is the last that needs doc.tensor, and empties it unless told to keep it: documents that are kept stay small.
    """

    keep_states = False

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Sets doc.ents."""
        layouts = [Layout.of(doc) for doc in docs]
        hidden = self._hidden(states_of(docs, layouts, self.name), "hidden", 0.0)
        scores = hidden @ self.weights["names.weight"].T + self.weights["names.bias"]
        start = 0
        for doc, layout in zip(docs, layouts, strict=True):
            earlier = doc.ents
            self._write(doc, layout, scores[start : start + len(layout.places)])
            start += len(layout.places)
            if not self.keep_states:
                doc.tensor = np.zeros((0,), dtype=np.float32)
            if earlier:
                taken = {i for span in earlier for i in range(span.start, span.end)}
                doc.ents = [*earlier, *(e for e in doc.ents if taken.isdisjoint(range(e.start, e.end)))]

    def _write(self, doc: Doc, layout: Layout, scores: Floats) -> None:
        values = np.zeros((len(doc), 2), dtype=np.uint64)
        values[:, 0] = _OUTSIDE
        labels, start = self.labels_by_kind["names"], 0
        for length in layout.lengths:
            for first, last, label in best_spans(scores[start : start + length], labels):
                span = slice(layout.places[start + first], layout.places[start + last - 1] + 1)
                values[span, 0] = _INSIDE
                values[span.start, 0] = _BEGINS
                values[span, 1] = self.vocab.strings.add(label)
            start += length
        write(doc, [ENT_IOB, ENT_TYPE], values)


_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's numbers of I, O and B


def _with_one(states: Floats) -> Floats:
    return np.concatenate([states, np.ones((len(states), 1), dtype=np.float32)], axis=1)


def _groups(lengths: list[int]) -> Iterator[list[int]]:
    """The sentence lengths in runs of about _WORDS_AT_ONCE words."""
    group: list[int] = []
    words = 0
    for length in lengths:
        group.append(length)
        words += length
        if words > _WORDS_AT_ONCE:
            yield group
            group, words = [], 0
    if group:
        yield group


@Language.factory("timeline_encoder", assigns=["doc.tensor"])
def make_encoder(nlp: Language, name: str) -> Encoder:
    """The factory that spaCy finds by its entry point."""
    return Encoder(nlp.vocab, name)


@Language.factory("timeline_tags", assigns=["token.pos", "token.tag", "token.morph", "token.lemma"])
def make_tags(nlp: Language, name: str) -> Tags:
    """The factory that spaCy finds by its entry point."""
    return Tags(nlp.vocab, name)


@Language.factory("timeline_trees", assigns=["token.dep", "token.head"])
def make_trees(nlp: Language, name: str) -> Trees:
    """The factory that spaCy finds by its entry point."""
    return Trees(nlp.vocab, name)


@Language.factory("timeline_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_names(nlp: Language, name: str, *, keep_states: bool = False) -> Names:
    """The factory that spaCy finds by its entry point; `keep_states` leaves doc.tensor as the encoder wrote it."""
    component = Names(nlp.vocab, name)
    component.keep_states = keep_states
    return component
