"""Training the network further: seeded, on the CPU, batch by batch, so that the caller can show progress."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimkit.reader.network import BEGIN, END
from claimkit.training.examples import Example
from claimkit.training.network import Encoder, Heads, padding

BATCH = 8  # windows
RATE, WARM = 1e-4, 0.1  # peak of the learning rate, and the share of steps until it
ANCHORS, ROLES, VALUES = 10.0, 3.0, 0.15  # the weight of an error in each
T = TypeVar("T", int, float)
UNJUDGED = -100  # torch's own mark for what a loss leaves out


def fit(
    encoder: Encoder, heads: Heads, examples: Sequence[Example], epochs: int, seed: int
) -> Iterator[tuple[int, int]]:
    """Trains both in place; yields (steps done, of all) after every step. The same seed and examples give the same
    weights on the same machine."""
    torch.manual_seed(seed)
    lot = random.Random(seed)
    for parameter in (encoder.words.weight, encoder.positions.weight):
        parameter.requires_grad_(False)  # halves the time; so few examples have few words
    parameters = [p for p in (*encoder.parameters(), *heads.parameters()) if p.requires_grad]
    order = [index for _ in range(epochs) for index in lot.sample(range(len(examples)), len(examples))]
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=len(batches) + 1, pct_start=WARM, anneal_strategy="linear"
    )
    encoder.train()
    heads.train()
    for done, batch in enumerate(batches, 1):
        optimizer.zero_grad()
        loss(encoder, heads, [examples[index] for index in batch]).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        yield done, len(batches)
    encoder.eval()
    heads.eval()


def loss(encoder: Encoder, heads: Heads, batch: Sequence[Example]) -> Tensor:
    """The loss: the weighted sum of the cross-entropies of anchors, roles and values."""
    length = max(len(example.ids) for example in batch) + 2
    ids = torch.tensor([_padded([BEGIN, *example.ids, END], length, 0) for example in batch])
    wanted = torch.tensor([[_padded([0, *row], length, 0) for row in example.tags] for example in batch])
    weight = torch.tensor([[_padded([0.0, *row], length, 0.0) for row in example.weights] for example in batch])
    states, anchors = encoder(ids, padding(ids))
    logits = anchors.unflatten(-1, (-1, 3)).permute(0, 3, 2, 1)
    off = functional.cross_entropy(logits, wanted, reduction="none") * weight
    total: Tensor = ANCHORS * off.sum() / (ids != 0).sum()
    return total + _loss_of_heads(heads, states, ids, batch)


def _loss_of_heads(heads: Heads, states: Tensor, ids: Tensor, batch: Sequence[Example]) -> Tensor:
    found = [(window, anchor) for window, example in enumerate(batch) for anchor in example.anchors]
    if not found:
        return torch.zeros(())
    length, count = ids.shape[1], heads.role.out_features // 3
    at = torch.zeros(len(found), length)
    roles = torch.full((len(found), count, length), UNJUDGED)
    values = torch.full((len(found),), UNJUDGED)
    for row, (_, anchor) in enumerate(found):
        at[row, anchor.first + 1 : anchor.last + 1] = 1
        for index, tags in anchor.roles.items():
            roles[row, index, 1 : len(tags) + 1] = torch.tensor(tags)
        if anchor.value is not None:
            values[row] = anchor.value
    of_window = torch.tensor([window for window, _ in found])
    role_logits, value_logits = heads(states[of_window], at, padding(ids[of_window]))
    total: Tensor = torch.zeros(())
    if (roles != UNJUDGED).any():
        total = total + ROLES * functional.cross_entropy(
            role_logits.unflatten(-1, (-1, 3)).permute(0, 3, 2, 1), roles, ignore_index=UNJUDGED
        )
    if (values != UNJUDGED).any():
        total = total + VALUES * functional.cross_entropy(value_logits, values, ignore_index=UNJUDGED)
    return total


def _padded(row: list[T], length: int, with_: T) -> list[T]:
    return row + [with_] * (length - len(row))
