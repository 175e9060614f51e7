from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reading.conftest import ARTICLE, LINE, Write, faults
from timeline.errors import ReadError
from timeline.reading import read


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing.txt", r"there is no such file or folder; check the path"),
        ("goood.jsonl", r"did you mean .*good.jsonl\?"),
        ("nowhere/a.txt", r"no such file; the folder .*nowhere does not exist either"),
        ("*.eml", r"no file matches; articles end in .atom"),
        ("The summit opens on Monday.\nLeaders will attend.", r"this is a text, not the path of a file; save the text"),
        ("The summit opens on Monday in the old town hall", r"this is a text"),
        ("x" * 5000, r"this is a text"),
    ],
)
def test_what_cannot_be_found(write: Write, path: str, said: str, tmp_path: Path) -> None:
    good = write("good.jsonl", LINE)
    documents, errors = faults(tmp_path / path if "\n" not in path and len(path) < 60 else path, good)
    assert documents == [ARTICLE]
    with pytest.raises(ReadError, match=said):
        raise errors[0]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"")
    with pytest.raises(ReadError, match=r"the folder holds no articles; articles end in .atom"):
        list(read(tmp_path))


def test_folders_are_read_in_order_and_deep(write: Write, tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.txt", "three.txt", ".git/x.txt", "a/.hidden.txt", "p_files/ad.html", "logo.png"):
        write(name, name)
    write("timeline.json", '{"schema": "timeline/1", "entries": [], "documents": []}')
    documents, errors = faults(tmp_path)
    assert errors == []
    assert [document.text for document in documents if document.text.endswith(".txt")] == [
        "three.txt",
        "a/one.txt",
        "b/two.txt",
    ]


def test_what_a_browser_saves_beside_a_page_is_passed_over(write: Write, tmp_path: Path) -> None:
    write("p.html", "<html><body><p>Leaders met in the old town.</p></body></html>")
    write("p_files/frame.html", "<p>Buy now.</p>")
    pytest.importorskip("trafilatura")
    assert [document.id for document in read(tmp_path)] == ["p"]


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["three"]),
        ("**/*.txt", ["one", "two", "three"]),
        ("a*", ["one"]),
        ("**", ["one", "two", "three"]),
        ("[ab]/*.txt", ["one", "two"]),
    ],
)
def test_globs(write: Write, tmp_path: Path, pattern: str, ids: list[str]) -> None:
    for name in ("b/two.txt", "a/one.txt", "three.txt"):
        write(name, "x" + name)
    assert sorted(document.id for document in read(tmp_path / pattern)) == sorted(ids)


def test_a_file_given_twice_is_read_once(write: Write, tmp_path: Path) -> None:
    path = write("a.txt", "x")
    assert len(list(read([path, tmp_path, str(path), tmp_path / "*.txt"]))) == 1


def test_files_of_one_name_are_told_apart_by_their_folder(write: Write, tmp_path: Path) -> None:
    for name in ("d1/report.txt", "d2/report.txt", "d2/report.md", "d2/other.txt"):
        write(name, name)
    assert [document.id for document in read(tmp_path)] == ["d1/report", "other", "d2/report.md", "d2/report.txt"]


def test_one_article_in_two_dumps_is_one(write: Write) -> None:
    assert len(list(read([write("a.jsonl", LINE), write("b.jsonl", LINE)]))) == 1


def test_two_articles_never_share_an_id(write: Write, tmp_path: Path) -> None:
    write("a.jsonl", '{"id": "x", "text": "1"}\n{"id": "x", "text": "2"}\n')
    write("b.jsonl", '{"id": "x", "text": "3"}\n{"text": "4"}\n')
    assert [document.id for document in read(tmp_path)] == ["x", "x (a.jsonl:2)", "x (b.jsonl:1)", "b-2"]


def test_a_link_that_leads_nowhere_is_told(write: Write, tmp_path: Path) -> None:
    good = write("good.jsonl", LINE)
    (tmp_path / "link.txt").symlink_to("gone.txt")
    documents, errors = faults(tmp_path / "link.txt", good)
    assert documents == [ARTICLE]
    assert [error.advice for error in errors] == ["it is a link that leads nowhere"]
    assert faults(tmp_path) == ([ARTICLE], [])


def _forbid(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What the system says of folders of that name to one who may not look into them, whoever runs the tests."""
    listdir, scandir, stat = os.listdir, os.scandir, os.stat

    def guarded(call: Callable[..., Any], *, inside: bool) -> Callable[..., Any]:
        def ask(path: Any = ".", *args: Any, **options: Any) -> Any:
            parts = Path(os.fspath(path)).parts if isinstance(path, str | Path) else ()
            if name in (parts[:-1] if inside else parts):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return call(path, *args, **options)

        return ask

    monkeypatch.setattr(os, "listdir", guarded(listdir, inside=False))
    monkeypatch.setattr(os, "scandir", guarded(scandir, inside=False))
    monkeypatch.setattr(os, "stat", guarded(stat, inside=True))


def test_a_folder_that_may_not_be_read_is_told(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("good.jsonl", LINE)
    closed = write("closed/a.txt", "Leaders met.").parent
    _forbid(monkeypatch, "closed")
    documents, errors = faults(tmp_path, closed, closed / "a.txt")
    assert documents == [ARTICLE]
    assert [str(error) for error in errors] == [
        f"{closed}: the folder cannot be read (Permission denied); check its permissions",
        f"{closed}: the folder cannot be read (Permission denied); check its permissions",
        f"{closed / 'a.txt'}: there is no such file or folder; check the permissions of {closed}",
    ]
