"""A short readable label for an event, built from its fields: "Hu Jintao visits South Korea"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Actor, EventType, Place

# Headlines of news agencies stay below this many characters.
LONGEST = 80
_VERBS = {
    "visit": ("visits", "visit", "to visit"),
    "meeting": ("meets", "meet", "to meet"),
    "call": ("calls", "call", "to call"),
    "signing": ("signs", "sign", "to sign"),
}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_ENDS = {Status.CANCELLED: " (cancelled)", Status.POSTPONED: " (postponed)", Status.PROPOSED: " (proposed)"}


def label_of(  # noqa: PLR0913 - a label is made of all fields
    kind: EventType,
    status: Status,
    actors: Sequence[Actor],
    places: Sequence[Place],
    *,
    edition: tuple[str | None, int | None] = (None, None),
    signed: str = "",
) -> str:
    """The label, never longer than a headline; signed: what a signing puts its names to, "" where nothing tells it."""
    end = _ENDS.get(status, "")
    where = places[0].name if places else ""
    named = _edition(*edition)
    if named and kind.name != "visit":
        body = f"{named}, {where}" if where and where.casefold() not in named.casefold() else named
    elif kind.name == "visit":
        body = _visit(status, actors, where)
    elif kind.name in _VERBS and actors:
        body = _deed(kind.name, status, actors, where, signed)
    else:
        body = _plain(kind, actors, where)
        body = body.replace(kind.label, f"{kind.label} of {signed}", 1) if signed and kind.label else body
    return _cut(body, LONGEST - len(end)) + end


def _edition(series: str | None, ordinal: int | None) -> str:
    if not series:
        return ""
    if not ordinal:
        return series[0].upper() + series[1:]
    return f"{_ORDINALS[ordinal - 1] if ordinal <= len(_ORDINALS) else _numeral(ordinal)} {series}"


def _numeral(number: int) -> str:
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def _join(names: Sequence[str]) -> str:
    if len(names) > 3:  # noqa: PLR2004
        return f"{names[0]}, {names[1]} and others"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"  # noqa: PLR2004


def _verb(kind: str, status: Status, *, many: bool) -> str:
    one, several, ahead = _VERBS[kind]
    if status in (Status.PLANNED, Status.PROPOSED, Status.POSTPONED):
        return ahead
    return several if many else one


def _visit(status: Status, actors: Sequence[Actor], where: str) -> str:
    visitors = [a.name for a in actors if a.role == "visitor"] or [a.name for a in actors]
    if not visitors:
        return f"Visit to {where}" if where else "Visit"
    if not where:
        return f"Visit of {_join(visitors)}"
    return f"{_join(visitors)} {_verb('visit', status, many=len(visitors) > 1)} {where}"


def _deed(kind: str, status: Status, actors: Sequence[Actor], where: str, signed: str) -> str:
    names = [a.name for a in actors]
    place = f", {where}" if where else ""
    if kind == "signing":
        return f"{_join(names)} {_verb(kind, status, many=len(names) > 1)} {signed or 'agreement'}{place}"
    if len(names) == 1:
        return f"{'Meeting' if kind == 'meeting' else 'Call'} of {names[0]}{place}"
    return f"{names[0]} {_verb(kind, status, many=False)} {_join(names[1:])}{place}"


def _plain(kind: EventType, actors: Sequence[Actor], where: str) -> str:
    title = kind.label or kind.name.replace("_", " ").capitalize()
    names = "-".join(a.name for a in actors) if len(actors) == 2 else _join([a.name for a in actors])  # noqa: PLR2004
    body = f"{title} of {names}" if names else title
    return f"{body}, {where}" if where else body


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,") + "…"
