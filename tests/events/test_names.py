"""Names and whom they stand for, in sentences that no tagger has seen: capitals, titles and the gazetteer decide."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from timeline.events.names import Form, Name, NameKind, find_names

NLP = English()


def read(text: str, *persons: str) -> Doc:
    """The text in tokens, with the persons as a statistical model would have marked them."""
    doc = NLP.make_doc(text)
    spans = []
    for person in persons:
        start = text.index(person)
        span = doc.char_span(start, start + len(person), label="PERSON")
        assert isinstance(span, Span)
        spans.append(span)
    doc.set_ents(spans, default="outside")
    return doc


def named(text: str, words: str, *persons: str) -> Name:
    """The name that stands at the last place of those words."""
    start = text.rindex(words)
    found = [n for n in find_names(read(text, *persons)) if n.start <= start < n.end]
    assert found, f"no name at {words!r} in {find_names(read(text, *persons))}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "name", "title", "country"),
    [
        ("US President Ann B. Lowe left Rome.", "Ann B. Lowe", "Ann B. Lowe", "President", "US"),
        ("Chinese Vice Foreign Minister Zhou Wenli spoke.", "Zhou", "Zhou Wenli", "Vice Foreign Minister", "CN"),
        ("South Korean Prime Minister Han Jae-wook left.", "Han", "Han Jae-wook", "Prime Minister", "KR"),
        ("President Maria do Carmo Souza of Brazil came.", "Maria", "Maria do Carmo Souza", "President", None),
        ("Deputy Prime Minister Omar bin Salim al-Harbi said so.", "Omar", "Omar bin Salim al-Harbi",
         "Deputy Prime Minister", None),
        ("Secretary of State Joan Miller flew in.", "Joan", "Joan Miller", "Secretary of State", None),
        ("Kazakh President Daulet Akhmetov met Daulet's guests. Akhmetov smiled.", "Akhmetov smiled", "Daulet Akhmetov",
         "President", "KZ"),
        ("President Lowe left. Ann Lowe, who is 50, waved. Lowe smiled.", "Lowe smiled", "Ann Lowe", "President", None),
        ("The French leader, Luc Moreau, waved.", "Luc", "Luc Moreau", "leader", "FR"),
        ("Luc Moreau, the French president, waved. Moreau left.", "Moreau left", "Luc Moreau", "president", "FR"),
        ("US Special Envoy for South and Central Asia Joan Miller came.", "Joan", "Joan Miller",
         "Special Envoy for South and Central Asia", "US"),
        ("President Joan Miller left. Then the US president returned.", "Joan", "Joan Miller", "President", "US"),
        ("Head of the Japanese delegation Ken Ito-Mori left.", "Ken", "Ken Ito-Mori", "Head of the delegation", "JP"),
        ("Chairman of the Trade Council Omar Harbi left.", "Omar", "Omar Harbi", "Chairman of the Trade Council", None),
        ("A spokesman for Prime Minister Joan Miller left.", "Joan", "Joan Miller", "Prime Minister", None),
        ("They met in Washington, D.C. According to Joan Miller, it rained.", "Joan", "Joan Miller", None, None),
        ("Japan's Morita said no.", "Morita", "Morita", None, "JP"),
        ("Foreign Minister Roh Sang- min of South Korea came.", "Roh", "Roh Sang-min", "Foreign Minister", None),
        ("Former president Joan Miller and Mr. Hall talked.", "Hall", "Hall", None, None),
    ],
)  # fmt: skip
def test_persons(text: str, words: str, name: str, title: str | None, country: str | None) -> None:
    found = named(text, words, *(p for p in ("Ann Lowe", "Luc Moreau", "Daulet Akhmetov", "Joan Miller") if p in text))
    assert (found.name, found.kind, found.title, found.country) == (name, NameKind.PERSON, title, country)


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "form"),
    [
        ("They met in New York in May.", "New", "New York", "place", "name"),
        ("He flew to New Delhi.", "New", "New Delhi", "place", "name"),
        ("She arrived in Dar es Salaam.", "Dar", "Dar es Salaam", "place", "name"),
        ("New President Kari Dahl spoke.", "Kari", "Kari Dahl", "person", "name"),
        ("The US said no.", "US", "United States", "country", "name"),
        ("U.S. troops left.", "U.S.", "United States", "country", "description"),
        ("Chinese exports grew.", "Chinese", "China", "country", "adjective"),
        ("They met Pakistani leaders.", "Pakistani", "Pakistan", "country", "description"),
        ("A Palestinian delegation came.", "Palestinian", "Palestinian delegation", "delegation", "name"),
        ("The EU agreed.", "EU", "European Union", "organization", "name"),
        ("EU foreign ministers agreed.", "EU", "European Union", "organization", "description"),
        (
            "The World Trade Organization (WTO) met. The WTO rose.",
            "WTO rose",
            "World Trade Organization",
            "organization",
            "name",
        ),
        ("The Tamil Tigers (LTTE) met.", "LTTE", "Tamil Tigers", "organization", "name"),
        (
            "The Shanghai Cooperation Organization met; Cooperation rose.",
            "Shanghai",
            "Shanghai Cooperation Organization",
            "organization",
            "name",
        ),
        ("The National Rice Council met.", "National", "National Rice Council", "organization", "name"),
        ("They met in Mar del Plata.", "Mar del", "Mar del Plata", "place", "name"),
        ("They dined at the White House.", "White House", "White House", "place", "name"),
        ("They dined at the Golden Lion hotel.", "Golden", "Golden Lion hotel", "place", "name"),
        ("The White House said no.", "White House", "White House", "organization", "name"),
        (
            "They landed at Long Field International Airport.",
            "Long",
            "Long Field International Airport",
            "place",
            "name",
        ),
        ("Talks between Washington and Tehran failed.", "Tehran", "Iran", "country", "metonym"),
        ("They flew to Tehran.", "Tehran", "Tehran", "place", "name"),
        ("ROME, Nov. 6 (Wire) -- Talks began.", "ROME", "Rome", "place", "dateline"),
        ("She toured Central Asia.", "Central", "Central Asia", "place", "name"),
        ("«Kazakhstan agrees», she said.", "Kazakhstan", "Kazakhstan", "country", "name"),
    ],
)
def test_countries_bodies_and_places(text: str, words: str, name: str, kind: str, form: str) -> None:
    found = named(text, words)
    assert (found.name, found.kind, found.form) == (name, NameKind(kind), Form(form))


STORY = (
    "Moreau meets Zhou\n\nFrench President Luc Moreau and his Chinese counterpart, Zhou Wenli, met in Lyon. "
    "The French president spoke first. Zhou then thanked the French leader."
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("French president", "Luc Moreau"),
        ("Zhou then", "Zhou Wenli"),
        ("French leader", "Luc Moreau"),
        ("Moreau meets", "Luc Moreau"),
    ],
)
def test_descriptions_and_surnames_lead_to_the_fullest_name(words: str, name: str) -> None:
    assert named(STORY, words, "Luc Moreau", "Zhou Wenli").name == name


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("President Luc Moreau met Ann Lowe in Rome. He then flew home.", "He", "Luc Moreau"),
        ("President Luc Moreau met Ann Lowe in Rome on his way home.", "his", "Luc Moreau"),
        ("Ann Lowe was met by Luc Moreau. She smiled. Her visit ends today.", "Her", "Ann Lowe"),
        ('President Luc Moreau spoke. "Ann Lowe is right," he said.', "he said", "Luc Moreau"),
        ("Queen Ann Lowe met Luc Moreau. Then he left.", "he left", "Luc Moreau"),
        # the subject of the saying, not the counterpart behind "with his", is on the visit
        ("President Luc Moreau spoke with his Omani counterpart Ann Lowe during his visit.", "his visit", "Luc Moreau"),
        # nobody invites himself, under whatever name he goes
        ("Ann Lowe met the king. President Luc Moreau left. He invited him.", "him", "Ann Lowe"),
    ],
)
def test_pronouns_mean_who_the_text_was_about(text: str, at: str, name: str) -> None:
    found = named(text, at, "Luc Moreau", "Ann Lowe")
    assert (found.name, found.form, found.certain) == (name, Form.PRONOUN, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hopes rise for talks between Luc Moreau and Omar Harbi by Ann Lowe\n\nIt rained.", "Ann Lowe"),
        ("By Ann Lowe\n\nIt rained.", "Ann Lowe"),
        ("The Free Trade Area of the Nile (FTAN) is far off.", "FTAN"),
        ("They adopted the Lima Commitment.", "Lima Commitment"),
    ],
)
def test_who_writes_and_what_is_signed_takes_no_part(text: str, words: str) -> None:
    start = text.index(words)
    found = find_names(read(text, *(p for p in ("Luc Moreau", "Omar Harbi", "Ann Lowe") if p in text)))
    assert not [n for n in found if n.start == start]


def test_who_is_named_behind_by_may_act() -> None:
    assert named("They were received by Ann Lowe.", "Ann Lowe", "Ann Lowe").name == "Ann Lowe"


def test_leaders_of_a_body_give_no_person_its_name() -> None:
    assert named("Senior leaders of the CPP met him.", "CPP").kind == NameKind.ORGANIZATION


def test_the_two_leaders_are_two() -> None:
    text = "President Luc Moreau met Prime Minister Ann Lowe. The two leaders dined."
    found = [n for n in find_names(read(text, "Luc Moreau", "Ann Lowe")) if n.start == text.index("two")]
    assert {n.name for n in found} == {"Luc Moreau", "Ann Lowe"}


@pytest.mark.parametrize("text", ["He left.", "Ann Lowe left. It rained. It rained. It rained. It rained. He left."])
def test_a_pronoun_with_nobody_near_means_nobody(text: str) -> None:
    assert [n for n in find_names(read(text)) if n.form is Form.PRONOUN] == []


def test_places_know_where_they_lie() -> None:
    found = named("They met in Busan, South Korea.", "Busan")
    assert (found.country, found.certain) == ("KR", True)
    assert found.latitude == pytest.approx(35.1, abs=0.2)
    tripoli = named("They met in Tripoli, Lebanon.", "Tripoli")
    assert tripoli.country == "LB"


@pytest.mark.parametrize(
    "text", ["On Monday it rained.", "In May, Reuters and AFP reported rain.", "", "It left. They came."]
)
def test_no_names(text: str) -> None:
    assert find_names(read(text)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Aaa Bbb ", "deputy minister of ", "China and ", "A-", "China's ", "he said. Luc Moreau spoke. ",
        "Ministry of the ", "Rome, Paris and ", "(WTO) ", "the two leaders met Luc Moreau. ",
        "President Luc Moreau met the Chinese president. He left. ",
    ],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion(words: str) -> None:
    seconds = []
    for times in (300, 1200):
        doc = NLP.make_doc(words * times)
        runs = []
        for _ in range(3):
            start = time.process_time()
            find_names(doc)
            runs.append(time.process_time() - start)
        seconds.append(min(runs))
    assert seconds[1] < 10 * seconds[0] + 0.05  # four times the text; its square would be 16 times the time


WORDS = [
    "President", "Chinese", "US", "Zhou", "Wenli", "of", "the", ",", ".", "(", ")", "EU", "'s", "-", "Rome", "in",
    "and", "Ministry\n\n", "met", "MOSCOW", "al", "A", "«", "Mr.", "he", "two", "leaders",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)))
def test_names_are_ordered_and_quote_their_words(words: list[str]) -> None:
    text = " ".join(words)
    found = find_names(read(text))
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(found))
