"""Cases -> the weights of all models of the events stage, learned in the order in which one needs another."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from timeline.events.weights import using
from training.events import instances, turns
from training.events.fit import Row, Setting, conditional, logistic
from training.events.gold import Case, as_read

Tables = dict[str, dict[str, float]]
Labelled = tuple[list[Row], list[bool]]
Corrected = tuple[list[Row], list[bool], list[float]]
_HALVES = 2

# How each model is fitted, by 5-fold over train and dev.
SETTINGS: dict[str, Setting] = {
    "mention": Setting(10.0),
    "same": Setting(5.0, power=0.5),
    "stands": Setting(3.0, power=0.5),
    "participant": Setting(12.0),
    "participant-again": Setting(60.0, least=4),
    "place": Setting(12.0, power=0.5),
    "place-again": Setting(100.0, least=4, power=0.5),
    "told": Setting(3.0, power=0.5),
    "date-alone": Setting(3.0, power=0.5),
    "date": Setting(3.0, power=0.5),
    "status": Setting(8.0, power=0.5),
}


# How much a document of our own counts beside one of the corpus, for the models whose conventions differ most; 5-fold.
OWN_WEIGHT = {
    "mention": 0.6,
    "same": 0.6,
    "stands": 0.6,
    "participant": 0.4,
    "participant-again": 0.5,
    "place": 0.6,
    "place-again": 0.6,
    "date-alone": 0.5,
    "date": 0.5,
    "told": 0.25,
    "status": 0.25,
}


def _weights(name: str, size: int, whole: int) -> list[float]:
    """The weights of the rows, those of the corpus first: `size` of `whole`."""
    return [1.0] * size + [OWN_WEIGHT.get(name, 1.0)] * (whole - size)


def _binary(
    name: str,
    make: Callable[[Sequence[Case]], tuple[list[Row], list[bool]]],
    cases: Sequence[Case],
    own: Sequence[Case],
) -> dict[str, float]:
    (rows, truths), (more, further) = make(cases), make(own)
    weights = _weights(name, len(rows), len(rows) + len(more))
    return logistic([*rows, *more], [*truths, *further], weights=weights, **attrs.asdict(SETTINGS[name]))


def _choice(
    name: str, make: Callable[[Sequence[Case]], instances.Choices], cases: Sequence[Case], own: Sequence[Case]
) -> dict[str, float]:
    choices, more = make(cases), make(own)
    weights = _weights(name, len(choices), len(choices) + len(more))
    return conditional([*choices, *more], weights=weights, **attrs.asdict(SETTINGS[name]))


def train(cases: Sequence[Case], own: Sequence[Case] = (), fields: Sequence[Case] = ()) -> Tables:
    """The weights of all models, learned in the order in which one needs another; own: documents that count less.

    fields: documents of our own that teach date, status, who and where alone. Mentions and groups gain nothing from
    them (5-fold, events 81.3 to 81.4), and lose where they speak of twice as many events as the news (3-fold, 81.1 to
    79.2).
    """
    halves = _halves(cases, own)
    tables = _grouping(cases, own) | {"stands": _standing([half.rows for half in halves])}
    versions = _versions(cases, own, fields, halves)
    own = [*own, *fields]
    # Who and where are learned from the gold's groups alone: those of the stage do harm (5-fold, who 76.2 to 75.1).
    tables |= {
        "participant": _binary("participant", instances.participants, cases, own),
        "place": _binary("place", instances.places, cases, own),
    }
    tables |= turns.learn(versions, tables, SETTINGS, OWN_WEIGHT)
    with using(tables):
        above, given = instances.wholes([*cases, *own])
    tables["place"] = _binary("place", functools.partial(instances.places, given=given), cases, own)
    return tables | _look_again(cases, own, above, given)


def _grouping(cases: Sequence[Case], own: Sequence[Case]) -> Tables:
    """The weights of the models that accept mentions and join them."""
    return {
        "mention": _binary("mention", instances.mentions, cases, own),
        "same": _choice("same", instances.links, cases, own),
    }


@attrs.frozen
class Half:
    """Documents of the corpus and of our own, and the tables of mentions and groups learned on the other half.

    rows: for both kinds of documents, the groups that these tables make of them, and whether each stands for an event.
    """

    cases: Sequence[Case]
    own: Sequence[Case]
    tables: Tables
    rows: tuple[Labelled, Labelled]


def _halves(cases: Sequence[Case], own: Sequence[Case]) -> list[Half]:
    """The two halves of the documents, each read by models that have not seen it."""
    found = []
    for half in range(_HALVES):
        tables = _grouping(cases[1 - half :: _HALVES], own[1 - half :: _HALVES])
        with using(tables):
            rows = instances.standing(cases[half::_HALVES]), instances.standing(own[half::_HALVES])
        found.append(Half(cases[half::_HALVES], own[half::_HALVES], tables, rows))
    return found


def _standing(halves: Sequence[tuple[Labelled, Labelled]]) -> dict[str, float]:
    """The weights of the second look at groups, learned on groups as the first makes them of documents unseen."""
    rows, more = ([row for half in halves for row in half[kind][0]] for kind in range(2))
    truths, further = ([truth for half in halves for truth in half[kind][1]] for kind in range(2))
    weights = _weights("stands", len(rows), len(rows) + len(more))
    return logistic([*rows, *more], [*truths, *further], weights=weights, **attrs.asdict(SETTINGS["stands"]))


def _versions(
    cases: Sequence[Case], own: Sequence[Case], fields: Sequence[Case], halves: Sequence[Half]
) -> tuple[list[Case], list[Case]]:
    """Every document twice, by the gold's grouping and as models read it that have learned on the other half.

    So the later models learn from groups with the faults that they meet on a text that nobody has seen.
    """
    read: dict[str, Case] = {}
    for number, (half, other) in enumerate(zip(halves, reversed(halves), strict=True)):
        with using({**half.tables, "stands": _standing([other.rows])}):
            read |= {case.key: as_read(case) for case in (*half.cases, *half.own, *fields[number::_HALVES])}
    return [v for c in cases for v in (c, read[c.key])], [v for c in (*own, *fields) for v in (c, read[c.key])]


def _look_again(
    cases: Sequence[Case], own: Sequence[Case], above: instances.Wholes, given: instances.Inherited, count: int = 3
) -> Tables:
    """The weights of the second looks, learned on documents that the first ones have not seen."""
    makes: dict[str, Callable[[Sequence[Case]], Corrected]] = {
        "participant-again": functools.partial(instances.participants_again, wholes=above),
        "place-again": functools.partial(instances.places_again, wholes=above, given=given),
    }
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in makes}
    everything = [*cases, *own]
    folds_of = {ident: n % count for n, ident in enumerate(dict.fromkeys(c.document.id for c in everything))}
    first: dict[str, Callable[[Sequence[Case]], tuple[list[Row], list[bool]]]] = {
        "participant": instances.participants,
        "place": functools.partial(instances.places, given=given),
    }
    for fold in range(count):
        rest, ours = ([c for c in some if folds_of[c.document.id] != fold] for some in (cases, own))
        with using({name: _binary(name, make, rest, ours) for name, make in first.items()}):
            for name, make in makes.items():
                for some, weight in ((cases, 1.0), (own, OWN_WEIGHT.get(name, 1.0))):
                    held = [c for c in some if folds_of[c.document.id] == fold]
                    found[name] += [(*row, weight) for row in zip(*make(held), strict=True)]
    return {name: _corrected(name, rows) for name, rows in found.items()}


def _corrected(name: str, found: Sequence[tuple[Any, ...]]) -> dict[str, float]:
    """The weights that correct first scores; found: features, truth, first score and weight of each row."""
    rows, truths, scores, weights = (list(column) for column in zip(*found, strict=True))
    return logistic(rows, truths, scores=scores, weights=weights, **attrs.asdict(SETTINGS[name]))
