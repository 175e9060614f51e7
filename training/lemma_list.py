"""The lemmas that are read off a list: inflected words of the treebanks whose lemma is never in doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from timeline.pipelines.forms import normal
from training.sources import Sentence

_INFLECTED = ("VERB", "AUX", "NOUN", "ADJ", "ADV")
_ENDINGS = ("s", "ed", "ing", "er", "est")
_LEAST, _SHARE = 2, 0.9


def listed_lemmas(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Rows "word UPOS lemma" in the order of the alphabet; uninflected words that look so are rows too ("news")."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
            if upos in _INFLECTED and word.isalpha():
                seen[normal(word).lower(), upos][lemma] += 1
    rows = []
    for (word, upos), lemmas in seen.items():
        lemma, count = max(lemmas.items(), key=lambda item: (item[1], item[0]))
        doubtless = count >= _LEAST and count >= _SHARE * sum(lemmas.values())
        if doubtless and lemma.isalpha() and (lemma != word or word.endswith(_ENDINGS)):
            rows.append(f"{word} {upos} {lemma}")
    return tuple(sorted(rows))
