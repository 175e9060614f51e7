"""What the trained components share: weights and labels on disk, whole batches of documents at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline.pipelines.threads import one_thread
from timeline.pipelines.weights import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from timeline.pipelines.layout import Layout

__all__ = ["Component", "states_of", "write"]

_WORDS_AT_ONCE = 3000  # more at once is hardly faster, and costs memory
_WEIGHTS, _LABELS = "weights.npz", "labels.json"


class Component:
    """A spaCy component that only reads; what it learned comes from `training/`.

    `weights` and `labels` are empty until one of the `from_` methods or `learn` fills them.
    """

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab = vocab
        self.name = name
        self.weights: dict[str, NDArray[np.float32]] = {}
        self.labels_by_kind: dict[str, tuple[str, ...]] = {}

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Write into the documents; every document has at least one token that is no white space."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Make ready what follows from the weights; called whenever they change."""

    def learn(self, weights: dict[str, NDArray[np.float32]], labels: dict[str, tuple[str, ...]]) -> None:
        """Take over what training found."""
        self.weights, self.labels_by_kind = weights, labels
        self.prepare()

    def __call__(self, doc: Doc) -> Doc:
        """One document, annotated in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Documents in their order; ValueError where nothing was learned yet."""
        if not self.weights:
            raise ValueError(f"{self.name}: no weights yet; load the pipeline from its folder")
        del batch_size  # counts documents; what a pass needs of memory depends on their words
        for docs in _of_many_words(stream):
            full = [doc for doc in docs if any(not token.is_space for token in doc)]
            if full:
                with one_thread():
                    self.annotate(full)
            yield from docs

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Weights and labels, as spaCy asks of a component."""
        del exclude
        labels = json.dumps(self.labels_by_kind, ensure_ascii=False).encode()
        return len(labels).to_bytes(8, "big") + labels + pack(self.weights)

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> Component:
        """The inverse of `to_bytes`."""
        del exclude
        size = int.from_bytes(data[:8], "big")
        self._set(data[8 : 8 + size], data[8 + size :])
        return self

    def to_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> None:
        """Two files in the folder `path`."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        labels = json.dumps(self.labels_by_kind, ensure_ascii=False, indent=0)
        (folder / _LABELS).write_text(labels + "\n", encoding="utf-8")
        (folder / _WEIGHTS).write_bytes(pack(self.weights))

    def from_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> Component:
        """The inverse of `to_disk`."""
        del exclude
        folder = Path(path)
        self._set((folder / _LABELS).read_bytes(), (folder / _WEIGHTS).read_bytes())
        return self

    def _set(self, labels: bytes, weights: bytes) -> None:
        read: dict[str, list[str]] = json.loads(labels)
        self.learn(unpack(weights), {kind: tuple(names) for kind, names in read.items()})

    def _hidden(self, states: NDArray[np.float32], name: str, slope: float) -> NDArray[np.float32]:
        hidden: NDArray[Any] = states @ self.weights[f"{name}.weight"].T
        hidden += self.weights[f"{name}.bias"]
        result: NDArray[np.float32] = np.maximum(hidden, hidden * np.float32(slope))
        return result


def _of_many_words(stream: Iterable[Doc]) -> Iterator[list[Doc]]:
    docs: list[Doc] = []
    words = 0
    for doc in stream:
        docs.append(doc)
        words += len(doc)
        if words > _WORDS_AT_ONCE:
            yield docs
            docs, words = [], 0
    if docs:
        yield docs


def states_of(docs: Sequence[Doc], layouts: Sequence[Layout], who: str) -> NDArray[np.float32]:
    """The encoder's states of all words of the documents; ValueError where no encoder has run."""
    if any(len(doc.tensor) != len(doc) for doc in docs):
        raise ValueError(f"{who} reads what the component 'tok2vec' writes; put it before, or enable it")
    return np.concatenate([doc.tensor[layout.places] for doc, layout in zip(docs, layouts, strict=True)])


def write(doc: Doc, attributes: list[int], values: NDArray[np.uint64]) -> None:
    """Set the attributes, a column each, of all tokens; spaCy reads negative numbers out of unsigned ones."""
    doc.from_array(attributes, values)  # type: ignore[arg-type]  # the stub knows only thinc's own array types
