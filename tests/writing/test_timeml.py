from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Document, TimeExpression
from timeline.writing.timeml import to_timeml

TEXT = "On 17 June <they> met & left; a week later all was well."


def expression(words: str, **fields: object) -> TimeExpression:
    start = TEXT.index(words)
    return TimeExpression(text=words, start=start, end=start + len(words), type="DATE", **fields)  # type: ignore[arg-type]


def test_a_document() -> None:
    document = Document(id="d<1>", text=TEXT, title="T & U", published=dt.date(2025, 6, 10))
    later = expression("a week later", value="2025-06-24", mod="APPROX", anchor=dt.date(2025, 6, 17))
    root = ET.fromstring(to_timeml(document, [later, expression("17 June", value="2025-06-17")]).encode())
    assert (root.tag, root.findtext("DOCID"), root.findtext("TITLE")) == ("TimeML", "d<1>", "T & U")
    creation = root.find("DCT/TIMEX3")
    assert creation is not None
    assert creation.attrib == {
        "tid": "t0", "type": "DATE", "value": "2025-06-10", "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }  # fmt: skip
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    assert [(each.get("tid"), each.get("value"), each.get("mod"), each.text) for each in body] == [
        ("t1", "2025-06-17", None, "17 June"),
        ("t2", "2025-06-24", "APPROX", "a week later"),
    ]
    assert body[1].get("anchorTimeID") == "t0"


def test_without_a_day() -> None:
    assert "<DCT>" not in to_timeml(Document(id="d", text="x"), [])


@given(st.text(min_size=1))
def test_any_text_is_well_formed_and_as_long(text: str) -> None:
    body = ET.fromstring(to_timeml(Document(id="d", text=text), []).encode()).find("TEXT")
    assert body is not None
    assert len("".join(body.itertext())) == len(text)
