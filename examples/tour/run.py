"""A tour and its stops, one of them put off: who met whom, where, in which state each visit is."""

from pathlib import Path

import timeline

ARTICLES = Path(__file__).parent / "articles"


def main() -> None:
    story = timeline.build(timeline.read(ARTICLES))
    for entry in story:
        print(f"{entry.date or 'no date'!s:24} {entry.status!s:10} {entry.label}  ({len(entry.sources)} sources)")
    visits = story.filter(type="visit", participant="Solheim")
    print(f"{len(visits)} visits, of which put off:", ", ".join(e.label for e in visits.filter(status="postponed")))


if __name__ == "__main__":
    main()
