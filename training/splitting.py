"""Training of the sentence splitter: documents as running text, with and without marks of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import attrs
import torch
from torch import Tensor, nn

from timeline.pipelines.forms import AFFIX_ROWS, CASE_CLASSES, SHAPE_ROWS, WORD_ROWS, Lexicon
from timeline.pipelines.splitter import GAPS, REACH
from training.batches import FormReader, form_tensors
from training.sources import Sentence
from training.words import WORDS

_SHORT = sorted(WORDS["shortened"])


@attrs.frozen(kw_only=True)
class Stream:
    """Running text: words, the gap before each (a position in GAPS), and whether a sentence starts there."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    starts: tuple[bool, ...]


class SplitterNetwork(nn.Module):
    """The torch twin of `timeline.pipelines.splitter`."""

    def __init__(self, width: int = 32, hidden: int = 96) -> None:
        super().__init__()
        self.word = nn.Embedding(WORD_ROWS, width)
        self.shape = nn.Embedding(SHAPE_ROWS, width)
        self.affixes = nn.EmbeddingBag(AFFIX_ROWS, width, mode="sum")
        self.case = nn.Embedding(len(CASE_CLASSES), 8)
        self.gap = nn.Embedding(len(GAPS), 8)
        window = 2 * REACH + 1
        self.near = nn.Linear(window * (2 * width + 16), hidden)
        self.far = nn.Linear(window * hidden, hidden)
        self.out = nn.Linear(hidden, 1)
        for table in (self.word, self.shape, self.affixes):
            nn.init.normal_(table.weight, std=0.2)

    def forward(self, stream: Stream, read: FormReader, dropout: float) -> Tensor:
        """One score a word; above 0 a sentence starts."""
        types = {word: i for i, word in enumerate(dict.fromkeys(stream.words))}
        forms = form_tensors([read(word) for word in types])
        at = torch.tensor([types[word] for word in stream.words])
        affix = self.affixes(forms["affixes"], forms["affix_offsets"]) + self.shape(forms["shape"])
        word = self.word(forms["any_word"])[at]
        if self.training:
            word = word * (torch.rand(len(at), 1) > 0.3)
        states = torch.cat([word, affix[at], self.case(forms["case"])[at], self.gap(torch.tensor(stream.gaps))], dim=1)
        drop = nn.functional.dropout
        for layer in (self.near, self.far):
            states = drop(states, dropout, self.training)
            padded = nn.functional.pad(states, (0, 0, REACH, REACH))
            windows = torch.cat([padded[i : i + len(states)] for i in range(2 * REACH + 1)], dim=1)
            states = torch.relu(layer(windows))
        return self.out(drop(states, dropout, self.training))[:, 0]


def streams(sentences: Iterable[Sentence], random: Random | None) -> list[Stream]:
    """The documents; with `random` their layout varies from pass to pass, without it one blank parts sentences."""
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    return [_stream(document, random) for document in documents.values()]


def train_splitter(sentences: list[Sentence], *, epochs: int = 14, seed: int = 0) -> SplitterNetwork:
    """The splitter after so many passes; gold tokens, boundaries of the treebanks."""
    torch.manual_seed(seed)
    random = Random(seed)  # noqa: S311
    network, read = SplitterNetwork(), FormReader(Lexicon(glove={}, words={}))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.002, weight_decay=1e-5)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - 0.95 * epoch / epochs)
    for _ in range(epochs):
        network.train()
        every = streams(sentences, random)
        random.shuffle(every)
        for stream in _chunks(every, 1000):
            target = torch.tensor(stream.starts, dtype=torch.float32)
            loss = nn.functional.binary_cross_entropy_with_logits(network(stream, read, 0.3), target)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        schedule.step()
    return network.eval()


@torch.no_grad()
def splitting_f1(network: SplitterNetwork, given: list[Stream]) -> float:
    """F1 of sentence starts, the first of each document left out, in per cent."""
    read = FormReader(Lexicon(glove={}, words={}))
    both = found = gold = 0
    for stream in given:
        starts = (network.eval()(stream, read, 0.0) > 0).tolist()
        both += sum(a and b for a, b in zip(starts[1:], stream.starts[1:], strict=True))
        found += sum(starts[1:])
        gold += sum(stream.starts[1:])
    return 200 * both / max(1, found + gold)


def _stream(document: list[Sentence], random: Random | None) -> Stream:
    words: list[str] = []
    gaps: list[int] = []
    starts: list[bool] = []
    share = random.choice((0.0, 0.0, 0.5, 1.0)) if random else 0.0  # of the paragraphs that the text shows
    mark = random.choice((2, 3)) if random else 1
    wrapped = random is not None and random.random() < 0.15
    headlines = random is not None and random.random() < 0.2
    case = random.random() if random else 1.0
    for sentence in document:
        said = list(sentence.words)
        inner = [1 if space else 0 for space in sentence.spaces]
        first = 1
        if random:
            said, inner = _newsy(said, inner, random, capitals=0.08 if headlines else 0.0)
            said = [word.upper() for word in said] if case < 0.03 else said
            said = [word.lower() for word in said] if 0.03 <= case < 0.05 else said
            if sentence.new_paragraph and random.random() < share:
                first = mark
                if words and words[-1] in {".", ":"} and random.random() < 0.15:
                    words.pop(), gaps.pop(), starts.pop()
            elif wrapped and random.random() < 0.07:
                first = 2
            inner = [2 if wrapped and gap and random.random() < 0.07 else gap for gap in inner]
        words += said
        gaps += [first if words and len(words) > len(said) else 3, *inner[:-1]]
        starts += [True, *[False] * (len(said) - 1)]
    return Stream(words=tuple(words), gaps=tuple(gaps), starts=tuple(starts))


def _newsy(words: list[str], gaps: list[int], random: Random, *, capitals: float) -> tuple[list[str], list[int]]:
    """The sentence with capitals and abbreviations that end no sentence, or do: neither tells anything alone."""
    words = [w[0].upper() + w[1:] if i and random.random() < capitals else w for i, w in enumerate(words)]
    middle = [i for i in range(2, len(words) - 1) if words[i][0].isupper() and words[i - 1].isalpha() and gaps[i - 1]]
    if middle and random.random() < 0.06:
        at = random.choice(middle)
        return [*words[:at], random.choice(_SHORT), *words[at:]], [*gaps[:at], 1, *gaps[at:]]
    if len(words) > 4 and words[-1] == "." and words[-2].isalpha() and random.random() < 0.02:
        return [*words[:-2], random.choice(_SHORT)], [*gaps[:-2], 1]
    return words, gaps


def _chunks(every: list[Stream], size: int) -> Iterable[Stream]:
    """Pieces of about `size` words; short documents are put together, as a file of many articles has them."""
    words: list[str] = []
    gaps: list[int] = []
    starts: list[bool] = []
    for stream in every:
        words += stream.words
        gaps += stream.gaps
        starts += stream.starts
        while len(words) >= size:
            yield Stream(words=tuple(words[:size]), gaps=tuple(gaps[:size]), starts=tuple(starts[:size]))
            words, gaps, starts = words[size:], gaps[size:], starts[size:]
    if words:
        yield Stream(words=tuple(words), gaps=tuple(gaps), starts=tuple(starts))
