from __future__ import annotations

import re

from hypothesis import given
from markdown_it import MarkdownIt

from tests.writing import strategies
from tests.writing.sample import ENTRIES, SOURCES
from timeline.model import Entry, Source
from timeline.writing.markdown import escape, to_markdown
from timeline.writing.words import one_line


def test_the_sample_by_eye() -> None:
    text = to_markdown(ENTRIES, SOURCES)
    assert text.startswith(
        "# Timeline\n\n5 entries from 2 documents, 16 June 2025 to 30 September 2025.\n\n## June 2025\n"
    )
    assert "- **16–18 June 2025** Talks (ongoing meeting)\n" in text
    assert "- **17 June 2025** Astana summit (summit)[^1]\n  - who: President Aru Bek \\(host\\); China\n" in text
    assert "  - date differs: 17 June 2025 \\(Steppe Daily\\); 18 June 2025 \\(Harbour Wire\\)\n" in text
    assert "- **about September 2025**" in text
    assert "- **from 3 September 2025 on** Tour of the north (postponed visit)" in text
    assert "## Without a date\n\n- call: Oru Lam (cancelled call)" in text
    assert (
        "[^1]: [Steppe Daily, Leaders to meet \\<in\\> Astana, 10 June 2025](<https://news.example/steppe?id=1&x=2>): “"
        in text
    )
    assert "will **meet** in Astana" in text


def test_entries_in_order_of_time() -> None:
    text = to_markdown(ENTRIES[::-1], SOURCES)
    assert text == to_markdown(ENTRIES, SOURCES)


def test_nothing() -> None:
    assert to_markdown([], []) == "# Timeline\n\n0 entries from 0 documents.\n"


@given(strategies.TEXTS)
def test_hostile_text_stays_text(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parseInline(escape(text))
    assert all(
        child.type == "text" or child.type.startswith("text_special") for t in tokens for child in t.children or ()
    )
    shown = "".join(child.content for t in tokens for child in t.children or ())
    assert " ".join(shown.split()) == one_line(text)


@given(strategies.timelines())
def test_every_entry_is_an_item_and_every_note_is_used(timeline: tuple[list[Entry], list[Source]]) -> None:
    text = to_markdown(*timeline)
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == len(timeline[0])
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert notes == [str(number + 1) for number in range(len(notes))]
    assert all(f"[^{note}]" in text.split("\n[^")[0] for note in notes)
