"""The recipe's reading of corpora: names, labels, augmentation, scores; on sentences of our own."""

from __future__ import annotations

import lzma
from pathlib import Path
from random import Random

import attrs
import pytest
from spacy.language import Language

from training.augment import Augmenter
from training.corpus import example
from training.entities import MASKED, place_label, unify
from training.gold import on_gold_tokens, on_running_text
from training.labels import IGNORED, count_labels, entity_tags
from training.lemma_list import listed_lemmas
from training.sources import Sentence, read_treebank, spans_of

CONLLU = """# newdoc id = GUM_news_oslo
# sent_id = GUM_news_oslo-1
1\tPresident\tPresident\tPROPN\tNNP\tNumber=Sing\t2\tnmod:desc\t_\tEntity=(1-person-new-nnnnn-cf1-2-sgl
2\tLopez\tLopez\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tEntity=1)
3\tvisited\tvisit\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
4\tOslo\tOslo\tPROPN\tNNP\tNumber=Sing\t3\tobj\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl-Oslo)
5\ton\ton\tADP\tIN\t_\t6\tcase\t_\t_
6\tTuesday\tTuesday\tPROPN\tNNP\tNumber=Sing\t3\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = GUM_news_oslo-2
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


@pytest.fixture
def sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sentence]:
    monkeypatch.setenv("TIMELINE_TREEBANKS", str(tmp_path))
    (tmp_path / "treebanks").mkdir()
    with lzma.open(tmp_path / "treebanks" / "en_gum-ud-test.conllu.xz", "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    return read_treebank("gum", "test")


def test_a_treebank_is_read_with_its_blanks(sentences: list[Sentence]) -> None:
    first, second = sentences
    assert (first.genre, first.new_paragraph, second.new_paragraph) == ("news", True, False)
    assert first.heads == (1, 2, 2, 2, 5, 2, 2)
    assert first.spaces[-2:] == (False, True)
    assert second.spaces == (False, False, True)


def test_names_stand_without_titles(sentences: list[Sentence]) -> None:
    assert unify(sentences[0]) == ((1, 2, "PERSON"), (3, 4, "GPE"))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("France", "GPE"), ("the Netherlands", "GPE"), ("South Africa", "GPE"), ("Chicago", "GPE"), ("U.S.", "GPE"),
        ("Africa", "LOC"), ("Middle East", "LOC"), ("Lake Victoria", "LOC"), ("White House", "LOC"), ("UN", "LOC"),
        ("Portland , OR", "GPE"),
    ],
)  # fmt: skip
def test_states_and_cities_are_told_from_other_places(name: str, label: str) -> None:
    assert place_label(tuple(name.split())) == label


@pytest.mark.parametrize(
    ("words", "marked", "found"),
    [
        ("the Iraqi government met", (0, 3, "Organisation"), ((0, 3, MASKED),)),
        ("the European Union met", (0, 3, "Organisation"), ((1, 3, "ORG"),)),
        ("Syria said so", (0, 1, "Organisation"), ((0, 1, "GPE"),)),
        ("President Fuad Masum said so", (0, 3, "Person"), ((1, 3, "PERSON"),)),
        ("They said so", (0, 1, "Person"), ()),
    ],
)
def test_marks_of_re3d(words: str, marked: tuple[int, int, str], found: tuple[tuple[int, int, str], ...]) -> None:
    tokens = tuple(words.split())
    spaces = (True,) * len(tokens)
    sentence = Sentence(corpus="re3d", document="", genre="", words=tokens, spaces=spaces, entities=(marked,))
    assert unify(sentence) == found


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["I-PER", "I-PER", "O"], ((0, 2, "PER"),)),
        (["B-PER", "B-PER", "I-ORG"], ((0, 1, "PER"), (1, 2, "PER"), (2, 3, "ORG"))),
        (["O"], ()),
    ],
)
def test_spans_of_tags(tags: list[str], spans: tuple[tuple[int, int, str], ...]) -> None:
    assert spans_of(tags) == spans


def test_a_masked_span_teaches_nothing(sentences: list[Sentence]) -> None:
    inventory = count_labels(sentences)
    assert entity_tags(3, [(1, 2, MASKED)], inventory) == [0, IGNORED, 0]


def test_lemmas_for_the_list_must_be_seen_twice(sentences: list[Sentence]) -> None:
    assert listed_lemmas(sentences) == ()
    assert listed_lemmas([*sentences, *sentences]) == ("visited VERB visit",)


@pytest.mark.parametrize("seed", range(60))
def test_an_augmented_sentence_is_a_whole_tree(sentences: list[Sentence], seed: int) -> None:
    inventory = count_labels(sentences * 20)
    inventory = attrs.evolve(inventory, deps=(*inventory.deps, *_wanting(inventory.deps)))
    examples = [example(sentence, inventory) for sentence in sentences]
    changed = Augmenter(examples, inventory, Random(seed))(examples[0])  # noqa: S311
    length = len(changed.words)
    assert {len(changed.tags), len(changed.heads), len(changed.relations), len(changed.entities)} == {length}
    assert sum(head == i for i, head in enumerate(changed.heads)) == 1
    assert all(0 <= head < length for head in changed.heads)


def test_the_pipeline_scores_full_marks_on_itself(nlp: Language, sentences: list[Sentence]) -> None:
    text = on_running_text(nlp, sentences[:1], paragraphs=True)
    tokens = on_gold_tokens(nlp, sentences[:1])
    assert text.f1("tokens") == text.f1("sentences") == 100
    assert tokens.f1("upos") == tokens.f1("uas") == 100
    assert tokens.f1("names") == 100


def _wanting(deps: tuple[str, ...]) -> set[str]:
    return {"parataxis", "list", "nummod", "nmod:unmarked", "obl:unmarked", "dep"} - set(deps)
