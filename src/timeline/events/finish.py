"""The settled fields of an event -> `Event`, with the evidence for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.events.labels import label_of
from timeline.events.series import edition_of
from timeline.events.signed import signed_of
from timeline.events.spoken import yearless
from timeline.events.weights import logit, model, sigmoid
from timeline.model import Event, Evidence, Mention

if TYPE_CHECKING:
    from timeline.events.actors import Participant
    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.parts import Draft
    from timeline.events.places import Site
    from timeline.events.settling import Timed
    from timeline.events.spots import Spot
    from timeline.events.timing import Dated
    from timeline.model import EventType


@attrs.frozen(kw_only=True, eq=False)
class Settled:
    """What the steps found for an event."""

    timed: Timed
    who: tuple[Participant, ...]
    sites: tuple[Site, ...]


def finish(context: Context, draft: Draft, kind: EventType, number: int, settled: Settled) -> Event:
    """The event, its id `{document}#{number}`."""
    timed, who, sites = settled.timed, settled.who, settled.sites
    dated, part = timed.dated, timed.part
    document, group = context.document.id, draft.group
    series, ordinal = edition_of(group)
    actors = tuple(p.actor for p in who)
    places = tuple(s.place for s in sites)
    evidence = [
        *_of_mentions(document, group),
        _note(context, "status", timed.why, group.members[0].spot, timed.sure),
        *_of_date(context, dated, group),
        *(
            Evidence(
                field="participants",
                rule=p.reason,
                document=document,
                text=p.name.text,
                start=p.name.start,
                end=p.name.end,
                weight=p.probability,
            )
            for p in who
        ),
        *(
            Evidence(
                field="places",
                rule=s.reason,
                document=document,
                text=s.name.text,
                start=s.name.start,
                end=s.name.end,
                weight=s.probability,
            )
            for s in sites
        ),
    ]
    if part is not None:
        evidence.append(_note(context, "part_of", part[1], group.members[0].spot, None))
    return Event(
        id=f"{document}#{number}",
        document=document,
        type=kind.name,
        status=timed.status,
        label=label_of(kind, timed.status, actors, places, edition=(series, ordinal), signed=signed_of(group)),
        date=dated.date,
        date_basis=dated.basis,
        date_mention=dated.choice.time if dated.date is not None else yearless(context, group),
        participants=actors,
        places=places,
        mentions=tuple(_mention(context, m.spot) for m in group.members),
        part_of=None if part is None else f"{document}#{part[0] + 1}",
        series=series,
        ordinal=ordinal,
        confidence=_confidence(group),
        evidence=tuple(evidence),
    )


def _confidence(group: Group) -> float:
    """That the event is real and of its type: that not all its mentions are mistaken, calibrated on other documents."""
    doubt = 1.0
    for member in group.members:
        doubt *= 1 - sigmoid(member.spot.score)
    raw = logit(1 - doubt)
    weights = model("confidence").weights
    several = weights.get("several", 0.0) * (len(group.members) > 1)
    return round(sigmoid(weights.get("bias", 0.0) + weights.get("logit", 1.0) * raw + several), 3)


def _date_confidence(share: float) -> float:
    """That the date is right, by its share among the rivals, calibrated on other documents."""
    weights = model("date-confidence").weights
    return sigmoid(weights.get("bias", 0.0) + weights.get("logit", 1.0) * logit(share))


def _mention(context: Context, spot: Spot) -> Mention:
    sentence = spot.sentence
    return Mention(
        document=context.document.id,
        start=spot.start,
        end=spot.end,
        text=context.text[spot.start : spot.end],
        sentence=(sentence.start, sentence.end),
        quote=context.text[sentence.start : sentence.end],
    )


def _note(context: Context, field: str, rule: str, spot: Spot, weight: float | None) -> Evidence:
    text = context.text[spot.start : spot.end]
    return Evidence(
        field=field, rule=rule, document=context.document.id, text=text, start=spot.start, end=spot.end, weight=weight
    )


def _of_mentions(document: str, group: Group) -> list[Evidence]:
    """For each mention its trigger and why it is one, and why it was joined with those before it."""
    rows = []
    for place, member in enumerate(group.members):
        spot = member.spot
        text = spot.quote[spot.start - spot.sentence.start : spot.end - spot.sentence.start]
        weight = sigmoid(spot.score)
        rows.append(
            Evidence(
                field="mentions",
                rule=f"{spot.type}: {spot.word}",
                document=document,
                text=text,
                start=spot.start,
                end=spot.end,
                weight=weight,
            )
        )
        if place:
            rows.append(
                Evidence(
                    field="same",
                    rule=group.reasons[place - 1],
                    document=document,
                    text=text,
                    start=spot.start,
                    end=spot.end,
                )
            )
    return rows


def _of_date(context: Context, dated: Dated, group: Group) -> list[Evidence]:
    if dated.date is None:
        return []
    time, sure = dated.choice.time, _date_confidence(dated.probability)
    if time is None:
        return [_note(context, "date", f"{dated.choice.kind}; {dated.reason}", group.members[0].spot, sure)]
    return [
        Evidence(
            field="date",
            rule=f"{time.rule}; {dated.reason}",
            document=context.document.id,
            text=time.text,
            start=time.start,
            end=time.end,
            weight=sure,
        )
    ]
