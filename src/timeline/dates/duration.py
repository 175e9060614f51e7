"""Lengths as TIMEX3 writes them."""

from __future__ import annotations

from collections.abc import Sequence

_LETTERS = {
    "second": ("S", 1), "minute": ("M", 1), "hour": ("H", 1), "day": ("D", 1), "week": ("W", 1),
    "workday": ("D", 1), "fortnight": ("W", 2),
    "weekend": ("WE", 1), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("Y", 100), "millennium": ("Y", 1000), "season": ("M", 3), "half": ("M", 6),
}  # fmt: skip
_HALVES = {"hour": (60, "M"), "minute": (60, "S")}


def duration(amounts: Sequence[tuple[float | None, str]]) -> str:
    """The TIMEX3 value of a length: P3D, PT1H30M, PXM for an uncounted one. Decades and centuries count as years."""
    date_part, clock_part = "", ""
    for count, unit in amounts:
        letter, factor = _LETTERS[unit]
        text = "X" if count is None else f"{count * factor:.10g}"
        if count is not None and unit in _HALVES and count * factor != int(count * factor):
            text, letter = _halved(count * factor, unit, letter)
        if unit in ("hour", "minute", "second"):
            clock_part += text + letter
        else:
            date_part += text + letter
    return "P" + date_part + ("T" + clock_part if clock_part else "")


def _halved(count: float, unit: str, letter: str) -> tuple[str, str]:
    """Two and a half hours as 2H30M, half an hour as 30M, where the smaller unit comes out whole."""
    size, small = _HALVES[unit]
    whole, rest = divmod(count * size, size)
    if rest != int(rest) or count * 4 != int(count * 4):
        return f"{count:.10g}", letter
    return (f"{whole:.0f}{letter}" if whole else "") + f"{rest:.0f}", small
