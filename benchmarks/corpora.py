"""The gold corpora and their scorers: where they lie, how they are read. Their text never enters the repository."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

ROOT = Path(__file__).parent.parent


class CorpusError(Exception):
    """A corpus or a scorer that is not where it should be."""


@attrs.frozen(kw_only=True)
class Corpora:
    """A folder of gold corpora with the scorers beside them."""

    folder: Path

    @classmethod
    def find(cls) -> Corpora:
        """The folder that TIMELINE_EVAL names, else ../shared/eval beside the checkout. Raises CorpusError."""
        folder = Path(os.environ.get("TIMELINE_EVAL") or ROOT / "../shared/eval").resolve()
        if not folder.is_dir():
            raise CorpusError(f"no gold corpora in {folder}; name their folder in TIMELINE_EVAL")
        return cls(folder=folder)

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).is_file()

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The objects of a JSON-lines file. Raises CorpusError."""
        path = self.folder / name
        if not path.is_file():
            raise CorpusError(f"{path} is missing; the other sections run with --only")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

    def scorer(self, name: str) -> ModuleType:
        """A scorer, as a module. Raises CorpusError."""
        path = self.folder / f"{name}.py"
        if not path.is_file():
            raise CorpusError(f"{path} is missing: the scorers lie beside the corpora")
        spec = importlib.util.spec_from_file_location(f"timeline_benchmarks_{name}", path)
        if spec is None or spec.loader is None:
            raise CorpusError(f"{path} cannot be imported")
        module = importlib.util.module_from_spec(spec)
        # A scorer may import another one; and nothing is to be written beside the corpora.
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        sys.path.insert(0, str(self.folder))
        try:
            spec.loader.exec_module(module)
        finally:
            sys.path.remove(str(self.folder))
            sys.dont_write_bytecode = before
        return module
