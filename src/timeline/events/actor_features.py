"""What the model of participants sees of a name: its place in the sentence, the event's other names, the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.beside import beside
from timeline.events.clause import is_reporting
from timeline.events.roles import distance, top_of
from timeline.grammar import governor, relation

if TYPE_CHECKING:
    from timeline.events.beside import Beside
    from timeline.events.candidates import Party
    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.scene import Scene
    from timeline.events.spots import Spot

_FAR = frozenset({"apart", "far", "up2", "up3", "below"})
_MANY, _LOWEST = 4, 6


def party_features(scene: Scene, group: Group, party: Party) -> list[str]:
    """The features of one name that may take part in the event."""
    words = _of_name(scene, group, party) + _of_words(group, party)
    if not party.found:
        words += _of_absent(scene, group, party)
    for spot, way, name in party.found:
        words += _of_occurrence(scene.context, party, spot, way, name)
    words += _of_group(group, party)
    words += _of_sides(scene, group, party)
    words += _of_document(scene, group, party)
    return sorted(set(words))


def _of_name(scene: Scene, group: Group, party: Party) -> list[str]:
    name, kind, source, type_ = party.name, party.name.kind, party.source, group.members[0].spot.type
    titled = bool(name.title)
    return [
        f"kind={kind}",
        f"type={type_}",
        f"kind={kind},type={type_}",
        f"titled={titled}",
        f"kind={kind},titled={titled}",
        f"country known={bool(name.country)}",
        f"rank={min(name.rank, _LOWEST)}",
        f"spokes={titled and 'spokes' in str(name.title).casefold()}",
        f"source={source}",
        f"source={source},kind={kind}",
        f"source={source},kind={kind},title here={titled}",
        f"source={source},kind={kind},rank={min(name.rank, _LOWEST)},type={type_}",
        f"in text={min(scene.counts[name.name], _MANY)}",
    ]


def _of_words(group: Group, party: Party) -> list[str]:
    """What a person is called (envoy, spokesman, king) and what a body calls itself (council, ministry)."""
    name, source, type_ = party.name, party.source, group.members[0].spot.type
    if name.title:
        office = name.title.casefold().split()[-1]
        slots = "+".join(sorted({spot.slots.slot_of(n) for spot, _, n in party.found}))
        words = [f"office={office}", f"office={office},type={type_}", f"office={office},source={source}"]
        return [*words, f"office={office},slots={slots}"]
    if name.kind == "organization":
        body = "letters" if name.name.isupper() and " " not in name.name else name.name.casefold().split()[-1]
        return [f"body={body}", f"body={body},type={type_}", f"body={body},source={source}"]
    return []


def _of_absent(scene: Scene, group: Group, party: Party) -> list[str]:
    """Of a name that no sentence of the event has."""
    kind, source, first = party.name.kind, party.source, group.members[0].spot
    text, rank = min(scene.counts[party.name.name], _MANY), min(party.name.rank, _LOWEST)
    known = bool(_people(group))
    subject, actors = any(m.subject for m in group.members), any(m.actors for m in group.members)
    return [
        f"source={source},kind={kind},people={known}",
        f"source={source},kind={kind},subject={subject}",
        f"source={source},type={first.type},kind={kind}",
        f"source={source},in text={text}",
        f"away={kind},in text={text}",
        f"away={kind},det={first.clause.determiner}",
        f"away,rank={rank}",
        f"away,type={first.type},people={known}",
        f"away={kind},actors={actors}",
    ]


def _people(group: Group) -> set[str]:
    """The persons whom the event's sentences connect with it."""
    return {n.name for m in group.members for way, n in m.spot.names if n.kind == "person" and way != "apart"}


def _of_occurrence(context: Context, party: Party, spot: Spot, way: str, name: Name) -> list[str]:
    """Of the name beside one mention."""
    kind, near, type_ = party.name.kind, way.split(":", maxsplit=1)[0], spot.type
    speaks, slot = _speaks(context, name), spot.slots.slot_of(name) or "none"
    rank = min(party.name.rank, _LOWEST)
    others = any(n.name != party.name.name for s in ("doer", "other") for n in getattr(spot.slots, s))
    far = distance(context.text, spot.start, spot.end, name.start, name.end)
    words = [f"way={way}", f"near={near}", f"kind={kind},way={way}", f"kind={kind},near={near}"]
    words += [f"type={type_},way={way}", f"noun={spot.is_noun},way={way}", f"distance={far}"]
    words += [f"kind={kind},own word={_own_relation(context, name)}", f"title={spot.in_title},kind={kind}"]
    words += [f"kind={kind},near={near},said={speaks}", f"way={way},said={speaks}"]
    words += [f"said={speaks},far={near in _FAR}", f"said={speaks},rank={rank}"]
    words += [f"slot={slot}", f"slot={slot},kind={kind}", f"slot={slot},type={type_}", f"slot={slot},form={name.form}"]
    words += [f"slot={slot},kind={kind},type={type_}", f"noun={spot.is_noun},slot={slot},kind={kind}"]
    words += [f"slot={slot},said={speaks},kind={kind}", f"slot={slot},said={speaks},others here={others}"]
    words += [f"slot={slot},kind={kind},others here={others}", f"slot={slot},rank={rank},type={type_}"]
    stands = beside(context, spot, name)
    return words + _of_path(stands, spot, name, slot, others=others) + _of_joint(stands, spot, way, name)


def _of_path(stands: Beside, spot: Spot, name: Name, slot: str, *, others: bool) -> list[str]:
    """Of the way between name and mention, and of the words around the name; others: another name fills a slot."""
    kind, type_, path, down = name.kind, spot.type, f"{stands.up}|{stands.down}", stands.down
    words = [f"path={path}", f"up={stands.up}", f"down={down}", f"kind={kind},path={path}", f"type={type_},path={path}"]
    words += [f"slot={slot},path={path}", f"kind={kind},down={down}", f"reported={stands.reported},down={down}"]
    words += [f"down={down},others here={others}", f"path={path},others here={others}"]
    words += [f"over={stands.over}", f"type={type_},over={stands.over}", f"kind={kind},listed={stands.listed}"]
    words += [f"kind={kind},own={stands.own}", f"slot={slot},own={stands.own}", f"slot={slot},before={stands.before}"]
    words += [f"before={stands.before}", f"kind={kind},before={stands.before}", f"type={type_},before={stands.before}"]
    words.append(f"kind={kind},after={stands.after}")
    if name.form != "name":
        words += [f"form={name.form},path={path}", f"form={name.form},down={down}"]
    return words


def _of_joint(stands: Beside, spot: Spot, way: str, name: Name) -> list[str]:
    """Of the words themselves over the name and the mention: "urged", "accompanied", "told" tell who takes part."""
    kind, joint, above = name.kind, stands.joint, governor(spot.token)
    words = []
    if above is not None:
        verb = above.lemma_.casefold()
        words = [f"verb={verb},way={way}", f"verb={verb},kind={kind}"]
    if joint == "none":
        return words
    ways = (f"joint={joint}", f"joint={joint},{stands.arm}", f"joint={joint},{stands.arm},{stands.stem}")
    return [*words, *ways, f"joint={joint},kind={kind}"]


def _of_group(group: Group, party: Party) -> list[str]:
    """How many of the mentions have the name, and which slots are filled already."""
    kind, source = party.name.kind, party.source
    filled = {slot for m in group.members for slot in ("doer", "other") if getattr(m.spot.slots, slot)}
    mine = any(spot.slots.slot_of(name) in ("doer", "other") for spot, _, name in party.found)
    spread = len({spot.start for spot, _, _ in party.found})
    return [
        f"filled={'+'.join(sorted(filled))},mine={mine}",
        f"filled={len(filled)},mine={mine},kind={kind}",
        f"filled={len(filled)},source={source},kind={kind}",
        f"mentions with it={min(spread, 3)}",
        f"share={_share(spread, len(group.members))}",
        f"kind={kind},people={min(len(_people(group) - {party.name.name}), 2)}",
    ]


def _of_sides(scene: Scene, group: Group, party: Party) -> list[str]:
    """How many other sides there are, whether one is of the same country, whether that country is the place."""
    name, type_ = party.name, group.members[0].spot.type
    base = f"source={party.source},kind={name.kind}"
    acting = [n for m in group.members for slot in ("doer", "other") for n in getattr(m.spot.slots, slot)]
    others = [n for n in acting if n.name != name.name]
    mates = [n for n in others if n.country and n.country == name.country]
    mate = "person" if any(n.kind == "person" for n in mates) else "other" if mates else "none"
    sides = min(len({n.country or n.name for n in others if n.kind != "place"}), 2)
    sites = {n.country or n.name for m in group.members for n in m.spot.slots.place}
    there = (name.country or name.name) in sites
    slots = {slot for spot, _, n in party.found if (slot := spot.slots.slot_of(n))}
    return [
        f"mate={mate}",
        f"{base},mate={mate}",
        f"{base},mate={mate},type={type_}",
        f"{base},sides={sides}",
        f"type={type_},{base},sides={sides}",
        f"{base},there={there}",
        f"type={type_},{base},there={there}",
        f"{base},elsewhere={scene.acts_elsewhere(name, group)},sides={sides}",
        f"{base},topic={scene.topic_rank(name)},sides={sides}",
        f"slots={'+'.join(sorted(slots))},kind={name.kind},sides={sides}",
    ]


def _of_document(scene: Scene, group: Group, party: Party) -> list[str]:
    """What the name is to the document: its topic, a doer of other events."""
    name, type_ = party.name, group.members[0].spot.type
    base, topic = f"source={party.source},kind={name.kind}", scene.topic_rank(name)
    elsewhere = scene.acts_elsewhere(name, group)
    return [
        f"{base},main={group is scene.main}",
        f"elsewhere={elsewhere}",
        f"{base},elsewhere={elsewhere}",
        f"type={type_},{base},elsewhere={elsewhere}",
        f"topic={topic},kind={name.kind}",
        f"{base},topic={topic}",
        f"{base},topic={topic},type={type_}",
    ]


def _share(part: int, whole: int) -> str:
    return "all" if part == whole else "half" if part * 2 >= whole else "some"


def _own_relation(context: Context, name: Name) -> str:
    """What the name is to its own governor: a compound in "Beijing summit", a subject in "Hu said"."""
    head = context.head(name.start, name.end)
    return relation(head).value if head is not None else "none"


def _speaks(context: Context, name: Name) -> bool:
    """Whether the name is the subject of a verb of saying."""
    head = context.head(name.start, name.end)
    if head is None:
        return False
    top = top_of(head, head)
    above = governor(top)
    return above is not None and relation(top).value == "subject" and is_reporting(above)
