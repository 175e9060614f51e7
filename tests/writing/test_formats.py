"""Each format is opened by a reader that is not ours."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import networkx as nx
import pandas as pd
import pydot
import pytest
import rdflib
import vobject
from hypothesis import given, settings
from pyarrow import parquet
from pyld import jsonld

from tests.writing import strategies
from tests.writing.sample import ENTRIES, SOURCES
from timeline.errors import FormatError
from timeline.model import DateSpan, Entry, Source
from timeline.writing import FORMATS, write
from timeline.writing.calendar import to_ics
from timeline.writing.formats import Format
from timeline.writing.graph import to_dot, to_graphml
from timeline.writing.linked import to_jsonld, to_timelinejs
from timeline.writing.saved import dump_timeline
from timeline.writing.tabular import columns, harmless, to_csv
from timeline.writing.words import one_line

Generated = tuple[list[Entry], list[Source]]
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/timeline.schema.json").read_text(encoding="utf-8"))


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_json_keeps_the_published_schema(timeline: Generated) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(dump_timeline(*timeline)))


def test_the_schema_names_every_key() -> None:
    def unnamed(value: Any, schema: dict[str, Any], path: str) -> list[str]:
        while "$ref" in schema or "oneOf" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema["oneOf"][0]
        if isinstance(value, list):
            items = schema.get("items", {})
            return [found for each in value for found in unnamed(each, items, f"{path}[]")] if items else []
        if not isinstance(value, dict):
            return []
        missing = [f"{path}.{key}" for key in value if key not in schema.get("properties", {})]
        known = schema.get("properties", {})
        return missing + [f for k, v in value.items() if k in known for f in unnamed(v, known[k], f"{path}.{k}")]

    assert unnamed(json.loads(dump_timeline(ENTRIES, SOURCES)), SCHEMA, "") == []


@pytest.mark.parametrize(
    "broken", [{"schema": "timeline/2"}, {"entries": {}}, {"documents": [{}]}, {"entries": [{"id": "x"}]}]
)
def test_the_schema_refuses(broken: dict[str, Any]) -> None:
    good = json.loads(dump_timeline(ENTRIES, SOURCES))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({**good, **broken})


def test_csv_by_pandas() -> None:
    frame = pd.read_csv(io.BytesIO(write(ENTRIES, SOURCES, "csv")), parse_dates=["start", "end"])
    assert tuple(frame.columns) == columns()
    astana = frame.set_index("id").loc["e-astana"]
    assert (astana["start"], astana["participants"]) == (pd.Timestamp("2025-06-17"), "Aru Bek; China")
    assert (astana["conflicts"], astana["reports"], astana["latitude"]) == ("date", 2, 51.18)
    assert frame.set_index("id").loc["e-visit", "label"] == '\'=HYPERLINK("x") visit, <script>'
    assert bool(frame.set_index("id").loc["e-tour", ["end"]].isna().all())


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_no_cell_is_run_by_a_spreadsheet(timeline: Generated) -> None:
    text = to_csv(*timeline)
    assert text.startswith("\ufeff")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(timeline[0]) + 1
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter):
            for cell in row:
                is_number = re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell) is not None
                assert is_number or not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  +1", "  '+1"),
        ("-1; @x", "'-1; '@x"),
        ("a;=1", "a;'=1"),
        ("＝1", "'＝1"),
        ("a-b = c", "a-b = c"),
        ("Xi, -5", "Xi, '-5"),
        ("", ""),
    ],
)
def test_formulas(text: str, safe: str) -> None:
    assert harmless(text) == safe


def test_ics_by_two_parsers() -> None:
    data = to_ics(ENTRIES, SOURCES)
    events = {str(each["uid"]): each for each in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert set(events) == {f"e-{name}@timeline-events" for name in ("astana", "visit", "tour", "week")}
    astana, week, tour = (events[f"e-{name}@timeline-events"] for name in ("astana", "week", "tour"))
    assert (astana.decoded("dtstart"), astana.decoded("dtend")) == (dt.date(2025, 6, 17), dt.date(2025, 6, 18))
    assert (week.decoded("dtstart"), week.decoded("dtend")) == (dt.date(2025, 6, 16), dt.date(2025, 6, 19))
    assert (tour.decoded("dtstart"), tour.decoded("dtend")) == (dt.date(2025, 9, 3), dt.date(2025, 9, 4))
    assert [str(events[f"e-{n}@timeline-events"]["status"]) for n in ("astana", "visit", "tour")] == [
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
    ]
    assert astana.decoded("dtstamp") == dt.datetime(2025, 6, 18, 9, 30, tzinfo=dt.timezone.utc)
    assert str(astana["url"]) == "https://news.example/steppe?id=1&x=2"
    second = vobject.readOne(data.decode())
    assert {each.summary.value for each in second.vevent_list} >= {"Astana summit", "Talks (ongoing)"}
    assert (
        "will meet in Astana"
        in next(e for e in second.vevent_list if e.uid.value.startswith("e-astana")).description.value
    )


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_any_calendar_is_valid_and_has_every_dated_entry(timeline: Generated) -> None:
    data = to_ics(*timeline)
    assert data == to_ics(timeline[0][::-1], timeline[1])
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(found) == sum(entry.date is not None for entry in timeline[0])
    for event in found:
        assert "dtend" not in event or event.decoded("dtend") > event.decoded("dtstart")
        assert not event.errors
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    if found:
        vobject.readOne(data.decode())


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        (dt.datetime.fromisoformat("2025-06-18T09:30:15.500"), "20250618T093015Z"),
        (dt.datetime.fromisoformat("2025-06-18T09:30:00+05:00"), "20250618T043000Z"),
        (dt.datetime.fromisoformat("0001-01-01T00:00:00+05:00"), "00010101T000000Z"),
        (None, "19700101T000000Z"),
    ],
)
def test_the_stamp_is_that_of_the_latest_report(published: dt.datetime | None, stamp: str) -> None:
    entry = Entry(id="x", document="d", type="visit", date=DateSpan.day(2025, 6, 20), sources=["d"])
    assert f"DTSTAMP:{stamp}".encode() in to_ics([entry], [Source(id="d", published=published)])


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2025-06-20", "Talks"),
        ("2025-06-20/2025-06-22", "Talks"),
        ("2025-06", "Talks (June 2025)"),
        ("2025", "Talks (2025)"),
        ("2025-06-20~", "Talks (about 20 June 2025)"),
        ("2025-06-20/..", "Talks (from 20 June 2025 on)"),
    ],
)
def test_a_summary_says_what_whole_days_cannot(days: str, said: str) -> None:
    entry = Entry(id="x", document="d", type="meeting", label="Talks", date=DateSpan.read(days))
    [event] = icalendar.Calendar.from_ical(to_ics([entry], [])).walk("VEVENT")
    assert event["summary"] == said


def test_a_calendar_goes_to_the_end_of_time() -> None:
    entry = Entry(id="x", document="d", type="visit", date=DateSpan.read("../9999-12-31"))
    [event] = icalendar.Calendar.from_ical(to_ics([entry], [])).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date.max


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own parts
def test_jsonld_by_rdflib() -> None:
    graph = rdflib.Graph().parse(data=to_jsonld(ENTRIES, SOURCES), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    astana = rdflib.URIRef("urn:timeline:entry:e-astana")
    assert set(graph.subjects(rdflib.RDF.type, schema.Event)) >= {astana}
    assert str(graph.value(astana, schema.startDate)) == "2025-06-17"
    assert graph.value(rdflib.URIRef("urn:timeline:entry:e-call"), schema.eventStatus) == schema.EventCancelled
    assert len(list(graph.objects(astana, schema.subjectOf))) == 2
    assert graph.value(rdflib.URIRef("urn:timeline:entry:e-visit"), schema.superEvent) == rdflib.URIRef(
        "urn:timeline:entry:e-tour"
    )
    names = {str(graph.value(each, schema.name)) for each in graph.objects(astana, schema.attendee)}
    assert names == {"Aru Bek", "China"}


def test_jsonld_by_pyld() -> None:
    [expanded] = [
        e for e in jsonld.expand(json.loads(to_jsonld(ENTRIES, SOURCES))) if e["@id"] == "urn:timeline:entry:e-astana"
    ]
    assert expanded["@type"] == ["https://schema.org/Event"]
    assert expanded["https://schema.org/startDate"] == [{"@type": "https://schema.org/Date", "@value": "2025-06-17"}]


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_any_jsonld_is_valid(timeline: Generated) -> None:
    content = json.loads(to_jsonld(*timeline))
    assert len(content["@graph"]) == len(timeline[0])
    jsonld.expand(content)


def test_timelinejs() -> None:
    content = json.loads(to_timelinejs(ENTRIES, SOURCES))
    slides = {slide["unique_id"]: slide for slide in content["events"]}
    assert slides["e-astana"]["start_date"] == {"year": 2025, "month": 6, "day": 17}
    assert "end_date" not in slides["e-astana"]
    assert slides["e-week"]["end_date"] == {"year": 2025, "month": 6, "day": 18}
    assert slides["e-visit"]["start_date"] == {"year": 2025, "month": 9}
    assert slides["e-visit"]["text"]["headline"] == "=HYPERLINK(&quot;x&quot;) visit, &lt;script&gt; (planned)"
    assert slides["e-tour"]["display_date"] == "from 3 September 2025 on"
    assert 'href="https://news.example/steppe?id=1&amp;x=2"' in slides["e-astana"]["text"]["text"]
    assert "e-call" not in slides


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_any_slides_hold_no_markup_of_articles(timeline: Generated) -> None:
    for slide in json.loads(to_timelinejs(*timeline))["events"]:
        assert set(slide["start_date"]) in ({"year"}, {"year", "month"}, {"year", "month", "day"})
        assert "<b>" not in slide["text"]["headline"] + slide["text"].get("text", "")


def test_parquet_by_pyarrow_and_pandas(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(write(ENTRIES, SOURCES, "parquet"))
    table = parquet.read_table(path).to_pylist()
    astana = next(row for row in table if row["id"] == "e-astana")
    assert astana["start"] == dt.date(2025, 6, 17)
    assert astana["participants"] == ["Aru Bek", "China"]
    assert len(pd.read_parquet(path)) == len(ENTRIES)


def test_frame() -> None:
    from timeline.writing.frames import to_frame

    frame = to_frame(ENTRIES, SOURCES).set_index("id")
    assert frame.loc["e-astana", "places"] == ["Astana"]
    assert frame.loc["e-week", "end"] == dt.date(2025, 6, 18)
    assert frame.explode("participants")["participants"].value_counts()["Aru Bek"] == 2
    assert list(to_frame([], []).columns) == list(columns())


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_any_parquet_has_every_entry(timeline: Generated) -> None:
    table = parquet.read_table(io.BytesIO(write(*timeline, "parquet")))
    assert sorted(table["id"].to_pylist()) == sorted(entry.id for entry in timeline[0])


def test_graphml_by_networkx() -> None:
    graph = nx.parse_graphml(to_graphml(ENTRIES, SOURCES))
    assert dict(graph.nodes(data="entries")) == {"aru bek": 2, "country:CN": 1, "@oru; lam": 1}
    assert graph.nodes["country:CN"]["name"] == "China"
    edge = graph.edges["aru bek", "country:CN"]
    assert (edge["weight"], edge["first"], edge["types"]) == (1, "2025-06-17", "summit")


@given(strategies.timelines())
@settings(max_examples=25)  # large values: more would take minutes
def test_any_graphs_are_well_formed(timeline: Generated) -> None:
    graph = nx.parse_graphml(to_graphml(*timeline))
    assert all(left != right for left, right in graph.edges)
    assert {one_line(name) for _, name in graph.nodes(data="name")} >= {""} - {""}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of pydot's own parser
def test_dot_by_pydot() -> None:
    [graph] = pydot.graph_from_dot_data(to_dot(ENTRIES, SOURCES)) or []
    assert {node.get("label") for node in graph.get_node_list() if node.get("label")} == {
        '"Aru Bek"',
        '"China"',
        '"@Oru; Lam"',
    }
    assert len(graph.get_edge_list()) == 2


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_the_same_each_time_and_takes_nothing(name: str) -> None:
    assert write(ENTRIES, SOURCES, name) == write(ENTRIES, SOURCES, name)
    assert isinstance(write([], [], name), bytes)


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_the_entries_changes_nothing(name: str) -> None:
    if name not in ("json", "jsonl"):
        assert write(ENTRIES[::-1], SOURCES, name) == write(ENTRIES, SOURCES, name)


def test_a_missing_extra_is_told() -> None:
    lacking = Format(name="x", endings=(".x",), writer="no_such_module:write", about="", extra="frames")
    with pytest.raises(FormatError, match=r"cannot be loaded .*install timeline-events again"):
        lacking.load()


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("ics", "icalendar", "calendar"), ("parquet", "pyarrow", "frames")]
)
def test_a_missing_library_is_told(name: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_: str) -> None:
        raise ModuleNotFoundError(f"No module named {library!r}", name=library)

    monkeypatch.setattr("timeline.writing.formats.import_module", lacking)
    with pytest.raises(FormatError, match=rf'needs {library}, which is not installed; .*"timeline-events\[{extra}\]"'):
        write(ENTRIES, SOURCES, name)
