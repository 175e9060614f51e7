"""The page as text: what it embeds, how it escapes, what it forbids."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from tests.page.chronicle import chronicle
from tests.page.samples import generated
from timeline.writing.html import to_html


def _island(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found.group(1))


@pytest.fixture(scope="module")
def html() -> str:
    entries, sources = chronicle()
    return to_html(entries, sources, title="Talks & tours", problems=["a.json:3: no text"])


def test_every_entry_is_in_the_list_the_index_and_the_evidence(html: str) -> None:
    entries, _ = chronicle()
    assert html.count('<li class="entry ') == len(entries)
    assert {each["id"] for each in _island(html, "index")["entries"]} == {entry.id for entry in entries}
    assert len(_island(html, "evidence")["entries"]) == len(entries)


def test_title_and_problems_are_told(html: str) -> None:
    assert '<h1 dir="auto">Talks &amp; tours</h1>' in html
    assert "1 document could not be used" in html
    assert "a.json:3: no text" in html


def test_same_entries_same_page_whatever_their_order(html: str) -> None:
    entries, sources = chronicle()
    assert to_html(entries[::-1], sources, title="Talks & tours", problems=["a.json:3: no text"]) == html


def test_policy_allows_this_script_and_style_and_nothing_else(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).replace("&#39;", "'").split("; "))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_nothing_is_fetched(html: str) -> None:
    loading = re.findall(r"<(?:link|img|iframe|object|embed|audio|video|base|form [^>]*action)\b|@import|url\(", html)
    assert loading == []


def test_no_handler_and_no_style_stands_in_an_attribute(html: str) -> None:
    assert not re.search(r"<[a-z][^>]*\s(?:on\w+|style)=", html)


def test_an_empty_timeline_says_so() -> None:
    page = to_html([], [])
    assert "There is nothing in this timeline yet." in page
    assert _island(page, "index")["entries"] == []


def test_two_thousand_entries_stay_below_four_kilobytes_each() -> None:
    entries, sources = generated(2000)
    assert len(to_html(entries, sources).encode()) < 2000 * 4000
