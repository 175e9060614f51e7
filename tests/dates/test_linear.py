"""Hostile texts take time in proportion to their length: twice the length below three times the time."""

from __future__ import annotations

import time

import pytest

from timeline.dates import find_dates, parse_date

HOSTILE = {
    "digits": "1234567890",
    "one digit": "1",
    "blanks": " ",
    "dashes": "1-",
    "last": "last ",
    "months": "November ",
    "weekdays": "Monday to ",
    "the": "the ",
    "ordinals": "first of the second of the ",
    "counts": "twenty-two ",
    "dots": "1.1.",
    "colons": "12:30:",
    "quotes": "'98 ",
    "brackets": "((",
    "newlines": "\n",
    "lengths": "2 days and ",
    "dates in numbers": "6/10/2018 ",
    "a list": "17, 18 and ",
    "clocks": "3pm-",
    "about": "perhaps about ",
    "units of units": "the first half of the ",
    "hyphens": "May-",
    "names": "Theresa May ",
}
LANGUAGES = ("ru", "fr", "zh")
FOREIGN = {
    "digits": "1",
    "blanks": " ",
    "months": "мая ",
    "days": "17 июня ",
    "ago": "il y a ",
    "years": "2025年",
    "stops": "1. ",
}


def seconds(text: str, languages: tuple[str, ...] = ("en",)) -> float:
    best = 9e9
    for _ in range(3):
        begin = time.process_time()
        find_dates(text, languages=languages)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    piece = HOSTILE[name]
    size = 20_000
    find_dates(piece * 10)
    for _ in range(3):  # a busy machine slows one measurement and not the next; what is not linear is so every time
        once, twice = (seconds(piece * (n * size // len(piece))) for n in (1, 2))
        # Below a few milliseconds the clock tells more about the machine than about the text.
        if twice < 3 * once + 0.01:
            return
    pytest.fail(f"{once:.4f} s, then {twice:.4f} s")


@pytest.mark.parametrize("name", FOREIGN)
def test_time_grows_with_length_in_other_languages(name: str) -> None:
    piece = FOREIGN[name]
    find_dates(piece * 10, languages=LANGUAGES)
    for _ in range(3):
        once, twice = (seconds(piece * (n * 5000 // len(piece)), LANGUAGES) for n in (1, 2))
        if twice < 3 * once + 0.01:
            return
    pytest.fail(f"{once:.4f} s, then {twice:.4f} s")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_is_soon_known_to_be_no_date(name: str) -> None:
    parse_date(HOSTILE[name] * 1000)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte(name: str) -> None:
    piece = HOSTILE[name]
    begin = time.process_time()
    find_dates(piece * (1_000_000 // len(piece)))
    assert time.process_time() - begin < 60


def test_the_test_can_fail() -> None:
    def quadratic(length: int) -> float:
        begin = time.process_time()
        text = "last " * length
        sum(text.count("next", at) for at in range(0, len(text), 5))
        return time.process_time() - begin

    once, twice = (min(quadratic(n) for _ in range(3)) for n in (2000, 4000))
    assert twice > 3 * once
