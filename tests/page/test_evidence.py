"""Evidence as records: addresses, joins, readings."""

from __future__ import annotations

import pytest

from tests.page.chronicle import chronicle
from timeline.model import Entry, Event, Evidence, Mention
from timeline.writing.page.evidence import evidence, web_address
from timeline.writing.page.joins import joins, readings

ADDRESSES = [
    ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
    ("HTTP://a.example/", "http://a.example/"),
    (" https://a.example/ ", "https://a.example/"),
    ("javascript:alert(1)", None),
    ("JaVaScRiPt:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("data:text/html,x", None),
    ("//a.example/", None),
    ("/b", None),
    ("https:", None),
    ("http://[half", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("given", "kept"), ADDRESSES)
def test_only_addresses_of_web_pages_are_kept(given: str | None, kept: str | None) -> None:
    assert web_address(given) == kept


def _event(name: str, document: str) -> Event:
    return Event(id=name, document=document, type="visit")


def _row(field: str, rule: str, text: str, weight: float | None) -> Evidence:
    return Evidence(field=field, rule=rule, document="b", text=text, weight=weight)


def test_joins_tell_sources_sum_and_parts() -> None:
    rows = [
        _row("merged: date", "days-overlap", "b#1 ~ a#1", 0.5),
        _row("merged: words", "3-4", "b#1 ~ a#1", 2.5),
        _row("merged: prior", "", "b#1 ~ a#1", -3.0),
        _row("status", "status-held", "met", 0.9),
    ]
    entry = Entry(
        id="e",
        document="a",
        type="visit",
        sources=("a", "b"),
        events=(_event("a#1", "a"), _event("b#1", "b")),
        evidence=rows,
    )
    assert joins(entry, {"a": 0, "b": 1}) == [
        {
            "sources": [1, 0],
            "bits": 0.0,
            "parts": [
                {"field": "to begin with", "level": "", "bits": -3.0},
                {"field": "words", "level": "3-4", "bits": 2.5},
                {"field": "date", "level": "days overlap", "bits": 0.5},
            ],
        }
    ]
    assert readings(entry, {"a": 0, "b": 1}) == [
        {"field": "status", "words": "met", "rule": "status-held", "sure": 0.9, "source": 1}
    ]


@pytest.mark.parametrize("text", ["gone#1 ~ a#1", "no pair", " ~ "])
def test_a_join_of_unknown_events_has_no_sources(text: str) -> None:
    entry = Entry(
        id="e", document="a", type="visit", events=(_event("a#1", "a"),), evidence=[_row("merged: prior", "", text, 1)]
    )
    assert joins(entry, {"a": 0})[0]["sources"] == []


def test_an_id_may_hold_what_stands_between_two() -> None:
    events = (_event("x ~ y", "a"), _event("z", "b"))
    entry = Entry(
        id="e", document="a", type="visit", events=events, evidence=[_row("merged: prior", "", "x ~ y ~ z", 1)]
    )
    assert joins(entry, {"a": 0, "b": 1})[0]["sources"] == [0, 1]


def test_a_document_that_is_not_among_the_sources_is_known_by_its_id() -> None:
    mention = Mention(document="lost", start=0, end=5, text="visit", sentence=(0, 5))
    told = evidence([Entry(id="e", document="lost", type="visit", sources=("lost",), mentions=(mention,))], [])
    assert told["sources"] == [{"title": "lost", "name": "lost", "day": None, "iso": None, "url": None}]
    assert told["entries"][0]["reports"][0]["quotes"] == [[["t", "visit"]]]


def test_the_leading_report_comes_first() -> None:
    entries, sources = chronicle()
    records = evidence(entries, sources)
    names = [source.id for source in sources]
    for entry, record in zip(entries, records["entries"], strict=True):
        assert names[record["reports"][0]["source"]] == entry.document
