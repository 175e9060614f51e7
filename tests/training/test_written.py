"""Our own articles: all of them are sound, and each fault is named."""

from pathlib import Path

import pytest

from training.events.written import FIELDS, WRITTEN, WrittenError, read_written

SOUND = """
[[documents]]
id = "a-01"
title = "Premier to visit Oslo"
published = 2021-03-10
source = "wire"
text = '''
The premier will visit Oslo in May.

The visit to Oslo is the second visit.
'''
[[documents.events]]
id = "e1"
type = "visit"
status = "planned"
when = "2021-05"
basis = "explicit"
participants = ["premier"]
places = ["Oslo"]
mentions = [{ p = 0, trigger = "visit" }, { p = 1, trigger = "visit" }, { p = 2, trigger = "visit", nth = 2 }]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_offsets_are_those_of_the_text(tmp_path: Path) -> None:
    row = read_written([write(tmp_path, SOUND)])[0]
    assert row["text"].startswith("Premier to visit Oslo\n\nThe premier")
    spans = row["events"][0]["mentions"]
    assert [row["text"][a:b] for a, b in spans] == ["visit"] * 3
    assert row["text"][spans[2][1] :] == "."
    assert row["events"][0]["entry"] == "a-01:e1"


FAULTS = [
    ('type = "visit"', 'type = "trip"', "type trip"),
    ('status = "planned"', 'status = "done"', "status done"),
    ('when = "2021-05"', 'when = "May"', "when May"),
    ('basis = "explicit"', 'basis = "unknown"', "basis unknown"),
    ("nth = 2", "nth = 3", "no such mention"),
    ('{ p = 1, trigger = "visit" }', '{ p = 0, trigger = "visit" }', "a mention twice"),
    ('places = ["Oslo"]', 'places = ["Oslo"]\npart_of = "e9"', "part_of names no event: e9"),
    ('places = ["Oslo"]', 'where = ["Oslo"]', "unknown keys"),
    ('title = "Premier to visit Oslo"\n', "", "no title"),
    ("2021-03-10", '"2021-03-10"', "published is no day"),
]


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS, ids=[f[2] for f in FAULTS])
def test_faults_are_named_with_their_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(WrittenError, match=fault) as caught:
        read_written([write(tmp_path, SOUND.replace(old, new, 1))])
    assert "a.toml: a-01" in str(caught.value)


def test_two_documents_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(WrittenError, match="two documents are called a-01"):
        read_written([write(tmp_path, SOUND + SOUND)])


def test_the_articles_in_the_repository_are_sound() -> None:
    rows = read_written([WRITTEN, FIELDS])
    assert len(rows) > 1_400
    assert {e["type"] for row in rows for e in row["events"]} == {"summit", "visit", "meeting", "call", "signing"}
