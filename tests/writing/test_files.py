from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.writing.sample import ENTRIES, SOURCES
from timeline.errors import FormatError
from timeline.writing import FORMATS, format_named, format_of, load, save, write
from timeline.writing.files import check_target, replace_file, replacing


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    replace_file(path, b"old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.writelines([b"half of the n", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.json", tmp_path / "link.json"
    replace_file(path, b"old")
    assert path.stat().st_mode & 0o777 == 0o666 & ~_mask()
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_device_is_written_to() -> None:
    replace_file("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_device_that_is_full() -> None:
    with pytest.raises(FormatError, match=r"/dev/full: cannot be written \(No space left on device\); check the"):
        replace_file("/dev/full", b"x")


def test_a_folder_that_is_closed_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is replaced by another of its folder, so that its own permissions are not enough."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda where, mode: Path(where) != tmp_path or mode & ~os.W_OK == 0)
    for target in (path, tmp_path / "new.json"):
        with pytest.raises(FormatError, match=r"json: cannot be written; check the permissions, or write elsewhere"):
            check_target(target)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (".", r"this is a folder; name a file in it, for example .*timeline.json"),
        ("no/such/a.json", r"the folder .*no/such does not exist; make it first"),
    ],
)
def test_where_no_file_can_be(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        replace_file(tmp_path / path, b"")


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        FormatError, match=r"a.json: cannot be written \(No space left on device\); check the permissions and the space"
    ):
        replace_file(tmp_path / "a.json", b"")
    assert list(tmp_path.iterdir()) == []


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FormatError, match="cannot be written; check the permissions, or write elsewhere"):
        replace_file(tmp_path / "a.json", b"")


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".ndjson", ".JSON"])
def test_what_was_saved_is_loaded(tmp_path: Path, ending: str) -> None:
    save(tmp_path / f"t{ending}", ENTRIES, SOURCES)
    entries, sources = load(tmp_path / f"t{ending}")
    assert entries == ENTRIES
    assert {source.id for source in sources} == {source.id for source in SOURCES}


def test_the_format_named_goes_before_the_ending(tmp_path: Path) -> None:
    save(tmp_path / "t.txt", ENTRIES, SOURCES, format="json")
    assert load(tmp_path / "t.txt") == (ENTRIES, SOURCES)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jsn", r"there is no format 'jsn'; did you mean 'json'\? The formats are json, jsonl"),
        ("qqqq", r"there is no format 'qqqq'; The formats are"),
    ],
)
def test_an_unknown_format(name: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        write(ENTRIES, SOURCES, name)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("t.doc", r"t.doc: its ending '.doc' names no format; use one of .json, .jsonl"),
        ("t", r"t: it has no ending that names a format; use one of"),
    ],
)
def test_an_unknown_ending(path: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        format_of(path)


def test_a_format_is_found_by_name_and_ending() -> None:
    assert {format_named(name).name for name in ("markdown", "md", ".md", "MD")} == {"markdown"}
    assert all(format_of(f"t{ending}") is form for form in FORMATS.values() for ending in form.endings)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("t.json", r"t.json: there is no such file; check the path$"),
        ("", r"this is a folder; name the file"),
    ],
)
def test_a_file_that_cannot_be_loaded(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        load(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FormatError, match=r"t.json: cannot be read \(Permission denied\); check its permissions"):
        load(tmp_path / "t.json")


def test_a_missing_file_beside_others(tmp_path: Path) -> None:
    save(tmp_path / "mine.json", ENTRIES, SOURCES)
    with pytest.raises(FormatError, match=r"no such file; check the path \(mine.json would be there\)"):
        load(tmp_path / "min.json")


def test_events_of_single_documents_are_no_timeline(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b'{"id": "a#1", "document": "a", "type": "visit"}\n')
    with pytest.raises(FormatError, match="events of single documents, no timeline; merge them"):
        load(path)
