"""Speed, in processor time of one core, beside what others take for the same text in the same run."""

from __future__ import annotations

import datetime as dt
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence

import timeline
from benchmarks.corpora import Corpora
from benchmarks.events import documents
from benchmarks.figures import Figure, Result
from timeline import Actor, DateSpan, Event, Mention, Place
from timeline.merging import Index

# A file of this many texts is enough for a steady figure.
TEXTS = 20
REFERENCE = dt.datetime(2013, 3, 22)  # noqa: DTZ001 (a day of the calendar, in no zone)
# A bare scan for digits, month, day and unit words: what any date finder must at least do.
BARE = re.compile(
    r"\b(?:\d{1,4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|today|yesterday|tomorrow|last|next|this|week|month|year)\w*",
    re.IGNORECASE,
)


def cpu_seconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """Processor seconds of one call, the best of several: on a busy machine the others measure its neighbours."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def dates(corpora: Corpora, *, resamples: int = 0) -> Result:
    """`find_dates` on news beside dateparser's `search_dates` and a bare scan."""
    del resamples
    from dateparser.search import search_dates  # noqa: PLC0415 (slow to load)

    texts = [row["text"] for row in corpora.lines("dates/tbaq.jsonl")[:TEXTS]]
    settings = {"RELATIVE_BASE": REFERENCE}

    def each(function: Callable[[str], object]) -> Callable[[], None]:
        def work() -> None:
            for text in texts:
                function(text)

        return work

    find = each(lambda text: timeline.find_dates(text, anchor=REFERENCE))
    search = each(lambda text: search_dates(text, languages=["en"], settings=settings))
    scan = each(lambda text: sum(1 for _ in BARE.finditer(text)))
    find(), search()  # the first calls load rules and languages
    ours, theirs, bare = cpu_seconds(find, rounds=5), cpu_seconds(search, rounds=2), cpu_seconds(scan, rounds=5)
    size = sum(map(len, texts)) / 1000
    return Result(
        figures={
            "speed-dates/rate": Figure(value=round(size / ours), note=f"search_dates here: {size / theirs:.0f}"),
            "speed-dates/to-search": Figure(value=round(theirs / ours, 1)),
            "speed-dates/to-scan": Figure(value=round(ours / bare, 1), note=f"bare scan here: {size / bare:.0f} KB/s"),
        }
    )


def pipeline(corpora: Corpora, *, resamples: int = 0) -> Result:
    """The whole way, articles in and timeline out."""
    del resamples
    articles = documents(corpora, "events/dev.docs.jsonl")
    timeline.build(articles[:2])  # loads the pipeline
    seconds = cpu_seconds(lambda: timeline.build(articles), rounds=1)
    words = sum(len(article.text.split()) for article in articles)
    return Result(
        figures={
            "speed-build/words": Figure(value=round(words / seconds)),
            "speed-build/articles": Figure(value=round(len(articles) / seconds, 1)),
        }
    )


def merging(corpora: Corpora, *, resamples: int = 0) -> Result:
    """`timeline.merge` on made events, a quarter of them real ones: 10,000 and 100,000, then 100 more."""
    del corpora, resamples
    made = list(_made(random.Random(5), 100_100))  # noqa: S311
    small = cpu_seconds(lambda: timeline.merge(made[:10_000]), rounds=1)
    index = Index()

    def add(events: Sequence[Event]) -> int:
        index.add(events)
        return len(index.entries)

    large = cpu_seconds(lambda: add(made[:100_000]), rounds=1)
    more = cpu_seconds(lambda: add(made[100_000:]), rounds=1)
    return Result(
        figures={
            "speed-merge/100k": Figure(value=round(large, 1)),
            "speed-merge/growth": Figure(value=round(large / small, 1), note=f"10,000: {small:.1f} s"),
            "speed-merge/memory": Figure(value=_peak_mb(), note="of the whole run"),
            "speed-merge/add": Figure(value=round(more, 2)),
        }
    )


def _peak_mb() -> float:
    """The most memory that this process ever held, in MB; the system counts in KB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak // (1024 * 1024 if sys.platform == "darwin" else 1024))


def _made(rng: random.Random, count: int) -> Iterable[Event]:
    """Events of count / 4 real ones: a type, a day, two people and a city each."""
    first = ["Anna", "Boris", "Chen", "Dana", "Emir", "Fatima", "Goran", "Hu", "Ivan", "Jana"]
    people = [f"{name} Name{i}" for name in first for i in range(40)]
    start = dt.date(2000, 1, 1)
    real = [
        (
            rng.choice(["summit", "visit", "meeting"]),
            start + dt.timedelta(days=rng.randrange(9000)),
            rng.sample(people, 2),
            f"City{rng.randrange(150)}",
        )
        for _ in range(count // 4)
    ]
    for i in range(count):
        kind, day, actors, city = rng.choice(real)
        yield Event(
            id=f"doc{i}#1",
            document=f"doc{i}",
            type=kind,
            label=kind,
            date=DateSpan.of(day, "day"),
            participants=[Actor(name=name) for name in actors],
            places=[Place(name=city, kind="city")],
            mentions=[Mention(document=f"doc{i}", start=0, end=len(kind), text=kind, sentence=(0, len(kind)))],
        )
