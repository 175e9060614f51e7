"""Gold cases -> what each model learns from."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from timeline.events.actor_features import party_features
from timeline.events.actors import participants_of, weigh
from timeline.events.again import Second
from timeline.events.candidates import all_parties
from timeline.events.corefer import gap, gather, wording
from timeline.events.extract import trained_types
from timeline.events.facts import read_facts
from timeline.events.groups import Group, contradicts, group_type
from timeline.events.parts import Draft
from timeline.events.place_features import site_features
from timeline.events.places import places_of, sight, site_options
from timeline.events.ranking import joining_features, opening_features
from timeline.events.scene import scene_of
from timeline.events.settling import settle
from timeline.events.site_again import SecondSight
from timeline.events.spots import accept, company_of, mention_features
from timeline.events.standing import standing_features
from timeline.events.types import builtin_types
from timeline.model import DateSpan, Place
from training.events.fit import Row
from training.events.gold import Case, told_by

Edges = tuple[str | None, str | None]
# By the id of a document, for each of its gold groups: the position of its whole; the places it may inherit.
Wholes = dict[str, list[int | None]]
Inherited = dict[str, list[tuple[Place, ...]]]
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


def standing(cases: Sequence[Case]) -> tuple[list[Row], list[bool]]:
    """Every group of the first look by the models installed, and whether it stands for an event that no other does."""
    rows: list[Row] = []
    truths: list[bool] = []
    for case in cases:
        mentions, _ = accept(case.spots, trained_types())
        openings = gather([read_facts(s, case.context.day) for s in mentions])
        stood = told_by(case, [o.group for o in openings])
        rows += [standing_features(o) for o in openings]
        truths += [place in stood for place in range(len(openings))]
    return rows, truths


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
        groups = case.groups()
        scene = scene_of(case.context, [g for _, g in groups])
        for event, group in groups:
            if event is None:
                continue
            for party in all_parties(scene, group):
                if party.name.kind != "place":
                    rows.append(party_features(scene, group, party))
                    truths.append(event is not None and alike(party.name.name, event["participants"]))
    return rows, truths


def participants_again(cases: Sequence[Case], wholes: Wholes) -> tuple[list[Row], list[bool], list[float]]:
    """The same names after the first look of the model installed, which should not have seen them, and its scores."""
    rows: list[Row] = []
    truths: list[bool] = []
    scores: list[float] = []
    for case in cases:
        groups = case.groups()
        scene = scene_of(case.context, [g for _, g in groups])
        second = Second(scene=scene, first=[weigh(scene, g) for _, g in groups], wholes=wholes[case.key])
        for place, (event, _) in enumerate(groups):
            if event is None:
                continue
            for one in second.first[place]:
                rows.append(second.features(place, one))
                truths.append(event is not None and alike(one.party.name.name, event["participants"]))
                scores.append(one.score)
    return rows, truths, scores


def wholes(cases: Sequence[Case]) -> tuple[Wholes, Inherited]:
    """By document, what each gold event is part of and the places it may inherit, as the models installed think."""
    above: Wholes = {}
    given: Inherited = {}
    for case in cases:
        drafts = gold_drafts(case)
        found = [timed.part and timed.part[0] for timed in settle(case.context, drafts)]
        above[case.key] = found
        given[case.key] = [() if whole is None else drafts[whole].places for whole in found]
    return above, given


def places(cases: Sequence[Case], given: Inherited | None = None) -> tuple[list[Row], list[bool]]:
    """Every place name around a gold event, and whether it is there; given: the places that events may inherit."""
    rows: list[Row] = []
    truths: list[bool] = []
    for case in cases:
        groups = case.groups()
        scene = scene_of(case.context, [g for _, g in groups])
        inherited = given[case.key] if given else [() for _ in groups]
        for (event, group), known in zip(groups, inherited, strict=True):
            if event is None:
                continue
            for option in site_options(case.context, group, known):
                rows.append(site_features(scene, group, option))
                truths.append(event is not None and alike(option.name.name, event["places"]))
    return rows, truths


def places_again(cases: Sequence[Case], wholes: Wholes, given: Inherited) -> tuple[list[Row], list[bool], list[float]]:
    """The same places after the first look of the models installed, which should not have seen them, and its scores."""
    rows: list[Row] = []
    truths: list[bool] = []
    scores: list[float] = []
    for case in cases:
        groups, key = case.groups(), case.key
        scene = scene_of(case.context, [g for _, g in groups])
        first = [sight(scene, g, known) for (_, g), known in zip(groups, given[key], strict=True)]
        who = [weigh(scene, g) for _, g in groups]
        second = SecondSight(scene=scene, first=first, who=who, wholes=wholes[key])
        for place, (event, _) in enumerate(groups):
            if event is None:
                continue
            for one in first[place]:
                rows.append(second.features(place, one))
                truths.append(alike(one.option.name.name, event["places"]))
                scores.append(one.score)
    return rows, truths, scores


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


def gold_drafts(case: Case) -> list[Draft]:
    """The groups as drafts with the actors and places that the models installed give them at first sight."""
    groups = case.groups()
    scene = scene_of(case.context, [g for _, g in groups])
    roles = {t.name: t.roles for t in builtin_types()}
    return [
        Draft(
            type=kind,
            group=group,
            date=None,
            actors=tuple(p.actor for p in participants_of(weigh(scene, group), roles[kind])),
            places=tuple(s.place for s in places_of(case.context, sight(scene, group, ()))),
            explicit=False,
        )
        for kind, group in ((event["type"] if event else group_type(group), group) for event, group in groups)
    ]
