"""Whatever a file holds, reading gives documents and ReadErrors, and nothing else."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.reading import ENDINGS, read
from timeline.reading.frontmatter import take_header
from timeline.reading.markup import plain_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["id", "text", "title", "published", "date", "source", "url", "content_html", "_source", "items", "x"]
)
RECORDS = st.dictionaries(KEYS, VALUES, max_size=5)
PIECES = st.sampled_from([
    b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"<p>", b"<item>", b"<?xml?>", b"---\n", b"Date: ", b"2025-06-10", b"\n",
    b"text", b",", b'"', b"{", b"[", b"]", b"From: ", b"Content-Type: text/html; charset=", b"utf-7", b"<html>",
    b"\x80", b"&#x110000;",
])  # fmt: skip


def read_all(path: Path) -> None:
    errors: list[ReadError] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        documents = list(read(path, on_error=errors.append))
    assert all(document.id and document.text.strip() for document in documents)
    assert all(str(error).startswith(str(path)) and error.advice for error in errors)
    assert len({document.id for document in documents}) == len(documents)


@pytest.mark.parametrize(
    "ending", sorted(ENDINGS - {".htm", ".xhtml", ".text", ".markdown", ".ndjson", ".rss", ".atom"})
)
@given(content=st.binary(max_size=60) | st.lists(PIECES, max_size=12).map(b"".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    read_all(path)


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
@given(records=st.lists(RECORDS, max_size=4))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_records(tmp_path: Path, ending: str, records: list[object]) -> None:
    path = tmp_path / f"a{ending}"
    lines = [json.dumps(record) for record in records]
    path.write_text("\n".join(lines) if ending == ".jsonl" else f"[{', '.join(lines)}]")
    read_all(path)


@given(st.text())
def test_a_header_is_cut_from_the_front(text: str) -> None:
    headed = take_header(text)
    assert text.endswith(headed.body)
    assert text.split("\n")[headed.line - 1 :] == headed.body.split("\n") or not headed.body


@given(st.text(), st.text(alphabet="abc <>/&;p!-", max_size=40))
def test_markup_never_fails(text: str, more: str) -> None:
    assert "\n\n\n" not in plain_text(text + more)
