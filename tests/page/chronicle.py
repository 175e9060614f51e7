"""A short made-up story for the tests of the page."""

from __future__ import annotations

import random
from datetime import date

from tests.page.samples import city, entry, generated, person, reasons, report, source
from timeline.datespan import DateSpan
from timeline.model import Actor, ActorKind, Conflict, Entry, RivalValue, Source, Status


def chronicle() -> tuple[list[Entry], list[Source]]:
    """A short story with every status and every certainty, conflicts, parts, several outlets, and old days."""
    entries, sources = generated(58, seed=3, years=(2004, 2006))
    papers = [source(900 + n, date(2005, 11, 12 + n)) for n in range(5)]
    sources += papers
    day = DateSpan.day
    three = DateSpan(start=date(2005, 11, 15), end=date(2005, 11, 17))
    tour = [
        report(
            papers[0],
            "President Sophie Laurent will pay a three-day visit to Astana from Tuesday.",
            "visit",
            "from Tuesday",
            three,
            type="visit",
            status="planned",
        ),
        report(
            papers[3],
            "Laurent arrived in the Kazakh capital on Tuesday for an official visit, her first to the region.",
            "visit",
            "on Tuesday",
            day(2005, 11, 15),
            type="visit",
        ),
        report(
            papers[4],
            "Her visit, which began on 16 November, ends on Thursday.",
            "visit",
            "on 16 November",
            day(2005, 11, 16),
            type="visit",
        ),
    ]
    entries.append(
        entry(
            "laurent-astana",
            tour,
            "Sophie Laurent visits Kazakhstan",
            status=Status.HELD,
            date=three,
            participants=(
                person(6, "visitor"),
                person(7, "host"),
                Actor(name="Kazakhstan", kind=ActorKind.COUNTRY, country="KZ", role="host"),
            ),
            places=(city(7),),
            conflicts=(
                Conflict(
                    field="date",
                    values=(
                        RivalValue(value="2005-11-15/2005-11-17", documents=(papers[0].id, papers[3].id)),
                        RivalValue(value="2005-11-16", documents=(papers[4].id,)),
                    ),
                ),
                Conflict(
                    field="status",
                    values=(
                        RivalValue(value="held", documents=(papers[3].id, papers[4].id)),
                        RivalValue(value="planned", documents=(papers[0].id,)),
                    ),
                ),
            ),
            evidence=reasons(random.Random(1), tour),  # noqa: S311
            confidence=0.97,
        )
    )
    signing = report(
        papers[3],
        "The two presidents signed a declaration on transit on Wednesday evening.",
        "signed",
        "on Wednesday",
        day(2005, 11, 16),
        type="signing",
        number=2,
    )
    entries.append(
        entry(
            "laurent-declaration",
            [signing],
            "Laurent and Ospanov sign a declaration on transit",
            part_of="laurent-astana",
            participants=(person(6, "signatory"), person(7, "signatory")),
        )
    )
    summit = report(
        papers[1],
        "The second Lakes Summit was put off until the spring, a spokesman said.",
        "Summit",
        "until the spring",
        DateSpan.read("2006-21"),
        type="summit",
        status="postponed",
    )
    entries.append(
        entry("lakes-2", [summit], "Second Lakes Summit", series="Lakes Summit", ordinal=2, places=(city(8),))
    )
    call = report(
        papers[2],
        "A call between the two foreign ministers, planned for Monday, was cancelled.",
        "call",
        "for Monday",
        day(2005, 11, 14),
        type="call",
        status="cancelled",
    )
    entries.append(entry("call-off", [call], "Nadia Benhaddou calls Emre Yıldız", participants=(person(4), person(9))))
    old = report(
        papers[2],
        "The two states have had no summit since the Kyoto meeting of the 1970s.",
        "meeting",
        "of the 1970s",
        DateSpan.read("197X"),
        type="meeting",
        number=2,
    )
    entries.append(entry("kyoto-70s", [old], "The Kyoto meeting", places=(city(5),)))
    treaty = report(
        papers[2],
        "The treaty was signed in 1961.",
        "signed",
        "in 1961",
        DateSpan.read("1961"),
        type="signing",
        number=3,
    )
    entries.append(entry("treaty-1961", [treaty], "Signing of the river treaty"))
    return entries, sources
