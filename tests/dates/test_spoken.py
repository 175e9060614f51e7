from __future__ import annotations

import pytest

from timeline.dates import find_dates

CASES = [
    # A year named earlier in the sentence is the year of what follows.
    ("In 2024, on May 3 and on June 4, they met.", ["2024", "2024-05-03", "2024-06-04"]),
    ("It began in 2011. Talks resume on May 3.", ["2011", "XXXX-05-03"]),
    # The present of the text, past its background.
    ("In spring 2023 they agreed, unlike in 2011. In April a pact followed.", ["2023-SP", "2011", "2023-04"]),
    ("They met on 2 May 2023. It was founded in 1999. In June they meet again.", ["2023-05-02", "1999", "2023-06"]),
    ("By 2030 all is done. They meet on May 3.", ["2030", "XXXX-05-03"]),
    ("They meet on May 3.", ["XXXX-05-03"]),
    ("Oslo, 6 May - The second summit opens.", ["XXXX-05-06"]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_years_of_a_text_without_an_anchor(text: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(text)] == values
