"""What the bundled English pipeline reads in sentences of our own."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

ONE_SENTENCE = [
    "The U.S. Senate will vote on the treaty next week.",
    "U.S. President George W. Bush flew to Hanoi.",
    "The leaders met on Nov. 6 in Lima.",
    "They signed it on Sept. 30, 2009, in Astana.",
    "Gen. Ramirez inspected the troops.",
    "Talks will be held in St. Petersburg in June.",
    "Mr. Okafor thanked Dr. Lindqvist for her speech.",
    "Lt. Gen. Osman and Sen. Whitfield visited the base.",
    "The port of Mt. Vernon was closed, Gov. Alvarez said.",
    "BEIJING, Nov. 15 (Xinhua) -- The foreign minister arrived in Lisbon on Tuesday.",
    "ANKARA (Reuters) - Turkey and Greece agreed to resume talks.",
    "Resolution No. 1701 was adopted at 9 p.m. local time.",
    "“We will come back,” the minister said.",
    "«We will come back», the minister said.",
]
TWO_SENTENCES = [
    ("The president left on Monday. He will return on Friday.", "He"),
    ("The envoy came from the U.S. He left on Monday.", "He"),
    ("“We agreed.” The minister then left.", "The"),
    ("Did they meet? Nobody knows.", "Nobody"),
    ("Ministers meet in Doha\n\nThe ministers of ten states met in Doha on Sunday.", "The"),
    ("• Leaders arrive in Bali\n\n• Talks begin on Monday", "•"),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_no_boundary_inside(nlp: Language, text: str) -> None:
    assert [sentence.text for sentence in nlp(text).sents] == [text]


@pytest.mark.parametrize(("text", "second"), TWO_SENTENCES)
def test_boundary_before(nlp: Language, text: str, second: str) -> None:
    starts = [sentence[0].text for sentence in nlp(text).sents]
    assert len(starts) == 2
    assert starts[1] == second


@pytest.mark.parametrize(
    ("text", "verb", "features"),
    [
        ("The ministers met in Oslo.", "met", {"Tense": "Past", "VerbForm": "Fin"}),
        ("The ministers meet in Oslo today.", "meet", {"Tense": "Pres", "VerbForm": "Fin"}),
        ("The ministers are meeting in Oslo.", "meeting", {"Tense": "Pres", "VerbForm": "Part"}),
        ("The ministers have met in Oslo.", "met", {"Tense": "Past", "VerbForm": "Part"}),
        ("The ministers will meet in Oslo.", "meet", {"VerbForm": "Inf"}),
        ("The accord was signed by both sides.", "signed", {"VerbForm": "Part", "Voice": "Pass"}),
        ("The ministers plan to meet in Oslo.", "meet", {"VerbForm": "Inf"}),
    ],
)
def test_tense_and_form_of_verbs(nlp: Language, text: str, verb: str, features: dict[str, str]) -> None:
    token = next(token for token in nlp(text) if token.text == verb)
    found = token.morph.to_dict()
    assert {name: found.get(name) for name in features} == features
    assert token.pos_ == "VERB"


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("They met twice.", {"met": "meet"}),
        ("She left Paris and flew to Rome.", {"left": "leave", "flew": "fly", "Paris": "Paris"}),
        ("Talks began among leaders.", {"Talks": "talk", "began": "begin", "leaders": "leader"}),
        ("It wasn’t signed.", {"was": "be", "n’t": "not", "signed": "sign"}),
    ],
)
def test_lemmas(nlp: Language, text: str, lemmas: dict[str, str]) -> None:
    assert {token.text: token.lemma_ for token in nlp(text) if token.text in lemmas} == lemmas


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        ("The president met his counterpart in Cairo.", "president", "nsubj", "met"),
        ("The president met his counterpart in Cairo.", "counterpart", "obj", "met"),
        ("The president met his counterpart in Cairo.", "Cairo", "obl", "met"),
        ("The treaty was signed by both leaders.", "treaty", "nsubj:pass", "signed"),
        ("The treaty was signed by both leaders.", "leaders", "obl:agent", "signed"),
        ("He arrived Tuesday in Seoul.", "Tuesday", "obl:unmarked", "arrived"),
        ("MINISTERS SIGN TRADE PACT IN LIMA", "MINISTERS", "nsubj", "SIGN"),
        ("Ministers sign trade pact in Lima", "pact", "obj", "sign"),
    ],
)
def test_relations(nlp: Language, text: str, word: str, relation: str, head: str) -> None:
    token = next(token for token in nlp(text) if token.text == word)
    assert (token.dep_, token.head.text) == (relation, head)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Maria Lopez arrived in Nairobi.", {("Maria Lopez", "PERSON"), ("Nairobi", "GPE")}),
        ("Germany and Brazil will open talks.", {("Germany", "GPE"), ("Brazil", "GPE")}),
        ("The United Nations Security Council met.", {("United Nations Security Council", "ORG")}),
        ("Mr. Tanaka flew from Tokyo to London.", {("Tanaka", "PERSON"), ("Tokyo", "GPE"), ("London", "GPE")}),
        ("They talked about the Middle East.", {("Middle East", "LOC")}),
        ("They talked about peace.", set()),
    ],
)
def test_names(nlp: Language, text: str, names: set[tuple[str, str]]) -> None:
    assert {(entity.text, entity.label_) for entity in nlp(text).ents} == names


@pytest.mark.parametrize("text", ["", " ", "\n\n", "  \n Talks", "Talks \n", ".", "¿", "a" * 400, "🙂 🙂"])
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.is_space or token.dep_ for token in doc)


def test_white_space_hangs_on_the_word_before(nlp: Language) -> None:
    doc = nlp("Talks began.\n\nThey ended.")
    space = next(token for token in doc if token.is_space)
    assert (space.head.text, space.dep_, space.pos_) == (".", "dep", "SPACE")


def test_alone_and_in_a_stream_are_the_same(nlp: Language) -> None:
    texts = [*ONE_SENTENCE, "", " ", *(text for text, _ in TWO_SENTENCES)]
    together = [doc.to_json() for doc in nlp.pipe(texts)]
    assert together == [nlp(text).to_json() for text in texts]


def test_given_boundaries_and_names_are_kept(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Talks", "began", "They", "ended"], sent_starts=[True, False, True, False])
    doc.ents = [doc.char_span(0, 5, label="EVENT")]  # type: ignore[list-item]
    doc = nlp(doc)
    assert [sentence.text.strip() for sentence in doc.sents] == ["Talks began", "They ended"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Talks", "EVENT")]


@pytest.mark.parametrize("text", ["(", '"', "a ", "Talks ", "$ ", ") "])
def test_hostile_text_costs_its_length(nlp: Language, text: str) -> None:
    """Against what the first half costs, so that a busy machine is no fault; twice the text may cost three times."""

    def seconds(times: int) -> float:
        rounds = []
        for _ in range(2):
            start = time.process_time()
            nlp(text * times)
            rounds.append(time.process_time() - start)
        return min(rounds)

    seconds(100)
    assert seconds(3000) < 3 * seconds(1500) + 0.1
