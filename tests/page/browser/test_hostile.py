"""Whatever stands in the articles stays text on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.page import hostile
from tests.page.browser.conftest import Open, where
from timeline.writing.html import to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENTRIES, SOURCES = hostile.entries()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page per payload would do the same: title and problems carry them all at once."""
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    everything = " ".join(hostile.PAYLOADS)
    path.write_text(to_html(ENTRIES, SOURCES, title=everything, problems=hostile.PAYLOADS), encoding="utf-8")
    return path


def test_nothing_of_it_runs(show: Open, page_file: Path) -> None:
    page = show(page_file)
    page.get_by_role("button", name="Open all").click()
    page.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true; })")
    page.get_by_role("button", name="By country").click()
    for control in page.locator(".pick, .lane-name, .chip, mark, .report a").all()[:40]:
        control.dispatch_event("mouseover")
    page.locator(".pick").first.click()
    page.fill("#query", hostile.PAYLOADS[1])
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("Object.prototype.x") is None


@pytest.fixture(scope="module")
def shown(browser: Browser, page_file: Path) -> list[str]:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    found: list[str] = page.eval_on_selector_all(".label", "all => all.map(e => e.textContent)")
    page.close()
    return found


@pytest.mark.parametrize("payload", hostile.PAYLOADS[:14])
def test_it_is_shown_as_it_stands(shown: list[str], payload: str) -> None:
    assert " ".join(payload.split()) in shown


@pytest.mark.parametrize("key", ["q", "type", "country", "open", "from"])
def test_an_address_cannot_run_either(show: Open, page_file: Path, key: str) -> None:
    page = show(page_file)
    for payload in hostile.PAYLOADS:
        page.goto(page_file.as_uri() + "#" + urlencode({key: payload}, errors="replace"))
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned") is None


def test_links_lead_to_web_pages_or_to_entries_only(show: Open, page_file: Path) -> None:
    page = show(page_file)
    page.get_by_role("button", name="Open all").click()
    addresses = page.eval_on_selector_all("a[href]", "all => all.map(e => e.href)")
    assert len(addresses) > len(ENTRIES)
    wrong = [a for a in addresses if not a.startswith(("https://a.example/", where(page).partition("#")[0] + "#"))]
    assert wrong == []


def test_the_page_has_no_elements_but_its_own(show: Open, page_file: Path) -> None:
    page = show(page_file)
    page.get_by_role("button", name="Open all").click()
    assert page.locator("script").count() == 3
    assert page.locator("img, iframe, object, embed, svg[onload]").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => [...e.attributes].every(a => !a.name.startsWith('on')))"
    )


def test_markup_put_in_later_is_refused(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["bare"].as_uri())
    tried = "() => { try { document.body.innerHTML += '<b>markup</b>'; return 'done'; } catch (e) { return e.name; } }"
    assert page.evaluate(tried) == "TypeError"
    page.close()
