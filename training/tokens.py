"""spaCy's English tokenizer, moved towards the tokens of the treebanks where a rule can do it."""

from __future__ import annotations

import re

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex

from training.words import WORDS


def customize(nlp: Language) -> None:
    """Change the tokenizer of the pipeline in place; the changes are saved with it."""
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("the pipeline has a tokenizer of another kind")
    infixes = [_hyphens_spared(str(rule)) for rule in defaults.infixes or ()]
    suffixes = [*(defaults.suffixes or ()), r"[!?]{2,}", r"-{3,}", r"={2,}", r"_{2,}", r"\*{2,}"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    titles = {word.capitalize() for word in WORDS["before_name"] if word not in {"v.", "min.", "sec."}}
    for text in sorted(WORDS["abbreviations"] | titles):
        tokenizer.add_special_case(text, [{ORTH: text, NORM: text}])
    # The last alternative: spaCy takes signs off a word one by one, which costs the square of their number.
    tokenizer.token_match = re.compile(r"^(?:[-=_*~]{2,}|[!?]{2,}|\.{2,}|([^\w\s])\1{7,})$").match


def _hyphens_spared(rule: str) -> str:
    if "(?:-|" not in rule or "[" not in rule:
        return rule
    spared = "".join(rf"(?<!\b{prefix})(?<!\b{prefix.title()})" for prefix in sorted(WORDS["kept_prefixes"]))
    return rule.replace("(?:-|", f"(?:{spared}-|", 1)
