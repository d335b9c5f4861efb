"""The reader's network in torch: what ``claimkit train`` fits, and what the ONNX graphs compute.

An encoder (BERT's, as MiniLM has it) turns a window of word pieces into states. From each state comes, for every claim
type, whether an anchor begins there, goes on, or neither. For one anchor, a small block of attention over the states,
each told how far it is from the anchor, says the same of each role; the mean state of the anchor says its value.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimkit.reader.settings import Settings

WIDTH, HEADS, POSITIONS = 384, 12, 256  # MiniLM-L6's; positions beyond a window's are cut off
LAYERS, INNER = 6, 4 * WIDTH  # MiniLM-L6's; an encoder may have fewer layers, and fewer neurons within each
ROLE_WIDTH, ROLE_HEADS = 128, 4
NEAR, FAR = (
    16,
    32,
)  # distances to the anchor up to NEAR are told apart, farther ones by quarters of their binary logarithm


class Attention(nn.Module):
    """Self-attention over one or many sequences (…, pieces, width)."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, nn.Dropout(dropout)
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, pieces, width = x.shape
        split = self.project(x).reshape(batch, pieces, 3, self.heads, width // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind()
        weight = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + mask
        mixed = self.dropout(weight.softmax(-1)) @ value
        out: Tensor = self.out(mixed.transpose(1, 2).reshape(batch, pieces, width))
        return out


class EncoderLayer(nn.Module):
    """BERT's layer: attention and two matrices, each added and then normalised."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.attention = Attention(WIDTH, HEADS, 0.1)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.attention_norm(x + self.dropout(self.attention(x, mask)))
        out: Tensor = self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Ids of word pieces (windows, pieces) to states (windows, pieces, width) and anchor logits.

    The mask is that of :func:`padding`.
    """

    def __init__(self, settings: Settings, vocabulary: int, layers: int = LAYERS, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer(inner) for _ in range(layers))
        self.anchor = nn.Linear(WIDTH, 3 * len(settings.types))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.dropout(self.norm(self.words(ids) + self.positions(torch.arange(ids.shape[1]))[None]))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        return x, self.anchor(x)


def padding(ids: Tensor) -> Tensor:
    """What is added to attention so that it leaves out pieces with the id 0, which fill windows up."""
    return (ids == 0)[:, None, None, :] * -1e4


class Heads(nn.Module):
    """States of one anchor's window each (anchors, pieces, width), and 1 where the anchor is, to logits of roles
    (anchors, pieces, 3 a role) and of values (anchors, values)."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.token, self.anchor = nn.Linear(WIDTH, ROLE_WIDTH), nn.Linear(WIDTH, ROLE_WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, ROLE_WIDTH)
        self.mark = nn.Parameter(torch.zeros(ROLE_WIDTH))
        self.norm, self.attention_norm, self.inner_norm = (nn.LayerNorm(ROLE_WIDTH) for _ in range(3))
        self.attention = Attention(ROLE_WIDTH, ROLE_HEADS, 0.1)
        self.up, self.down = nn.Linear(ROLE_WIDTH, 2 * ROLE_WIDTH), nn.Linear(2 * ROLE_WIDTH, ROLE_WIDTH)
        self.role = nn.Linear(ROLE_WIDTH, 3 * len(settings.roles))
        self.value = nn.Linear(WIDTH, max(1, len(settings.values)))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, anchor: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        of_anchor = anchor[:, None] @ states / anchor.sum(1)[:, None, None]
        x = self.token(states) + self.anchor(of_anchor) + self.distance(_distance(anchor))
        x = self.norm(functional.gelu(x + anchor[..., None] * self.mark))
        x = x + self.dropout(self.attention(self.attention_norm(x), mask))
        x = x + self.dropout(self.down(functional.gelu(self.up(self.inner_norm(x)))))
        return self.role(x), self.value(of_anchor).squeeze(1)


def _distance(anchor: Tensor) -> Tensor:
    """How far each piece is from the anchor's first, as the row of an embedding table."""
    offset = torch.arange(anchor.shape[1])[None] - anchor.argmax(1)[:, None]
    size = offset.abs()
    log = NEAR + (torch.log2(size.clamp(min=1).float() / NEAR) * 4).to(torch.int64)
    return torch.sign(offset) * torch.where(size < NEAR, size, log.clamp(max=FAR)) + FAR
