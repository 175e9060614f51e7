"""Time expressions in their text as TimeML 1.2.1, which annotation tools and the TempEval scorers read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Document, TimeExpression
from timeline.writing.words import well_formed

_SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"'
# XML 1.0 cannot hold these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_timeml(
    document: Document, expressions: Sequence[TimeExpression], *, anchor: dt.date | dt.datetime | None = None
) -> str:
    """The document with a TIMEX3 element around each expression; the text between is the document's own.

    anchor: the day of writing, by default that of the document; it becomes the creation time `t0`, to which expressions
    that were resolved against a day refer. `expressions` must not overlap; characters that XML lacks become U+FFFD.
    """
    written = anchor or document.published
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<TimeML {_SCHEMA}>", f"<DOCID>{_text(document.id)}</DOCID>"]
    if written:
        value = written.isoformat()
        lines.append(
            f'<DCT><TIMEX3 tid="t0" type="{"TIME" if isinstance(written, dt.datetime) else "DATE"}" value="{value}" '
            f'temporalFunction="false" functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>'
        )
    if document.title:
        lines.append(f"<TITLE>{_text(document.title)}</TITLE>")
    body, end = "", 0
    for number, each in enumerate(sorted(expressions, key=lambda e: e.start), 1):
        words = document.text[each.start : each.end]
        body += _text(document.text[end : each.start])
        body += f"<TIMEX3 {_attributes(each, number, anchored=written is not None)}>{_text(words)}</TIMEX3>"
        end = each.end
    lines += [f"<TEXT>{body}{_text(document.text[end:])}</TEXT>", "</TimeML>", ""]
    return "\n".join(lines)


def _attributes(found: TimeExpression, number: int, *, anchored: bool) -> str:
    pairs = {"tid": f"t{number}", "type": found.type.value, "value": found.value}
    if found.mod:
        pairs["mod"] = found.mod
    is_relative = found.anchor is not None
    pairs["temporalFunction"] = "true" if is_relative else "false"
    if is_relative and anchored:
        pairs["anchorTimeID"] = "t0"
    return " ".join(f"{name}={quoteattr(_valid(value))}" for name, value in pairs.items())


def _text(text: str) -> str:
    # A parser would turn a bare carriage return into a line feed, and offsets with it.
    return escape(_valid(text), {"\r": "&#13;"})


def _valid(text: str) -> str:
    return _NOT_XML.sub("\ufffd", well_formed(text))
