"""Words as the network reads them, their lemmas, and weights in few bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.pipelines.forms import CASE_CLASSES, Lexicon, case_class, marked, normal
from timeline.pipelines.lemmas import Lemmatizer, apply_script, script_of
from timeline.pipelines.rows import Rows
from timeline.pipelines.weights import pack, unpack

LEXICON = Lexicon(glove={"talks": 1, "u.s.": 2, "2005": 3}, words={"talks": 1, "0000": 2})


@pytest.mark.parametrize(
    ("text", "plain"),
    [("“", '"'), ("»", '"'), ("don’t", "don't"), ("—", "--"), ("---", "--"), ("–", "-"), ("…", "..."), ("e", "e")],
)
def test_typography_is_made_plain(text: str, plain: str) -> None:
    assert normal(text) == plain


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("talks", "lower"), ("Talks", "Title"), ("NATO", "UPPER"), ("U.S.", "U."), ("iPhone", "miXed"),
        ("McCain", "miXed"), ("2005", "digits"), ("G8", "digital"), ("--", "punctuation"), ("会谈", "other"),
    ],
)  # fmt: skip
def test_case_of_a_word(text: str, case: str) -> None:
    assert CASE_CLASSES[case_class(text)] == case


def test_a_quote_says_which_side_it_touches() -> None:
    sides = {marked("”", space_before=left, space_after=right) for left in (True, False) for right in (True, False)}
    assert len(sides) == 4
    assert marked("talks", space_before=False, space_after=False) == "talks"
    assert {normal(side)[0] for side in sides} == {'"'}


@pytest.mark.parametrize(("text", "glove", "word"), [("Talks", 1, 1), ("U.S.", 2, 0), ("2005", 3, 2), ("1987", 0, 2)])
def test_rows_of_known_words(text: str, glove: int, word: int) -> None:
    form = LEXICON.form(text)
    assert (form.glove, form.word) == (glove, word)


@given(st.text(min_size=1))
def test_any_text_has_a_form(text: str) -> None:
    form = LEXICON.form(text)
    assert form.grams
    assert form.affixes


def test_rows_are_the_same_whether_kept_or_made() -> None:
    random = np.random.default_rng(0)
    shapes = {"glove": (4, 3), "word": (3, 2), "shape": (512, 2), "case": (9, 1)}
    shapes |= {"affixes": (6144, 2), "grams": (8192, 2)}
    weights = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    rows = Rows(LEXICON, weights)
    first, numbers = rows(["Talks", "in", "Hanoi", "in"])
    assert numbers.tolist() == [0, 1, 2, 1]
    again, _ = rows(["Hanoi", "Talks"])
    assert (again == first[[2, 0]]).all()
    assert (Rows(LEXICON, weights)(["Hanoi"])[0] == again[:1]).all()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("met", "meet"), ("talks", "talk"), ("Beijing", "Beijing"), ("LEADERS", "leader"), ("n’t", "not"), ("is", "be")],
)
def test_a_script_gives_back_its_lemma(word: str, lemma: str) -> None:
    assert apply_script(script_of(word, lemma), word) == lemma


@given(word=st.text(min_size=1, max_size=12), lemma=st.text(min_size=1, max_size=12))
def test_every_lemma_has_its_script(word: str, lemma: str) -> None:
    if "|" not in lemma and lemma == lemma.strip():
        result = apply_script(script_of(word, lemma), word)
        assert result.lower() == lemma.lower() or normal(word).lower() != word.lower()


def test_the_list_of_lemmas_comes_before_the_scripts() -> None:
    lemmatizer = Lemmatizer(("low|0|", "low|1|"), ("left VERB leave",))
    assert [lemmatizer("Left", "VERB", 0), lemmatizer("left", "ADJ", 0), lemmatizer("Talks", "NOUN", 1)] == [
        "leave", "left", "talk",
    ]  # fmt: skip


def test_weights_come_back_to_within_half_a_step() -> None:
    random = np.random.default_rng(0)
    arrays = {"table": random.normal(size=(40, 100)).astype(np.float32), "bias": np.arange(3, dtype=np.float32)}
    found = unpack(pack(arrays))
    assert (found["bias"] == arrays["bias"]).all()
    steps = np.abs(arrays["table"]).max(axis=1, keepdims=True) / 127
    assert (np.abs(found["table"] - arrays["table"]) <= steps / 2 + 1e-6).all()
    assert pack(arrays) == pack(arrays)
