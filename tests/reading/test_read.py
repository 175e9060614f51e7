from __future__ import annotations

import bz2
import datetime as dt
import gc
import gzip
import io
import json
import lzma
import tracemalloc
from pathlib import Path

import pytest

from tests.reading.conftest import ARTICLE, LINE, Write, faults
from timeline.errors import ReadError
from timeline.model import Document
from timeline.reading import ReadWarning, read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", LINE + "\n\n"),
        ("a.ndjson", "\ufeff" + LINE),
        ("a.json", LINE),
        ("a.json", f"[{LINE}]"),
        ("a.json", f'{{"status": "ok", "articles": [{LINE}]}}'),
        ("a.json", f'{{"response": {{"results": [{LINE}]}}}}'),
        ("a.json", f'{{"hits": {{"hits": [{{"_source": {LINE}}}]}}}}'),
        ("a.json", LINE + "\n" + LINE),  # JSON lines with the wrong ending
        ("a.jsonl", f"[\n  {LINE}\n]"),  # and the other way round
        ("a.jsonl", json.dumps(json.loads(LINE), indent=2)),
        (
            "a.csv",
            "id,title,published,source,text,url,language\na-1,T,2025-06-10,Steppe Daily,Leaders met.,https://news.example/1,en\n",
        ),
        (
            "a.csv",
            'ID;Headline;Date;Publisher;Body;Link;Lang\na-1;T;2025-06-10;Steppe Daily;"Leaders met.";https://news.example/1;en',
        ),
        (
            "a.tsv",
            "id\ttitle\tdate\tsource\ttext\turl\tlanguage\na-1\tT\t2025-06-10\tSteppe Daily\tLeaders met.\thttps://news.example/1\ten",
        ),
        (
            "a.txt",
            (
                "ID: a-1\nTitle: T\nDate: 2025-06-10\nSource: Steppe Daily\nURL: https://news.example/1\n"
                "Language: en\n\nLeaders met."
            ),
        ),
        (
            "a.md",
            (
                "---\nid: a-1\ntitle: 'T'\npublished: 2025-06-10\nauthor: N\nsource: \"Steppe Daily\"\n"
                "url: https://news.example/1\nlang: en\n---\n\nLeaders met."
            ),
        ),
        ("a.jsonl.gz", gzip.compress(LINE.encode())),
        ("a.json.bz2", bz2.compress(LINE.encode())),
        ("a.jsonl.xz", lzma.compress(LINE.encode())),
        ("a.jsonl", LINE.encode("utf-16")),
        ("a.json", LINE.encode("utf-16-be")),
        ("a.json", LINE.encode("utf-32")),
    ],
)
def test_one_article_in_every_dress(write: Write, name: str, content: str | bytes) -> None:
    assert list(read(write(name, content))) == [ARTICLE]


@pytest.mark.parametrize(
    ("record", "want"),
    [
        (
            {"publishedAt": "2025-06-10T08:00:00Z", "content": "x", "source": {"id": None, "name": "S"}},
            {"published": dt.datetime(2025, 6, 10, 8, tzinfo=dt.timezone.utc), "source": "S"},
        ),
        (
            {"date_publish": "2025-06-10 08:00:00", "maintext": "x", "source_domain": "s.example"},
            {"published": dt.datetime.fromisoformat("2025-06-10T08:00"), "source": "s.example"},
        ),
        ({"text": "", "body": "x", "published": "", "date": "2025-06-10"}, {"published": dt.date(2025, 6, 10)}),
        ({"text": ["x", "y"], "dct": 20250610}, {"text": "x\n\ny", "published": dt.date(2025, 6, 10)}),
        ({"content_html": "<p>x &amp; y</p><script>z</script>"}, {"text": "x & y"}),
        ({"id": 7, "text": "x", "title": None}, {"id": "7", "title": None}),
        ({"text": "x", "published": "N/A"}, {"published": None}),
        ({"text": "x", "language": "", "source": "  "}, {"language": None, "source": None}),
    ],
)
def test_fields_by_other_names(write: Write, record: dict[str, object], want: dict[str, object]) -> None:
    [document] = read(write("a.jsonl", json.dumps(record)))
    assert {"text": "x", **want} | {key: getattr(document, key) for key in {"text": 0, **want}} == {
        "text": "x",
        **want,
    }


def test_a_text_without_header_is_taken_whole(write: Write) -> None:
    text = "Minister: we agree.\n\nThe talks, he said: fine.\n"
    assert list(read(write("note.txt", text))) == [Document(id="note", text=text)]


@pytest.mark.parametrize(
    ("text", "body", "published"),
    [
        (
            "Date: 10 June 2025\nBEIJING, June 10 -- Leaders met.",
            "BEIJING, June 10 -- Leaders met.",
            dt.date(2025, 6, 10),
        ),
        (
            "\n\nPublished: Tue, 10 Jun 2025 08:00:00 GMT\nBy: N\n\nLeaders met.",
            "Leaders met.",
            dt.datetime(2025, 6, 10, 8, tzinfo=dt.timezone.utc),
        ),
        ("**Date:** 2025-06-10\n\nLeaders met.", "Leaders met.", dt.date(2025, 6, 10)),
        ("---\nA rule, no header.\n---\nLeaders met.", "---\nA rule, no header.\n---\nLeaders met.", None),
        ("---\nLeaders met.", "---\nLeaders met.", None),
        ("---\ndate: 2025-06-10\n...\nLeaders met.", "Leaders met.", dt.date(2025, 6, 10)),
        ("Text: Leaders met.", "Text: Leaders met.", None),
    ],
)
def test_headers_of_texts(write: Write, text: str, body: str, published: dt.date | None) -> None:
    [document] = read(write("a.txt", text))
    assert (document.text, document.published) == (body, published)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_that_tell_themselves(write: Write, encoding: str) -> None:
    text = "Talks in Malmö, “he” said.\nСаммит."
    assert next(read(write("a.txt", text.encode(encoding)))).text == text


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", "Malmö “met”"), ("a.csv", "text\nMalmö “met”\n"), ("a.jsonl", '{"text": "Malmö “met”"}')],
)
def test_windows_1252_is_read_with_a_warning(write: Write, name: str, content: str) -> None:
    path = write(name, content.encode("cp1252"))
    with pytest.warns(ReadWarning, match="neither UTF-8 nor UTF-16; read as Windows-1252"):
        assert next(read(path)).text == "Malmö “met”"


def test_latin_1_is_the_last_resort(write: Write) -> None:
    with pytest.warns(ReadWarning):
        assert next(read(write("a.txt", b"Malm\xf6 \x81"))).text == "Malmö \x81"


def test_line_ends_of_texts_are_one(write: Write) -> None:
    assert next(read(write("a.txt", "Title: T\r\n\r\nOne.\r\nTwo.\rThree."))).text == "One.\nTwo.\nThree."


def test_a_record_keeps_its_text_as_it_is(write: Write) -> None:
    assert next(read(write("a.jsonl", json.dumps({"text": " a\r\nb\u2028c "})))).text == " a\r\nb\u2028c "


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "", r"a.txt: it is empty; leave it out"),
        ("a.txt", "Title: T\n\n", r"a.txt: it has a header but no text below it"),
        ("a.txt", b"\x00\x01\x02PK", r"a.txt: it is no text but binary; save it as"),
        ("a.txt", b"\xff\xfea\x00\xd8", r"begins as UTF-16, but byte"),
        (
            "a.txt",
            "Date: soon\n\nLeaders met.",
            r"a.txt:1: the day of publication cannot be read: 'soon' is no date .document 'a'.; write it as",
        ),
        (
            "a.txt",
            "Title: T\nDate: 03/04/2025\n\nLeaders met.",
            r"a.txt:2: .*may be day/month or month/day .*write it as 2005-11-15",
        ),
        ("a.pdf", b"%PDF", r"files that end in .pdf are not read; turn it into text first"),
        ("a.docx", b"PK", r"files that end in .docx are not read; save it as text"),
        ("a.log", "x", r"files that end in .log are not read; give it the ending .txt"),
        ("a.jsonl", '{"text": "x"', r"a.jsonl:1: no JSON \(.*column \d+\); correct or remove it"),
        ("a.jsonl", "[1]\n", r"a.jsonl:1: the record is a list, not a table"),
        ("a.json", "[1]\n", r"item 1 is a number, not a table of fields"),
        ("a.jsonl", "\n7\n", r"a.jsonl:2: the record is a number, not a table"),
        (
            "a.jsonl",
            '{"id": "x", "words": "y"}',
            r"the record has no text \(its fields: id, words\) \(document 'x'\); name one of its fields text, body,",
        ),
        ("a.jsonl", '{"id": "x", "text": " "}', r"the record has an empty text \(document 'x'\); leave it out"),
        ("a.jsonl", '{"text": 7}', r"the field 'text' holds a number, no text"),
        (
            "a.jsonl",
            '{"text": "x", "title": true}',
            r"the record: the field 'title' holds true or false, no text; give it as text",
        ),
        ("a.jsonl", '{"text": "x", "title": [{}]}', r"the field 'title' holds a list, no text"),
        ("a.jsonl", "null", r"a.jsonl:1: the record is null, not a table"),
        ("a.jsonl", '"x"', r"a.jsonl:1: the record is a text, not a table"),
        ("a.jsonl", "{}", r"the record is empty"),
        (
            "a.jsonl",
            '{"text": "x", "published": "yesterday"}',
            r"a.jsonl:1: the day of publication .*'yesterday' is no date \(document 'a-1'\)",
        ),
        ("a.jsonl", '{"text": "x", "published": "2025-02-30"}', r"day"),
        ("a.jsonl", '{"text": "x", "published": 12}', r"'12' is no date"),
        (
            "a.jsonl",
            '{"text": "x", "published": "2025-06-10T08:00:00+25:00"}',
            r"the day of publication cannot be read: no time zone is \+25:00 hours away",
        ),
        ("a.jsonl", '{"text": "x", "published": [1]}', r"\[1\] is no date"),
        (
            "a.jsonl",
            '{"id": "e", "type": "visit", "status": "held", "mentions": []}',
            r"is an event or a timeline, not an article.*timeline show",
        ),
        (
            "a.json",
            '{"schema": "timeline/1", "entries": [], "documents": []}',
            r"is an event or a timeline, not an article",
        ),
        ("a.json", "", r"a.json: it is empty"),
        ("a.json", "[]", r"a.json: its list of articles is empty"),
        ("a.json", '{"text": "x",\n"title" "y"}', r"a.json:2: no JSON"),
        ("a.csv", "", r"a.csv: it is empty"),
        ("a.csv", "\n \n", r"a.csv: it is empty"),
        ("a.csv", 'id,"text\n1,x\n', r"a.csv:1: no CSV"),
        (
            "a.csv",
            "id,words\n1,x\n",
            r"a.csv:1: no column of the first line is known to hold the text \(id, words\); name it text, body",
        ),
        ("a.csv", "id,text\n1,x,y\n", r"a.csv:2: the row has 3 cells, the first line names 2 columns; put text"),
        ("a.csv", 'id,text\n1,"x" y\n', r"a.csv:2: no CSV"),
        ("a.csv", "id,text\n1,\n", r"a.csv:2: the row has an empty text \(document '1'\)"),
        ("a.jsonl.gz", b"no gzip", r"cannot be read \(Not a gzipped file"),
        ("a.jsonl.gz", gzip.compress(b"x" * 99)[:-9], r"cannot be unpacked"),
        ("a.jsonl.xz", b"no xz", r"cannot be unpacked"),
    ],
)
def test_each_fault_is_told_and_the_rest_is_read(write: Write, name: str, content: str | bytes, said: str) -> None:
    bad, good = write(name, content), write("z.jsonl", LINE)
    with pytest.raises(ReadError, match=said):
        list(read([bad, good]))
    documents, errors = faults(bad, good)
    assert documents == [ARTICLE]
    assert len(errors) == 1
    assert errors[0].path == str(bad)


def test_an_unreadable_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", "x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match=r"cannot be read \(Permission denied\); check its permissions"):
        list(read(path))


def test_lines_after_a_broken_one_are_read_with_their_numbers(write: Write) -> None:
    path = write("a.jsonl", '{"text": "x"}\nbroken\n\n{"no": 1}\n{"text": "y"}\n')
    documents, errors = faults(path)
    assert [document.text for document in documents] == ["x", "y"]
    assert [error.line for error in errors] == [2, 4]


@pytest.mark.parametrize("first", ['{"id": "b", "text": "x', "{bad", "[", '["x', "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_after_a_broken_first_one_are_read(write: Write, first: str, encoding: str) -> None:
    documents, errors = faults(write("a.jsonl", f"{first}\n{LINE}\n7\n{LINE}\n".encode(encoding)))
    assert documents == [ARTICLE]
    assert [error.line for error in errors] == [1, 3]


def test_a_whole_json_text_with_a_byte_order_mark_may_have_the_ending_of_lines(write: Write) -> None:
    assert list(read(write("a.jsonl", f"[\n{LINE}\n]".encode("utf-8-sig")))) == [ARTICLE]


@pytest.mark.parametrize(
    ("rows", "ids", "lines"),
    [
        (['1,"x" y', "2,z"], ["2"], [2]),
        (['1,"never closed', "2,z", "3,w"], ["2", "3"], [2]),  # it swallows no other
        (['1,"never closed', '2,"z"', "3,w"], ["2", "3"], [2]),
        (['1,"of two', 'lines, and "one", quote', 'more"', "2,z"], ["2"], [2]),  # what follows is the middle of a cell
        (["", "1,x", '2,"y" y', '3,"z" z', "4,w"], ["1", "4"], [4, 5]),
        (['1,"two', 'lines"', '2,"y" y', "3,z"], ["1", "3"], [4]),
    ],
)
def test_a_broken_row_does_not_take_the_rest_with_it(
    write: Write, rows: list[str], ids: list[str], lines: list[int]
) -> None:
    documents, errors = faults(write("a.csv", "\n".join(["id,text", *rows])))
    assert [document.id for document in documents] == ids
    assert [error.line for error in errors] == lines


def test_the_first_row_may_follow_blank_lines(write: Write) -> None:
    assert [d.text for d in read(write("a.csv", "\n \nid;text\n1;Leaders met, and left.\n"))] == [
        "Leaders met, and left."
    ]


def test_leaving_off_in_the_middle_of_wide_lines_is_no_fault(write: Write) -> None:
    reading = read(write("a.csv", "id,text\n1,x\n2,y\n".encode("utf-16")))
    assert next(reading).text == "x"
    reading.close()  # type: ignore[attr-defined]  # it is a generator
    [error] = faults(write("b.csv", "id,words\n1,x\n".encode("utf-16")))[1]
    gc.collect()  # where a generator that fails as it is closed would be told, and make a warning
    assert "no column" in error.reason


def test_a_few_zeros_make_no_text_binary(write: Write) -> None:
    text = "Leaders met in the old town. " * 5
    [document] = read(write("a.txt", text + "\0" + text))
    assert document.text == text + "\0" + text


def test_rows_count_lines_inside_quotes(write: Write) -> None:
    path = write("a.csv", 'text,id\n"one\ntwo",1\n"",2\nthree,3\n')
    documents, errors = faults(path)
    assert [document.text for document in documents] == ["one\ntwo", "three"]
    assert [error.line for error in errors] == [4]


def test_lines_of_empty_cells_are_passed_over(write: Write) -> None:
    assert [document.id for document in read(write("a.csv", "id,text\n,\nx,one\n"))] == ["x"]


def test_a_table_without_a_list_is_told(write: Write) -> None:
    with pytest.raises(ReadError, match=r"has no text .its fields: articles, n"):
        list(read(write("a.json", '{"articles": "none", "n": 1}')))


def test_a_long_cell_is_read(write: Write) -> None:
    assert len(next(read(write("a.csv", "text\n" + "x" * 200_000))).text) == 200_000


@pytest.mark.parametrize(
    ("content", "want"), [(LINE, ARTICLE), ("Leaders met.", Document(id="stdin", text="Leaders met."))]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, want: Document) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert list(read("-")) == [want]


def test_memory_does_not_grow_with_the_number_of_lines(write: Write) -> None:
    line = json.dumps({"text": "word " * 2000}) + "\n"
    path = write("a.jsonl", "".join(line.replace("word", f"w{n}", 1) for n in range(300)))
    tracemalloc.start()
    count = sum(1 for _ in read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < path.stat().st_size / 3
