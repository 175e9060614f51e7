"""Text files -> one draft each, their header taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.reading.drafts import Draft
from timeline.reading.encodings import decode
from timeline.reading.files import Found
from timeline.reading.frontmatter import take_header


def read_text(file: Found) -> Iterator[Draft | ReadError]:
    """The one article of a text file."""
    path = str(file.path)
    with file.open() as opened:
        headed = take_header(decode(opened.read(), path=path))
    if not headed.body.strip():
        reason = "it has a header but no text below it" if headed.fields else "it is empty"
        yield ReadError(reason=reason, path=path, advice="leave it out, or give it its text")
        return
    fields = {name: value for name, (value, _) in headed.fields.items()}
    line = headed.fields["published"][1] if "published" in headed.fields else headed.line
    yield Draft(text=headed.body, line=line, **fields)
