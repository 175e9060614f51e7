"""One set of relations and entity kinds for the label schemes that English spaCy pipelines use.

Universal Dependencies (UD 2, the bundled pipeline) hangs a preposition on its noun; ClearNLP (spaCy's own English
pipelines) hangs the noun on its preposition. Labels that both schemes share mean the same in both.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EntityKind", "Relation", "entity_kind", "relation"]


class Relation(Enum):
    """What a word is to the word that governs it."""

    ROOT = "root"
    SUBJECT = "subject"
    PASSIVE_SUBJECT = "passive subject"
    CLAUSAL_SUBJECT = "clausal subject"
    OBJECT = "object"
    INDIRECT_OBJECT = "indirect object"
    ATTRIBUTE = "attribute"  # ClearNLP alone: "the host" in "she is the host", which UD makes the governor
    PREPOSITIONAL = "prepositional"  # a noun behind a preposition, whether a verb or a noun governs it
    AGENT = "agent"  # the doer of a passive: "by Bush"
    UNMARKED = "unmarked"  # a noun used as an adverb: "met Monday"
    POSSESSIVE = "possessive"
    APPOSITION = "apposition"
    COMPOUND = "compound"
    TITLE = "title"  # UD 2.16's nmod:desc: "President" in "President Bush"; other parses call it a compound
    NAME = "name"  # UD's flat: the later words of a name
    CONJUNCT = "conjunct"
    COMPLEMENT = "complement"
    OPEN_COMPLEMENT = "open complement"
    ADVERBIAL = "adverbial clause"
    RELATIVE = "relative clause"
    PARTICIPIAL = "participial"  # a participle or infinitive that modifies a noun
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    NUMBER = "number"
    DETERMINER = "determiner"
    AUXILIARY = "auxiliary"
    PASSIVE_AUXILIARY = "passive auxiliary"
    COPULA = "copula"
    NEGATION = "negation"
    PARTICLE = "particle"
    PREPOSITION = "preposition"
    MARKER = "marker"
    COORDINATOR = "coordinator"
    EXPLETIVE = "expletive"
    LOOSE = "loose"  # parataxis, lists, discourse
    PUNCTUATION = "punctuation"
    OTHER = "other"


_R = Relation

# UD 2 (universaldependencies.org/u/dep, with the subtypes of English EWT and GUM 2.16) and ClearNLP (the guidelines of
# Choi and Palmer 2012 as spaCy's glossary lists them). A UD subtype that is not listed means what its base means.
_LABELS = {
    "root": _R.ROOT,
    "nsubj": _R.SUBJECT, "nsubj:outer": _R.SUBJECT,
    "nsubj:pass": _R.PASSIVE_SUBJECT, "nsubjpass": _R.PASSIVE_SUBJECT,
    "csubj": _R.CLAUSAL_SUBJECT, "csubjpass": _R.CLAUSAL_SUBJECT,
    "obj": _R.OBJECT, "dobj": _R.OBJECT,
    "iobj": _R.INDIRECT_OBJECT, "dative": _R.INDIRECT_OBJECT,
    "attr": _R.ATTRIBUTE, "acomp": _R.ATTRIBUTE, "oprd": _R.ATTRIBUTE,
    "obl": _R.PREPOSITIONAL, "nmod": _R.PREPOSITIONAL, "pobj": _R.PREPOSITIONAL,
    "obl:agent": _R.AGENT,
    "obl:unmarked": _R.UNMARKED, "nmod:unmarked": _R.UNMARKED, "npadvmod": _R.UNMARKED,
    "obl:npmod": _R.UNMARKED, "obl:tmod": _R.UNMARKED, "nmod:npmod": _R.UNMARKED, "nmod:tmod": _R.UNMARKED,
    "nmod:poss": _R.POSSESSIVE, "poss": _R.POSSESSIVE,
    "appos": _R.APPOSITION,
    "compound": _R.COMPOUND, "nmod:desc": _R.TITLE,
    "flat": _R.NAME, "goeswith": _R.NAME,
    "conj": _R.CONJUNCT,
    "ccomp": _R.COMPLEMENT, "xcomp": _R.OPEN_COMPLEMENT,
    "advcl": _R.ADVERBIAL, "pcomp": _R.ADVERBIAL,
    "acl:relcl": _R.RELATIVE, "relcl": _R.RELATIVE, "acl": _R.PARTICIPIAL,
    "amod": _R.ADJECTIVE, "advmod": _R.ADVERB,
    "nummod": _R.NUMBER, "quantmod": _R.NUMBER,
    "det": _R.DETERMINER, "predet": _R.DETERMINER,
    "aux": _R.AUXILIARY, "aux:pass": _R.PASSIVE_AUXILIARY, "auxpass": _R.PASSIVE_AUXILIARY, "cop": _R.COPULA,
    "neg": _R.NEGATION,
    "compound:prt": _R.PARTICLE, "prt": _R.PARTICLE,
    "case": _R.PREPOSITION, "prep": _R.PREPOSITION, "agent": _R.PREPOSITION, "fixed": _R.PREPOSITION,
    "mark": _R.MARKER,
    "cc": _R.COORDINATOR, "preconj": _R.COORDINATOR,
    "expl": _R.EXPLETIVE,
    "parataxis": _R.LOOSE, "list": _R.LOOSE, "discourse": _R.LOOSE, "intj": _R.LOOSE, "vocative": _R.LOOSE,
    "dislocated": _R.LOOSE,
    "punct": _R.PUNCTUATION,
}  # fmt: skip

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nt", "neither"})


def relation(token: Token) -> Relation:
    """What the token is to its governor (see `relations.governor`), whichever scheme the parse follows."""
    label = token.dep_.lower()
    found = _LABELS.get(label) or _LABELS.get(label.partition(":")[0], _R.OTHER)
    if found is _R.PREPOSITIONAL:
        return _noun_relation(token, label)
    if found is _R.INDIRECT_OBJECT and token.pos_ in {"ADP", "PART"}:
        return _R.PREPOSITION
    if found is _R.ADVERB and token.lower_ in _NEGATIONS:
        return _R.NEGATION
    return found


def _noun_relation(token: Token, label: str) -> Relation:
    if label == "pobj":
        return _R.AGENT if token.head.dep_ == "agent" else _R.PREPOSITIONAL
    if any(child.dep_ == "case" for child in token.children):
        return _R.PREPOSITIONAL
    # An older UD or a ClearNLP nmod before its noun is part of the name; a bare obl is an adverb of time or measure.
    if label.startswith("nmod"):
        return _R.COMPOUND if token.i < token.head.i else _R.UNMARKED
    return _R.UNMARKED


class EntityKind(Enum):
    """What a named entity is, as far as schemes of four and of eighteen types agree."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"  # GPE: a country, city or subdivision, as place or as actor
    LOCATION = "location"  # mountains, seas, regions; in a scheme without GPE also states
    FACILITY = "facility"
    GROUP = "group"  # NORP: nationalities, religions, parties
    EVENT = "event"


_ENTITIES = {
    "PERSON": EntityKind.PERSON, "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.STATE,
    "LOC": EntityKind.LOCATION,
    "FAC": EntityKind.FACILITY, "FACILITY": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT,
}  # fmt: skip


def entity_kind(label: str) -> EntityKind | None:
    """The kind behind an entity label ("GPE", "PER"); None for labels that name nobody and no place (dates, money)."""
    return _ENTITIES.get(label.upper())
