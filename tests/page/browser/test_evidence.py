"""What an entry opens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.page.browser.conftest import Open, labels, where

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@pytest.fixture
def visit(show: Open) -> Locator:
    return show("story", "#open=laurent-astana").locator(".entry.found")


def test_evidence_is_made_when_the_entry_opens(show: Open) -> None:
    page = show("story")
    assert page.locator(".evidence").count() == 0
    page.get_by_text("Signing of the river treaty").click()
    page.locator(".evidence").wait_for()


def test_each_source_has_its_sentence_with_trigger_and_date(visit: Locator) -> None:
    reports = visit.locator(".report")
    assert reports.count() == 3
    assert visit.locator("mark.trigger").all_inner_texts() == ["visit", "visit", "visit"]
    assert visit.locator("mark.date").all_inner_texts() == ["from Tuesday", "on Tuesday", "on 16 November"]
    assert reports.nth(0).locator("blockquote").inner_text() == (
        "President Sophie Laurent will pay a three-day visit to Astana from Tuesday."
    )


def test_each_source_has_name_day_and_link(visit: Locator) -> None:
    report = visit.locator(".report").nth(0)
    assert "Northern Courier, 12 November 2005" in report.inner_text()
    link = report.get_by_role("link")
    assert link.get_attribute("href") == "https://northern-courier.example/2005/11/12/story-900.html"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_conflicts_stand_side_by_side(visit: Locator) -> None:
    first, second = (visit.locator(".rivals").nth(0).locator(".rival").nth(n) for n in (0, 1))
    assert "15–17 November 2005" in first.inner_text()
    assert "used here" in first.inner_text()
    assert "Daily Ledger, 16 November 2005" in second.inner_text()
    boxes = first.bounding_box(), second.bounding_box()
    assert boxes[0]["y"] == boxes[1]["y"]  # type: ignore[index]


def test_the_merge_is_explained(visit: Locator) -> None:
    assert visit.get_by_role("heading", name="Why these reports are one event").is_visible()
    joins = visit.locator(".join")
    assert joins.count() == 2  # each other report with the first
    told = " ".join(joins.nth(0).inner_text().split())
    assert told.startswith("Agence Levant and Northern Courier: ")
    assert "bits for one event" in told
    assert "to begin with −3.3" in told
    assert "place same city +1.0" in told


def test_a_weight_for_goes_right_and_one_against_goes_left(visit: Locator) -> None:
    for kind, is_right in (("for", True), ("against", False)):
        bar = visit.locator(f".weights .{kind}").first
        box, held = bar.bounding_box(), bar.locator("..").bounding_box()
        assert box is not None
        assert held is not None
        assert (box["x"] + box["width"] / 2 > held["x"] + held["width"] / 2) is is_right


def test_how_it_was_read_is_told_on_demand(visit: Locator) -> None:
    table = visit.locator(".readings table")
    assert table.is_hidden()
    visit.get_by_text("How each field was read").click()
    assert "93%" in table.inner_text()
    assert "over 99%" in table.inner_text()


def test_parts_and_wholes_lead_to_each_other(show: Open) -> None:
    page = show("story", "#open=laurent-astana")
    page.get_by_role("link", name="sign a declaration on transit").click()
    found = page.locator(".entry.found")
    assert found.locator(".label").inner_text() == "Laurent and Ospanov sign a declaration on transit"
    found.get_by_role("link", name="Sophie Laurent visits Kazakhstan").click()
    assert page.locator(".entry.found .label").inner_text() == "Sophie Laurent visits Kazakhstan"


def test_a_name_filters(show: Open) -> None:
    page = show("story", "#open=laurent-astana")
    page.locator(".facts").get_by_role("button", name="Sophie Laurent").click()
    assert "person=Sophie+Laurent" in where(page)
    assert 0 < len(labels(page)) < 64


def test_all_can_be_opened_and_closed(show: Open) -> None:
    page = show("story", "#type=signing")
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".entry:not([hidden]) .evidence:visible").count() == len(labels(page))
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".evidence:visible").count() == 0


def test_keys_open_an_entry(show: Open) -> None:
    page = show("story")
    summary = page.locator(".entry summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.locator(".evidence").wait_for(state="visible")
    page.keyboard.press("Space")
    page.locator(".evidence").wait_for(state="hidden")
