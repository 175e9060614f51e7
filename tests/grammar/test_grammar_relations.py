"""The same answers for Universal Dependencies and ClearNLP; each row is one question to one sentence in both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from spacy.tokens import Doc, Token

from tests.grammar.parses import SENTENCES, parsed
from timeline.grammar import (
    EntityKind,
    Modality,
    Relation,
    VerbGroup,
    agent_of,
    appositions,
    clausal_modifiers,
    compounds,
    conjuncts,
    describes,
    entity_kind,
    governor,
    governors,
    objects_of,
    patients_of,
    possessor,
    prepositional_modifiers,
    relation,
    subject_of,
    verb_group,
)

BOTH = pytest.mark.parametrize("scheme", [0, 1], ids=["ud", "clearnlp"])


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def plain(answer: Any) -> Any:
    """Tokens as their text, whatever they stand in."""
    if isinstance(answer, Token):
        return answer.text
    if isinstance(answer, Iterable) and not isinstance(answer, str):
        return tuple(plain(part) for part in answer)
    return answer


@BOTH
@pytest.mark.parametrize(
    ("name", "function", "of", "answer"),
    [
        ("prepositions", prepositional_modifiers, "met", (("in", "Busan"), ("ahead of", "summit"))),
        ("prepositions", clausal_modifiers, "met", (("after", "visiting"),)),
        ("prepositions", conjuncts, "Hu", ("Roh",)),
        ("prepositions", conjuncts, "Roh", ("Hu",)),
        ("prepositions", conjuncts, "Bush", ()),
        ("prepositions", objects_of, "met", ("Hu",)),
        ("prepositions", subject_of, "met", "Bush"),
        ("prepositions", subject_of, "visiting", "Bush"),
        ("prepositions", governor, "Busan", "met"),
        ("prepositions", governor, "visiting", "met"),
        ("prepositions", governors, "Japan", ("visiting", "met")),
        ("prepositions", governor, "met", None),
        ("prepositions", relation, "Busan", Relation.PREPOSITIONAL),
        ("prepositions", relation, "Roh", Relation.CONJUNCT),
        ("prepositions", relation, "visiting", Relation.ADVERBIAL),
        ("passive", prepositional_modifiers, "hosted", (("by", "Berlin"), ("on", "Monday"))),
        ("passive", prepositional_modifiers, "Talks", (("between", "Iran"),)),
        ("passive", agent_of, "hosted", "Berlin"),
        ("passive", patients_of, "hosted", ("Talks",)),
        ("passive", subject_of, "hosted", "Talks"),
        ("passive", objects_of, "hosted", ()),
        ("passive", relation, "Berlin", Relation.AGENT),
        ("passive", relation, "Talks", Relation.PASSIVE_SUBJECT),
        ("passive", governor, "Iran", "Talks"),
        ("control", subject_of, "visit", "Hu"),
        ("control", subject_of, "meet", "Hu"),
        ("control", agent_of, "invited", "Lavrov"),
        ("control", patients_of, "invited", ("Hu",)),
        ("control", appositions, "Lavrov", ("minister",)),
        ("control", describes, "Lavrov", ("minister",)),
        ("control", clausal_modifiers, "invited", (("to", "visit"),)),
        ("control", relation, "visit", Relation.OPEN_COMPLEMENT),
        ("noun", possessor, "visit", "Putin"),
        ("noun", possessor, "talks", None),
        ("noun", compounds, "visit", ("state",)),
        ("noun", compounds, "Putin", ("President",)),
        ("noun", prepositional_modifiers, "visit", (("to", "Rome"),)),
        ("noun", prepositional_modifiers, "held", (("in", "May"),)),
        ("noun", patients_of, "held", ("talks",)),
        ("noun", agent_of, "held", None),
        ("noun", describes, "visit", ("sign",)),
        ("noun", relation, "held", Relation.PARTICIPIAL),
        ("relative", subject_of, "visited", "Xi"),
        ("relative", subject_of, "meet", "Xi"),
        ("relative", relation, "visited", Relation.RELATIVE),
        ("perfect", subject_of, "visit", "She"),
    ],
    ids=lambda value: getattr(value, "__name__", value) if isinstance(value, str) or callable(value) else "",
)
def test_relations(name: str, function: Callable[[Token], Any], of: str, answer: Any, scheme: int) -> None:
    assert plain(function(word(parsed(SENTENCES[name][scheme]), of))) == answer


@BOTH
@pytest.mark.parametrize(
    ("name", "verb", "group"),
    [
        ("prepositions", "met", VerbGroup(past=True)),
        ("passive", "hosted", VerbGroup(past=False, modality=Modality.WILL, passive=True)),
        ("control", "visit", VerbGroup(infinitive=True)),
        ("control", "meet", VerbGroup(negated=True)),
        ("noun", "held", VerbGroup(passive=True)),
        ("relative", "meet", VerbGroup(modality=Modality.WILL)),
        ("perfect", "met", VerbGroup(past=True, perfect=True)),
        ("perfect", "visit", VerbGroup(past=False, modality=Modality.POSSIBLE, negated=True)),
    ],
)
def test_verb_groups(name: str, verb: str, group: VerbGroup, scheme: int) -> None:
    found = verb_group(word(parsed(SENTENCES[name][scheme]), verb))
    fields = ("past", "modality", "perfect", "progressive", "passive", "infinitive", "negated")
    assert [getattr(found, f) for f in fields] == [getattr(group, f) for f in fields]


def test_an_unspoken_subject_can_be_left_out() -> None:
    doc = parsed(SENTENCES["control"][0])
    assert subject_of(word(doc, "visit"), implied=False) is None


@pytest.mark.parametrize(
    ("rows", "of", "pairs"),
    [
        # UD: the predicate is the prepositional phrase itself.
        ("Talks NOUN 4 nsubj\nare AUX 4 cop\nin ADP 4 case\nRome PROPN 4 root", "Rome", (("in", "Rome"),)),
        ("left VERB 1 root\nbecause ADP 4 case\nof ADP 2 fixed\nrain NOUN 1 obl", "left", (("because of", "rain"),)),
        ("left VERB 1 ROOT\nout ADP 1 prep\nof ADP 2 prep\nfear NOUN 3 pobj", "left", (("out of", "fear"),)),
        ("gave VERB 1 ROOT\nit PRON 1 dobj\nto ADP 1 dative\nHu PROPN 3 pobj", "gave", (("to", "Hu"),)),
        ("met VERB 1 root\nMonday PROPN 1 obl", "met", ()),
    ],
)
def test_prepositions_of_one_scheme(rows: str, of: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert plain(prepositional_modifiers(word(parsed(rows), of))) == pairs


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", EntityKind.PERSON), ("PER", EntityKind.PERSON), ("ORG", EntityKind.ORGANIZATION),
        ("GPE", EntityKind.STATE), ("LOC", EntityKind.LOCATION), ("FAC", EntityKind.FACILITY),
        ("NORP", EntityKind.GROUP), ("EVENT", EntityKind.EVENT), ("DATE", None), ("MONEY", None), ("", None),
    ],
)  # fmt: skip
def test_entity_kinds_of_both_schemes(label: str, kind: EntityKind | None) -> None:
    assert entity_kind(label) is kind
