"""The chart on top: brush by mouse, finger and keys; zoom; rows; its marks lead to the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from tests.page.browser.conftest import Open, labels, tally, where

if TYPE_CHECKING:
    from playwright.sync_api import Page


def period(page: Page) -> tuple[str | None, str | None]:
    pairs = parse_qs(where(page).partition("#")[2])
    return pairs.get("from", [None])[0], pairs.get("to", [None])[0]


def drag(page: Page, selector: str, start: float, end: float) -> None:
    """Drags between two shares of the width, by the mouse."""
    box = page.locator(selector).bounding_box()
    assert box
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * end, y, steps=4)
    page.mouse.up()


def test_dragging_on_the_strip_chooses_a_period(show: Open) -> None:
    page = show("large")
    drag(page, "#strip", 0.4, 0.6)
    start, end = period(page)
    assert start is not None
    assert end is not None
    assert "2003" < start < end < "2010"
    assert 0 < len(labels(page)) < 2000
    assert page.input_value("#from") == start


def test_the_window_moves_as_a_whole(show: Open) -> None:
    page = show("large", "#from=2005-01-01&to=2005-12-31")
    box = page.locator("#brush").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 150, box["y"] + 5, steps=6)
    page.mouse.up()
    start, end = period(page)
    assert start is not None
    assert end is not None
    assert start > "2005-06"
    assert (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) in (11, 12)


def test_a_handle_moves_its_edge_alone(show: Open) -> None:
    page = show("large", "#from=2005-01-01&to=2005-12-31")
    box = page.locator("#handle-to").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 30, steps=5)
    page.mouse.up()
    start, end = period(page)
    assert start == "2005-01-01"
    assert end is not None
    assert end > "2006"


def test_a_finger_chooses_too(show: Open) -> None:
    page = show("large", width=390, height=844, has_touch=True, is_mobile=True)
    box = page.locator("#strip").bounding_box()
    assert box
    session = page.context.new_cdp_session(page)
    for kind, share in (("Start", 0.3), ("Move", 0.4), ("Move", 0.5), ("Move", 0.6), ("End", None)):
        points = [] if share is None else [{"x": box["x"] + box["width"] * share, "y": box["y"] + 20}]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    page.wait_for_url("**#from=*")
    assert None not in period(page)


@pytest.mark.parametrize(
    ("handle", "key", "changes"),
    [
        ("from", "ArrowRight", "from"),
        ("from", "PageUp", "from"),
        ("to", "ArrowLeft", "to"),
        ("to", "Shift+ArrowLeft", "to"),
    ],
)
def test_keys_move_the_edges(show: Open, handle: str, key: str, changes: str) -> None:
    page = show("large", "#from=2005-01-01&to=2006-12-31")
    page.focus(f"#handle-{handle}")
    page.keyboard.press(key)
    start, end = period(page)
    assert (start != "2005-01-01", end != "2006-12-31") == (changes == "from", changes == "to")
    told = page.get_attribute(f"#handle-{handle}", "aria-valuetext")
    assert told
    assert told[-4:] in ((start or "") + (end or ""))


def test_home_and_end_give_all_of_time_back(show: Open) -> None:
    page = show("large", "#from=2005-01-01&to=2006-12-31")
    page.focus("#handle-from")
    page.keyboard.press("Home")
    page.focus("#handle-to")
    page.keyboard.press("End")
    assert period(page) == (None, None)


def test_zoom_in_out_and_all(show: Open) -> None:
    page = show("large")
    page.get_by_role("button", name="Zoom in").click()
    first = period(page)
    page.get_by_role("button", name="Zoom in").click()
    second = period(page)
    assert first < second
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="All time").click()
    assert period(page) == (None, None)
    assert tally(page) == "2,000 events"


def test_dragging_across_the_lanes_zooms_into_them(show: Open) -> None:
    page = show("large", "#from=2005-01-01&to=2006-12-31")
    drag(page, "#lanes", 0.4, 0.6)
    start, end = period(page)
    assert start is not None
    assert end is not None
    assert "2005-01-01" < start < end < "2006-12-31"


def test_a_row_is_a_filter(show: Open) -> None:
    page = show("story")
    page.locator(".lane-name", has_text="Summit").click()
    assert "type=summit" in where(page)
    assert page.locator(".lane-name[aria-pressed=true]").inner_text().startswith("Summit")
    page.keyboard.press("Enter")  # the focus has stayed on it
    assert "type" not in where(page)


def test_rows_by_country(show: Open) -> None:
    page = show("story")
    page.get_by_role("button", name="By country").click()
    assert "rows=country" in where(page)
    assert page.locator(".lane-name", has_text="France").is_visible()


def test_a_chosen_country_has_a_row(show: Open) -> None:
    page = show("story", "#country=LK&rows=country&from=2005-01-01")
    assert page.locator(".lane-name").first.inner_text().startswith("Sri Lanka")


def test_a_mark_tells_its_event_and_leads_to_it(show: Open) -> None:
    page = show("story", "#from=2005-11-10&to=2005-11-20&type=visit")
    box = page.locator("#lanes").bounding_box()
    lane = page.locator(".lane-name", has_text="Visit").bounding_box()
    assert box
    assert lane
    y = lane["y"] + lane["height"] / 2
    for x in range(int(box["x"]) + 140, int(box["x"] + box["width"]), 6):
        page.mouse.move(x, y)
        if page.locator("#tip").is_visible():
            break
    assert "Sophie Laurent visits Kazakhstan" in page.inner_text("#tip")
    page.mouse.down()
    page.mouse.up()
    assert "open=laurent-astana" in where(page)
    assert page.locator(".entry.found .evidence").is_visible()


def test_far_days_are_folded(show: Open) -> None:
    page = show("story")
    assert page.locator("#strip .break").count() == 2  # between 1961, the 1970s and 2004
    ticks = page.locator("#strip text.big").all_text_contents()
    assert {"1961", "2004", "2005", "2006"} <= set(ticks)
