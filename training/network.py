"""The network while it learns (torch): word forms -> bidirectional LSTM -> tags, names and a biaffine tree.

`timeline.pipelines` runs the same arithmetic in numpy; `training.package` copies the weights over.
"""

from __future__ import annotations

import attrs
import torch
from torch import Tensor, nn

from timeline.pipelines.forms import AFFIX_ROWS, CASE_CLASSES, GRAM_ROWS, SHAPE_ROWS
from training.corpus import CORPORA
from training.labels import Inventory


@attrs.frozen(kw_only=True)
class Sizes:
    """Widths and depths; chosen so that one core reads 8,000 words a second and the weights fit into 12 MB."""

    glove: int = 100
    word: int = 64
    affix: int = 64
    case: int = 8
    hidden: int = 200
    layers: int = 3
    arc: int = 256
    relation: int = 80
    tag: int = 192
    name: int = 128

    @property
    def form(self) -> int:
        """Width of the row of a word form."""
        return self.glove + self.word + self.affix + self.case


class FormTables(nn.Module):
    """Rows of the distinct words of a batch."""

    def __init__(self, sizes: Sizes, glove: Tensor, words: int) -> None:
        super().__init__()
        self.glove = nn.Embedding.from_pretrained(glove, freeze=True)
        self.word = nn.Embedding(words + 1, sizes.word)
        self.shape = nn.Embedding(SHAPE_ROWS, sizes.affix)
        self.case = nn.Embedding(len(CASE_CLASSES), sizes.case)
        self.affixes = nn.EmbeddingBag(AFFIX_ROWS, sizes.affix, mode="sum")
        self.grams = nn.EmbeddingBag(GRAM_ROWS, sizes.affix, mode="mean")
        for table in (self.word, self.shape, self.case, self.affixes, self.grams):
            nn.init.normal_(table.weight, std=0.3 if table in (self.word, self.grams) else 0.15)

    def forward(self, forms: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """GloVe, word, affix and case parts apart, because dropout takes each of them away alone."""
        affix = self.affixes(forms["affixes"], forms["affix_offsets"]) + self.shape(forms["shape"])
        affix = affix + self.grams(forms["grams"], forms["gram_offsets"])
        return self.glove(forms["glove"]), self.word(forms["word"]), affix, self.case(forms["case"])


class Encoder(nn.Module):
    """Sentences -> one vector a token; dropout keeps one mask a sentence through time (Gal and Ghahramani 2016)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        widths = [sizes.form, *[2 * sizes.hidden] * (sizes.layers - 1)]
        self.forward_layers = nn.ModuleList(nn.LSTM(width, sizes.hidden, batch_first=True) for width in widths)
        self.backward_layers = nn.ModuleList(nn.LSTM(width, sizes.hidden, batch_first=True) for width in widths)

    def forward(self, states: Tensor, lengths: Tensor, dropout: float) -> Tensor:
        """`states` are padded (sentence, token, width)."""
        backwards = _reversal(lengths, states.shape[1])
        for ahead, back in zip(self.forward_layers, self.backward_layers, strict=True):
            states = _locked(states, dropout, self.training)
            left = ahead(states)[0]
            right = _take(back(_take(states, backwards))[0], backwards)
            states = torch.cat([left, right], dim=-1)
        return _locked(states, dropout, self.training)


class Network(nn.Module):
    """All that is learned in one pass; the sentence splitter has its own small network."""

    def __init__(self, sizes: Sizes, glove: Tensor, words: int, inventory: Inventory) -> None:
        super().__init__()
        self.sizes = sizes
        self.forms = FormTables(sizes, glove, words)
        self.encoder = Encoder(sizes)
        width = 2 * sizes.hidden
        self.tag_hidden = nn.Linear(width, sizes.tag)
        tag_sets = (inventory.upos, inventory.xpos, inventory.feats, inventory.scripts)
        self.tags = nn.ModuleList(nn.Linear(sizes.tag, len(names)) for names in tag_sets)
        self.name_hidden = nn.Linear(width, sizes.name)
        self.names = nn.Linear(sizes.name, len(inventory.entities))
        self.name_customs = nn.Parameter(torch.zeros(len(CORPORA), len(inventory.entities), sizes.name))
        self.arc_child = nn.Linear(width, sizes.arc)
        self.arc_parent = nn.Linear(width, sizes.arc)
        self.arc_root = nn.Parameter(torch.randn(sizes.arc) * 0.1)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.relation_child = nn.Linear(width, sizes.relation)
        self.relation_parent = nn.Linear(width, sizes.relation)
        self.relation_root = nn.Parameter(torch.randn(sizes.relation) * 0.1)
        self.relation = nn.Parameter(torch.zeros(sizes.relation + 1, len(inventory.deps), sizes.relation + 1))
        nn.init.normal_(self.arc, std=0.02)

    def encode(self, forms: dict[str, Tensor], tokens: Tensor, lengths: Tensor, dropout: float) -> Tensor:
        """`tokens` are padded positions among the forms."""
        parts = [part[tokens] for part in self.forms(forms)]
        if self.training:
            mask = torch.arange(tokens.shape[1]) < lengths[:, None]
            rates = (0.15, 0.3, 0.1, 0.1)  # a learned row says most about words seen in training, so it goes most often
            parts = [p * (torch.rand(mask.shape) > rate)[..., None] for p, rate in zip(parts, rates, strict=True)]
        return self.encoder(torch.cat(parts, dim=-1), lengths, dropout)

    def tag_scores(self, states: Tensor, dropout: float) -> list[Tensor]:
        """Scores of UPOS, XPOS, features and lemma scripts."""
        hidden = _dropped(torch.relu(self.tag_hidden(states)), dropout, self.training)
        return [layer(hidden) for layer in self.tags]

    def name_scores(self, states: Tensor, corpora: Tensor, dropout: float) -> Tensor:
        """BILOU scores as the annotators of each sentence's corpus would read it."""
        hidden = _dropped(torch.relu(self.name_hidden(states)), dropout, self.training)
        return self.names(hidden) + torch.einsum("bth,blh->btl", hidden, self.name_customs[corpora])

    def arc_scores(self, states: Tensor, dropout: float) -> Tensor:
        """(sentence, child, parent); parent 0 is the root, parent i + 1 the token i."""
        child = _dropped(nn.functional.leaky_relu(self.arc_child(states), 0.1), dropout, self.training)
        parent = _dropped(nn.functional.leaky_relu(self.arc_parent(states), 0.1), dropout, self.training)
        root = self.arc_root.expand(len(states), 1, -1)
        parent = torch.cat([root, parent], dim=1)
        left = child @ self.arc[:-1] + self.arc[-1]
        return left @ parent.transpose(1, 2)

    def relation_scores(self, states: Tensor, parents: Tensor, dropout: float) -> Tensor:
        """(sentence, child, relation) to the given parents, numbered as in `arc_scores`."""
        child = _dropped(nn.functional.leaky_relu(self.relation_child(states), 0.1), dropout, self.training)
        parent = _dropped(nn.functional.leaky_relu(self.relation_parent(states), 0.1), dropout, self.training)
        parent = torch.cat([self.relation_root.expand(len(states), 1, -1), parent], dim=1)
        parent = _take(parent, parents)
        ones = torch.ones(*child.shape[:2], 1)
        child, parent = torch.cat([child, ones], dim=-1), torch.cat([parent, ones], dim=-1)
        rows = child.reshape(-1, child.shape[-1]) @ self.relation.reshape(child.shape[-1], -1)
        rows = rows.reshape(*child.shape[:2], self.relation.shape[1], -1)
        return (rows @ parent[..., None])[..., 0]


def _reversal(lengths: Tensor, width: int) -> Tensor:
    """Positions that turn each sentence round and leave its padding where it is."""
    at = torch.arange(width).expand(len(lengths), -1)
    last = lengths[:, None] - 1
    return torch.where(at <= last, last - at, at)


def _take(states: Tensor, at: Tensor) -> Tensor:
    return torch.gather(states, 1, at[..., None].expand(-1, -1, states.shape[-1]))


def _locked(states: Tensor, dropout: float, training: bool) -> Tensor:  # noqa: FBT001
    if not training or not dropout:
        return states
    mask = (torch.rand(states.shape[0], 1, states.shape[2]) > dropout) / (1 - dropout)
    return states * mask


def _dropped(states: Tensor, dropout: float, training: bool) -> Tensor:  # noqa: FBT001
    return _locked(states, dropout, training)
