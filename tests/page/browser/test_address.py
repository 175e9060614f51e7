"""The address holds the view: written by every choice, read when the page opens, undone by Back."""

from __future__ import annotations

import pytest

from tests.page.browser.conftest import Open, labels, tick, where

SAME = """() => JSON.stringify([
  [...document.querySelectorAll('.entry:not([hidden])')].map((entry) => entry.id),
  [...document.querySelectorAll('.chip')].map((chip) => chip.textContent),
  document.getElementById('query').value, document.getElementById('from').value, document.getElementById('to').value,
  document.querySelector('[data-lanes][aria-pressed=true]').dataset.lanes,
  [...document.querySelectorAll('input:checked')].map((box) => box.value),
])"""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#q=astana",
        "#type=visit&type=call&status=planned",
        "#country=FR&country=KZ&all=country",
        "#from=2005-01-01&to=2005-12-31&rows=country",
        "#q=%22put+off%22&person=Sophie+Laurent&check=sources+disagree",
    ],
)
def test_a_shared_address_gives_the_same_view(show: Open, address: str) -> None:
    first = show("story", address)
    first.locator("[data-lanes=country]").click()
    second = show("story", "#" + where(first).partition("#")[2])
    assert first.evaluate(SAME) == second.evaluate(SAME)


def test_choices_made_by_hand_are_written(show: Open) -> None:
    page = show("story")
    tick(page, "Type", "Visit")
    tick(page, "Person", "Emre Yıldız")
    page.fill("#query", "talks & more")
    page.fill("#from", "2005-01-01")
    page.dispatch_event("#from", "change")
    assert where(page).endswith("#q=talks+%26+more&type=visit&person=Emre+Y%C4%B1ld%C4%B1z&from=2005-01-01")


def test_back_undoes_a_step(show: Open) -> None:
    page = show("story")
    every = labels(page)
    tick(page, "Type", "Visit")
    visits = labels(page)
    tick(page, "Status", "Planned")
    page.go_back()
    assert labels(page) == visits
    page.go_back()
    assert labels(page) == every
    page.go_forward()
    assert labels(page) == visits


@pytest.mark.parametrize(
    "address",
    [
        "#events",
        "#type=nonsense",
        "#from=2005-99-99",
        "#open=gone",
        "#%",
        "#q",
        "#all=type&rows=sideways",
        "#__proto__=x&country=constructor",
    ],
)
def test_an_address_that_says_nothing_here_shows_all(show: Open, address: str) -> None:
    assert len(labels(show("story", address))) == len(labels(show("story")))


def test_an_entry_has_an_address_of_its_own(show: Open) -> None:
    page = show("story", "#open=laurent-astana")
    opened = page.locator(".entry", has_text="Sophie Laurent visits Kazakhstan")
    assert opened.locator("details").first.get_attribute("open") is not None
    assert opened.locator("summary").first.is_visible()
    assert opened.bounding_box()["y"] < 400  # type: ignore[index]


def test_an_entry_that_the_filters_hide_is_shown_all_the_same(show: Open) -> None:
    page = show("story", "#type=call&open=laurent-astana")
    assert "Sophie Laurent visits Kazakhstan" in labels(page)


def test_opening_an_entry_is_written(show: Open) -> None:
    page = show("story")
    page.get_by_text("Signing of the river treaty").click()
    page.wait_for_url("**#open=treaty-1961")
    page.get_by_text("Signing of the river treaty").click()
    page.wait_for_url(lambda url: "#" not in url)
