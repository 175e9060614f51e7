"""Loading, refusing and parsing, with pipelines made of a few rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.errors import PipelineError
from timeline.grammar import check, load, paragraphs, parse

LAYERS = ("parser", "tagger", "ner")


@Language.component("test_parser")
def _parse(doc: Doc) -> Doc:
    """Every full stop ends a sentence; its first word governs it."""
    first = 0
    for token in doc:
        token.head, token.dep_ = doc[first], "ROOT" if token.i == first else "dep"
        if token.text == ".":
            first = token.i + 1
    return doc


@Language.component("test_tagger")
def _tag(doc: Doc) -> Doc:
    for token in doc:
        token.pos_ = "PROPN" if token.is_title else "NOUN"
    return doc


@Language.component("test_ner")
def _name(doc: Doc) -> Doc:
    names = [Span(doc, t.i, t.i + 1, "GPE") for t in doc if t.text == "Rome"]
    doc.set_ents(names, default="outside")
    return doc


def pipeline(*layers: str) -> Language:
    nlp = spacy.blank("en")
    for layer in layers:
        nlp.add_pipe(f"test_{layer}")
    return nlp


FULL = pipeline(*LAYERS)


@pytest.mark.parametrize(
    ("layers", "missing"),
    [
        (("tagger", "ner"), "no dependencies, sentence boundaries; add to it: parser;"),
        (("parser", "tagger"), "no named entities; add to it: ner;"),
        (("parser", "ner"), "no parts of speech; add to it: tagger and attribute_ruler, or morphologizer;"),
        ((), "(no components) gives no dependencies, sentence boundaries, parts of speech, named entities"),
    ],
)
def test_a_pipeline_that_cannot_do_it_is_refused(layers: tuple[str, ...], missing: str) -> None:
    with pytest.raises(PipelineError) as error:
        load(pipeline(*layers))
    assert missing in str(error.value)
    assert "or leave the pipeline out to use the bundled one" in str(error.value)


def test_a_pipeline_that_fails_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    with pytest.raises(PipelineError, match=r"fails on a plain sentence .* train it"):
        check(nlp)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"'no_such_pipeline' cannot be loaded .* install it"):
        load("no_such_pipeline")


def test_a_pipeline_is_checked_and_kept(tmp_path: Path) -> None:
    assert load(FULL) is FULL
    FULL.to_disk(tmp_path / "own")
    assert load(tmp_path / "own") is load(str(tmp_path / "own"))


TEXT = "  Hu met Bush in Rome. They left.\n\nROME, Nov. 6 - A visit\nwas due.\n \nEnd"


def test_paragraphs() -> None:
    assert [TEXT[a:b] for a, b in paragraphs(TEXT)] == [
        "Hu met Bush in Rome. They left.", "ROME, Nov. 6 - A visit\nwas due.", "End",
    ]  # fmt: skip


def test_a_line_is_a_paragraph_where_lines_are_not_folded() -> None:
    long = "They met for two days. " * 8
    text = f"A headline\n{long.strip()}\n  An end"
    assert [text[a:b] for a, b in paragraphs(text)] == ["A headline", long.strip(), "An end"]
    folded = "They met\nfor two days."
    assert [folded[a:b] for a, b in paragraphs(folded)] == [folded]


@given(st.text(alphabet="ab .\n\t\u2003"))
def test_paragraphs_hold_all_that_is_not_white(text: str) -> None:
    found = list(paragraphs(text))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text.split())
    assert found == sorted(found)


def test_all_paragraphs_are_parsed_with_their_own_offsets() -> None:
    doc = parse(TEXT, FULL)
    assert doc.text == TEXT
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        "Hu met Bush in Rome.", "They left.", "ROME, Nov. 6 - A visit\nwas due.", "End",
    ]  # fmt: skip
    assert [(e.text, e.start_char) for e in doc.ents] == [("Rome", TEXT.index("Rome"))]


def test_only_what_is_asked_for_is_parsed() -> None:
    start = TEXT.index("They")
    doc = parse(TEXT, FULL, stretches=[(start, start + len("They left."))])
    assert doc.text == TEXT
    assert [t.text for t in doc if t.pos_] == ["They", "left", "."]
    assert doc.ents == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n\nRome", "Rome \n"])
def test_text_without_words(text: str) -> None:
    assert parse(text, FULL).text == text


@given(st.text(alphabet="aR. \n'", max_size=40), st.data())
def test_the_text_is_kept_whatever_is_asked_for(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    stretches = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    assert parse(text, FULL, stretches=stretches).text == text


def test_a_doc_is_taken_as_it_is() -> None:
    doc = FULL("Hu met Bush.")
    assert parse("Hu met Bush.", doc) is doc
    with pytest.raises(PipelineError, match="of another text"):
        parse("Hu met Roh.", doc)
    with pytest.raises(PipelineError, match="the Doc gives no dependencies"):
        parse("Hu met Bush.", FULL.make_doc("Hu met Bush."))
