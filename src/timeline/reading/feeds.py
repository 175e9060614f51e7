"""RSS and Atom files -> one draft an item, by feedparser, of the extra `html`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.reading.drafts import Draft
from timeline.reading.files import Found
from timeline.reading.markup import is_markup, plain_text


def read_feed(file: Found) -> Iterator[Draft | ReadError]:
    """The items of a feed, each with the longest text that the feed gives of it: the content, or else the summary."""
    import feedparser  # noqa: PLC0415  an extra

    path = str(file.path)
    with file.open() as opened:
        content = opened.read()
    try:
        # Ids, links and relative addresses as the file has them; nothing is fetched.
        feed: Any = feedparser.parse(content, resolve_relative_uris=False)
    except (ValueError, LookupError, AttributeError, TypeError) as fault:
        # Such as a character reference beyond Unicode, for which the library has no error of its own.
        yield ReadError(reason=f"it is no RSS or Atom feed ({fault})", path=path, advice="fetch it again")
        return
    if not content.strip():
        yield ReadError(reason="it is empty", path=path, advice="leave it out, or fetch it again")
        return
    if not feed.get("version"):
        cause = feed.get("bozo_exception")
        reason = f"it is no RSS or Atom feed ({cause})" if cause else "it is no RSS or Atom feed"
        yield ReadError(reason=reason, path=path, advice="give web pages the ending .html, texts .txt")
        return
    if not feed.entries:
        yield ReadError(reason="the feed has no items", path=path, advice="leave it out, or fetch it again")
    for number, item in enumerate(feed.entries, 1):
        text = _longest(item)
        if not text:
            reason = f"item {number} has no text"
            advice = "leave it out, or save the page that it links to"
            yield ReadError(reason=reason, path=path, document=item.get("id") or item.get("link"), advice=advice)
            continue
        yield Draft(
            text=text,
            id=item.get("id") or item.get("link"),
            title=_plain(item.get("title")),
            published=item.get("published") or item.get("updated"),
            source=_plain((item.get("source") or {}).get("title") or feed.feed.get("title")),
            url=item.get("link"),
            language=(feed.feed.get("language") or "")[:2].lower() or None,
        )


def _longest(item: Any) -> str:
    parts = [content.get("value", "") for content in item.get("content", [])] + [item.get("summary", "")]
    return max((_plain(part) or "" for part in parts), key=len)


def _plain(text: str | None) -> str | None:
    if not text:
        return None
    return plain_text(text) if is_markup(text) or "&" in text else text.strip()
