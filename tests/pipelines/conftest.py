"""The bundled pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from timeline.grammar import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()
