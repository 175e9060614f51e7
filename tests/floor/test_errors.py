"""Every error says what is wrong, where, and what to do; and travels between processes."""

from __future__ import annotations

import pickle

import pytest

import timeline
from timeline import DocumentError, ExtractError, ReadError, TimelineError


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"reason": "it is empty"}, "the input: it is empty"),
        ({"reason": "it is empty", "path": "a.txt"}, "a.txt: it is empty"),
        (
            {"reason": "it has no text", "path": "a.jsonl", "line": 3, "advice": "give it text"},
            "a.jsonl:3: it has no text; give it text",
        ),
        (
            {"reason": "it has no text", "path": "a.jsonl", "line": 3, "document": "x"},
            "a.jsonl:3: it has no text (document 'x')",
        ),
        ({"reason": "it has no text", "document": "x"}, "document 'x': it has no text"),
    ],
)
@pytest.mark.parametrize("kind", [DocumentError, ReadError, ExtractError])
def test_the_text_names_the_place(kind: type[DocumentError], fields: dict[str, object], text: str) -> None:
    fault = kind(**fields)  # type: ignore[arg-type]
    assert str(fault) == text
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301
    assert type(again) is kind
    assert str(again) == text


def test_all_errors_have_one_base() -> None:
    kinds = [getattr(timeline, name) for name in timeline.__all__ if name.endswith("Error")]
    assert len(kinds) == 10
    assert all(issubclass(kind, TimelineError) for kind in kinds)


def test_an_error_is_equal_to_itself_only() -> None:
    assert ReadError(reason="x") != ReadError(reason="x")
    assert len({ReadError(reason="x"), ReadError(reason="x")}) == 2
