from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.model import Document
from timeline.reading import read

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def faults(*paths: Path | str) -> tuple[list[Document], list[ReadError]]:
    errors: list[ReadError] = []
    return list(read([str(path) for path in paths], on_error=errors.append)), errors


LINE = json.dumps(
    {
        "id": "a-1",
        "title": "T",
        "published": "2025-06-10",
        "source": "Steppe Daily",
        "text": "Leaders met.",
        "url": "https://news.example/1",
        "language": "en",
    }
)
ARTICLE = Document(
    id="a-1",
    title="T",
    published=dt.date(2025, 6, 10),
    source="Steppe Daily",
    text="Leaders met.",
    url="https://news.example/1",
    language="en",
)
