"""Two reports -> one level a field, or the reason why they cannot be one event.

A level is a word ("same-day", "other-city") whose weight stands in weights.toml. Every comparison is symmetric and
looks at nothing but the two reports, so that the order of the input cannot matter.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.merging.compare_dates import PLANS, TOLERANCE_DAYS, date_level, days_apart, gap, is_firm
from timeline.merging.names import Likeness, Person, compare_people, same_organization, similar
from timeline.merging.reports import Report

__all__ = ["FIELDS", "compare", "contradiction"]

_BILATERAL = 3
_PAIR = 2
_MEETING_DAYS = frozenset(
    {"same-days", "same-edge", "days-overlap", "yearless-same", "near", "near-inferred", "week-inferred"}
)
_MEETING_PLACES = frozenset({"same-city", "same-country", "within"})


def contradiction(one: Report, other: Report, alike: Callable[[str, str], bool]) -> str | None:
    """Why the two cannot be one event; None where they can."""
    a, b = one.event, other.event
    if a.document == b.document:
        return "two events of one document"
    if not alike(a.type, b.type):
        return f"a {a.type} and a {b.type}"
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal and _one_series(one, other):
        return f"editions {min(a.ordinal, b.ordinal)} and {max(a.ordinal, b.ordinal)}"
    if a.type == "visit" and _tour_and_stop(one, other):
        return "a tour and its stop"
    if is_firm(one) and is_firm(other):
        apart = days_apart(one, other)
        return f"{apart} days apart" if apart is not None and apart > TOLERANCE_DAYS else None
    return None


def _one_series(one: Report, other: Report) -> bool:
    return bool(one.series & other.series) or not (one.series and other.series)


def _tour_and_stop(one: Report, other: Report) -> bool:
    return (one.parts and other.parent is not None) or (other.parts and one.parent is not None)


def compare(one: Report, other: Report) -> tuple[str, ...]:
    """The level of each field of FIELDS, in that order; "" where nothing can be said."""
    told = {field: level(one, other) for field, level in _ALONE.items()}
    return (*told.values(), _occasion(one, other, told))


def _kind(one: Report, other: Report) -> str:
    return "same" if one.event.type == other.event.type else "alike"


def _people(one: Report, other: Report) -> str:
    """Bilateral lists are complete and must agree; reports of a gathering of many name whom they like."""
    a, b = one.people, other.people
    if not a or not b:
        if not a and not b:
            states = (one.parties and other.parties) or (one.organizations and other.organizations)
            return "states" if states else "none"
        few, body = (one, other) if a else (other, one)
        return "pair-and-body" if _is_pair(few) and body.organizations else "missing"
    shared = _shared(a, b)
    if _of_many(one) or _of_many(other):
        return "many-several" if shared > 1 else "many-one" if shared else "many-none"
    if not shared:
        return "disjoint"
    if shared == len(a) == len(b):
        return "equal" if shared > 1 else "equal-one"
    if shared == min(len(a), len(b)):
        return "contained-two" if shared > 1 else "contained-one"
    return "crossed-pairs" if len(a) == len(b) == _PAIR else "crossed"


def _is_pair(item: Report) -> bool:
    """Two or three people on their own account, who do not meet as a body."""
    return _PAIR <= len(item.people) <= _BILATERAL and not item.organizations


def _of_many(item: Report) -> bool:
    """A gathering of more than a few: a summit, or many that take part."""
    return item.event.type == "summit" or len(item.event.participants) > _BILATERAL


def _shared(a: tuple[Person, ...], b: tuple[Person, ...]) -> int:
    """How many people the two lists share, each counted once."""
    if a == b:
        return len(a)
    left = list(b)
    count = 0
    for one in a:
        hit = next((x for x in left if compare_people(one, x) is not Likeness.DIFFERENT), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def _visitor(one: Report, other: Report) -> str:
    """Of visits: whether the same person travels."""
    if one.event.type != "visit" or other.event.type != "visit" or not one.visitors or not other.visitors:
        return ""
    return "same" if _shared(one.visitors, other.visitors) else "other"


def _bodies(one: Report, other: Report) -> str:
    a, b = one.organizations, other.organizations
    if not a or not b:
        return "missing" if a or b else ""
    shared = sum(any(same_organization(x, y) for y in b) for x in a)
    return "same" if shared == min(len(a), len(b)) else "some" if shared else "disjoint"


def _parties(one: Report, other: Report) -> str:
    a, b = one.parties, other.parties
    if not a or not b:
        return "missing" if a or b else ""
    shared = len(a & b)
    if not shared:
        return "disjoint"
    if shared == min(len(a), len(b)):
        return "contained" if shared > 1 else "contained-one"
    return "several" if shared > 1 else "one"


def _place(one: Report, other: Report) -> str:
    a, b = one.cities, other.cities
    if a and b and any(similar(x.replace(" ", ""), y.replace(" ", "")) for x in a for y in b):
        return "same-city"
    if not one.countries or not other.countries:
        return "missing" if (a or b or one.countries or other.countries) else "none"
    if one.countries & other.countries:
        if len(one.countries ^ other.countries) > 1:
            return "some-countries"
        return "other-city" if a and b else "within" if a or b else "same-country"
    return "elsewhere" if one.event.type == other.event.type == "visit" else "disjoint"


def _series(one: Report, other: Report) -> str:
    a, b = one.series, other.series
    edition = one.event.ordinal is not None and one.event.ordinal == other.event.ordinal
    if _rival(one.series_of, other.series_of):
        return "rival"
    if not a or not b:
        return "same-ordinal" if edition else "missing" if a or b else ""
    if edition and a & b:
        return "same-edition"
    if a == b:
        return "same"
    return "contained" if a <= b or b <= a else "shared" if a & b else "disjoint"


def _rival(one: frozenset[str], other: frozenset[str]) -> bool:
    """Each is named for a body or for a country for which the other is not: the China and the Russia summit.

    One that is named for its body, and one for a country, may be one: the WTO meeting and the Hong Kong meeting.
    """
    rest = one - other, other - one
    # Countries are codes in capitals, bodies keys in small letters.
    countries = all(any(name.isupper() for name in names) for names in rest)
    return countries or all(any(not name.isupper() for name in names) for names in rest)


def _words(one: Report, other: Report) -> str:
    shared = len(one.words & other.words)
    return str(shared) if shared < 3 else "3-4" if shared < 5 else "5+"  # noqa: PLR2004


def _trigger(one: Report, other: Report) -> str:
    return "same" if one.trigger & other.trigger else "other"


def _order(one: Report, other: Report) -> str:
    """A later report may overrule a plan; it does not plan anew what an earlier one saw take place."""
    if one.published is None or other.published is None:
        return ""
    early, late = (one, other) if one.published <= other.published else (other, one)
    if one.published == other.published:
        return "same-day"
    was, now = early.event.status in PLANS, late.event.status in PLANS
    return f"{'plan' if was else 'held'}-{'plan' if now else 'held'}"


def _whole(one: Report, other: Report) -> str:
    """What the two are part of; of visits whether one is to many countries and the other to one."""
    if (_is_tour(one) and _is_stop(other)) or (_is_tour(other) and _is_stop(one)):
        return "tour-and-stop"
    for part, whole in ((one, other), (other, one)):
        if part.parent and part.parent.event.type == "summit" and whole.event.type == "summit" and not whole.parent:
            return "part-and-summit"
    if one.parent is None or other.parent is None:
        return "missing" if one.parent or other.parent else ""
    if one.parent.event.type != other.parent.event.type:
        return "other-type"
    alike = _people(one.parent, other.parent) != "disjoint" and _place(one.parent, other.parent) != "disjoint"
    days = one.parent.days, other.parent.days
    apart = gap(days[0], days[1]) if days[0] and days[1] else 0
    return "alike" if alike and apart <= TOLERANCE_DAYS else "unlike"


def _occasion(one: Report, other: Report, told: dict[str, str]) -> str:
    """What all but names an event when taken together, though each part of it is common."""
    if told["date"] not in _MEETING_DAYS:
        return ""
    when = "near" if told["date"].startswith(("near", "week")) else "days"
    kinds = {one.event.type, other.event.type}
    if kinds == {"summit"} and told["organizations"] == "same":
        return f"summit-body-{when}"
    if "summit" in kinds and told["place"] == "same-city":
        return f"summit-city-{when}"
    if kinds == {"visit"} and told["visitor"] == "same" and told["place"] in _MEETING_PLACES:
        return f"visitor-place-{when}"
    if "summit" not in kinds and told["people"] in ("equal", "contained-two"):
        return f"people-{when}"
    return ""


def _is_tour(item: Report) -> bool:
    several = len(item.countries) > 1 or ("tour" in item.trigger and not item.cities)
    return item.event.type == "visit" and several


def _is_stop(item: Report) -> bool:
    return item.event.type == "visit" and len(item.countries) == 1 and not _is_tour(item)


def _story(one: Report, other: Report) -> str:
    """How many names the two documents share."""
    shared = len(one.story & other.story)
    return str(shared) if shared < 3 else "3-4" if shared < 5 else "5+"  # noqa: PLR2004


_ALONE: dict[str, Callable[[Report, Report], str]] = {
    "type": _kind,
    "date": date_level,
    "people": _people,
    "visitor": _visitor,
    "organizations": _bodies,
    "parties": _parties,
    "place": _place,
    "series": _series,
    "words": _words,
    "trigger": _trigger,
    "order": _order,
    "part_of": _whole,
    "story": _story,
}

FIELDS = (*_ALONE, "occasion")
"""The fields in the order of `compare`."""
