"""Files that this library wrote: in a folder they stand beside the articles, and are not articles."""

from __future__ import annotations

import re

from timeline.reading.files import Found

_LOOKED_AT = 2000
# How each format begins. A record of an event has these keys in this order; no article does.
_BEGINNINGS = {
    ".json": re.compile(rb'\{\s*"schema":\s*"timeline/|\{\s*"title": \{\s*"text": \{\s*"headline": "Timeline"'),
    ".jsonl": re.compile(rb'\{"id":"[^"]*","document":"(?:[^"\\]|\\.)*","type":'),
    ".md": re.compile(rb"# Timeline\n\n\d+ entr(?:y|ies) from \d+ documents?\b"),
    ".csv": re.compile(rb"\xef\xbb\xbfid,start,end,edtf,granularity,"),
    ".html": re.compile(rb'<!doctype html>.*<meta name="generator" content="timeline">', re.DOTALL | re.IGNORECASE),
}


def is_result(file: Found) -> bool:
    """Whether the file begins as one of this library's own does. Raises OSError where it cannot be read."""
    beginning = _BEGINNINGS.get(file.ending)
    if beginning is None or file.named:
        return False
    with file.open() as opened:
        return beginning.match(opened.read(_LOOKED_AT)) is not None
