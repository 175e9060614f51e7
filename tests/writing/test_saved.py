from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writing import strategies
from tests.writing.sample import ENTRIES, SOURCES
from timeline.errors import FormatError
from timeline.model import DateSpan, Document, Entry, Event, Source
from timeline.writing.records import from_record, to_record
from timeline.writing.saved import dump_entries, dump_events, dump_timeline, load_events, load_timeline


@given(strategies.timelines())
def test_timeline_reads_back_equal(timeline: tuple[list[Entry], list[Source]]) -> None:
    data = dump_timeline(*timeline)
    assert load_timeline(data) == (tuple(timeline[0]), tuple(timeline[1]))
    assert dump_timeline(*load_timeline(data)) == data


@given(st.lists(strategies.events() | strategies.entries(), max_size=3))
def test_json_lines_read_back_equal(events: list[Event]) -> None:
    data = dump_events(events)
    assert len(data.splitlines()) == len(events)
    assert list(load_events(data.splitlines())) == events


@given(strategies.timelines())
def test_another_json_reader_agrees(timeline: tuple[list[Entry], list[Source]]) -> None:
    content = json.loads(dump_timeline(*timeline))
    assert content["schema"] == "timeline/1"
    assert [entry["id"] for entry in content["entries"]] == [entry.id for entry in timeline[0]]


def test_event_record_is_the_one_promised() -> None:
    record = to_record(ENTRIES[0].events[0])
    assert {"id", "document", "type", "status", "label", "part_of", "confidence"} < set(record)
    assert record["date"] == {
        "edtf": "2025-06-17",
        "start": "2025-06-17",
        "end": "2025-06-17",
        "granularity": "day",
        "approximate": False,
        "uncertain": False,
        "start_unknown": False,
        "end_unknown": False,
        "basis": "explicit",
        "text": "June 17",
    }
    assert record["participants"][0] == {
        "name": "Aru Bek",
        "kind": "person",
        "country": "KZ",
        "title": "President",
        "role": "host",
    }
    assert tuple(record["mentions"][0]["sentence"]) == (0, len(record["mentions"][0]["quote"]))
    assert to_record(ENTRIES[3])["date"] is None


def test_entry_record_has_sources_and_conflicts() -> None:
    record = to_record(ENTRIES[0])
    assert record["sources"] == ["harbour-7", "steppe-1"]
    assert record["conflicts"][0]["values"][1] == {"value": "2025-06-18", "documents": ["harbour-7"]}


def test_one_entry_a_line() -> None:
    lines = dump_timeline(ENTRIES, SOURCES).decode().splitlines()
    assert sum(line.startswith('{"id":"e-') for line in lines) == len(ENTRIES)


def test_entries_as_lines_keep_all_but_the_documents() -> None:
    assert tuple(load_events(dump_entries(ENTRIES, SOURCES).splitlines())) == ENTRIES


def test_a_document_reads_back() -> None:
    document = Document(id="a", text="x\r\ny", published=dt.datetime(2025, 1, 2, 3, 4), url="u")  # noqa: DTZ001
    assert from_record(to_record(document), Document) == document


def test_a_time_with_the_letter_z() -> None:
    read = from_record({"id": "a", "published": "2025-01-02T03:04:05Z"}, Source)
    assert read.published == dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)


def test_edtf_alone_is_a_date() -> None:
    record = {"id": "a", "document": "d", "type": "visit", "date": {"edtf": "2025-06"}}
    assert from_record(record, Event).date == DateSpan.read("2025-06")


def test_unknown_keys_are_passed_over() -> None:
    assert from_record({"id": "a", "document": "d", "type": "visit", "note": "mine"}, Event).id == "a"


def test_lone_surrogates_become_one_replacement_each() -> None:
    entry = Entry(id="a", document="d", type="visit", label="x\ud800y")
    assert load_timeline(dump_timeline([entry], []))[0][0].label == "x\ufffdy"


def test_byte_order_mark_and_text_are_read() -> None:
    data = dump_timeline(ENTRIES, SOURCES)
    assert load_timeline(b"\xef\xbb\xbf" + data) == load_timeline(data.decode()) == (ENTRIES, SOURCES)


REPORT = {"id": "r", "document": "d", "type": "visit"}


def file_of(*entries: dict[str, object]) -> str:
    return json.dumps({"schema": "timeline/1", "entries": [{**REPORT, **each} for each in entries]})


GOOD = dump_timeline(ENTRIES[:1], SOURCES).decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "t.json: the file is empty"),
        ("  \n", "t.json: the file is empty"),
        ("<!doctype html>", "looks like a web page"),
        ('{"a": 1}\n{"b": 2}\n', "t.json:2: no JSON .* looks like JSON lines"),
        (GOOD[:-40], "damaged or cut short"),
        ("hello", "t.json:1: no JSON .*give a file that timeline wrote"),
        ("[]", "no timeline .*timeline build"),
        ('{"entries": []}', "schema is None, this version reads 'timeline/1'"),
        ('{"schema": "timeline/2", "entries": []}', "'timeline/2'.*version of timeline that wrote it"),
        ('{"schema": "timeline/1", "entries": {}}', r"entries: expected a list, got \{\}"),
        ('{"schema": "timeline/1", "entries": [7]}', r"expected a table.* got 7 at \$\[0\]"),
        ('{"schema": "timeline/1", "entries": [], "documents": "x"}', "documents: expected a list, got 'x'"),
        ('{"schema": "timeline/1", "entries": [], "documents": [5]}', r"expected a table with id, got 5 at \$\[0\]"),
        (GOOD.replace('"places":[', '"places":[7,'), r"expected a table with name, got 7 at \$\[0\].places\[0\]"),
        (GOOD.replace('"documents":[\n', '"documents":[\n{"id":"steppe-1"},'), "two documents have the id 'steppe-1'"),
        (file_of({"id": "x"}, {"id": "x"}), "two entries have the id 'x'; take one out"),
        (file_of({"id": "x", "events": [REPORT]}, {"id": "y", "events": [REPORT]}), "two reports have the id 'r'"),
        (GOOD.replace('"name":"China"', '"name":5'), r"expected str, got 5 at \$\[0\].participants\[1\].name"),
        (GOOD.replace('"id":"steppe-1#1",', ""), r"'id' is missing at \$\[0\].events\[0\].id"),
        (GOOD.replace('"status":"held"', '"status":"over"'), r"'over' is not a valid Status at \$\[0\].status"),
        (GOOD.replace('"start":"2025-06-17"', '"start":"2025-06-31"'), r"day is out of range.*date"),
        (GOOD.replace('"start":"2025-06-17"', '"start":20250617'), r"expected str, got 20250617"),
        (GOOD.replace('"confidence":0.97', '"confidence":"high"'), "expected a number, got 'high'"),
        (
            GOOD.replace('"date":{', '"date":[{').replace('"text":"June 17"}', '"text":"June 17"}]'),
            "no JSON|expected a table",
        ),
        ('{"schema": "timeline/1", "entries": [{"id": "x", "document": "d", "type": "visit", "date": 5}]}', "got 5"),
        (GOOD.replace('"confidence":0.97', '"confidence":1.5'), "confidence must lie between 0 and 1"),
        (GOOD.replace('"approximate":false', '"approximate":0'), "expected bool, got 0"),
        (GOOD.replace('"published":"2025-06-10"', '"published":"10 June"'), "published"),
        (GOOD.replace('"sentence":[0,', '"sentence":[99,'), "sentence|offsets"),
    ],
)
def test_a_foreign_or_broken_file_is_told_clearly(content: str, said: str) -> None:
    with pytest.raises(FormatError, match=f"(?s)^t.json.*{said}|^{said}"):
        load_timeline(content, name="t.json")


def test_many_faults_are_told_in_short() -> None:
    bad = json.dumps({"schema": "timeline/1", "entries": [{"id": 1, "document": 2, "type": 3} for _ in range(5)]})
    with pytest.raises(FormatError, match="and 10 more; correct it"):
        load_timeline(bad)


@pytest.mark.parametrize(
    ("line", "said"), [("{", "e.jsonl:2: no JSON"), ('{"id": "a"}', "e.jsonl:2: .*'document' is missing")]
)
def test_a_broken_line_is_named(line: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        list(load_events(["", line], name="e.jsonl"))
