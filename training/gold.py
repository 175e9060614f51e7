"""Scores of a spaCy pipeline against the test parts, on gold tokens and on running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from training.entities import MASKED, unify
from training.sources import Sentence

Key = tuple[int, int]
_LAYERS = ("upos", "xpos", "feats", "lemma", "uas", "las")
_ROOT = (-1, -1)


@attrs.frozen(kw_only=True)
class Counts:
    """What was right (`both`), what the gold layer has and what the pipeline gave, measure by measure."""

    both: Counter[str] = attrs.field(factory=Counter)
    gold: Counter[str] = attrs.field(factory=Counter)
    found: Counter[str] = attrs.field(factory=Counter)

    def add(self, measure: str, gold: set[object], found: set[object]) -> None:
        """Count two sets of things, each thing with its place."""
        self.gold[measure] += len(gold)
        self.found[measure] += len(found)
        self.both[measure] += len(gold & found)

    def f1(self, measure: str) -> float:
        """In per cent; on equal tokens it is the accuracy."""
        return 200 * self.both[measure] / max(1, self.gold[measure] + self.found[measure])


def on_gold_tokens(nlp: Language, sentences: Iterable[Sentence]) -> Counts:
    """Each sentence alone, with the tokens of the treebank."""
    counts = Counts()
    given = list(sentences)
    docs = [Doc(nlp.vocab, words=list(s.words), spaces=list(s.spaces), sent_starts=_one_sentence(s)) for s in given]
    for sentence, doc in zip(given, nlp.pipe(docs), strict=True):
        _count(counts, doc, [sentence], [0], [(t.idx, t.idx + len(t.text)) for t in doc])
    return counts


def on_running_text(nlp: Language, sentences: Iterable[Sentence], *, paragraphs: bool) -> Counts:
    """Whole documents as text, tokens and sentences found by the pipeline.

    One blank parts sentences; with `paragraphs` a blank line stands where the treebank has a new paragraph.
    Words are compared by their place in the text, as in the CoNLL shared tasks.
    """
    counts = Counts()
    documents = [list(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    texts, offsets, spans = [], [], []
    for document in documents:
        text, starts, places = _text(document, paragraphs=paragraphs)
        texts.append(text)
        offsets.append(starts)
        spans.append(places)
    for doc, document, starts, places in zip(nlp.pipe(texts), documents, offsets, spans, strict=True):
        _count(counts, doc, document, starts, places)
        gold = {(places[a][0], places[b - 1][1]) for a, b in _ranges(document)}
        counts.add("sentences", set(gold), set(_trimmed(doc.sents)))
    return counts


def _count(counts: Counts, doc: Doc, document: list[Sentence], starts: list[int], places: list[Key]) -> None:
    tokens = [token for token in doc if not token.is_space]
    key = {token.i: (token.idx, token.idx + len(token.text)) for token in tokens}
    counts.add("tokens", set(places), set(key.values()))
    if document[0].heads:
        gold, found = ({name: set[object]() for name in _LAYERS} for _ in range(2))
        for s, start in zip(document, starts, strict=True):
            for i, head in enumerate(s.heads):
                above = _ROOT if head == i else places[start + head]
                layers = (s.upos[i], s.xpos[i], s.feats[i], s.lemmas[i])
                _put(gold, places[start + i], layers, above, s.deps[i])
        for token in tokens:
            _put(found, key[token.i], _layers(token), _above(token, key), _dep(token))
        for name in gold:
            counts.add(name, gold[name], found[name])
    _count_names(counts, doc, document, starts, places)


def _count_names(counts: Counts, doc: Doc, document: list[Sentence], starts: list[int], places: list[Key]) -> None:
    names = [unify(sentence) for sentence in document]
    if any(spans is not None for spans in names):
        marked: set[tuple[int, int, str]] = set()
        for spans, start in zip(names, starts, strict=True):
            for a, b, label in spans or ():
                if label != MASKED:
                    marked.add((places[start + a][0], places[start + b - 1][1], _coarse(label)))
        found = {(e.start_char, e.end_char, _coarse(e.label_)) for e in doc.ents}
        counts.add("names", set(marked), set(found))
        for label in ("PERSON", "ORG", "LOC"):
            counts.add(f"names {label}", {m for m in marked if m[2] == label}, {f for f in found if f[2] == label})


def _put(table: dict[str, set[object]], place: Key, layers: tuple[str, ...], above: Key, dep: str) -> None:
    for name, value in zip(_LAYERS[:4], layers, strict=True):
        table[name].add((place, value))
    if dep != "punct":
        table["uas"].add((place, above))
        table["las"].add((place, above, dep))


def _layers(token: Token) -> tuple[str, str, str, str]:
    return token.pos_, token.tag_, str(token.morph) or "_", token.lemma_


def _above(token: Token, key: dict[int, Key]) -> Key:
    return _ROOT if token.head.i == token.i else key.get(token.head.i, (-2, -2))


def _dep(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else token.dep_


def _coarse(label: str) -> str:
    return "LOC" if label == "GPE" else label


def _one_sentence(sentence: Sentence) -> list[bool | int | None]:
    return [True, *[False] * (len(sentence.words) - 1)]


def _ranges(document: list[Sentence]) -> Iterator[tuple[int, int]]:
    start = 0
    for sentence in document:
        yield start, start + len(sentence.words)
        start += len(sentence.words)


def _text(document: list[Sentence], *, paragraphs: bool) -> tuple[str, list[int], list[Key]]:
    """The text, the number of each sentence's first word, and the place of each word."""
    text = ""
    starts: list[int] = []
    places: list[Key] = []
    for sentence in document:
        if text:
            text = text.rstrip() + ("\n\n" if paragraphs and sentence.new_paragraph else " ")
        starts.append(len(places))
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
    return text.rstrip(), starts, places


def _trimmed(sentences: Iterable[Span]) -> Iterator[Key]:
    """Where the sentences begin and end, white space left out."""
    for sentence in sentences:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1].text)
