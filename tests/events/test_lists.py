from __future__ import annotations

import datetime as dt

import pytest

from timeline import Document, Extractor

LIST = (
    "The leaders met often: on May 4, the second Nordic-Baltic summit was held in Oslo; on June 9, the Black Sea "
    "summit was held in Bucharest; and on July 3, the Andean summit took place in Lima."
)
CASES = [(LIST, [("2024-05-04", "Oslo"), ("2024-06-09", "Bucharest"), ("2024-07-03", "Lima")])]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_list_of_events_in_one_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        event
        for event in Extractor().extract(Document(id="a", text=text, published=dt.date(2024, 8, 1)))
        if event.type == "summit"
    ]
    assert [str(event.date) for event in found] == [date for date, _ in expected]
    for event, (_, place) in zip(found, expected, strict=True):
        assert place in {p.name for p in event.places}


def test_what_lies_ahead_is_not_dated_by_the_background() -> None:
    text = (
        "The Nordic-Baltic summit will be held in Oslo.\n\n"
        "The summit, first initiated in 2015, has since grown. In 2025 the region has changed."
    )
    dates = {str(event.date) for event in Extractor().extract(Document(id="a", text=text)) if event.status == "planned"}
    assert "2015" not in dates
