"""Single phrases: the test suites of date parsers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.corpora import Corpora
from benchmarks.dates import Row, Tagger, ours, when
from benchmarks.figures import Figure, Item, Result, with_intervals

SUITES = ("chrono", "recognizers", "dateparser")


def run(corpora: Corpora, *, resamples: int = 0, tagger: Tagger = ours) -> Result:
    """The share of right cases of each suite that is there."""
    figures: dict[str, Figure] = {}
    items: list[Item] = []
    for suite in SUITES:
        file = f"phrases/{suite}.jsonl"
        if corpora.has(file):
            answers = _answers(corpora, file, tagger)
            right = {item.document: item.right for item in answers}

            def score(cases: Sequence[str], right: dict[str, bool] = right, suite: str = suite) -> dict[str, float]:
                return {f"phrases/{suite}": round(100 * sum(right[c] for c in cases) / len(cases), 1)}

            figures.update(with_intervals(list(right), score, resamples))
            items.extend(answers)
    return Result(figures=figures, items=tuple(items))


def _answers(corpora: Corpora, file: str, tagger: Tagger) -> list[Item]:
    """One answer a case; a case is named by its place in the file."""
    judge = corpora.scorer("score_phrases").judge
    items = []
    for number, case in enumerate(corpora.lines(file)):
        found = tagger(case["text"], when(case["reference"]))
        items.append(
            Item(
                file=file,
                document=str(number),
                start=0,
                end=len(case["text"]),
                facet=case["kind"],
                want=_wanted(case["expect"]),
                got="; ".join(_given(row) for row in found),
                right=bool(judge(case, found)[0]),
            )
        )
    return items


def _wanted(expect: dict[str, Any] | None) -> str:
    if not expect:
        return "nothing"
    return str(expect.get("value") or f"{expect.get('start')}/{expect.get('end')}")


def _given(row: Row) -> str:
    return f"{row['first']}/{row['last']}" if row["first"] or row["last"] else str(row["value"])
