"""The names that may take part in an event or be its place: those of its sentences, the sentence before, the lead."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.scene import Scene
    from timeline.events.spots import Spot

# How many sentences behind the title are the head of the text.
LEAD = 2


@attrs.frozen(kw_only=True, eq=False)
class Party:
    """A name that may take part: its occurrences in the event's sentences, with their ways to the mentions.

    source: "said" in those sentences, "previous" in the one before the first, "lead" at the head of the text.
    """

    name: Name
    found: tuple[tuple[Spot, str, Name], ...] = ()
    source: str = "said"


def parties(group: Group) -> list[Party]:
    """The names of the event's sentences, each once, in text order."""
    rows: dict[tuple[str, str], list[tuple[Spot, str, Name]]] = defaultdict(list)
    for member in group.members:
        for way, name in member.spot.names:
            rows[name.name, name.kind].append((member.spot, way, name))
    parties_found = [Party(name=_fullest([n for _, _, n in found]), found=tuple(found)) for found in rows.values()]
    return sorted(parties_found, key=lambda p: min(n.start for _, _, n in p.found))


def all_parties(scene: Scene, group: Group) -> list[Party]:
    """Those and the names of the sentence before the first mention and of the head of the text."""
    context = scene.context
    found = {p.name.name: p for p in parties(group)}
    first = group.members[0].spot.sentence
    lead = context.sentences[: LEAD + 1][-1].end
    stretches = {"previous": (context.sentences[max(0, first.index - 1)].start, first.start), "lead": (0, lead)}
    for source, (start, end) in stretches.items():
        for name in context.names_between(start, end):
            if not context.in_dateline(name.start):
                found.setdefault(name.name, Party(name=name, source=source))
    return list(found.values())


def _fullest(names: list[Name]) -> Name:
    return max(names, key=lambda n: (bool(n.title), -n.start))
