"""Trains the network further: seeded, on the CPU, batch by batch, so that the caller can show progress."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimkit.reader.network import BEGIN, END
from claimkit.training.examples import Example
from claimkit.training.network import Encoder, Heads, padding

BATCH = 8  # windows
RATE, WARM = 2e-4, 0.1  # peak learning rate, and the share of steps before the peak
ANCHORS, ROLES, VALUES = 10.0, 3.0, 0.15  # the weight of each error in the loss
T = TypeVar("T", int, float)
UNJUDGED = -100  # torch's label for what a loss ignores


class Batch(NamedTuple):
    """Examples as tensors.

    For each window: ``ids`` (windows, pieces), ``tags`` and ``weights`` of anchors (windows, types, pieces). For each
    anchor: its window in ``windows`` (anchors), 1 at its pieces in ``anchors`` (anchors, pieces), tags of ``roles``
    (anchors, roles, pieces) and its value in ``values`` (anchors).
    """

    ids: Tensor
    tags: Tensor
    weights: Tensor
    windows: Tensor
    anchors: Tensor
    roles: Tensor
    values: Tensor


class Outputs(NamedTuple):
    """States (windows, pieces, width), and logits of anchors (windows, pieces, types, 3), of roles (anchors, pieces,
    roles, 3) and of values (anchors, values)."""

    states: Tensor
    anchors: Tensor
    roles: Tensor
    values: Tensor


def fit(
    encoder: Encoder, heads: Heads, examples: Sequence[Example], epochs: int, seed: int
) -> Iterator[tuple[int, int]]:
    """Trains both in place; yields (steps done, all steps) after every step. The same seed and examples give the same
    weights on the same machine."""
    torch.manual_seed(seed)
    lot = random.Random(seed)
    for parameter in (encoder.words.weight, encoder.positions.weight):
        parameter.requires_grad_(False)  # halves the time, and so few examples contain few words anyway
    parameters = [p for p in (*encoder.parameters(), *heads.parameters()) if p.requires_grad]
    order = [index for _ in range(epochs) for index in lot.sample(range(len(examples)), len(examples))]
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=len(batches) + 1, pct_start=WARM, anneal_strategy="linear"
    )
    before = copy.deepcopy(encoder).eval()
    encoder.train()
    heads.train()
    for done, batch in enumerate(batches, 1):
        optimizer.zero_grad()
        some = tensors([examples[index] for index in batch], heads.role.out_features // 3)
        made = outputs(encoder, heads, some)
        with torch.no_grad():
            known = before(some.ids, padding(some.ids))[1].unflatten(-1, (-1, 3))
        (loss(made, some) + forgetting_loss(made.anchors, known, some)).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        yield done, len(batches)
    encoder.eval()
    heads.eval()


def forgetting_loss(anchors: Tensor, known: Tensor, batch: Batch) -> Tensor:
    """A penalty for changing the anchors' distributions at pieces that nobody judged: learning without forgetting (Li
    and Hoiem 2016)."""
    unjudged = (batch.ids != 0)[..., None] & (batch.weights.transpose(1, 2) == 0)
    return ANCHORS * (divergence(anchors, known) * unjudged).sum() / (batch.ids != 0).sum()


def divergence(logits: Tensor, wanted: Tensor) -> Tensor:
    """The Kullback-Leibler divergence of the distributions in the last dimension from the wanted ones."""
    given, asked = (one.float().log_softmax(-1) for one in (logits, wanted))
    return functional.kl_div(given, asked, reduction="none", log_target=True).sum(-1)


def tensors(examples: Sequence[Example], roles: int) -> Batch:
    """The examples as tensors; shorter windows are padded with pieces that do not count."""
    length = max(len(example.ids) for example in examples) + 2
    found = [(window, anchor) for window, example in enumerate(examples) for anchor in example.anchors]
    at = torch.zeros(len(found), length)
    tags = torch.full((len(found), roles, length), UNJUDGED)
    for row, (_, anchor) in enumerate(found):
        at[row, anchor.first + 1 : anchor.last + 1] = 1
        for index, of_role in anchor.roles.items():
            tags[row, index, 1 : len(of_role) + 1] = torch.tensor(of_role)
    return Batch(
        ids=torch.tensor([_padded([BEGIN, *example.ids, END], length, 0) for example in examples]),
        tags=torch.tensor([[_padded([0, *row], length, 0) for row in example.tags] for example in examples]),
        weights=torch.tensor([[_padded([0.0, *row], length, 0.0) for row in example.weights] for example in examples]),
        windows=torch.tensor([window for window, _ in found], dtype=torch.int64),
        anchors=at,
        roles=tags,
        values=torch.tensor([UNJUDGED if a.value is None else a.value for _, a in found], dtype=torch.int64),
    )


def outputs(encoder: Encoder, heads: Heads, batch: Batch) -> Outputs:
    """The network's outputs for a batch: for its windows, and for their true anchors."""
    mask = padding(batch.ids)
    states, anchors = encoder(batch.ids, mask)
    roles, values = heads(states[batch.windows], batch.anchors, mask[batch.windows])
    return Outputs(states, anchors.unflatten(-1, (-1, 3)), roles.unflatten(-1, (-1, 3)), values)


def loss(made: Outputs, batch: Batch) -> Tensor:
    """The weighted sum of the cross-entropies of anchors, roles and values."""
    off = functional.cross_entropy(made.anchors.permute(0, 3, 2, 1), batch.tags, reduction="none") * batch.weights
    total: Tensor = ANCHORS * off.sum() / (batch.ids != 0).sum()
    if (batch.roles != UNJUDGED).any():
        roles = made.roles.permute(0, 3, 2, 1)
        total = total + ROLES * functional.cross_entropy(roles, batch.roles, ignore_index=UNJUDGED)
    if (batch.values != UNJUDGED).any():
        total = total + VALUES * functional.cross_entropy(made.values, batch.values, ignore_index=UNJUDGED)
    return total


def _padded(row: list[T], length: int, with_: T) -> list[T]:
    return row + [with_] * (length - len(row))
