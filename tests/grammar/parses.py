"""Parses written by hand: one sentence in both dependency schemes, a line a word."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

_VOCAB = English().vocab


def parsed(rows: str) -> Doc:
    """A Doc from lines `word POS head relation [morphology]`; heads count from 1, the root is its own head."""
    table = [line.split() for line in rows.strip().splitlines()]
    heads = [int(row[2]) - 1 for row in table]
    return Doc(
        _VOCAB,
        words=[row[0] for row in table],
        pos=[row[1] for row in table],
        heads=heads,
        deps=[row[3] for row in table],
        morphs=[row[4] if len(row) > 4 else "" for row in table],
    )


PAST, INF, PART, ING = "VerbForm=Fin|Tense=Past", "VerbForm=Inf", "VerbForm=Part|Tense=Past", "VerbForm=Ger"
FIN = "VerbForm=Fin|Tense=Pres"

# name -> (Universal Dependencies, ClearNLP)
SENTENCES = {
    "prepositions": (
        f"""Bush PROPN 2 nsubj
            met VERB 2 root {PAST}
            Hu PROPN 2 obj
            and CCONJ 5 cc
            Roh PROPN 3 conj
            in ADP 7 case
            Busan PROPN 2 obl
            ahead ADV 2 advmod
            of ADP 11 case
            the DET 11 det
            summit NOUN 8 obl
            after SCONJ 13 mark
            visiting VERB 2 advcl {ING}
            Japan PROPN 13 obj
            . PUNCT 2 punct""",
        f"""Bush PROPN 2 nsubj
            met VERB 2 ROOT {PAST}
            Hu PROPN 2 dobj
            and CCONJ 3 cc
            Roh PROPN 3 conj
            in ADP 2 prep
            Busan PROPN 6 pobj
            ahead ADV 2 advmod
            of ADP 8 prep
            the DET 11 det
            summit NOUN 9 pobj
            after ADP 2 prep
            visiting VERB 12 pcomp {ING}
            Japan PROPN 13 dobj
            . PUNCT 2 punct""",
    ),
    "passive": (
        f"""Talks NOUN 6 nsubj:pass
            between ADP 3 case
            Iran PROPN 1 nmod
            will AUX 6 aux {FIN}
            be AUX 6 aux:pass {INF}
            hosted VERB 6 root {PART}
            by ADP 8 case
            Berlin PROPN 6 obl:agent
            on ADP 10 case
            Monday PROPN 6 obl""",
        f"""Talks NOUN 6 nsubjpass
            between ADP 1 prep
            Iran PROPN 2 pobj
            will AUX 6 aux {FIN}
            be AUX 6 auxpass {INF}
            hosted VERB 6 ROOT {PART}
            by ADP 6 agent
            Berlin PROPN 7 pobj
            on ADP 6 prep
            Monday PROPN 9 pobj""",
    ),
    "control": (
        f"""Lavrov PROPN 5 nsubj
            , PUNCT 4 punct
            the DET 4 det
            minister NOUN 1 appos
            invited VERB 5 root {PAST}
            Hu PROPN 5 obj
            to PART 8 mark
            visit VERB 5 xcomp {INF}
            Russia PROPN 8 obj
            and CCONJ 12 cc
            not PART 12 advmod
            meet VERB 8 conj {INF}
            rebels NOUN 12 obj""",
        f"""Lavrov PROPN 5 nsubj
            , PUNCT 1 punct
            the DET 4 det
            minister NOUN 1 appos
            invited VERB 5 ROOT {PAST}
            Hu PROPN 5 dobj
            to PART 8 aux
            visit VERB 5 xcomp {INF}
            Russia PROPN 8 dobj
            and CCONJ 8 cc
            not PART 12 neg
            meet VERB 8 conj {INF}
            rebels NOUN 12 dobj""",
    ),
    "noun": (
        f"""President NOUN 2 nmod:desc
            Putin PROPN 5 nmod:poss
            's PART 2 case
            state NOUN 5 compound
            visit NOUN 9 nsubj
            to ADP 7 case
            Rome PROPN 5 nmod
            is AUX 9 cop {FIN}
            sign NOUN 9 root
            of ADP 11 case
            talks NOUN 9 nmod
            held VERB 11 acl {PART}
            in ADP 14 case
            May PROPN 12 obl""",
        f"""President PROPN 2 compound
            Putin PROPN 5 poss
            's PART 2 case
            state NOUN 5 compound
            visit NOUN 8 nsubj
            to ADP 5 prep
            Rome PROPN 6 pobj
            is AUX 8 ROOT {FIN}
            sign NOUN 8 attr
            of ADP 9 prep
            talks NOUN 10 pobj
            held VERB 11 acl {PART}
            in ADP 12 prep
            May PROPN 13 pobj""",
    ),
    "relative": (
        f"""Xi PROPN 6 nsubj
            , PUNCT 1 punct
            who PRON 4 nsubj
            visited VERB 1 acl:relcl {PAST}
            Doha PROPN 4 obj
            is AUX 6 root {FIN}
            to PART 8 mark
            meet VERB 6 xcomp {INF}
            Kim PROPN 8 obj""",
        f"""Xi PROPN 6 nsubj
            , PUNCT 1 punct
            who PRON 4 nsubj
            visited VERB 1 relcl {PAST}
            Doha PROPN 4 dobj
            is AUX 6 ROOT {FIN}
            to PART 8 aux
            meet VERB 6 xcomp {INF}
            Kim PROPN 8 dobj""",
    ),
    "perfect": (
        f"""She PRON 3 nsubj
            had AUX 3 aux {PAST}
            met VERB 3 root {PART}
            Xi PROPN 3 obj
            but CCONJ 8 cc
            may AUX 8 aux {FIN}
            not PART 8 advmod
            visit VERB 3 conj {INF}
            China PROPN 8 obj""",
        f"""She PRON 3 nsubj
            had AUX 3 aux {PAST}
            met VERB 3 ROOT {PART}
            Xi PROPN 3 dobj
            but CCONJ 3 cc
            may AUX 8 aux {FIN}
            not PART 8 neg
            visit VERB 3 conj {INF}
            China PROPN 8 dobj""",
    ),
}
