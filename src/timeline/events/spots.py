"""Candidates -> mentions: which trigger words speak of an event, and why the others do not."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import Clause, clause_verb, form_of, read_clause
from timeline.events.refusals import refusal
from timeline.events.roles import role
from timeline.events.slots import Slots, fill, frame_of
from timeline.events.weights import model
from timeline.events.words import lists
from timeline.grammar import Relation, relation, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from timeline.events.context import Context
    from timeline.events.names import Name
    from timeline.events.sentences import Sentence
    from timeline.events.triggers import Candidate
    from timeline.model import TimeExpression

# "to ", " and ", "-" and the like between the edges of a range.
_RANGE_GAP = 6
# A candidate is a mention from this score on (logits); 5-fold over train and dev.
ACCEPT = -0.3
# The score of a mention that no model judges: a type of a user's own.
_SURE = 2.0
_CROWD = 5
# "a summit meeting" is a summit: the type whose name may stand before a meeting and raise it.
_RAISED = "summit"
# Ranks below this are heads of state and government, ministers and their like (see `gazetteer.Title`).
_HIGH = 4
_SITES = frozenset({"place", "country"})
# "the fifth round of six-party talks", "a session of the summit": what it is a part of is the mention.
_HEADS = re.compile(
    r"\s+(?:of|in)\s+(?:[\w'’-]+\s+){0,5}?(?:talks|negotiations|discussions|consultations|summit|meetings?|conference)\b",
    re.IGNORECASE,
)
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@attrs.frozen(kw_only=True, eq=False)
class Spot:
    """A trigger word that may speak of an event, with what its sentence says around it.

    names, times: those of its sentence, each with the way that leads there from the mention (see `roles`).
    slots: which names fill the frame of the trigger; quote: the words of its sentence (a Doc joins its text anew each
    time that it is asked).
    refused: why it speaks of no event, "" if it may; score: of the model of mentions (0 where none decides).
    """

    start: int
    end: int
    word: str
    type: str
    is_noun: bool
    token: Token
    sentence: Sentence
    quote: str
    clause: Clause
    names: tuple[tuple[str, Name], ...]
    times: tuple[tuple[str, TimeExpression], ...]
    slots: Slots
    in_title: bool
    quoted: bool
    refused: str = ""
    score: float = 0.0


def read_spots(context: Context, candidates: Sequence[Candidate]) -> list[Spot]:
    """Every candidate with its surroundings, refusals by rule included, in text order."""
    spots = []
    for candidate in candidates:
        spot = _read(context, candidate)
        if spot is not None:
            spots.append(spot)
    return spots


def _read(context: Context, candidate: Candidate) -> Spot | None:
    start, end = candidate.start, candidate.end
    span = context.span(start, end)
    if span is None:
        return None
    token = span[-1]
    sentence = context.sentence_at(start)
    is_noun = token.pos_ in _NOUNS
    trigger = candidate.reading(is_noun=is_noun)
    rule = refusal(context.text, start, end, trigger.word)
    reason = f"{rule.name}: {rule.reason}" if rule else ""
    if trigger.part == "verb" and not trigger.rest and is_noun and not token.lower_.endswith("ing"):
        reason = reason or "noun: the trigger is a verb"
    clause = read_clause(token)
    # What a dateline names besides its place is the agency.
    names = [n for n in context.names_in(sentence) if n.kind in _SITES or not context.in_dateline(n.start)]
    times = [t for t in context.times_in(sentence) if not _is_tail(context, t)]
    return Spot(
        start=start,
        end=end,
        word=trigger.word,
        type=_RAISED if trigger.type == "meeting" and _RAISED in clause.modifiers else trigger.type,
        is_noun=is_noun,
        token=token,
        sentence=sentence,
        quote=context.text[sentence.start : sentence.end],
        clause=clause,
        names=tuple((_role(context, token, n.start, n.end), n) for n in names),
        times=tuple((_time_role(context, token, t), t) for t in times),
        slots=_slots(context, token, names, is_noun=is_noun),
        in_title=sentence.paragraph == 0 and context.has_title,
        quoted=context.is_quoted(start),
        refused=reason,
    )


def _slots(context: Context, token: Token, names: Sequence[Name], *, is_noun: bool) -> Slots:
    heads = [
        (n, head)
        for n in names
        if (head := context.head(n.start, n.end)) is not None
        and (span := context.span(n.start, n.end)) is not None
        and context.are_together(span[0], token)
    ]
    start, end = context.dateline
    here = [n for n in context.names_between(start, end) if n.kind in _SITES]
    return fill(frame_of(token, is_noun=is_noun), token, heads, here)


def _is_tail(context: Context, time: TimeExpression) -> bool:
    """Whether the expression is the second edge of a range that the one before it already spans ("Nov. 4 and 5")."""
    place = context.times.index(time)
    before = context.times[place - 1] if place else None
    if before is None or before.date is None or time.date is None:
        return False
    if time.start - before.end > _RANGE_GAP or before.date == time.date:
        return False
    # "Nov. 4 and 5" has its days on the first; in "four years later, in April 1998" the second is the finer one.
    return before.date.end == time.date.end and before.date.granularity is time.date.granularity


def _time_role(context: Context, token: Token, time: TimeExpression) -> str:
    return "dateline" if context.in_dateline(time.start) else _role(context, token, time.start, time.end)


def _role(context: Context, token: Token, start: int, end: int) -> str:
    """The way to the stretch; "apart" beyond a semicolon, whose sides tell of different things whatever the parse."""
    low, high = sorted((start, token.idx))
    if ";" in context.text[low:high]:
        return "apart"
    head = context.head(start, end)
    return "far" if head is None or not context.are_together(head, token) else role(token, head)


def accept(spots: Sequence[Spot], trained: frozenset[str]) -> tuple[list[Spot], list[Spot]]:
    """(mentions, refused) of the spots; types outside `trained` are decided by the rules alone."""
    kept, refused = [], []
    company = company_of(spots)
    for spot in spots:
        if spot.refused:
            refused.append(spot)
            continue
        if spot.type not in trained:
            kept.append(attrs.evolve(spot, score=_SURE))
            continue
        scored = model("mention").explain(mention_features(spot, company))
        if scored.score > ACCEPT:
            kept.append(attrs.evolve(spot, score=scored.score))
        else:
            refused.append(attrs.evolve(spot, score=scored.score, refused=scored.reason))
    return kept, refused


@attrs.frozen(kw_only=True)
class Company:
    """The other candidates of the document: how many there are, how many sure ones, and how often each base word."""

    count: int
    sure: int
    words: Counter[str]


def company_of(spots: Sequence[Spot]) -> Company:
    """The candidates of the document that no rule refuses."""
    words = Counter(s.word for s in spots if not s.refused)
    sure = sum(n for word, n in words.items() if trust_in(word) == "sure")
    return Company(count=sum(words.values()), sure=sure, words=words)


def mention_features(spot: Spot, company: Company) -> list[str]:
    """What the model of mentions sees."""
    clause, token = spot.clause, spot.token
    part = "noun" if spot.is_noun else "verb"
    trust = trust_in(spot.word)
    words = [
        f"word={spot.word}",
        f"part={part}",
        f"type={spot.type}",
        f"word={spot.word},{part}",
        f"trust={trust}",
        f"trust={trust},{part}",
    ]
    words += [f"det={clause.determiner}", f"tense={clause.tense}", f"plural={clause.plural}", f"form={form_of(token)}"]
    words += [f"mod={m}" for m in clause.modifiers] + [f"prep={clause.preposition}", f"over={clause.verb}"]
    words += [f"cue={c}" for c in {status for status, _ in clause.cues}]
    words += [f"title={spot.in_title}", f"quoted={spot.quoted}", f"negated={clause.negated}"]
    words += [f"relation={relation(token).value}", f"capital={token.text[:1].isupper() and not token.is_sent_start}"]
    words += _next_words(token)
    words.append(f"heads={bool(_HEADS.match(spot.quote, spot.end - spot.sentence.start))}")
    sure = company.sure - (trust == "sure")
    crowd = "0" if sure <= 0 else "1" if sure == 1 else "2-4" if sure < _CROWD else "5+"
    words += [f"busy={min(company.count, 12) // 3}", f"sure={crowd}", f"trust={trust},sure={crowd}"]
    words.append(f"again={min(company.words[spot.word] - 1, 2)}")
    verb = clause_verb(token)
    words.append(f"subject={_subject(verb)}" if verb is not None else "subject=none")
    ways = {f"{way}:{name.kind}" for way, name in spot.names}
    words += sorted(ways) + [f"{way}={part}" for way in sorted(ways)]
    people = [n for _, n in spot.names if n.kind == "person"]
    near = {f"{way.split(':')[0]}:official" for way, n in spot.names if n.kind == "person" and n.rank < _HIGH}
    words += [f"people={min(len(people), 2)}", *sorted(near), f"officials={bool(near)}"]
    words += [f"time:{way.split(':')[0]}" for way, _ in spot.times] or ["no time"]
    for slot in ("doer", "other", "place"):
        kinds = sorted({_standing(n) for n in getattr(spot.slots, slot)}) or ["none"]
        words += [f"{slot}:{k}" for k in kinds] + [f"{slot}:{k}={part},{spot.type}" for k in kinds]
    inside = any(n.start <= spot.start < n.end for _, n in spot.names)
    words.append(f"inside={inside}")
    return [
        *words,
        *(f"{trust}|{w}" for w in dict.fromkeys(words[6:]) if not w.startswith(("next", "previous", "over", "mod"))),
        *(f"{spot.word}|{w}" for w in (f"inside={inside}", f"det={clause.determiner}", f"plural={clause.plural}")),
    ]


def _standing(name: Name) -> str:
    """What fills a slot: an official, another person, or the kind of name."""
    return "official" if name.kind == "person" and name.rank < _HIGH else str(name.kind)


@functools.cache
def _trust() -> dict[str, str]:
    return {word: name for name, row in lists("trust").items() for word in row}


def trust_in(word: str) -> str:
    """sure, likely or doubtful: what the trigger is worth by itself."""
    return _trust().get(word, "likely")


def _next_words(token: Token) -> list[str]:
    doc = token.doc
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    before = doc[token.i - 1].lower_ if token.i else ""
    return [f"next={after}", f"previous={before}"]


def _subject(verb: Token) -> str:
    subject = subject_of(verb)
    if subject is None:
        return "none"
    return f"{subject.pos_}:{subject.ent_type_}" if relation(subject) is not Relation.EXPLETIVE else "it"
