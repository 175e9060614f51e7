"""Gold cases -> what each model learns from."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence

from timeline.events.actors import all_parties, party_features
from timeline.events.corefer import gap, wording
from timeline.events.facts import read_facts
from timeline.events.groups import Group, contradicts
from timeline.events.places import site_features, site_options
from timeline.events.ranking import joining_features, opening_features
from timeline.events.spots import company_of, mention_features
from timeline.model import DateSpan, Place
from training.events.fit import Row
from training.events.gold import Case

Edges = tuple[str | None, str | None]
Choices = list[tuple[list[Row], list[bool]]]


def mentions(cases: Sequence[Case]) -> tuple[list[Row], list[bool]]:
    """Every spot that no rule refuses, and whether it is a mention."""
    rows: list[Row] = []
    truths: list[bool] = []
    for case in cases:
        company = company_of(case.spots)
        for spot in case.spots:
            if not spot.refused:
                rows.append(mention_features(spot, company))
                truths.append(case.event_of(spot) is not None)
    return rows, truths


def links(cases: Sequence[Case]) -> Choices:
    """For each gold mention the groups of those before it, as the gold has them, or a new one, and which is right."""
    found: Choices = []
    for case in cases:
        marked = [
            (read_facts(s, case.context.day), case.event_of(s))
            for s in case.spots
            if not s.refused and case.event_of(s) is not None
        ]
        groups: dict[int | None, Group] = {}
        told: set[tuple[str, int]] = set()
        facts = [f for f, _ in marked]
        for place, (mention, event) in enumerate(marked):
            if wording(mention) not in told and groups:
                before = list(groups.values())
                rows: list[Row] = [opening_features(mention, before)]
                truths = [event not in groups]
                for number, group in groups.items():
                    if not contradicts(group, mention):
                        rows.append(joining_features(group, mention, before, gap(facts, group, place)))
                        truths.append(number == event)
                found.append((rows, truths))
            told.add(wording(mention))
            groups.setdefault(event, Group([])).members.append(mention)
    return found


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split())


def alike(name: str, gold: Sequence[str]) -> bool:
    """Whether the scorer would take the name for one of the gold names."""
    mine = _fold(name)
    return any(mine == g or mine in g or g in mine or mine.split()[-1:] == g.split()[-1:] for g in map(_fold, gold))


def participants(cases: Sequence[Case]) -> tuple[list[Row], list[bool]]:
    """Every name around a gold event, and whether it takes part."""
    rows: list[Row] = []
    truths: list[bool] = []
    for case in cases:
        counts = Counter(n.name for n in case.context.names)
        for event, group in case.groups():
            for party in all_parties(case.context, group):
                if party.name.kind != "place":
                    rows.append(party_features(case.context, group, party, counts))
                    truths.append(alike(party.name.name, event["participants"]))
    return rows, truths


def places(cases: Sequence[Case]) -> tuple[list[Row], list[bool]]:
    """Every place name around a gold event (its whole's places as the gold gives them), and whether it is there."""
    rows: list[Row] = []
    truths: list[bool] = []
    for case in cases:
        counts = Counter(n.name for n in case.context.names)
        by_id = {e["id"]: e for e in case.gold["events"]}
        for event, group in case.groups():
            whole = by_id.get(event.get("part_of") or "")
            inherited = tuple(Place(name=n) for n in whole["places"]) if whole else ()
            for option in site_options(case.context, group, inherited):
                rows.append(site_features(case.context, group, option, counts))
                truths.append(alike(option.name.name, event["places"]))
    return rows, truths


def edges(when: str) -> Edges | None:
    """The first and last day of a gold date; None for none."""
    if not when:
        return None
    first, _, last = when.partition("/")

    def edge(value: str, *, end: bool) -> str | None:
        if value == "..":
            return None
        year, month, day = [*value.split("-"), "", ""][:3]
        month = month or ("12" if end else "01")
        return f"{year}-{month}-{day or (calendar.monthrange(int(year), int(month))[1] if end else 1):0>2}"

    return edge(first, end=False), edge(last or first, end=True)


def is_date(gold: Edges | None, found: DateSpan | None) -> bool:
    """Whether the scorer's strict test takes the date."""
    if gold is None or found is None:
        return gold is None and found is None
    if gold[0] is not None:
        return bool(found.start and found.start.isoformat() == gold[0])
    return bool(found.end and found.end.isoformat() == gold[1])
