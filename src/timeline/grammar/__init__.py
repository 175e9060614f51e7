"""Sentences, tags, dependencies and entities of a text, from whichever spaCy pipeline, in one set of words.

`pipeline` loads and checks a pipeline and parses with it; `labels` maps the label schemes (Universal Dependencies,
ClearNLP; four and eighteen entity types) to one; `relations` and `verbs` read a parse without knowing its scheme.
"""

from timeline.grammar.labels import EntityKind, Relation, entity_kind, relation
from timeline.grammar.pipeline import Pipeline, bundled, check, is_wrapped, load, paragraphs, parse
from timeline.grammar.relations import (
    appositions,
    clausal_modifiers,
    compounds,
    conjuncts,
    governor,
    governors,
    possessor,
    prepositional_modifiers,
)
from timeline.grammar.verbs import (
    Modality,
    VerbGroup,
    agent_of,
    describes,
    objects_of,
    patients_of,
    subject_of,
    verb_group,
)

__all__ = [
    "EntityKind", "Modality", "Pipeline", "Relation", "VerbGroup",
    "agent_of", "appositions", "bundled", "check", "clausal_modifiers", "compounds", "conjuncts", "describes",
    "entity_kind", "governor", "governors", "is_wrapped", "load", "objects_of", "paragraphs", "parse", "patients_of",
    "possessor", "prepositional_modifiers", "relation", "subject_of", "verb_group",
]  # fmt: skip
