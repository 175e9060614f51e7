"""The table that a run prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.figures import Figure, Goal

HEAD = ("figure", "now", "95% interval", "floor", "asked", "", "best peer", "note")


def number(value: float | None) -> str:
    """At most two decimals, none that say nothing; "-" for none."""
    if value is None:
        return "-"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def rows(
    figures: Mapping[str, Figure], goals: Mapping[str, Goal], floors: Mapping[str, float]
) -> list[tuple[str, ...]]:
    """One row a figure, in the order of figures.toml; figures that it lacks come last."""
    found: list[tuple[str, ...]] = []
    for name in [*(n for n in goals if n in figures), *(n for n in figures if n not in goals)]:
        goal, figure = goals.get(name, Goal(name=name, title=name)), figures[name]
        interval = f"{number(figure.low)} to {number(figure.high)}" if figure.low is not None else ""
        reached = None if figure.value is None else goal.reached(figure.value)
        peer = f"{number(goal.peer)} {goal.peer_name}".strip() if goal.peer is not None else ""
        found.append(
            (
                f"{goal.title}, {goal.unit}",
                number(figure.value),
                interval,
                number(floors.get(name)),
                number(goal.asked),
                {True: "yes", False: "no", None: ""}[reached],
                peer,
                figure.note,
            )
        )
    return found


def text(table: Sequence[tuple[str, ...]], head: tuple[str, ...] = HEAD) -> str:
    """The rows in columns: words to the left, numbers to the right."""
    lines = [head, *table]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    right = (1, 3, 4)

    def draw(line: tuple[str, ...]) -> str:
        cells = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True))]
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join([draw(head), rule, *map(draw, table)])
