"""Dates and statuses, learned in the turns in which the stage settles them.

What one turn takes from the turn before must look in training as it looks on a text that nobody has seen. So the turn
before is learned on one half of the documents and read on the other ("stacking": Wolpert
1992, "Stacked generalization").
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs

from timeline.events.parts import Draft
from timeline.events.settling import Own, options_of, own_dates, sides_of, turn_of
from timeline.events.signs import signs
from timeline.events.spoken import Choice
from timeline.events.status import IMPOSSIBLE, UNDATED, status_features
from timeline.events.timing import Dated, choose
from timeline.events.weights import using
from timeline.model import Status
from training.events import fit
from training.events.gold import Case
from training.events.instances import edges, gold_drafts, is_date

Tables = dict[str, dict[str, float]]
Settings = Mapping[str, fit.Setting]
Choices = fit.Choice
Weighed = tuple[Choices, float]
_HALVES = 2
# A side of the day of writing less likely than this teaches nothing.
_LEAST = 0.1
# How much an event counts once more as one of a text without a day of writing.
_UNDATED_WEIGHT = 0.15


@attrs.define(eq=False)
class Story:
    """The events of one document by the gold's own grouping, and what the turns so far have told of them.

    ours: whether the document was annotated for this project and may count less.
    """

    case: Case
    ours: bool
    gold: list[dict[str, Any] | None]
    drafts: list[Draft]
    words: list[list[str]]
    own: list[Own] = attrs.field(factory=list)
    dates: list[Dated] = attrs.field(factory=list)

    def options(self) -> Iterator[tuple[dict[str, Any] | None, list[Choice]]]:
        """Each gold event with every date it may have, by the dates of the turn before."""
        turn = turn_of(self.case.context, self.drafts, self.dates)
        for place, event in enumerate(self.gold):
            yield event, options_of(turn, place, self.own[place])


def learn(
    cases: tuple[Sequence[Case], Sequence[Case]], tables: Tables, settings: Settings, ours: Mapping[str, float]
) -> Tables:
    """The tables `told`, `date-alone`, `date` and `status`; `tables` holds those of participants and places.

    cases: documents of the corpus, and our own; ours: how much one of our own counts, by table, 1 where none is given.
    """
    with using(tables):
        stories = [_story(case, ours=bool(n)) for n, part in enumerate(cases) for case in part]
    halves = {ident: n % _HALVES for n, ident in enumerate(dict.fromkeys(s.case.document.id for s in stories))}
    found: Tables = {}

    def fitted(name: str, make: Callable[[Story], list[Weighed]], some: Sequence[Story]) -> dict[str, float]:
        own = ours.get(name, 1.0)
        rows = [(choice, weight * (own if s.ours else 1.0)) for s in some for choice, weight in make(s)]
        weights = [weight for _, weight in rows]
        return fit.conditional([choice for choice, _ in rows], weights=weights, **attrs.asdict(settings[name]))

    def turn(name: str, make: Callable[[Story], list[Weighed]], read: Callable[[Story], None]) -> None:
        for half in range(_HALVES):
            other = fitted(name, make, [s for s in stories if halves[s.case.document.id] != half])
            with using({name: other}):
                for story in stories:
                    if halves[story.case.document.id] == half:
                        read(story)
        found[name] = fitted(name, make, stories)

    turn("told", _told_choices, _read_words)
    turn("date-alone", _first_choices, _read_dates)
    turn("date", _date_choices, _read_related)
    found["status"] = fitted("status", _status_choices, stories)
    return found


def _story(case: Case, *, ours: bool) -> Story:
    drafts = gold_drafts(case)
    words = [signs(draft.group) for draft in drafts]
    return Story(case, ours, [event for event, _ in case.groups()], drafts, words)


def _told_choices(story: Story) -> list[Weighed]:
    pairs = zip(story.gold, story.words, strict=True)
    return [(_status_choice(words, event["status"], ()), 1.0) for event, words in pairs if event]


def _status_choice(words: Sequence[str], truth: str, excluded: Collection[Status]) -> Choices:
    open_ = [s for s in Status if s not in excluded or s.value == truth]
    return [[f"{s.value}:{w}" for w in words] for s in open_], [s.value == truth for s in open_]


def _read_words(story: Story) -> None:
    context = story.case.context
    story.own = [own_dates(context, d.group, w) for d, w in zip(story.drafts, story.words, strict=True)]


def _first_choices(story: Story) -> list[Weighed]:
    return [(_date_choice(e, o.choices), 1.0) for e, o in zip(story.gold, story.own, strict=True) if e]


def _date_choice(event: dict[str, Any], options: Sequence[Choice]) -> Choices:
    gold = edges(event["when"])
    return [c.features for c in options], [is_date(gold, c.date) for c in options]


def _read_dates(story: Story) -> None:
    story.dates = [choose(o.choices, "date-alone") for o in story.own]


def _date_choices(story: Story) -> list[Weighed]:
    return [(_date_choice(event, options), 1.0) for event, options in story.options() if event]


def _read_related(story: Story) -> None:
    story.dates = [choose(options) for _, options in story.options()]


def _status_choices(story: Story) -> list[Weighed]:
    """Each event once for every side on which its date may lie, by how likely it lies there.

    And once as in a text whose day of writing nobody knows: the corpora tell it of all of theirs.
    """
    rows = []
    for event, words, dated in zip(story.gold, story.words, story.dates, strict=True):
        if event is None:
            continue
        sides = {side: share for side, share in sides_of(dated, story.case.context).items() if share > _LEAST}
        if dated.date is not None:
            sides[UNDATED] = _UNDATED_WEIGHT
        for side, share in sides.items():
            features = status_features(words, side)
            rows.append((_status_choice(features, event["status"], IMPOSSIBLE.get(side, ())), share))
    return rows
