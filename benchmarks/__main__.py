"""`python -m benchmarks`: run the sections, print one table; `gate` compares with the floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import dates, diff, events, gate, merging, peers, phrases, seeds, speed, table
from benchmarks.corpora import Corpora, CorpusError
from benchmarks.figures import Figure, Item, Result, goals, missing

# The sections in the order in which they run; each begins the names of its figures.
SECTIONS: dict[str, Callable[..., Result]] = {
    "dates": dates.run,
    "phrases": phrases.run,
    "events": events.run,
    "merging": merging.run,
    "seeds": seeds.run,
    "speed-dates": speed.dates,
    "speed-build": speed.pipeline,
    "speed-merge": speed.merging,
}
# The gate leaves out what takes long and depends on the machine.
GATED = ("dates", "phrases", "events", "merging", "seeds", "speed-dates")


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["table", "gate"], default="table")
    parser.add_argument("--only", metavar="SECTIONS", help=f"of {','.join(SECTIONS)}; `speed` is all three")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write figures and single answers there")
    parser.add_argument("--diff", metavar="OLD.json", type=Path, help="show what was gained and lost since that run")
    parser.add_argument("--resamples", type=int, default=200, help="draws for the 95%% intervals; 0 for none")
    parser.add_argument(
        "--peers", default="", metavar="NAMES", help=f"run beside it, if installed: {','.join(peers.NAMES)}"
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="gate: lift the floors to the figures")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="gate: let this floor fall")
    return parser


def chosen(only: str | None, every: Sequence[str] = tuple(SECTIONS)) -> list[str]:
    """The sections named, in their order. Raises CorpusError for a name that there is not."""
    if not only:
        return list(every)
    names = only.split(",")
    unknown = [name for name in names if not any(section.startswith(name) for section in SECTIONS)]
    if unknown:
        raise CorpusError(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    return [section for section in SECTIONS if any(section.startswith(name) for name in names)]


def measure(corpora: Corpora, sections: Sequence[str], resamples: int) -> Result:
    """All sections; one whose stage is missing says so in place of its figures."""
    figures: dict[str, Figure] = {}
    items: list[Item] = []
    for section in sections:
        print(f"{section} ...", file=sys.stderr, flush=True)
        try:
            result = SECTIONS[section](corpora, resamples=resamples)
        except (ImportError, AttributeError) as fault:
            rows = [name for name in goals() if name.startswith(f"{section}/")]
            result = missing(rows or [section], f"cannot run: {fault}")
        figures.update(result.figures)
        items.extend(result.items)
    return Result(figures=figures, items=tuple(items))


def beside(corpora: Corpora, names: Sequence[str]) -> list[tuple[str, ...]]:
    """The date figures of other finders, one row a figure and finder."""
    titles = goals()
    rows: list[tuple[str, ...]] = []
    for name in names:
        if name not in peers.NAMES:
            raise CorpusError(f"no peer {name}; there are {', '.join(peers.NAMES)}")
        try:
            tagger = peers.tagger(name)
        except ImportError as fault:
            rows.append((name, "-", f"not installed: {fault}"))
            continue
        print(f"{name} ...", file=sys.stderr, flush=True)
        for run in (dates.run, phrases.run):
            found = run(corpora, tagger=tagger).figures
            rows += [(name, table.number(figure.value), titles[key].title) for key, figure in found.items()]
    return rows


def main(argv: Sequence[str] | None = None) -> int:
    """0, or 1 where a figure fell below its floor, or 2 where nothing could be measured."""
    options = arguments().parse_args(argv)
    gating = options.what == "gate"
    try:
        corpora = Corpora.find()
        sections = chosen(options.only, GATED if gating else tuple(SECTIONS))
        before = diff.from_json(options.diff) if options.diff else None
        result = measure(corpora, sections, 0 if gating else options.resamples)
        others = beside(corpora, [name for name in options.peers.split(",") if name])
    except CorpusError as fault:
        print(fault, file=sys.stderr)
        return 2
    margin, floors = gate.read_floors()
    print(table.text(table.rows(result.figures, goals(), floors)))
    if others:
        print("\n" + "\n".join("  ".join(row) for row in others))
    if options.json:
        options.json.write_text(diff.to_json(result), encoding="utf-8")
    if before:
        print("\n" + "\n".join(diff.figures_text(before.figures, result.figures)))
        print("\n".join(diff.changes_text(diff.changes(before.items, result.items), corpora)))
    return guard(result, sections, margin, floors, options) if gating else 0


def guard(
    result: Result, sections: Sequence[str], margin: float, floors: dict[str, float], options: argparse.Namespace
) -> int:
    """Lift or lower the floors where asked, then say which figures lie below theirs."""
    if options.lift or options.lower:
        floors = gate.raised(floors, result.figures, goals(), margin=margin, lower=options.lower)
        gate.write_floors(margin, floors)
    faults = gate.fallen(floors, result.figures, goals(), sections)
    print("\n" + "\n".join(faults or ["every figure stands on or above its floor"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
