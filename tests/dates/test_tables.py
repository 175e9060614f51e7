"""Tables of texts with what must be found in them: `tests/tables`, each row a case of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import find_dates, parse_date

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLES = Path(__file__).parents[1] / "tables"


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((TABLES / name).read_text(encoding="utf-8"))
    return found


PHRASES = table("phrases.en.toml")
LANGUAGES = table("languages.toml")
ROWS = [pytest.param(*row, id=row[0]) for group in PHRASES["group"] for row in group["rows"]]
SENTENCES = [pytest.param(*row, id=f"{row[0]} {row[1]}") for group in LANGUAGES["group"] for row in group["rows"]]


def compare(found: list[Any], values: str, days: str) -> None:
    told = [one.explain() for one in found]
    assert " ".join(one.value for one in found) == values, told
    assert (found[0].date.edtf if found and found[0].date else "") == days, told


@pytest.mark.parametrize(("text", "values", "days"), ROWS)
def test_phrase(text: str, values: str, days: str) -> None:
    compare(find_dates(text, anchor=PHRASES["anchor"]), values, days)


@pytest.mark.parametrize(("text", "values", "days"), ROWS)
def test_phrase_in_a_sentence(text: str, values: str, days: str) -> None:
    """The same words between brackets, where nothing but they can tell what they mean."""
    found = find_dates(f"({text})", anchor=PHRASES["anchor"])
    if found:  # some are dates only where they are the whole text
        compare(found, values, days)


@pytest.mark.parametrize(("language", "text", "values", "days"), SENTENCES)
def test_other_languages(language: str, text: str, values: str, days: str) -> None:
    compare(find_dates(text, anchor=LANGUAGES["anchor"], languages=(language,)), values, days)


@pytest.mark.parametrize("text", table("false_friends.en.toml")["rows"])
def test_false_friends(text: str) -> None:
    found = find_dates(text, anchor=PHRASES["anchor"])
    assert [one.text for one in found] == [], [one.explain() for one in found]


WHOLE = {
    "5 mars 2024": "2024-03-05", "5. März 2024": "2024-03-05", "17 июня 2025 г.": "2025-06-17", "июнь 2025": "2025-06",
    "2025年6月17日": "2025-06-17", "2019年": "2019", "в 2019 году": "2019", "вторник": "2013-02-12",
    "الثلاثاء": "2013-02-12",
    "il y a trois mois": "2012-11", "la semana pasada": "2013-W06", "어제": "2013-02-11", "17 जून 2025": "2025-06-17",
    "17 маусым 2025": "2025-06-17", "3 gün önce": "2013-02-09", "אתמול": "2013-02-11",
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_a_text_of_any_language(text: str) -> None:
    found = parse_date(text, anchor=PHRASES["anchor"])
    assert found
    assert found.value == WHOLE[text]


@pytest.mark.parametrize("text", ["hello world", "bonjour le monde", "привет мир", "你好", "x" * 119, "12 cats", "..."])
def test_no_date_in_any_language(text: str) -> None:
    assert parse_date(text, anchor=PHRASES["anchor"]) is None


ORDERS = {
    "on 6/10/2018": ["2018-06-10"],
    "on 6/10/2018 and on 25/12/2018": ["2018-10-06", "2018-12-25"],
    "on 6/10/2018 and on 12/25/2018": ["2018-06-10", "2018-12-25"],
    "on 6/10/2018; 25.12.2018": ["2018-10-06", "2018-12-25"],
    "on 6/10/2018, Tuesday 3/4/2025": ["2018-06-10", "2025-03-04"],
    "on 6/10/2018, Tuesday 4/3/2025": ["2018-10-06", "2025-03-04"],
    "from 03/04/2005 to 25/04/2005": ["2005-04-03", "2005-04-25"],
    "two days after 03/04/2005, not 25/04/2005": ["2005-04-05", "2005-04-25"],
    "12/25/2018, 25/12/2018 and 6/10/2018": ["2018-12-25", "2018-12-25", "2018-06-10"],
}


@pytest.mark.parametrize("text", ORDERS)
def test_other_dates_tell_the_order_of_day_and_month(text: str) -> None:
    assert [one.value for one in find_dates(text)] == ORDERS[text]
