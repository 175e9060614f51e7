"""Saved web pages -> one draft each: the article by trafilatura, its day by htmldate, both of the extra `html`."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.reading.drafts import Draft
from timeline.reading.encodings import decode
from timeline.reading.files import Found
from timeline.reading.markup import plain_text

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)", re.IGNORECASE)
_HEAD = 4096
# A fixed window instead of htmldate's own, which ends with the day on which it runs.
_EARLIEST, _LATEST = "1980-01-01", "2099-12-31"
# What the libraries have no error of their own for: htmldate asserts that a page does not begin with what it cuts out.
_FAULTS = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read_page(file: Found) -> Iterator[Draft | ReadError]:
    """The article of a saved page: its text without menus, its title, day, site and canonical address."""
    path = str(file.path)
    with file.open() as opened:
        html = decode_page(opened.read(), path=path).replace("\0", "")  # as browsers do; lxml reads nothing with it
    try:
        found = _draft(html)
    except _FAULTS as fault:
        reason = f"its article cannot be taken out ({type(fault).__name__}: {fault})"
        yield ReadError(reason=reason, path=path, advice="save its text as .txt")
        return
    if found is None:
        yield ReadError(reason="it holds no HTML", path=path, advice="save the page again, or give it the ending .txt")
    elif not found.text.strip():
        yield ReadError(reason="no article was found in the page", path=path, advice="save its text as .txt")
    else:
        yield found


def _draft(html: str) -> Draft | None:
    """The article, with an empty text where the page has none; None for what is no HTML."""
    import trafilatura  # noqa: PLC0415  half a second to load

    tree = trafilatura.load_html(html)
    if tree is None:
        return None
    language = tree.get("lang") or None
    published = _published(tree)
    article: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True, as_dict=False)
    text = (article.text if article else None) or plain_text(html)
    site = (article.sitename or article.hostname) if article else None
    told = {"title": article.title, "url": article.url} if article else {}
    return Draft(text=text, published=published, source=site, language=language, **told)


def decode_page(raw: bytes, *, path: str) -> str:
    """The page's text in the encoding that its mark or its `meta` element names, else as any text."""
    match = _CHARSET.search(raw[:_HEAD])
    if match and not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = match[1].decode("ascii").lower()
        # The encodings that the WHATWG standard reads as others.
        name = {
            "iso-8859-1": "cp1252",
            "latin1": "cp1252",
            "us-ascii": "cp1252",
            "gb2312": "gb18030",
            "gbk": "gb18030",
        }.get(name, name)
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw, path=path)


def _published(tree: Any) -> str | None:
    """The day that the page's own data give; the words of its text are left to the dates stage."""
    import htmldate  # noqa: PLC0415

    found: str | None = htmldate.find_date(
        tree, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST
    )
    return found
