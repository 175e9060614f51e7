"""Who met whom: participants as nodes, an edge where two take part in one entry. GraphML for Gephi and networkx, DOT
for Graphviz.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

import attrs

from timeline.model import Actor, ActorKind, Entry, Source, Status
from timeline.writing.words import in_order, one_line, span_day, well_formed

# Nobody meets at an event that does not take place.
_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NODE_KEYS = {"name": "string", "kind": "string", "country": "string", "entries": "int"}
_EDGE_KEYS = {"weight": "int", "first": "string", "last": "string", "types": "string", "entries": "string"}


@attrs.define(kw_only=True)
class _Meeting:
    """What two participants share: the ids, types and days of the entries."""

    entries: list[str] = attrs.Factory(list)
    types: Counter[str] = attrs.Factory(Counter)
    days: list[str] = attrs.Factory(list)

    def told(self) -> dict[str, str]:
        types = ", ".join(sorted(self.types))
        first, last = (self.days[0], self.days[-1]) if self.days else ("", "")
        weight = str(len(self.entries))
        return {"weight": weight, "first": first, "last": last, "types": types, "entries": ", ".join(self.entries)}


@attrs.frozen(kw_only=True)
class _Graph:
    nodes: dict[str, dict[str, str]]
    edges: dict[tuple[str, str], _Meeting]


def to_graphml(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """The graph as GraphML. Nodes: name, kind, country, number of entries; edges: their number as `weight`, first and
    last day, types and ids of the entries.
    """
    del sources
    graph = _graph(entries)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        lines += [
            f'<key id="{owner[0]}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in keys.items()
        ]
    lines.append('<graph id="timeline" edgedefault="undirected">')
    for key, fields in graph.nodes.items():
        lines.append(f"<node id={quoteattr(key)}>{_data('n', fields)}</node>")
    for (left, right), meeting in graph.edges.items():
        lines.append(f"<edge source={quoteattr(left)} target={quoteattr(right)}>{_data('e', meeting.told())}</edge>")
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def to_dot(entries: Sequence[Entry], sources: Sequence[Source]) -> str:
    """The graph for Graphviz; the more entries two share, the heavier the line between them."""
    del sources
    graph = _graph(entries)
    shapes = {ActorKind.COUNTRY.value: "box", ActorKind.ORGANIZATION.value: "hexagon"}
    lines = ["graph timeline {", "  node [fontname=sans, shape=ellipse];"]
    for key, fields in graph.nodes.items():
        shape = shapes.get(fields["kind"], "ellipse")
        lines.append(f"  {_quoted(key)} [label={_quoted(fields['name'])}, shape={shape}];")
    for (left, right), meeting in graph.edges.items():
        count = len(meeting.entries)
        told = f"weight={count}, penwidth={min(count, 8)}, tooltip={_quoted(', '.join(meeting.entries))}"
        lines.append(f"  {_quoted(left)} -- {_quoted(right)} [{told}];")
    return "\n".join([*lines, "}", ""])


def _graph(entries: Sequence[Entry]) -> _Graph:
    nodes: dict[str, dict[str, str]] = {}
    counts: Counter[str] = Counter()
    edges: dict[tuple[str, str], _Meeting] = {}
    for entry in in_order(entries):
        if entry.status in _OFF:
            continue
        present = {_key(actor): actor for actor in entry.participants if one_line(actor.name)}
        for key, actor in present.items():
            fields = {"name": _clean(actor.name), "kind": actor.kind.value, "country": _clean(actor.country or "")}
            nodes.setdefault(key, fields)
            counts[key] += 1
        for left, right in combinations(sorted(present), 2):
            meeting = edges.setdefault((left, right), _Meeting())
            meeting.entries.append(_clean(entry.id))
            meeting.types[_clean(entry.type)] += 1
            if entry.date:
                meeting.days.append(span_day(entry.date).isoformat())
    return _Graph(
        nodes={k: {**nodes[k], "entries": str(counts[k])} for k in sorted(nodes)}, edges=dict(sorted(edges.items()))
    )


def _key(actor: Actor) -> str:
    """One key for a participant in all entries: a country by its code, others by name without case and accents."""
    if actor.kind is ActorKind.COUNTRY and actor.country:
        return f"country:{_clean(actor.country)}"
    plain = unicodedata.normalize("NFKD", _clean(actor.name).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", well_formed(one_line(text)))


def _data(prefix: str, fields: dict[str, str]) -> str:
    return "".join(f'<data key="{prefix}_{name}">{escape(value)}</data>' for name, value in fields.items() if value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
