"""Dark and light, paper, a phone; the page without its script."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.page.browser.conftest import Open, labels

PAPER = "getComputedStyle(document.body).backgroundColor"


def _lightness(colour: str) -> float:
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / (3 * 255)


def test_the_page_follows_the_system(show: Open) -> None:
    assert _lightness(show("story").evaluate(PAPER)) > 0.95
    assert _lightness(show("story", color_scheme="dark").evaluate(PAPER)) < 0.12


def test_the_reader_can_choose_the_colours_and_the_choice_is_kept(show: Open) -> None:
    page = show("story")
    page.click("#theme")
    assert page.get_attribute("#theme", "aria-label") == "Colours: light"
    page.click("#theme")
    assert _lightness(page.evaluate(PAPER)) < 0.12
    page.reload()
    assert _lightness(page.evaluate(PAPER)) < 0.12
    page.click("#theme")
    assert _lightness(page.evaluate(PAPER)) > 0.95


@pytest.mark.parametrize("width", [320, 390, 600, 768, 1024, 1600])
def test_nothing_sticks_out_at_the_side(show: Open, width: int) -> None:
    page = show("story", "#open=laurent-astana", width=width, height=800)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_has_its_filters_behind_a_button(show: Open) -> None:
    page = show("story", width=390, height=844, has_touch=True, is_mobile=True)
    assert page.locator("#filters").is_hidden()
    page.get_by_role("button", name="Filters").tap()
    page.locator("details.facet", has_text="Type").get_by_label("Visit").check()
    page.get_by_role("button", name=re.compile("Show .* of .* events")).tap()
    assert page.locator("#filters").is_hidden()
    assert page.get_by_role("button", name="Filters (1)").is_visible()


def test_a_phone_has_targets_for_fingers(show: Open) -> None:
    page = show("story", "#type=visit", width=390, height=844, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Filters").tap()
    small = page.eval_on_selector_all(
        "button:not(.lane-name, .link, .pick), .entry summary, .facet li label, .handle",
        "all => all.filter(e => e.offsetParent).map(e => [e.className || e.id, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)",
    )
    assert small == []


def test_paper_is_white_and_without_controls(show: Open) -> None:
    page = show("story", color_scheme="dark")
    page.emulate_media(media="print")
    assert _lightness(page.evaluate(PAPER)) == 1
    for hidden in (".controls", ".tools", ".handle", "#open-all"):
        assert page.locator(hidden).first.is_hidden()
    assert page.locator(".entry").first.is_visible()


def _pdf_text(show: Open, path: Path, *, evidence: bool) -> str:
    page = show("story", "#type=visit")
    if evidence:
        page.check("#print-evidence")
    page.pdf(path=str(path), format="A4")
    assert page.locator(".entry details[open]").count() == 0  # closed again afterwards
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.skipif(not which("pdftotext"), reason="needs pdftotext (poppler-utils)")
def test_print_holds_what_is_shown_and_evidence_on_demand(show: Open, tmp_path: Path) -> None:
    visits = labels(show("story", "#type=visit"))
    without = _pdf_text(show, tmp_path / "without.pdf", evidence=False)
    assert all(label in without for label in visits)
    assert "Signing of the river treaty" not in without
    assert "her first to the region" not in without
    full = _pdf_text(show, tmp_path / "with.pdf", evidence=True)
    assert "her first to the region" in " ".join(full.split())
    assert "northern-courier.example/2005/11/12/story-900.html" in "".join(full.split())


def test_the_list_reads_without_the_script(show: Open) -> None:
    page = show("story", java_script_enabled=False)
    assert page.locator(".entry").count() == 64
    assert page.get_by_text("need JavaScript, which is off").is_visible()
    assert page.locator("#overview").is_hidden()
