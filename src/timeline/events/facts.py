"""What each mention says by itself, before mentions are joined: actors, places, date, ordinal, narrowing words."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import governing_verb, is_reporting
from timeline.events.inflect import verb_forms
from timeline.events.words import words
from timeline.grammar import governors, prepositional_modifiers
from timeline.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from timeline.events.names import Name
    from timeline.events.spots import Spot
    from timeline.model import DateSpan, TimeExpression

_ORDINALS = {
    word: n
    for n, words in enumerate(
        [
            "first inaugural",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
    for word in words.split()
}
_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_CONTRAST = words("contrast")
# By form: the lemma of a rarer form may be wrong.
_BOUNDS = frozenset(form for name in ("beginnings", "endings", "bounds") for w in words(name) for form in verb_forms(w))
# Possessive pronouns, and what a hyphen or a parse leaves over, narrow nothing.
_EMPTY = frozenset(["his", "her", "its", "their", "our", "my", "your", "day", "one", "two", "three", "just", "members"])
_PARTY_WAYS = re.compile(
    r"own:|within|up1:(?:subject|object|passive subject|agent|prepositional:(?:with|between|by|among|of))|"
    r"up2:(?:subject|passive subject)"
)
_SUBJECTS = frozenset({"own:subject", "up1:subject", "up2:subject", "own:possessive"})
_WINDOW_DAYS = 45
_PHRASE_WORDS = 12
_NAMING = frozenset({"PROPN", "ADJ", "NOUN"})
_OWN_TIME = re.compile(r"own:|within|up1:")
_OWN_SITE = re.compile(r"(?:own|up1):prepositional:(?:in|at)$")
_BODY_WAYS = re.compile(r"within|own:(?:compound|possessive|prepositional:of|title)")
_PLACE_WAYS = re.compile(
    r"(?:own|up1|up2):(?:prepositional:(?:in|at|to|into|for|on|from)|compound|object|unmarked)|within"
)


@attrs.frozen(kw_only=True, eq=False)
class Facts:
    """What one mention says by itself.

    actors, subject: canonical names; sites: (name, country) of its places, the name "" for a country itself;
    bodies: whose event it is ("APEC" of the APEC summit); when: the expression nearest in the parse that is no
    reporter's and not the dateline; own_date, own_sites: days and countries said of itself or of its verb, where the
    text leaves no choice; era: past, now or future (now is within some weeks of the day of writing), or none;
    ordinal: of an edition; narrow: words that narrow it ("six-party", "state");
    contrast: words that set it apart ("next", "another"); proper: words of its own name, in front of it or behind
    ("World Summit on the Information Society"), in lower case.
    """

    spot: Spot
    actors: frozenset[str]
    subject: frozenset[str]
    sites: frozenset[tuple[str, str]]
    bodies: frozenset[str]
    when: TimeExpression | None
    own_date: DateSpan | None
    own_sites: frozenset[str]
    ordinal: int | None
    era: str
    narrow: frozenset[str]
    contrast: frozenset[str]
    proper: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """The names of its places."""
        return frozenset(name for name, _ in self.sites)

    @property
    def edition(self) -> int | None:
        """Its ordinal, where that counts the editions of a series: not the visits or meetings of somebody."""
        personal = self.spot.clause.determiner in {"pronoun", "possessor"}
        return None if personal or self.spot.type == "visit" else self.ordinal

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the word itself tells which event it is."""
        return not (self.actors or self.sites or self.when or self.narrow or self.ordinal)

    @property
    def date(self) -> DateSpan | None:
        """The days of its own expression."""
        return self.when.date if self.when else None


def read_facts(spot: Spot, day: dt.date | None = None) -> Facts:
    """The facts of one mention in a text written on that day."""
    modifiers = [m for m in spot.clause.modifiers if m.isalpha() or "-" in m or m[0].isdigit()]
    when = _own_time(spot)
    numbers = [n for n in (ordinal_of(m) for m in modifiers) if n]
    return Facts(
        spot=spot,
        actors=frozenset(n.name for way, n in spot.names if _is_party(spot, way, n)),
        subject=frozenset(n.name for way, n in spot.names if way in _SUBJECTS and not is_said(spot.token, way)),
        sites=frozenset(_site(n) for way, n in spot.names if _is_place(way, n)),
        bodies=frozenset(n.name for way, n in spot.names if _BODY_WAYS.match(way) and n.kind == "organization"),
        when=when,
        era=_era(when.date if when else None, day),
        own_date=_own_date(spot),
        own_sites=frozenset(n.country or n.name for way, n in spot.names if _is_place(way, n) and _OWN_SITE.match(way)),
        ordinal=numbers[0] if numbers else None,
        narrow=frozenset(m for m in modifiers if m not in _CONTRAST and m not in _EMPTY and not ordinal_of(m)),
        contrast=frozenset(m for m in spot.clause.modifiers if m in _CONTRAST),
        proper=_proper(spot),
    )


def _own_date(spot: Spot) -> DateSpan | None:
    """The days of the one expression that stands on the mention or its verb; None where there are several or none.

    None too where it tells only the beginning or the end ("the summit ends on Friday", "a two-day visit from Monday").
    """
    verb = governing_verb(spot.token)
    bound = verb is not None and verb.lower_ in _BOUNDS
    if bound or any(t.type is TimexType.DURATION and _OWN_TIME.match(w) for w, t in spot.times):
        return None
    near = [
        t.date for way, t in spot.times if t.date is not None and _OWN_TIME.match(way) and not is_said(spot.token, way)
    ]
    return near[0] if len(near) == 1 else None


def _proper(spot: Spot) -> frozenset[str]:
    """Capitalised words of the noun's own name: in front of it, and behind it after "of", "on" or "for".

    No persons and no dates; places only in front, where they name ("the Astana summit") and do not tell where.
    """
    if not spot.is_noun:
        return frozenset()
    noun = spot.token
    never = [(n.start, n.end) for _, n in spot.names if n.kind == "person"] + [(t.start, t.end) for _, t in spot.times]
    sites = [(n.start, n.end) for _, n in spot.names if n.kind in ("place", "country")]
    front = [t for t in noun.subtree if 0 < noun.i - t.i <= _PHRASE_WORDS and not t.is_sent_start]
    behind = [
        t
        for word, head in prepositional_modifiers(noun)
        if word in {"of", "on", "for"}
        for t in head.subtree
        if 0 < t.i - noun.i <= _PHRASE_WORDS and not _within(t, sites)
    ]
    named = [t for t in (*front, *behind) if t.text[:1].isupper() and t.pos_ in _NAMING and not _within(t, never)]
    return frozenset(t.lower_ for t in named if len(t) > 1)


def _within(token: Token, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in stretches)


def _era(date: DateSpan | None, day: dt.date | None) -> str:
    if date is None or day is None:
        return "none"
    low, high = date.edges
    if (day - high).days > _WINDOW_DAYS:
        return "past"
    return "future" if (low - day).days > _WINDOW_DAYS else "now"


def _site(name: Name) -> tuple[str, str]:
    code = name.country or name.name
    return ("" if name.kind == "country" else name.name, code)


def ordinal_of(word: str) -> int | None:
    """2 for "second" or "2nd", None for any other word."""
    match = _NUMBERED.match(word)
    return int(match.group(1)) if match else _ORDINALS.get(word)


def _is_party(spot: Spot, way: str, name: Name) -> bool:
    if name.kind == "place" or not _PARTY_WAYS.match(way) or is_said(spot.token, way):
        return False
    return not re.match(r"(?:own|up\d):prepositional:(?:in|at|to|from|into|on)$", way)


def _is_place(way: str, name: Name) -> bool:
    return name.kind in ("place", "country") and bool(_PLACE_WAYS.match(way))


_TIME_RANK = ("within", "own:", "up1:", "over1", "over2", "up2:", "up3:")


def _own_time(spot: Spot) -> TimeExpression | None:
    """The dated expression that the parse hangs nearest to the mention; none of a verb of saying."""
    ranked = []
    for way, time in spot.times:
        if way == "dateline":
            continue
        rank = next((i for i, start in enumerate(_TIME_RANK) if way.startswith(start)), None)
        if rank is None or time.date is None or (rank >= 2 and is_said(spot.token, way)):  # noqa: PLR2004
            continue
        ranked.append((rank, abs(time.start - spot.start), time.start, time))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def is_said(token: Token, way: str) -> bool:
    """Whether the way ends on a verb of saying above the mention."""
    level = int(way[2]) if way.startswith("up") else 0
    chain = governors(token)
    return 0 < level <= len(chain) and is_reporting(chain[level - 1])
