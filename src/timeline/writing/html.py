"""A timeline as one HTML file that needs no network: template, style sheets and scripts of `page/`, put into one.

Nothing of an article reaches the page but through jinja2's escaping or as JSON that cannot end its element; the page's
script makes nodes and text, never markup, and the page forbids every script and style but its own (Content Security
Policy with their hashes), every request, and markup made from text (Trusted Types).
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from timeline.model import Entry, Source
from timeline.writing.page.evidence import evidence
from timeline.writing.page.view import chronology, in_order, index, outlet
from timeline.writing.words import day_words, well_formed

_FOLDER = Path(__file__).parent / "page"
_STYLES = ("base.css", "controls.css", "overview.css", "entries.css", "evidence.css", "print.css")
_SCRIPTS = (
    "data.js",
    "address.js",
    "search.js",
    "filters.js",
    "facets.js",
    "scale.js",
    "lanes.js",
    "overview.js",
    "evidence.js",
    "main.js",
)

# What could end a script element or a line of script, or open a comment in it, as JSON writes it otherwise.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def to_html(
    entries: Sequence[Entry], sources: Sequence[Source], *, title: str = "Timeline", problems: Iterable[object] = ()
) -> str:
    """The page. `problems` are listed at its end, each as its text; `sources` are the documents of the timeline."""
    ordered = in_order(entries)
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    page = _template().render(
        title=title,
        deck=_deck(ordered, sources),
        tally=_count(len(ordered), "event"),
        years=chronology(ordered),
        problems=[str(problem) for problem in problems],
        style=Markup(style),  # noqa: S704 (a file of this package)
        script=Markup(script),  # noqa: S704 (a file of this package)
        policy=_policy(style, script),
        index=_json(index(ordered, sources)),
        evidence=_json(evidence(ordered, sources)),
    )
    return well_formed(page)


def _json(value: Any) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))  # noqa: S704 (no "<" is left)


def _policy(style: str, script: str) -> str:
    return "; ".join((
        "default-src 'none'",
        f"script-src {_digest(script)}",
        f"style-src {_digest(style)}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ))  # fmt: skip


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.lru_cache(maxsize=4)
def _joined(names: tuple[str, ...]) -> str:
    """The files one after the other; the scripts share one function scope, so that none is global."""
    text = "\n".join((_FOLDER / name).read_text(encoding="utf-8").strip() for name in names)
    return f'(() => {{\n"use strict";\n{text}\n}})();' if names[0].endswith(".js") else text


@functools.lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((_FOLDER / "page.html.jinja").read_text(encoding="utf-8"))


def _deck(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """The line below the title: how many events, of which days, from how many articles."""
    parts = [_count(len(entries), "event")]
    days: list[date] = [edge for e in entries if e.date for edge in (e.date.start, e.date.end) if edge]
    if days:
        first, last = day_words(min(days)), day_words(max(days))
        parts.append(first if first == last else f"{first} to {last}")
    if sources:
        outlets = {outlet(source) for source in sources} - {""}
        parts.append(
            f"from {_count(len(sources), 'article')}" + (f" of {_count(len(outlets), 'outlet')}" if outlets else "")
        )
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
