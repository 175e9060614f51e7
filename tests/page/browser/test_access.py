"""What helps those who do not see the page or do not use a mouse: axe's rules, and the order of the focus."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.browser.conftest import Open, where

VIEWS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("#open=laurent-astana", {}),
    "dark": ("#open=laurent-astana", {"color_scheme": "dark"}),
    "filtered": ("#type=visit&type=call&country=FR&q=visit&from=2005-01-01&rows=country", {}),
    "phone": ("#open=laurent-astana", {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}),
    "nothing found": ("#q=zzzz", {}),
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_fault(show: Open, view: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: the extra `browser`")
    address, settings = VIEWS[view]
    page = show("story", address, bypass_csp=True, **settings)
    if view == "phone":
        page.get_by_role("button", name="Filters").click()
    found = axe.Axe().run(page)
    assert [
        f"{fault['id']}: {fault['nodes'][0]['html'][:120]} {fault['nodes'][0].get('failureSummary')}"
        for fault in found.response["violations"]
    ] == []


CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const parse = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const below = (element) => { for (let e = element; e; e = e.parentElement) {
    const found = parse(getComputedStyle(e).backgroundColor);
    if (found[3] > 250) return found; } return [255, 255, 255]; };
  const faults = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest('script, .vh, .skip, [disabled]')) continue;
    const style = getComputedStyle(element);
    const svg = element instanceof SVGElement;
    const pair = [luminance(parse(svg ? style.fill : style.color)), luminance(below(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) faults[element.className.baseVal ?? element.className] = ratio.toFixed(2);
  }
  return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#open=laurent-astana", "#q=visit&type=visit&status=cancelled"])
def test_every_text_stands_out_from_its_ground(show: Open, scheme: str, address: str) -> None:
    page = show("story", address, color_scheme=scheme)
    assert page.evaluate(CONTRASTS) == {}


HUES = """() => document.querySelectorAll('.facet li').forEach((e, n) => {
  e.style.color = `var(--h${n % 8})`;
  e.querySelector('.name').style.color = 'inherit';
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_hue_stands_out_too(show: Open, scheme: str) -> None:
    """Those of users' own types included, which the story has none of."""
    page = show("story", color_scheme=scheme)
    page.evaluate(HUES)
    assert page.evaluate(CONTRASTS) == {}


def test_the_focus_goes_from_top_to_bottom_and_is_seen(show: Open) -> None:
    page = show("story")
    seen = []
    for _ in range(26):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
          return [e.id || e.className || e.tagName, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1]; }"""
            )
        )
    names = [name for name, _ in seen]
    assert [name for name, visible in seen if not visible] == []
    landmarks = [
        "skip",
        "copy",
        "print",
        "print-evidence",
        "theme",
        "zoom-in",
        "handle-from",
        "handle-to",
        "lane-name",
        "query",
        "from",
    ]
    assert [name for name in dict.fromkeys(names) if name in landmarks] == landmarks


def test_the_way_past_the_controls(show: Open) -> None:
    page = show("story", "#type=visit")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "events"
    assert where(page).endswith("#type=visit")


def test_slash_goes_to_search(show: Open) -> None:
    page = show("story")
    page.keyboard.press("/")
    page.keyboard.type("treaty/1")
    assert page.input_value("#query") == "treaty/1"


def test_a_summary_reads_well_aloud(show: Open) -> None:
    page = show("story")
    summary = page.locator(".entry", has_text="calls Emre Yıldız").locator("summary")
    said = summary.evaluate(
        """e => { const c = e.cloneNode(true); c.querySelectorAll('[aria-hidden]').forEach((x) => x.remove());
      return c.textContent.replace(/\\s+/g, ' ').trim(); }"""
    )
    assert said == (
        "14 November 2005, exact date: Nadia Benhaddou calls Emre Yıldız "
        "call cancelled with Nadia Benhaddou, Emre Yıldız 1 source"
    )


def test_changes_are_announced(show: Open) -> None:
    page = show("story")
    assert page.get_by_role("status").inner_text() == "64 events"
