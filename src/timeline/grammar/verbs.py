"""What a verb says of itself (tense, modality, negation, voice) and who stands around it, in both schemes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import attrs

from timeline.grammar.labels import Relation, relation
from timeline.grammar.relations import appositions, dependents, governor, possessor, prepositional_modifiers

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Modality", "VerbGroup", "agent_of", "describes", "objects_of", "patients_of", "subject_of", "verb_group"]

_R = Relation
_SUBJECTS = (_R.SUBJECT, _R.PASSIVE_SUBJECT, _R.CLAUSAL_SUBJECT)
_GROUP = (_R.AUXILIARY, _R.PASSIVE_AUXILIARY, _R.COPULA)
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_DEPTH = 6  # clauses looked through for an unspoken subject


class Modality(Enum):
    """How the speaker stands to what the verb says."""

    WILL = "will"  # will, shall, is to, is going to, is due to
    WOULD = "would"  # would, should: reported future, or a condition
    POSSIBLE = "possible"  # may, might, can, could
    MUST = "must"


_MODALS = {
    "will": Modality.WILL, "'ll": Modality.WILL, "’ll": Modality.WILL, "wo": Modality.WILL, "shall": Modality.WILL,
    "would": Modality.WOULD, "'d": Modality.WOULD, "’d": Modality.WOULD, "should": Modality.WOULD,
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "can": Modality.POSSIBLE, "could": Modality.POSSIBLE,
    "ca": Modality.POSSIBLE, "must": Modality.MUST, "ought": Modality.MUST,
}  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})


@attrs.frozen(kw_only=True)
class VerbGroup:
    """A verb (or nominal predicate with its copula) and its auxiliaries.

    past: the finite word is a past form ("was visiting", "had met"); None where no word is finite.
    perfect, progressive: "has met", "is visiting"; passive: "was held", also the bare participle "held".
    infinitive: "to visit" without an auxiliary before it; negated: not, never, no longer.
    """

    auxiliaries: tuple[Token, ...] = ()
    past: bool | None = None
    modality: Modality | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    infinitive: bool = False
    negated: bool = False


def _is_past(token: Token) -> bool | None:
    tense, form = token.morph.get("Tense", []), token.morph.get("VerbForm", [])
    if form:
        return ("Past" in tense) if "Fin" in form else None
    return {"VBD": True, "VBZ": False, "VBP": False}.get(token.tag_)


def _is_participle(token: Token, *, of_past: bool) -> bool:
    if "Part" in token.morph.get("VerbForm", []) or "Ger" in token.morph.get("VerbForm", []):
        return ("Past" in token.morph.get("Tense", [])) == of_past
    return token.tag_ == ("VBN" if of_past else "VBG")


def _auxiliaries(verb: Token) -> tuple[Token, ...]:
    return tuple(t for t in dependents(verb, *_GROUP) if t.lower_ != "to")


def verb_group(verb: Token) -> VerbGroup:
    """The group of the verb; the auxiliaries that a verb in a list shares with the first one are counted too."""
    own = _auxiliaries(verb)
    first = verb.head if relation(verb) is _R.CONJUNCT and not own and not dependents(verb, *_SUBJECTS) else None
    shared = _auxiliaries(first) if first is not None and _same_form(first, verb) else ()
    words = own or shared
    finite = [past for past in map(_is_past, [*words, verb]) if past is not None]
    has_to = any(t.lower_ == "to" and t.i < verb.i and relation(t) in {_R.MARKER, _R.AUXILIARY} for t in verb.children)
    be_to = has_to and _is_bare_be(governor(verb), verb)
    modal = next((_MODALS[t.lower_] for t in words if t.lower_ in _MODALS and not _is_past_perfect(t, verb)), None)
    lowered = {t.lower_ for t in words}
    past_participle = _is_participle(verb, of_past=True)
    return VerbGroup(
        auxiliaries=words,
        past=finite[0] if finite else None,
        modality=modal or (Modality.WILL if be_to or (has_to and lowered & _BE) or _is_going_to(verb) else None),
        perfect=past_participle and bool(lowered & _HAVE),
        progressive=_is_participle(verb, of_past=False) and any(t.lower_ in _BE | {"been", "be"} for t in words),
        passive=_is_passive(verb, words, past_participle=past_participle),
        infinitive=has_to and not words and not be_to,
        negated=_is_negated(verb) or (not own and first is not None and bool(shared) and _is_negated(first)),
    )


def _same_form(first: Token, second: Token) -> bool:
    return first.tag_ == second.tag_ and first.morph.get("VerbForm", []) == second.morph.get("VerbForm", [])


def _is_past_perfect(auxiliary: Token, verb: Token) -> bool:
    """'d is had, not would, before a participle."""
    return auxiliary.lower_ in {"'d", "’d"} and _is_participle(verb, of_past=True)


def _is_bare_be(above: Token | None, verb: Token) -> bool:
    return above is not None and above.lower_ in _BE and relation(verb) in {_R.OPEN_COMPLEMENT, _R.COMPLEMENT}


def _is_going_to(verb: Token) -> bool:
    above = governor(verb)
    return above is not None and above.lower_ == "going" and relation(verb) is _R.OPEN_COMPLEMENT


def _is_passive(verb: Token, words: tuple[Token, ...], *, past_participle: bool) -> bool:
    if any(relation(t) is _R.PASSIVE_AUXILIARY for t in words) or dependents(verb, _R.PASSIVE_SUBJECT):
        return True
    bare = past_participle and not any(t.lower_ in _HAVE for t in words)
    return bare and relation(verb) in {_R.PARTICIPIAL, _R.ADVERBIAL} and not dependents(verb, _R.OBJECT)


def _is_negated(verb: Token) -> bool:
    if dependents(verb, _R.NEGATION):
        return True
    return any(t.lower_ == "longer" and any(c.lower_ == "no" for c in t.children) for t in verb.children)


def subject_of(verb: Token, *, implied: bool = True) -> Token | None:
    """The grammatical subject: of a passive, who or what undergoes it.

    A relative pronoun stands for its noun. With `implied`, an unspoken subject is looked for: of a later verb of a
    list, of "to visit" in "agreed to visit" and "invited Hu to visit" (Hu), of "held" in "talks held in Rome" (talks).
    """
    return _subject(verb, _DEPTH if implied else 0)


def _subject(verb: Token, depth: int) -> Token | None:
    own = [t for t in dependents(verb, *_SUBJECTS) if relation(t) is not _R.EXPLETIVE]
    above, kind = governor(verb), relation(verb)
    if own:
        spoken = own[-1]
        return above if spoken.lower_ in _RELATIVES and kind is _R.RELATIVE and above is not None else spoken
    if above is None or depth <= 0:
        return None
    if kind is _R.PARTICIPIAL:
        return _subject_of_modifier(verb, above, depth)
    if kind is _R.OPEN_COMPLEMENT and (objects := dependents(above, _R.OBJECT, _R.INDIRECT_OBJECT)):
        return objects[0]
    if kind in {_R.CONJUNCT, _R.OPEN_COMPLEMENT, _R.ADVERBIAL} or (kind is _R.COMPLEMENT and _has_to(verb)):
        return _subject(above, depth - 1) if above.pos_ in {"VERB", "AUX"} or dependents(above, _R.COPULA) else None
    return None


def _has_to(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.i < verb.i for t in verb.children)


def _subject_of_modifier(verb: Token, noun: Token, depth: int) -> Token | None:
    """Of a participle the noun; of an infinitive ("Putin's plan to visit", "accepted an invitation to visit") whose
    noun it is, or whoever does what the noun is the object of.
    """
    if not _has_to(verb):
        return noun
    holder = governor(noun)
    return possessor(noun) or (_subject(holder, depth - 1) if holder is not None else None)


def agent_of(verb: Token) -> Token | None:
    """Who does it: the subject, or of a passive the noun of its by-phrase (None where it is not said)."""
    if not verb_group(verb).passive:
        return subject_of(verb)
    return next((noun for preposition, noun in prepositional_modifiers(verb) if preposition == "by"), None)


def objects_of(verb: Token) -> tuple[Token, ...]:
    """The objects that stand with the verb, direct and indirect; a relative pronoun stands for its noun."""
    above = governor(verb) if relation(verb) is _R.RELATIVE else None
    found = dependents(verb, _R.OBJECT, _R.INDIRECT_OBJECT)
    return tuple(above if above is not None and t.lower_ in _RELATIVES else t for t in found)


def patients_of(verb: Token) -> tuple[Token, ...]:
    """Who or what undergoes it: the objects, or of a passive its subject."""
    if not verb_group(verb).passive:
        return objects_of(verb)
    subject = subject_of(verb)
    return (subject,) if subject is not None else ()


def describes(noun: Token) -> tuple[Token, ...]:
    """The nouns that say who the noun is: its appositions, and the predicate in "Lavrov is the foreign minister"."""
    above = governor(noun)
    if above is None or relation(noun) is not _R.SUBJECT:
        return appositions(noun)
    said = dependents(above, _R.ATTRIBUTE) or ((above,) if dependents(above, _R.COPULA) else ())
    return (*appositions(noun), *(t for t in said if t.pos_ in {"NOUN", "PROPN"}))
