"""Candidates -> mentions: which trigger words speak of an event, and why the others do not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from timeline.events.clause import Clause, clause_verb, form_of, read_clause
from timeline.events.refusals import refusal
from timeline.events.roles import role
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

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@attrs.frozen(kw_only=True, eq=False)
class Spot:
    """A trigger word that may speak of an event, with what its sentence says around it.

    names, times: those of its sentence, each with the way that leads there from the mention (see `roles`).
    refused: why it speaks of no event, "" if it may; score: of the model of mentions (0 where none decides).
    """

    start: int
    end: int
    word: str
    type: str
    is_noun: bool
    token: Token
    sentence: Sentence
    clause: Clause
    names: tuple[tuple[str, Name], ...]
    times: tuple[tuple[str, TimeExpression], ...]
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
    names = context.names_in(sentence)
    times = context.times_in(sentence)
    return Spot(
        start=start,
        end=end,
        word=trigger.word,
        type=trigger.type,
        is_noun=is_noun,
        token=token,
        sentence=sentence,
        clause=read_clause(token),
        names=tuple((_role(context, token, n.start, n.end), n) for n in names),
        times=tuple((_role(context, token, t.start, t.end), t) for t in times),
        in_title=sentence.paragraph == 0,
        quoted=context.is_quoted(start),
        refused=reason,
    )


def _role(context: Context, token: Token, start: int, end: int) -> str:
    span = context.span(start, end)
    return "far" if span is None else role(token, span)


def accept(spots: Sequence[Spot], trained: frozenset[str]) -> tuple[list[Spot], list[Spot]]:
    """(mentions, refused) of the spots; types outside `trained` are decided by the rules alone."""
    kept, refused = [], []
    busy = sum(1 for s in spots if not s.refused)
    for spot in spots:
        if spot.refused:
            refused.append(spot)
            continue
        if spot.type not in trained:
            kept.append(attrs.evolve(spot, score=1.0))
            continue
        scored = model("mention").explain(mention_features(spot, busy))
        if scored.score > 0:
            kept.append(attrs.evolve(spot, score=scored.score))
        else:
            refused.append(attrs.evolve(spot, score=scored.score, refused=scored.reason))
    return kept, refused


def mention_features(spot: Spot, busy: int) -> list[str]:
    """What the model of mentions sees. busy: how many candidates the document has."""
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
    words.append(f"busy={min(busy, 12) // 3}")
    verb = clause_verb(token)
    words.append(f"subject={_subject(verb)}" if verb is not None else "subject=none")
    ways = {f"{way}:{name.kind}" for way, name in spot.names}
    words += sorted(ways) + [f"{way}={part}" for way in sorted(ways)]
    people = [n for _, n in spot.names if n.kind == "person"]
    words.append(f"people={min(len(people), 2)}")
    words += [f"time:{way.split(':')[0]}" for way, _ in spot.times] or ["no time"]
    inside = any(n.start <= spot.start < n.end for _, n in spot.names)
    words.append(f"inside={inside}")
    return [
        *words,
        *(f"{trust}|{w}" for w in dict.fromkeys(words[6:]) if not w.startswith(("next", "previous", "over", "mod"))),
        *(f"{spot.word}|{w}" for w in (f"inside={inside}", f"det={clause.determiner}", f"plural={clause.plural}")),
    ]


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
