"""The notebook views."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.page.samples import generated, report, source
from timeline.api import Timeline
from timeline.datespan import DateSpan
from timeline.errors import ReadError
from timeline.model import Actor, Document, Entry, Event, Mention, Source, TimeExpression, TimexType
from timeline.writing.render import event_html, render, timeline_html

EVIL = '"><script>alert(1)</script>'
TEXT = "Varga met Ospanov in Astana on 3 May 2005, and a visit to Kyoto is planned."


def _event(words: str, kind: str, status: str = "held", text: str = TEXT, document: str = "d") -> Event:
    at = text.index(words)
    mention = Mention(document=document, start=at, end=at + len(words), text=words, sentence=(0, len(text)), quote=text)
    return Event(id=f"d#{at}", document=document, type=kind, status=status, mentions=(mention,))


def _date(words: str, value: str, text: str = TEXT) -> TimeExpression:
    at = text.index(words)
    span = DateSpan.read(value)
    return TimeExpression(text=words, start=at, end=at + len(words), type=TimexType.DATE, value=value, date=span)


def _words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r"<span[^>]*>.*?</span>", "", html))


def test_marks_dates_and_events() -> None:
    html = render(
        TEXT, [_date("3 May 2005", "2005-05-03")], [_event("met", "meeting"), _event("visit", "visit", "planned")]
    )
    assert re.findall(r"<mark[^>]*>([^<]*)<span[^>]*>([^<]*)<", html) == [
        ("met", "meeting"),
        ("3 May 2005", "2005-05-03"),
        ("visit", "visit, planned"),
    ]
    assert _words(html) == TEXT


def test_text_without_marks_stays_as_it_is() -> None:
    assert _words(render("a < b\n& c")) == "a &lt; b\n&amp; c"


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("3 May 2005", "May", ["3 May 2005"]), ("May", "May 2005", ["May 2005"]), ("3 May", "May 2005", ["3 May"])],
)
def test_of_overlapping_marks_the_first_and_longest_stays(first: str, second: str, kept: list[str]) -> None:
    html = render(TEXT, [_date(first, "2005"), _date(second, "2005")])
    assert re.findall(r"<mark[^>]*>([^<]*)<", html) == kept


def test_offsets_count_code_points() -> None:
    text = "\U0001f91d Varga met Ospanov."
    assert re.findall(r"<mark[^>]*>([^<]*)<", render(text, (), [_event("met", "meeting", text=text)])) == ["met"]


def test_mentions_of_other_documents_and_beyond_the_end_are_left_out() -> None:
    document = Document(id="d", text=TEXT)
    far = Mention(document="d", start=900, end=905, text="visit", sentence=(900, 905))
    events = [_event("met", "meeting", document="other"), Event(id="d#9", document="d", type="visit", mentions=(far,))]
    assert "<mark" not in render(document, (), events)


def test_hostile_text_stays_text() -> None:
    text = f"Varga met {EVIL} on Monday"
    event = Event(
        id=EVIL, document=EVIL, type=EVIL, label=EVIL, participants=(Actor(name=EVIL),),
        mentions=(Mention(document=EVIL, start=6, end=9, text="met", sentence=(0, len(text)), quote=text),),
    )  # fmt: skip
    papers = [
        Source(id=EVIL, title=EVIL, source=EVIL, url=f"https://a.example/{EVIL}"),
        Source(id="x", url="javascript:alert(1)"),
    ]
    entry = Entry(id=EVIL, document=EVIL, type=EVIL, label=EVIL, sources=(EVIL, "x", "</td>"))
    html = render(text, (), [event]) + event_html(event) + timeline_html([entry], papers)
    assert "<script" not in html
    assert "javascript:" not in html


def test_an_event_is_a_table_of_its_fields() -> None:
    paper = source(1, date(2005, 5, 4))
    event = report(
        paper, "Varga met Ospanov on Tuesday.", "met", "on Tuesday", DateSpan.day(2005, 5, 3), type="meeting"
    )
    html = event_html(event)
    assert "3 May 2005" in html
    assert "“Varga met Ospanov on Tuesday.”" in html
    assert "Participants" not in html  # nothing is known of them


@pytest.mark.parametrize(("count", "rows", "more"), [(0, 0, False), (1, 1, False), (20, 20, False), (26, 20, True)])
def test_a_timeline_shows_its_first_entries(count: int, rows: int, *, more: bool) -> None:
    entries, sources = generated(count) if count else ([], [])
    html = timeline_html(entries, sources)
    assert html.count("<tr>") - bool(count) == rows
    assert ("more</p>" in html) is more


def test_notebooks_find_the_views() -> None:
    entries, sources = generated(3)
    whole = Timeline(entries=entries, documents=sources)
    assert whole._repr_html_() == timeline_html(entries, sources)
    assert getattr(entries[0], "_repr_html_")() == event_html(entries[0])  # noqa: B009 (set in timeline.api)


def test_a_timeline_s_page_tells_its_problems() -> None:
    entries, sources = generated(1)
    problem = ReadError(reason="no text", path="a.json", line=3)
    page = Timeline(entries=entries, documents=sources, problems=(problem,)).to_html(title="Lakes & rivers")
    assert "a.json:3: no text" in page
    assert "<title>Lakes &amp; rivers</title>" in page
