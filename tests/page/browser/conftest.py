"""A headless Chromium for the tests of the page; without one, or without Playwright, they are skipped.

The browser is the one that TIMELINE_CHROMIUM names, else the first of the usual names on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.page.chronicle import chronicle
from tests.page.samples import generated
from timeline.writing.html import to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: the extra `browser`")
    program = os.environ.get("TIMELINE_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not program:
        pytest.skip("needs Chromium on the path, or its path in TIMELINE_CHROMIUM")
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(executable_path=program, headless=True, args=list(_SWITCHES))
        yield found
        found.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as files: `story`, `large` with 2,000 entries, and `bare` with none."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "story": to_html(*chronicle(), title="Talks and tours", problems=["articles/broken.json:3: no text"]),
        "large": to_html(*generated(2000)),
        "bare": to_html([], []),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def show(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page: `show("story", "#type=visit", width=390, scheme="dark")`; fails on any fault of its script."""
    faults: list[str] = []
    contexts = []

    def opened(name: str | Path, address: str = "", *, width: int = 1280, height: int = 900, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)  # a busy machine is no fault
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on(
            "request", lambda asked: None if asked.url.startswith("file:") else faults.append(f"asked for {asked.url}")
        )
        path = name if isinstance(name, Path) else pages[name]
        page.goto(path.as_uri() + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def labels(page: Page) -> list[str]:
    """The labels of the entries that are shown."""
    found: list[str] = page.eval_on_selector_all(".entry:not([hidden]) .label", "all => all.map(e => e.textContent)")
    return found


def where(page: Page) -> str:
    """The page's address as the page itself knows it: `page.url` may lag behind."""
    found: str = page.evaluate("location.href")
    return found


def tally(page: Page) -> str:
    return page.inner_text("#tally")


def tick(page: Page, facet: str, value: str) -> None:
    """Ticks a box of a facet by the names that the reader sees."""
    group = page.locator("details.facet", has=page.locator("summary", has_text=facet))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_role("checkbox", name=value).click()
