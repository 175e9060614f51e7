"""A document -> its events: every step of the stage in its order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from timeline.dates import find_anchor, find_dates
from timeline.events.actors import look_again, participants_of, weigh
from timeline.events.again import Second
from timeline.events.context import Context
from timeline.events.corefer import join
from timeline.events.facts import read_facts
from timeline.events.finish import Settled, finish
from timeline.events.gapping import gapped
from timeline.events.groups import group_type
from timeline.events.names import find_names
from timeline.events.parts import Draft
from timeline.events.places import places_of, sight, sight_again
from timeline.events.scene import scene_of
from timeline.events.sentences import Sentence, split
from timeline.events.settling import settle
from timeline.events.site_again import SecondSight
from timeline.events.spots import accept, read_spots
from timeline.events.triggers import lexicon_of
from timeline.events.types import all_types, builtin_types
from timeline.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.events.groups import Group
    from timeline.events.places import Sighted
    from timeline.events.scene import Scene
    from timeline.events.spots import Spot
    from timeline.events.triggers import Candidate, Lexicon
    from timeline.grammar import Pipeline
    from timeline.model import Document, Event, EventType


def extract_events(
    document: Document,
    *,
    nlp: Pipeline = None,
    types: Iterable[EventType] | str | Path | None = None,
    languages: Sequence[str] = ("en",),
) -> list[Event]:
    """The events that the document speaks of, in the order of their first mention; [] if there are none.

    nlp: a spaCy pipeline, its name, or an already parsed Doc of the text; None is the bundled pipeline.
    types: further event types, or a TOML file of them (see `EventType`); the built-in ones stay.
    Ids are `{document.id}#{n}`, n from 1 in text order. All mentions of a real event are one event; planned, proposed,
    postponed and cancelled ones are events too, habits and bodies ("the Forum adopted rules") are not.
    Raises PipelineError for a pipeline that lacks what is needed, TableError for a faulty file of types.
    """
    table = all_types(types, dict.fromkeys(("en", *languages)))  # events are read in English, dates in all
    context, candidates = read_context(document, lexicon_of(tuple(table.values())), nlp=nlp, languages=languages)
    return extract_from(context, read_spots(context, candidates), table)


def extract_from(context: Context, spots: Sequence[Spot], types: Mapping[str, EventType] | None = None) -> list[Event]:
    """The events of a document whose candidates have been read; types None: the built-in ones."""
    mentions, _ = accept(spots, trained_types())
    return _events(context, join([read_facts(s, context.day) for s in mentions]), types or all_types(None, ("en",)))


def trained_types() -> frozenset[str]:
    """The types whose mentions the linear model was trained on."""
    return frozenset(t.name for t in builtin_types())


def read_context(
    document: Document, lexicon: Lexicon, *, nlp: Pipeline = None, languages: Sequence[str] = ("en",)
) -> tuple[Context, list[Candidate]]:
    """What the steps read, and the candidates; only sentences with a candidate and those before them are parsed."""
    sentences = split(document.text)
    candidates = lexicon.scan(document.text)
    day = document.day or find_anchor(document.text)
    wanted = _wanted(sentences, candidates)
    doc = parse(document.text, nlp, stretches=[(s.start, s.end) for s in wanted])
    times = tuple(find_dates(document.text, anchor=day, languages=tuple(languages))) if candidates else ()
    names = tuple(find_names(doc)) if candidates else ()
    return Context(document=document, day=day, sentences=sentences, doc=doc, times=times, names=names), candidates


def _wanted(sentences: Sequence[Sentence], candidates: Sequence[Candidate]) -> list[Sentence]:
    """Sentences with a candidate, the one before each, and the first two."""
    starts = [s.start for s in sentences]
    holding = {bisect_right(starts, c.start) - 1 for c in candidates}
    wanted = holding | {i - 1 for i in holding if i > 0} | ({0, 1} if holding else set())
    return [s for s in sentences if s.index in wanted]


def _events(context: Context, groups: Sequence[Group], types: Mapping[str, EventType]) -> list[Event]:
    """The groups as events, their fields settled in the order in which one needs another."""
    scene = scene_of(context, groups)
    kinds = [group_type(g) for g in groups]
    weighed = [weigh(scene, g) for g in groups]
    who = [participants_of(w, types[k].roles) for w, k in zip(weighed, kinds, strict=True)]
    seen = [sight(scene, g, ()) for g in groups]
    where = [places_of(context, s) for s in seen]
    drafts = [
        Draft(
            type=k,
            group=g,
            date=None,
            actors=tuple(a.actor for a in w),
            places=tuple(p.place for p in s),
            explicit=False,
        )
        for k, g, w, s in zip(kinds, groups, who, where, strict=True)
    ]
    timed = settle(context, drafts)
    wholes = [t.part and t.part[0] for t in timed]
    second = Second(scene=scene, first=weighed, wholes=wholes)
    sites = SecondSight(scene=scene, first=_inherited(scene, drafts, wholes, seen), who=weighed, wholes=wholes)
    found = []
    for place, (draft, one) in enumerate(zip(drafts, timed, strict=True)):
        actors = participants_of(look_again(second, place), types[draft.type].roles)
        settled = Settled(timed=one, who=tuple(actors), sites=tuple(places_of(context, sight_again(sites, place))))
        found.append(finish(context, draft, types[draft.type], place + 1, settled))
    return gapped(context, found, types)


def _inherited(
    scene: Scene, drafts: Sequence[Draft], wholes: Sequence[int | None], seen: Sequence[list[Sighted]]
) -> list[list[Sighted]]:
    """The first look anew where the event may inherit places of the one that it is part of."""
    given = [() if whole is None else drafts[whole].places for whole in wholes]
    return [
        sight(scene, draft.group, places) if places else before
        for draft, places, before in zip(drafts, given, seen, strict=True)
    ]
