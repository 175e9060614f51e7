r"""The language of the patterns in `rules.en.toml`, compiled to regular expressions over tokens.

A text is first written as one character a token (`lexicon.py`), so a pattern is a small regular expression whose
letters are whole words. What it may hold:

    words            `ago`, `the`           a lower-case word stands for itself
    {slot}           `{month}`              any word of that class of `words.en.toml`, kept under the class's name
    {name:class}     `{last:weekday}`       the same, kept under another name; `{:class}` is not kept
    {DATE}           `{outer:DAY}`          in capitals: an expression that the rules of the first pass found
    <part>           `<count>`              a pattern of the table `[parts]`, written once and used by name
    <name=part>      `<count=number>`       the same, and all its words are kept under that name
    ( | ) ?          groups, alternatives, options
    (?! ) (?<! )     what must not follow or precede;  (?= ) (?<= )  what must
    [ ]              one of these signs;  a sign alone stands for itself;  `\` before an operator makes it a sign
    space            one run of blanks;  `_` blank or hyphen;  `~` an optional blank

There is no repetition, so a pattern reads a bounded number of tokens and every scan is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import attrs

from timeline.errors import TableError

_PIECE = re.compile(
    r"\{(?P<slot>[A-Za-z0-9_:]+)\}|@(?P<name>[a-z0-9]+):|(?P<word>[^\W\d_]+)|\[(?P<set>[^\]]+)\]|\\?(?P<sign>.)"
)
_RULED_OUT = ("?!", "?<!")
_AHEAD = (*_RULED_OUT, "?<=", "?=")
SPACE = " "


# What a stretch of tokens can begin with: its first characters one by one, up to HEAD of them; one that is shorter is
# the whole stretch.
Head = tuple[frozenset[str], ...]
HEAD = 3
_NOTHING: tuple[Head, ...] = ((),)


@attrs.frozen
class Node:
    """A compiled stretch of pattern: its regular expression, and the heads of what it can match (`()` for nothing)."""

    regex: str
    heads: tuple[Head, ...]

    @property
    def empty(self) -> bool:
        """Whether it can match nothing."""
        return () in self.heads


@attrs.frozen
class Alphabet:
    """What the words and classes of a pattern are as characters of the token string."""

    word: Callable[[str], str]
    slot: Callable[[str], frozenset[str]]
    parts: Mapping[str, str]


@attrs.frozen
class Pattern:
    """A compiled pattern. Its groups are the slots, numbered where used twice (`name__2`); kinds: their classes."""

    source: str
    regex: re.Pattern[str]
    heads: tuple[Head, ...]
    kinds: Mapping[str, str]

    def filled(self, match: re.Match[str]) -> dict[str, tuple[str, int, int]]:
        """For each slot that the match filled: its class, and where. The taken alternative has the plain name."""
        found: dict[str, tuple[str, int, int]] = {}
        for group, kind in self.kinds.items():
            start, end = match.span(group)
            if start >= 0:
                name = base = group.partition("__")[0]
                number = 1
                while name in found:
                    number += 1
                    name = f"{base}__{number}"
                found[name] = (kind, start, end)
        return found


def words_of(source: str, parts: Mapping[str, str]) -> set[str]:
    """The plain words that the pattern and the parts it uses are made of."""
    found: set[str] = set()
    for match in _PIECE.finditer(_expand(source, parts)):
        if match.lastgroup == "word":
            found.add(match.group())
    return found


def _expand(source: str, parts: Mapping[str, str], depth: int = 0) -> str:
    def replace(match: re.Match[str]) -> str:
        kept, name = match.group("kept", "part")
        if name not in parts:
            raise TableError(f"pattern {source!r} uses the unknown part <{name}>; define it in [parts]")
        return f"({f'@{kept}:' if kept else ''}{_expand(parts[name], parts, depth + 1)})"

    if depth > 9:  # noqa: PLR2004
        raise TableError(f"pattern {source!r}: its parts go round in a circle; break it")
    return re.sub(r"<(?:(?P<kept>[a-z0-9]+)=)?(?P<part>[a-z0-9-]+)>", replace, source)


def compile_pattern(source: str, alphabet: Alphabet) -> Pattern:
    """The pattern as a regular expression over token characters. Raises TableError, naming what is wrong in it."""
    reader = _Reader(source, alphabet)
    node = reader.alternatives()
    if reader.rest():
        raise TableError(f"pattern {source!r}: unexpected {reader.rest()!r}; balance the parentheses")
    if node.empty:
        raise TableError(f"pattern {source!r} can match nothing; make one of its words needed")
    return Pattern(source, re.compile(node.regex), node.heads, reader.kinds)


def _joined(first: tuple[Head, ...], second: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads of one stretch followed by another."""
    if first == _NOTHING:
        return second
    return _united((head + more)[:HEAD] for head in first for more in (second if len(head) < HEAD else _NOTHING))


def _united(heads: Iterable[Head]) -> tuple[Head, ...]:
    """The same heads, those that differ in one place only made one."""
    found = list(dict.fromkeys(heads))
    for place in range(HEAD):
        alike: dict[Head, list[frozenset[str]]] = {}
        short = [head for head in found if len(head) <= place]
        for head in found:
            if len(head) > place:
                alike.setdefault((*head[:place], frozenset(), *head[place + 1 :]), []).append(head[place])
        found = [(*key[:place], frozenset().union(*sets), *key[place + 1 :]) for key, sets in alike.items()] + short
    return tuple(found)


def chars(members: frozenset[str]) -> str:
    """A regular expression for one character out of these."""
    ordered = sorted(members)
    if not ordered:
        return "(?!)"
    return re.escape(ordered[0]) if len(ordered) == 1 else "[" + "".join(map(re.escape, ordered)) + "]"


class _Reader:
    """Recursive descent over the pieces of one pattern."""

    def __init__(self, source: str, alphabet: Alphabet) -> None:
        self.source = source
        self.alphabet = alphabet
        self.pieces = list(_PIECE.finditer(_expand(source, alphabet.parts)))
        self.at = 0
        self.names: dict[str, int] = {}
        self.kinds: dict[str, str] = {}
        self.ruled_out = 0  # how many (?! or (?<! stand around

    def rest(self) -> str:
        return "".join(p.group() for p in self.pieces[self.at :])

    def _sign(self) -> str:
        """The operator that comes next, "" for anything else."""
        if self.at == len(self.pieces):
            return ""
        text = self.pieces[self.at].group()
        return text if text in ("(", ")", "|", "?") else ""

    def alternatives(self) -> Node:
        nodes = [self.sequence()]
        while self._sign() == "|":
            self.at += 1
            nodes.append(self.sequence())
        if len(nodes) == 1:
            return nodes[0]
        heads = _united(head for node in nodes for head in node.heads)
        return Node("(?:" + "|".join(n.regex for n in nodes) + ")", heads)

    def sequence(self) -> Node:
        regex, heads = "", _NOTHING
        while self.at < len(self.pieces) and self._sign() not in (")", "|"):
            node = self.atom()
            if self._sign() == "?":
                self.at += 1
                node = Node(f"(?:{node.regex})?", (*node.heads, ()))
            regex += node.regex
            heads = _joined(heads, node.heads)
        return Node(regex, heads)

    def atom(self) -> Node:
        piece = self.pieces[self.at]
        self.at += 1
        if piece.group() == "(":
            return self.group()
        if piece.lastgroup == "slot":
            return self.slot(piece.group("slot"))
        if piece.lastgroup == "word":
            members = frozenset(self.alphabet.word(piece.group()))
        elif piece.lastgroup == "set":
            members = frozenset(piece.group("set"))
        elif piece.group() == "_":
            members = frozenset(" -")
        elif piece.group() == "~":
            return Node(" ?", ((frozenset(" "),), ()))
        else:
            members = frozenset(piece.group("sign"))
        return Node(chars(members), ((members,),))

    def group(self) -> Node:
        coming = "".join(p.group() for p in self.pieces[self.at : self.at + 3])
        around = next((a for a in _AHEAD if coming.startswith(a)), "")
        self.at += len(around)
        kept = self.pieces[self.at].group("name")
        self.at += bool(kept)
        self.ruled_out += around in _RULED_OUT
        node = self.alternatives()
        self.ruled_out -= around in _RULED_OUT
        if self._sign() != ")":
            raise TableError(f"pattern {self.source!r}: a parenthesis is never closed; close it")
        self.at += 1
        if around:
            return Node(f"({around}{node.regex})", _NOTHING)
        return Node(f"({self.keep(kept)}{node.regex})", node.heads)

    def keep(self, name: str | None, kind: str = "") -> str:
        """The opening of a group of that name: the second of one name gets a number.

        What is ruled out keeps nothing: Python 3.10 leaves the groups of a negative lookahead filled where that failed.
        """
        if not name or self.ruled_out:
            return "?:"
        count = self.names[name] = self.names.get(name, 0) + 1
        group = name if count == 1 else f"{name}__{count}"
        self.kinds[group] = kind or name
        return f"?P<{group}>"

    def slot(self, text: str) -> Node:
        name, _, kind = text.rpartition(":")
        members = self.alphabet.slot(kind)
        if text.startswith(":"):
            return Node(chars(members), ((members,),))
        return Node(f"({self.keep(name or kind.lower(), kind)}{chars(members)})", ((members,),))
