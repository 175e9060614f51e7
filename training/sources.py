"""The treebanks and the corpora of named entities -> Sentence, before anything is decided about labels."""

from __future__ import annotations

import lzma
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

PARTS = ("train", "dev", "test")
GENRE_OF_EWT = ("answers", "email", "newsgroup", "reviews", "weblog")


@attrs.frozen(kw_only=True)
class Sentence:
    """One sentence with its gold tokens; a layer that its corpus does not have is empty.

    `heads` are positions in the sentence (the root points at itself), `spaces` says whether a blank follows the
    token, `entities` are half-open token spans with the label of the corpus, None where nobody marked entities.
    """

    corpus: str
    document: str
    genre: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    id: str = ""
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    entities: tuple[tuple[int, int, str], ...] | None = None
    misc: tuple[str, ...] = ()
    new_paragraph: bool = False


def data_folder() -> Path:
    """Where `treebanks/` and `ner/` lie: TIMELINE_TREEBANKS, or `shared/data` beside the repository."""
    return Path(os.environ.get("TIMELINE_TREEBANKS", "../shared/data"))


def read_treebank(corpus: str, part: str) -> list[Sentence]:
    """The sentences of `ewt` or `gum` in their order; EWT's dev and test parts carry the spans of Universal NER."""
    folder = data_folder() / "treebanks"
    sentences = list(_read_conllu(folder / f"en_{corpus}-ud-{part}.conllu.xz", corpus))
    ner = folder / f"en_{corpus}-ner-{part}.iob2.xz"
    if not ner.exists():
        return sentences
    marked = dict(_read_universal_ner(ner))
    return [attrs.evolve(s, entities=marked.get(s.id)) for s in sentences]


def read_wikigold() -> list[Sentence]:
    """WikiGold; it keeps no blanks, documents or dependencies."""
    lines = _lines(data_folder() / "ner" / "wikigold.conll.xz")
    rows = ([line.rsplit(" ", 1) for line in block] for block in _blocks(lines))
    return [_tagged("wikigold", "wiki", block) for block in rows if block]


def read_re3d() -> list[Sentence]:
    """re3d: statements of ministries and of international bodies on Syria and Iraq."""
    sentences = []
    for block in _blocks(_lines(data_folder() / "ner" / "re3d.conll.xz")):
        rows = [line.split("\t") for line in block if "\t" in line]
        if rows:
            sentences.append(_tagged("re3d", "statement", rows))
    return sentences


def spans_of(tags: Iterable[str]) -> tuple[tuple[int, int, str], ...]:
    """Spans of a IOB1 or IOB2 tag sequence; an I- of another label than its left neighbour's opens a span."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    tags = [*tags, "O"]
    for i, tag in enumerate(tags):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            spans.append((start, i, label))
            label = ""
        if kind in {"B", "I"} and not label:
            start, label = i, name
    return tuple(spans)


def _tagged(corpus: str, genre: str, rows: list[list[str]]) -> Sentence:
    words = tuple(row[0] for row in rows)
    return Sentence(
        corpus=corpus,
        document="",
        genre=genre,
        words=words,
        spaces=_guess_spaces(words),
        entities=spans_of(row[-1] for row in rows),
    )


def _guess_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    glued_left = {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "n’t", "''", "”"}
    glued_right = {"(", "[", "$", "``", "“", "#"}
    following = (*words[1:], "")
    return tuple(w not in glued_right and f not in glued_left for w, f in zip(words, following, strict=True))


def _read_universal_ner(path: Path) -> Iterator[tuple[str, tuple[tuple[int, int, str], ...]]]:
    for block in _blocks(_lines(path)):
        name = next((line.split(" = ")[1] for line in block if line.startswith("# sent_id")), "")
        tags = [line.split("\t")[2] for line in block if not line.startswith("#")]
        yield name, tuple(span for span in spans_of(tags) if span[2] in {"PER", "ORG", "LOC"})


@attrs.frozen
class _Place:
    """Where a sentence stands."""

    corpus: str
    document: str
    genre: str
    new_paragraph: bool


def _read_conllu(path: Path, corpus: str) -> Iterator[Sentence]:
    document = genre = ""
    for block in _blocks(_lines(path)):
        comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
        if "newdoc id" in comments:
            document = comments["newdoc id"]
            genre = document.split("_")[1] if corpus == "gum" else document.split("-")[0]
        paragraph = any(line.startswith(("# newpar", "# newdoc")) for line in block)
        yield _sentence(block, comments["sent_id"], _Place(corpus, document, genre, paragraph))


def _sentence(block: list[str], name: str, place: _Place) -> Sentence:
    rows, spaces, inside_until, glued = [], [], 0, False
    for line in block:
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if "-" in row[0]:
            inside_until, glued = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
        elif "." not in row[0]:
            number = int(row[0])
            rows.append(row)
            inner = number < inside_until
            spaces.append(not inner and not (glued if number == inside_until else "SpaceAfter=No" in row[9]))
    heads = tuple(int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows))
    column = list(zip(*rows, strict=True))
    return Sentence(
        corpus=place.corpus,
        document=place.document,
        genre=place.genre,
        id=name,
        words=column[1],
        spaces=tuple(spaces),
        upos=column[3],
        xpos=column[4],
        feats=column[5],
        lemmas=tuple(word if lemma == "_" else lemma for word, lemma in zip(column[1], column[2], strict=True)),
        heads=heads,
        deps=column[7],
        misc=column[9],
        new_paragraph=place.new_paragraph,
    )


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
