"""What the model of places sees of a name: its place in the sentence, the event's other places, the document."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.events.beside import beside
from timeline.events.candidates import LEAD
from timeline.events.roles import distance
from timeline.grammar import governor

if TYPE_CHECKING:
    from timeline.events.beside import Beside
    from timeline.events.context import Context
    from timeline.events.groups import Group
    from timeline.events.names import Name
    from timeline.events.places import Option
    from timeline.events.scene import Scene
    from timeline.events.spots import Spot

# The days about the day of writing: what is told of them happens where the report is written.
_ABOUT = dt.timedelta(days=2)
_MANY = 4


def site_features(scene: Scene, group: Group, option: Option) -> list[str]:
    """The features of one place that the event may be at."""
    words = _of_source(scene.context, group, option)
    found = option.party.found if option.party else ()
    words.append(f"in text={min(scene.counts[option.name.name], _MANY)}")
    for spot, way, place in found:
        words += _of_occurrence(scene.context, option, spot, way, place)
    words += _of_group(group, option)
    words += _of_time(scene, group, option)
    words += _of_others(scene, group, option)
    return sorted(set(words))


def kind_of(name: Name) -> str:
    """What kind of place it is: country, city, venue ..."""
    return f"{name.kind}" if name.place_kind is None else f"{name.place_kind}"


def _of_source(context: Context, group: Group, option: Option) -> list[str]:
    """Of where the text names the place, whether it says "here", and of the place itself."""
    first, name, source = group.members[0].spot, option.name, option.source
    kind, type_ = kind_of(name), first.type
    here = any(context.says_here(m.spot.sentence.start, m.spot.sentence.end) for m in group.members)
    lead = any(m.spot.sentence.paragraph <= 1 for m in group.members)
    own = any(m.places for m in group.members)
    words = [f"source={source}", f"kind={kind}", f"type={type_}", f"source={source},type={type_}"]
    words += [f"source={source},here={here}", f"source={source},lead={lead}", f"source={source},here={here},own={own}"]
    words += [f"source={source},kind={kind}", f"source={source},kind={kind},own={own}"]
    words += [f"source={source},tense={first.clause.tense}", f"source={source},own places={own}"]
    words += [f"source={source},type={type_},own places={own}", f"certain={name.certain}"]
    return [*words, f"source={source},form={name.form}", f"form={name.form}"]


def _of_occurrence(context: Context, option: Option, spot: Spot, way: str, place: Name) -> list[str]:
    """Of the name beside one mention."""
    kind, near, type_ = kind_of(option.name), way.split(":", maxsplit=1)[0], spot.type
    slot, stands = spot.slots.slot_of(place) or "none", beside(context, spot, place)
    before, form = stands.before, place.form
    words = [f"way={way}", f"near={near}", f"kind={kind},way={way}", f"type={type_},way={way}"]
    words += [f"noun={spot.is_noun},way={way}", f"form={form}", f"form={form},near={near}", f"title={spot.in_title}"]
    words += [f"before={before}", f"kind={kind},before={before}", f"near={near},before={before}"]
    words += [f"form={form},before={before}", f"slot={slot},before={before}", f"up={stands.up},before={before}"]
    words += [
        f"slot={slot}",
        f"slot={slot},kind={kind}",
        f"slot={slot},type={type_}",
        f"slot={slot},kind={kind},type={type_}",
    ]
    words.append(f"distance={distance(context.text, spot.start, spot.end, place.start, place.end)}")
    above = governor(spot.token)
    if above is not None:
        words += [f"verb={above.lemma_.casefold()}", f"verb={above.lemma_.casefold()},way={way}"]
    return words + _of_path(stands, kind, type_, slot)


def _of_path(stands: Beside, kind: str, type_: str, slot: str) -> list[str]:
    """Of the way between name and mention."""
    path, down = f"{stands.up}|{stands.down}", stands.down
    words = [f"path={path}", f"up={stands.up}", f"down={down}", f"kind={kind},path={path}", f"type={type_},path={path}"]
    words += [f"over={stands.over}", f"type={type_},over={stands.over}", f"type={type_},down={down}"]
    words += [f"kind={kind},own={stands.own}", f"listed={stands.listed}", f"kind={kind},after={stands.after}"]
    words += [f"reported={stands.reported},down={down}", f"slot={slot},path={path}", f"slot={slot},own={stands.own}"]
    return words


def _of_group(group: Group, option: Option) -> list[str]:
    """Whether the frame of a mention names a place, this one or another."""
    source, found = option.source, option.party.found if option.party else ()
    filled = any(m.spot.slots.place for m in group.members)
    mine = any(spot.slots.slot_of(place) == "place" for spot, _, place in found)
    words = [f"filled={filled},mine={mine}", f"filled={filled},source={source}"]
    words.append(f"filled={filled},source={source},kind={kind_of(option.name)}")
    if found:
        words.append(f"mentions with it={min(len({s.start for s, _, _ in found}), 3)}")
    return words


def _of_time(scene: Scene, group: Group, option: Option) -> list[str]:
    """Whether the event is of the day of writing, when who writes may be where it happens, and says so ("here")."""
    source, type_, context = option.source, group.members[0].spot.type, scene.context
    when, main, holding = when_said(context, group), group is scene.main, _holding(group, option.name)
    head = context.sentences[: LEAD + 1][-1].end
    here = context.says_here(0, head)
    return [
        f"source={source},when={when}",
        f"source={source},when={when},type={type_}",
        f"source={source},when={when},holding={holding},main={main}",
        f"source={source},head here={here}",
        f"source={source},head here={here},when={when}",
        f"source={source},head here={here},main={main},holding={holding}",
    ]


def when_said(context: Context, group: Group) -> str:
    """Whether the dates said with the event lie about the day of writing, before, after, or are none."""
    dates = [m.date for m in group.members if m.date is not None]
    if context.day is None or not dates:
        return "none"
    low, high = context.day - _ABOUT, context.day + _ABOUT
    if any((d.start is None or d.start <= high) and (d.end is None or d.end >= low) for d in dates):
        return "now"
    return "after" if any(d.start is not None and d.start > high for d in dates) else "before"


def _of_others(scene: Scene, group: Group, option: Option) -> list[str]:
    """What the event's other places, its actors' countries and the other events of the document say."""
    name, source, kind = option.name, option.source, kind_of(option.name)
    first = group.members[0].spot
    holding, home = _holding(group, name), _home(group, name)
    main, elsewhere = group is scene.main, scene.is_site_elsewhere(name, group)
    base = f"source={source},type={first.type}"
    slots = {slot for spot, _, n in (option.party.found if option.party else ()) if (slot := spot.slots.slot_of(n))}
    return [
        f"{base},holding={holding}",
        f"{base},home={home}",
        f"kind={kind},type={first.type},home={home}",
        f"kind={kind},holding={holding}",
        f"source={source},holding={holding}",
        f"source={source},home={home},holding={holding}",
        f"{base},main={main}",
        f"source={source},main={main},holding={holding}",
        f"{base},main={main},holding={holding},kind={kind}",
        f"{base},elsewhere={elsewhere}",
        f"source={source},elsewhere={elsewhere},holding={holding}",
        f"{base},holding={holding},tense={first.clause.tense}",
        f"{base},det={first.clause.determiner}",
        f"source={source},det={first.clause.determiner},holding={holding},main={main}",
        f"slots={'+'.join(sorted(slots))},kind={kind},home={home}",
    ]


def _holding(group: Group, name: Name) -> str:
    """Whether the frames name another place: inside the same country, abroad, or none."""
    others = [n for m in group.members for n in m.spot.slots.place if n.name != name.name]
    if any(n.country and n.country == name.country for n in others):
        return "inside"
    return "abroad" if others else "none"


def _home(group: Group, name: Name) -> str:
    """Whether the place lies in the country of who does it, of the other side, of both or of none."""
    doers, others = (
        {n.country for m in group.members for n in getattr(m.spot.slots, slot) if n.country}
        for slot in ("doer", "other")
    )
    mine, theirs = name.country in doers, name.country in others
    return "both" if mine and theirs else "doer" if mine else "other" if theirs else "none"
