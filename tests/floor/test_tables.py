"""TOML tables: strict, and each fault named with file, table and key."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from timeline.errors import TableError
from timeline.tables import load_table, make, read_toml


@attrs.frozen(kw_only=True)
class Word:
    name: str
    days: int = 1
    strong: bool = False
    forms: tuple[str, ...] = ()
    weight: float = 1.0


@attrs.frozen(kw_only=True)
class Rule:
    pattern: str
    words: tuple[Word, ...] = ()
    means: dict[str, str] = attrs.field(factory=dict)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.toml"


def test_each_table_becomes_one_object_under_its_name(file: Path) -> None:
    file.write_text('[week]\ndays = 7\nforms = ["weeks", "wk"]\n\n[day]\nstrong = true\nweight = 2\n', encoding="utf-8")
    assert load_table(file, Word) == {
        "week": Word(name="week", days=7, forms=("weeks", "wk")),
        "day": Word(name="day", strong=True, weight=2.0),
    }


def test_tables_within_tables(file: Path) -> None:
    file.write_text(
        '[ago]\npattern = "{n} ago"\nmeans = { shift = "-{n}" }\n[[ago.words]]\nname = "day"\n', encoding="utf-8"
    )
    rule = Rule(pattern="{n} ago", words=(Word(name="day"),), means={"shift": "-{n}"})
    assert load_table(file, Rule) == {"ago": rule}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[week]\ndays = 7\ncolour = 1\n", ["[week]", "colour", "the keys are name, days, strong, forms, weight"]),
        ('[week]\ndays = "7"\n', ["[week]", "key days", "expected int, got '7'"]),
        ("[week]\ndays = true\n", ["key days", "expected int, got True"]),
        ("[week]\nstrong = 1\n", ["key strong", "expected bool, got 1"]),
        ('[week]\nforms = "weeks"\n', ["key forms", "expected a list, got 'weeks'"]),
        ('[week]\nforms = ["weeks", 3]\n', ["key forms", "expected str, got 3"]),
        ('[week]\ndays = "7"\nstrong = 1\n', ["key days", "key strong"]),  # all faults at once
        ("week = 7\n", ["[week] is no table but 7", "give it keys"]),
        ("[week]\ndays = 7\n[week]\ndays = 8\n", ["words.toml", "correct the file"]),
        ("[week\n", ["words.toml", "correct the file"]),
    ],
)
def test_a_fault_names_file_table_and_key(file: Path, text: str, faults: list[str]) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_table(file, Word)
    for part in ["words.toml", *faults]:
        assert part in str(caught.value)


def test_a_fault_deep_inside_is_named_by_its_path(file: Path) -> None:
    file.write_text('[ago]\npattern = "x"\n[[ago.words]]\nname = "day"\ndays = "one"\n', encoding="utf-8")
    with pytest.raises(TableError, match=r"words\.0\.days.*expected int, got 'one'"):
        load_table(file, Rule)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(TableError, match=r"here .*pattern"):
        make({}, Rule, where="here")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, r"words\.toml: cannot be read \(No such file or directory\); check the path"),
        (b"\xff\xfe", r"words\.toml: no TOML \('utf-8' codec can't decode.*\); correct the file"),
        (b"a b", r"words\.toml: no TOML \(Expected '=' after a key.*\); correct the file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(file: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TableError, match=said):
        read_toml(file)


def test_a_byte_order_mark_is_passed_over(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_toml(file) == {"a": 1}
