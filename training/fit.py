"""The training loop: Adam with warm-up and cosine decay, averaged weights, a fixed number of steps."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import attrs
import torch
from torch import Tensor, nn

from training.augment import Augmenter
from training.batches import Batch, FormReader, collate, in_batches
from training.corpus import Example
from training.labels import IGNORED, Inventory
from training.network import Network


@attrs.frozen(kw_only=True)
class Plan:
    """What one run does; one step reads about `words` words."""

    steps: int = 16_000
    words: int = 1000
    learn_rate: float = 0.002
    warm_up: int = 300
    dropout: float = 0.33
    average: float = 0.999
    report_every: int = 1000
    seed: int = 0
    tag_weights: tuple[float, ...] = (0.6, 0.3, 0.5, 0.4)
    name_weight: float = 1.2


@attrs.frozen(kw_only=True)
class Course:
    """What accompanies a run: `report` sees the averaged network on the way, `checkpoint` keeps its weights."""

    inventory: Inventory
    read: FormReader
    report: Callable[[int, Network], None]
    checkpoint: Path


def fit(network: Network, examples: list[Example], plan: Plan, course: Course) -> Network:
    """The averaged network after the last step."""
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)  # noqa: S311
    augment = Augmenter(examples, course.inventory, random)
    trained = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(trained, lr=plan.learn_rate, betas=(0.9, 0.95), eps=1e-8)
    averaged = copy.deepcopy(network)
    step, started = 0, time.monotonic()
    while step < plan.steps:
        for group in in_batches([augment(e) for e in examples], plan.words, random):
            network.train()
            for settings in optimizer.param_groups:
                settings["lr"] = _learn_rate(step, plan)
            loss = batch_loss(network, collate(group, course.read), plan)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 5.0)
            optimizer.step()
            step += 1
            _average(averaged, network, min(plan.average, (1 + step) / (10 + step)))
            if step % plan.report_every == 0 or step == plan.steps:
                print(f"step {step}: {time.monotonic() - started:.0f} s, loss {loss.item():.3f}", flush=True)
                torch.save(averaged.state_dict(), course.checkpoint)
                course.report(step, averaged)
            if step >= plan.steps:
                break
    return averaged


def batch_loss(network: Network, batch: Batch, plan: Plan) -> Tensor:
    """The weighted sum of what tags, tree and names of the batch cost, each a mean over its tokens."""
    dropout = plan.dropout
    states = network.encode(batch.forms, batch.tokens, batch.lengths, dropout)
    loss = states.sum() * 0.0
    if len(batch.with_names):
        chosen = batch.with_names
        scores = network.name_scores(states[chosen], batch.corpora[chosen], dropout)
        loss = loss + plan.name_weight * _cost(scores, batch.entities[chosen])
        loss = loss + 1e-4 * network.name_customs.square().sum()
    if len(batch.with_tree):
        chosen = batch.with_tree
        states, parents = states[chosen], batch.parents[chosen]
        for scores, target, weight in zip(
            network.tag_scores(states, dropout), batch.tags[:, chosen], plan.tag_weights, strict=True
        ):
            loss = loss + weight * _cost(scores, target)
        arcs = hide_padding(network.arc_scores(states, dropout), batch.lengths[chosen])
        loss = loss + _cost(arcs, parents)
        relations = network.relation_scores(states, parents.clamp(min=0), dropout)
        loss = loss + _cost(relations, batch.relations[chosen])
    return loss


def hide_padding(arcs: Tensor, lengths: Tensor) -> Tensor:
    """Arc scores in which no parent lies beyond the sentence and no token is its own parent."""
    width = arcs.shape[1]
    beyond = torch.arange(width + 1)[None] > lengths[:, None]
    itself = torch.eye(width, width + 1, dtype=torch.bool).roll(1, dims=1)
    return arcs.masked_fill(beyond[:, None, :] | itself[None], -1e4)


def _cost(scores: Tensor, target: Tensor) -> Tensor:
    wanted = target != IGNORED
    if not wanted.any():
        return scores.sum() * 0.0
    return nn.functional.cross_entropy(scores[wanted], target[wanted])


def _learn_rate(step: int, plan: Plan) -> float:
    if step < plan.warm_up:
        return plan.learn_rate * (step + 1) / plan.warm_up
    done = (step - plan.warm_up) / max(1, plan.steps - plan.warm_up)
    return plan.learn_rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))


@torch.no_grad()
def _average(averaged: nn.Module, network: nn.Module, keep: float) -> None:
    for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
        if mean.requires_grad:
            mean.lerp_(now, 1 - keep)
