"""What the clause around a word says of it: tense and mood, cues of status, determiner, modifiers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from timeline.events.inflect import noun_forms, verb_forms
from timeline.events.words import lists, words
from timeline.grammar import Modality, Relation, governors, relation, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.grammar import VerbGroup

_REPORTING = words("reporting")
_NARROWING = (
    Relation.COMPOUND,
    Relation.TITLE,
    Relation.ADJECTIVE,
    Relation.NUMBER,
    Relation.POSSESSIVE,
    Relation.ADVERB,
)
_ARTICLES = {"an": "a", "these": "this", "those": "that", "every": "each"}
_NEAR_VERB = (Relation.ADVERB, Relation.AUXILIARY, Relation.MARKER, Relation.PARTICLE, Relation.NEGATION)
_AHEAD = frozenset({"future", "would", "possible", "must"})
_TAGS = {
    "NN": "Sing", "NNP": "Sing", "NNS": "Plur", "NNPS": "Plur",
    "VB": "Inf", "VBD": "Fin", "VBP": "Fin", "VBZ": "Fin", "VBG": "Ger", "VBN": "Part",
}  # fmt: skip
_NOT_OF_ITSELF = (Relation.PUNCTUATION, Relation.CONJUNCT, Relation.SUBJECT, Relation.OBJECT)


@functools.cache
def status_cues() -> dict[str, tuple[str, ...]]:
    """Each inflected cue word of `status.en.toml`, and the statuses that it speaks for."""
    found: dict[str, set[str]] = {}
    for status, row in lists("status").items():
        for word in row:
            for form in (word, *verb_forms(word), *noun_forms(word)):
                found.setdefault(form, set()).add(status)
    return {form: tuple(sorted(statuses)) for form, statuses in found.items()}


def is_reporting(token: Token) -> bool:
    """Whether the token is a verb of saying."""
    return token.lemma_.casefold() in _REPORTING


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb, or a predicate with its copula."""
    return token.pos_ in {"VERB", "AUX"} or any(relation(c) is Relation.COPULA for c in token.children)


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause that the token stands in: itself, or the nearest above."""
    return next((t for t in (token, *governors(token)) if is_verbal(t)), None)


def verb_above(token: Token) -> Token | None:
    """The verb of the clause that governs the token's own."""
    return next((t for t in governors(token) if is_verbal(t)), None)


def governing_verb(token: Token) -> Token | None:
    """The verb over the token: that of its clause, of a verb that of the clause above; None for none."""
    verb = clause_verb(token)
    return verb_above(verb) if verb is not None and verb == token else verb


def tense(verb: Token) -> str:
    """past, perfect, present, future, would, possible, must, infinitive, participle or none."""
    return _tense(verb, verb_group(verb))


def _tense(verb: Token, group: VerbGroup) -> str:
    if group.modality is not None:
        return {Modality.WILL: "future"}.get(group.modality, str(group.modality.value))
    if group.infinitive:
        return "infinitive"
    if group.past is not None:
        return "past" if group.past else ("perfect" if group.perfect else "present")
    return "participle" if form_of(verb) in {"Part", "Ger"} else "none"


def form_of(token: Token) -> str:
    """Fin, Inf, Part or Ger of a verb, Sing or Plur of a noun, "" where the pipeline does not tell."""
    found = token.morph.get("VerbForm", []) or token.morph.get("Number", [])
    return str(found[0]) if found else _TAGS.get(token.tag_, "")


@attrs.frozen(kw_only=True)
class Clause:
    """The clause around a mention.

    tense: of its verb; upper: tense of the verb over an infinitive or a participle, else "";
    verb, above: lemmas of the verb over the mention and of the next one up, "" if there is none;
    cues: (status, word) of the words that govern and modify the mention;
    determiner: a, the, this, pronoun, possessor, none, verb ...; modifiers: words that narrow a noun, in lower case;
    preposition: the one that marks the mention ("during" a visit).
    """

    tense: str
    upper: str
    verb: str
    above: str
    cues: tuple[tuple[str, str], ...]
    determiner: str
    modifiers: tuple[str, ...]
    preposition: str
    plural: bool
    negated: bool


def outlook(clause: Clause) -> str:
    """Whether the clause looks ahead, back, or neither ("open")."""
    for time in (clause.tense, clause.upper):
        if time in _AHEAD:
            return "ahead"
        if time in {"past", "perfect"}:
            return "back"
        if time == "infinitive" and clause.upper in {"", "present", "future"}:
            return "ahead"
    return "open"


def read_clause(token: Token) -> Clause:
    """The clause around the token."""
    verb = clause_verb(token)
    above = verb_above(verb) if verb is not None else None
    groups = [(v, verb_group(v)) for v in (verb, above) if v is not None]
    time, *over = [_tense(v, group) for v, group in groups] or ["none"]
    upper = over[0] if over and time in {"infinitive", "participle", "none"} else ""
    governor = governing_verb(token)
    return Clause(
        tense=time,
        upper=upper,
        verb=governor.lemma_.casefold() if governor is not None else "",
        above=above.lemma_.casefold() if above is not None else "",
        cues=tuple(_cues(token, verb, above)),
        determiner=determiner(token),
        modifiers=tuple(modifiers(token)),
        preposition=preposition(token),
        plural=form_of(token) == "Plur",
        negated=any(group.negated for _, group in groups),
    )


def preposition(token: Token) -> str:
    """The preposition that marks the noun, lower case, "" for none: a UD case word, or the head in ClearNLP."""
    if token.dep_ in {"pobj", "pcomp"}:
        return str(token.head.lower_)
    return next((str(c.lower_) for c in token.children if c.dep_ in {"case", "mark"} and c.i < token.i), "")


def modifiers(token: Token) -> list[str]:
    """Adjectives, compounds, numbers and possessors that narrow a noun, in lower case and text order."""
    return [c.lower_ for c in token.children if c.i < token.i and relation(c) in _NARROWING]


def determiner(token: Token) -> str:
    """a, the, this, no ...; pronoun ("his visit"), possessor ("Hu's visit"), none; verb for a verb."""
    if token.pos_ in {"VERB", "AUX"}:
        return "verb"
    for child in token.children:
        if relation(child) is Relation.POSSESSIVE:
            return "pronoun" if child.pos_ in {"PRON", "DET"} else "possessor"
    for child in token.children:
        if relation(child) is Relation.DETERMINER:
            return _ARTICLES.get(child.lower_, str(child.lower_))
    return "none"


def _cues(token: Token, verb: Token | None, above: Token | None) -> list[tuple[str, str]]:
    near = [c for c in token.children if relation(c) not in _NOT_OF_ITSELF]
    over: list[Token] = []
    for item in governors(token)[:3]:
        over.append(item)
        if item == above:
            break
    around = [c for v in (verb, above) if v is not None for c in v.children if relation(c) in _NEAR_VERB]
    table = status_cues()
    rows: set[tuple[str, str]] = set()
    for item in {t.i: t for t in (*near, *over, *around) if t.i != token.i}.values():
        for form in (item.lower_, item.lemma_.casefold()):
            rows.update((status, item.lemma_.casefold()) for status in table.get(form, ()))
    return sorted(rows)
