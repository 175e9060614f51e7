from __future__ import annotations

import datetime as dt

import pytest

from timeline import Document, Extractor

CASES = [
    (
        "President Carlos Rossi visited Oslo in 2002, Maria Silva in 2018.",
        {("Carlos Rossi", "2002"), ("Maria Silva", "2018")},
    ),
    (
        "President Carlos Rossi visited Oslo in 2002, Maria Silva in 2018 and Ivan Petrov in 2020.",
        {("Carlos Rossi", "2002"), ("Maria Silva", "2018"), ("Ivan Petrov", "2020")},
    ),
    ("President Carlos Rossi visited Oslo in 2002, and Maria Silva stayed away.", {("Carlos Rossi", "2002")}),
]


@pytest.mark.parametrize(("text", "visits"), CASES)
def test_a_verb_left_out(text: str, visits: set[tuple[str, str]]) -> None:
    found = Extractor().extract(Document(id="a", text=text, published=dt.date(2024, 5, 6)))
    assert {(e.participants[0].name, str(e.date)) for e in found if e.participants} == visits
    assert {p.name for e in found for p in e.places} == {"Oslo"}
    assert len({e.id for e in found}) == len(found)


def test_a_repeated_sentence_is_no_second_event() -> None:
    once = "President Carlos Rossi visited Oslo on 3 May 2024 and met Prime Minister Kari Holm. "
    [*single] = Extractor().extract(Document(id="a", text=once, published=dt.date(2024, 5, 6)))
    [*double] = Extractor().extract(Document(id="a", text=once + "\n\n" + once, published=dt.date(2024, 5, 6)))
    assert [e.label for e in single] == [e.label for e in double]
    assert [len(e.mentions) for e in double] == [2 * len(e.mentions) for e in single]
