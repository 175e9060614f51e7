"""A treaty conference: every entry with the sentences that say so."""

from pathlib import Path

import timeline

ARTICLES = Path(__file__).parent / "articles"


def main() -> None:
    story = timeline.build(timeline.read(ARTICLES))
    for entry in story:
        print(f"\n{entry.date or 'no date'}: {entry.label} ({entry.type}, {entry.status})")
        for mention in entry.mentions:
            print(f"  {mention.document}: {' '.join(mention.quote.split())}")


if __name__ == "__main__":
    main()
