"""Which way an incomplete date points: light cues of its clause, without parsing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from timeline.dates.cues import AHEAD, GOVERNED, PAST, PLAINLY, Cues
from timeline.dates.lexicon import Tokens

_REACH = 60  # tokens to each side, about thirty words
_PRESENT_REACH = 8  # the same for a verb of the present behind the date: "On Friday he travels"
_VERB_BEFORE = 4  # tokens from a verb to its date: "promised in March"
_STOPS = frozenset(".!?;")
_MAY = "may"
_ODD_BLANKS = ("  ", "\n ", " \n", *"\t\r\x0b\x0c\x1c\x1d\x1e\x1f")
_RELATIVES = frozenset({"which", "who", "whose"})  # they open a clause with a time of its own
_DURING = frozenset({"at", "in", "during", "on"})  # but for "a summit at which"
_ON = frozenset({"in", "on"})
_PRESENT_BE = frozenset({"is", "are", "be", "being"})  # "is heard in May" may be a May to come
_AIMS = frozenset({"for", "to"})
# Words between a signal and its date: "until the end of May", "by late Friday", "as early as on Tuesday".
_BETWEEN = frozenset({"the", "early", "late", "mid", "end", "of", "on", "about", "around", "-", "sometime"})


def readable(text: str, tokens: Tokens, spans: Iterable[tuple[int, int]]) -> Tokens:
    """The tokens to look for cues in: any blank that parts no paragraphs is a space, the month of May no verb.

    spans: the tokens of the expressions found, in which a "may" is that month.
    """
    places = [at for start, end in spans for at in range(start, end) if tokens.texts[at] == _MAY]
    plain = _is_plain(text.strip())
    if plain and not places:
        return tokens
    texts = list(tokens.texts)
    if not plain:
        texts = [" " if sign == " " else token for token, sign in zip(texts, tokens.signs, strict=True)]
    for at in places:
        texts[at] = _MAY.title()
    return attrs.evolve(tokens, texts=texts)


def _is_plain(text: str) -> bool:
    """Whether its only blanks are single spaces and the line breaks between paragraphs, two by two."""
    breaks = text.count("\n") == 2 * text.count("\n\n")
    return breaks and text.isascii() and not any(blank in text for blank in _ODD_BLANKS)


class Tenses:
    """Reads the cues of a clause, and the signal words directly before a date."""

    def __init__(self, classes: Mapping[str, Mapping[str, int]]) -> None:
        """Take the classes of the word file."""
        self._cues = Cues(classes)
        self._signals = classes["signal"]

    def tense(self, tokens: Tokens, start: int, end: int) -> int:
        """2 or 1 if the nearest cue in the clause is of the future, plainly or not; -1 of the past; 0 if there is none.

        -2 if the date is that of a verb of the past right before it.

        A signal word directly before the expression ("until", "by") goes before the verbs, unless it opens the clause
        of a verb of the past ("until Thursday they had not ..."). A cue behind the expression counts as twice as far:
        the verb that governs a date mostly precedes it.
        """
        texts = tokens.texts
        signal = self._signal(texts, start)
        before, distance = self._before(texts, start)
        if before < 0 and texts[start - 2] == "for" and self._cues.arranges(texts, start - distance):
            before = PLAINLY
        after = self._after(texts, end, distance // 2, within_clause=before > AHEAD)
        if signal:
            back = signal < 0 or (not before and after < 0)
            return PAST if back else PLAINLY if before == 0 else max(signal, before)
        if before > 0 and after > 0:
            return max(before, after)
        if before < 0 and distance <= _VERB_BEFORE and texts[start - 2] not in _AIMS:
            # "Grain promised in March would come", but not "a march called for Sunday will go on".
            is_present = texts[max(start - distance - 2, 0)] in _PRESENT_BE
            return GOVERNED if texts[start - 2] in _ON and not is_present else before
        return after or before

    def owned(self, tokens: Tokens, start: int) -> int:
        """The way of a weekday that owns what follows, "Friday's talks": that of a signal word before it, else back."""
        return self._signal(tokens.texts, start) or PAST

    def measures_past(self, tokens: Tokens, start: int) -> bool:
        """Whether a superlative measures the time up to now: "their first talks in two years", "the worst in a decade".

        It stands before the preposition, with no verb between.
        """
        texts = tokens.texts
        for at in range(start - 1, max(start - _REACH, -1), -1):
            word = texts[at]
            if self._breaks(texts, at) or self._cues.way(texts, at):
                return False
            if self._cues.is_superlative(word):
                return True
        return False

    def _signal(self, texts: Sequence[str], start: int) -> int:
        """What the signal word directly before the expression says, 0 if there is none."""
        for at in range(start - 1, max(start - 9, -1), -1):
            word = texts[at]
            if word in self._signals:
                return self._signals[word]
            if word == "as" and at > 3 and texts[at - 2] in ("early", "soon") and texts[at - 4] == "as":  # noqa: PLR2004
                return PLAINLY
            if not word.isspace() and word not in _BETWEEN:
                return 0
        return 0

    def _before(self, texts: Sequence[str], start: int) -> tuple[int, int]:
        """The way of the nearest cue before the expression, and how many tokens away it is."""
        for at in range(start - 1, max(start - _REACH, -1), -1):
            if texts[at] == " ":
                continue
            if self._breaks(texts, at):
                break
            found = self._cues.way(texts, at)
            if found:
                return found, start - at
        return 0, _REACH * 2

    def _after(self, texts: Sequence[str], end: int, reach: int, *, within_clause: bool = False) -> int:
        """The way of the nearest cue after the expression, within so many tokens, or before the next comma."""
        for at in range(end, min(end + reach, len(texts))):
            if texts[at] == " ":
                continue
            if self._breaks(texts, at) or (texts[at] in _RELATIVES and texts[at - 2] not in _DURING):
                break
            if within_clause and texts[at] == ",":
                break  # "The envoy, who will leave on Sunday, said ..."
            found = self._cues.way(texts, at)
            if found and texts[at] in self._cues.scheduled and at - end > _PRESENT_REACH:
                continue
            if found:
                return found if (at - end + 1) <= reach else 0
        return 0

    @staticmethod
    def _breaks(texts: Sequence[str], at: int) -> bool:
        token = texts[at]
        if token in _STOPS:
            return at + 1 == len(texts) or texts[at + 1].isspace()
        return token[0].isspace() and "\n" in token
