"""Search and filters: alone, together, and the counts beside them."""

from __future__ import annotations

import re

import pytest

from tests.page.browser.conftest import Open, labels, tally, tick, where
from tests.page.chronicle import chronicle

ENTRIES, _ = chronicle()


def test_all_entries_are_shown_at_first(show: Open) -> None:
    page = show("story")
    assert tally(page) == f"{len(ENTRIES)} events"
    assert len(labels(page)) == len(ENTRIES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("river treaty", ["Signing of the river treaty"]),
        ("RIVER", ["Signing of the river treaty"]),
        ("kazakh capital", ["Sophie Laurent visits Kazakhstan"]),  # only in a sentence of the evidence
        ("lakes summit put off", ["Second Lakes Summit"]),
        ('"put off until"', ["Second Lakes Summit"]),
        ('"until put off"', []),
        ("yildiz calls", ["Nadia Benhaddou calls Emre Yıldız"]),  # without its accents
        ("no such words", []),
    ],
)
def test_search(show: Open, query: str, found: list[str]) -> None:
    page = show("story")
    page.fill("#query", query)
    assert labels(page) == found
    assert page.locator("#empty").is_visible() is not bool(found)


def test_a_filter_keeps_what_has_the_value(show: Open) -> None:
    page = show("story")
    tick(page, "Type", "Visit")
    visits = [entry for entry in ENTRIES if entry.type == "visit"]
    assert len(labels(page)) == len(visits)
    assert tally(page) == f"{len(visits)} of {len(ENTRIES)} events"


def test_values_of_one_facet_widen_and_facets_narrow(show: Open) -> None:
    page = show("story")
    tick(page, "Type", "Visit")
    tick(page, "Type", "Call")
    tick(page, "Status", "Cancelled")
    expected = [e for e in ENTRIES if e.type in ("visit", "call") and e.status.value == "cancelled"]
    assert len(labels(page)) == len(expected) > 0


def test_only_events_with_all_of_these(show: Open) -> None:
    page = show("story", "#country=FR&country=KZ")
    both = [e for e in ENTRIES if {"FR", "KZ"} <= {a.country for a in e.participants} | {p.country for p in e.places}]
    assert len(labels(page)) > len(both) > 0
    page.locator("details.facet", has_text="Country").get_by_label("Only events with all of these").check()
    assert len(labels(page)) == len(both)
    assert "all=country" in where(page)


def test_counts_tell_what_a_tick_would_give(show: Open) -> None:
    page = show("story", "#status=planned")
    for box in page.locator("details.facet", has_text="Type").locator("li").all():
        count = int(box.locator(".count").inner_text())
        box.locator("input").check()
        shown = int(tally(page).split()[0])
        box.locator("input").uncheck()
        assert shown == count


def test_counts_of_a_facet_leave_its_own_choice_aside(show: Open) -> None:
    page = show("story", "#status=planned&type=visit")
    meetings = [entry for entry in ENTRIES if entry.type == "meeting" and entry.status.value == "planned"]
    item = page.locator("details.facet", has_text="Type").locator("li", has_text="Meeting")
    assert int(item.locator(".count").inner_text()) == len(meetings) > 0


def test_search_filters_and_period_work_together(show: Open) -> None:
    page = show("story", "#type=visit&from=2005-11-01&to=2005-11-30&q=astana")
    assert labels(page) == ["Sophie Laurent visits Kazakhstan"]


@pytest.mark.parametrize(
    ("period", "label", "shown"),
    [
        ("from=2005-11-17&to=2005-11-17", "Sophie Laurent visits Kazakhstan", True),  # the last of three days
        ("from=2005-11-18", "Sophie Laurent visits Kazakhstan", False),
        ("to=2005-11-14", "Sophie Laurent visits Kazakhstan", False),
        ("to=1970-01-01", "The Kyoto meeting", True),  # some time in the decade
        ("from=1980-01-01", "The Kyoto meeting", False),
    ],
)
def test_a_period_keeps_what_shares_a_day_with_it(show: Open, period: str, label: str, *, shown: bool) -> None:
    assert (label in labels(show("story", f"#{period}"))) is shown


def test_a_period_leaves_out_what_has_no_date(show: Open) -> None:
    page = show("story", "#from=0001-01-01")
    assert len(labels(page)) == sum(entry.date is not None for entry in ENTRIES)


def test_headings_hide_with_their_last_entry_and_count_the_others(show: Open) -> None:
    page = show("story", "#q=Laurent+visits+Kazakhstan")
    headings = [text.strip() for text in page.locator("main h2:visible, main h3:visible").all_inner_texts()]
    assert [re.sub(r"\s+", " ", text) for text in headings] == ["2005 1", "November"]


def test_chips_take_their_choice_back(show: Open) -> None:
    page = show("story", "#type=visit&country=KZ&q=astana")
    assert page.locator(".chip").all_inner_texts() == ["“astana”", "Type: Visit", "Country: Kazakhstan", "Clear all"]
    page.get_by_role("button", name="Remove filter Country: Kazakhstan").click()
    assert page.locator("#chips").get_by_text("Kazakhstan").count() == 0
    page.locator(".chip", has_text="Clear all").click()
    assert tally(page) == f"{len(ENTRIES)} events"
    assert page.input_value("#query") == ""


def test_a_long_list_can_be_shown_whole(show: Open) -> None:
    page = show("story")
    people = page.locator("details.facet", has_text="Person")
    few = people.locator("li:visible").count()
    people.get_by_role("button", name=re.compile("Show all")).click()
    assert people.locator("li:visible").count() > few


def test_nothing_fits_is_said_and_can_be_undone(show: Open) -> None:
    page = show("story", "#q=nothing+at+all")
    page.get_by_role("button", name="Clear every filter").click()
    assert tally(page) == f"{len(ENTRIES)} events"


def test_a_page_without_entries_stands(show: Open) -> None:
    page = show("bare")
    assert page.get_by_text("There is nothing in this timeline yet.").is_visible()
    page.fill("#query", "anything")
    assert tally(page) == "0 events"
