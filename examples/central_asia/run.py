"""A summit that is put off and then held: the chronology, what its sources disagree on, what was still to come."""

from datetime import date
from pathlib import Path

import timeline

ARTICLES = Path(__file__).parent / "articles"


def main() -> None:
    story = timeline.build(timeline.read(ARTICLES))
    print(story.to_markdown())
    for entry in story:
        for conflict in entry.conflicts:
            print(f"{entry.label}: {conflict.field} is", " or ".join(rival.value for rival in conflict.values))
    print("to come after 1 October 2031:", ", ".join(entry.label for entry in story.upcoming(date(2031, 10, 1))))


if __name__ == "__main__":
    main()
