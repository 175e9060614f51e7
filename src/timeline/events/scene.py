"""All events of a document side by side: what the others say helps to settle who takes part in one, and where it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from timeline.events.groups import group_type, main_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.spots import Spot

_ACTING = ("doer", "other")


@attrs.define(kw_only=True, eq=False)
class Scene:
    """The document and the mentions of all its events.

    counts: how often the text names each actor or place; main: the event that the text is about (see `main_of`).
    """

    context: Context
    groups: tuple[Group, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each canonical name stands in the text."""
        return Counter(n.name for n in self.context.names)

    @cached_property
    def main(self) -> Group | None:
        """The event that the text is about; None where there is no event."""
        return self.groups[main_of(self.groups)] if self.groups else None

    @cached_property
    def _filled(self) -> dict[tuple[str, str], list[tuple[Group, Spot]]]:
        """(name, slot) -> the mentions whose frame it fills."""
        found: dict[tuple[str, str], list[tuple[Group, Spot]]] = defaultdict(list)
        for group in self.groups:
            for member in group.members:
                for slot in ("doer", "other", "place"):
                    for name in getattr(member.spot.slots, slot):
                        found[name.name, slot].append((group, member.spot))
        return found

    @cached_property
    def _ranks(self) -> dict[str, int]:
        kinds: dict[str, list[str]] = defaultdict(list)
        kind = {n.name: str(n.kind) for n in self.context.names}
        for name, _ in self.counts.most_common():
            kinds[kind[name]].append(name)
        return {name: place for names in kinds.values() for place, name in enumerate(names, 1)}

    def topic_rank(self, name: Name) -> int:
        """1 for the name of its kind that the text gives most often, 2 for the next, 3 for any other."""
        return min(3, self._ranks.get(name.name, 3))

    def acts_elsewhere(self, name: Name, group: Group) -> str:
        """In which other events the name is doer or other side: "type" one of the same type, "other", or "none"."""
        rows = [g for slot in _ACTING for g, _ in self._filled.get((name.name, slot), ()) if g is not group]
        if not rows:
            return "none"
        return "type" if any(group_type(g) == group_type(group) for g in rows) else "other"

    def is_site_elsewhere(self, name: Name, group: Group) -> str:
        """Likewise for the place."""
        rows = [g for g, _ in self._filled.get((name.name, "place"), ()) if g is not group]
        if not rows:
            return "none"
        return "type" if any(group_type(g) == group_type(group) for g in rows) else "other"


def scene_of(context: Context, groups: Sequence[Group]) -> Scene:
    """The scene of a document."""
    return Scene(context=context, groups=tuple(groups))
