"""The reader's network in torch: what ``claimkit train`` fits, and what the ONNX graphs compute.

An encoder (BERT's, in the size of MiniLM) turns a window of word pieces into states. Each state predicts, for every
claim type, whether an anchor begins there, continues, or neither. For a given anchor, a small attention block over the
states, with their distances to the anchor, predicts the same for each role; the anchor's mean state predicts its value.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimkit.reader.settings import Settings

WIDTH, HEADS, POSITIONS = 384, 12, 256  # as in MiniLM-L6; positions beyond a window's length are dropped
LAYERS, INNER = 6, 4 * WIDTH  # as in MiniLM-L6; an encoder may have fewer layers, and fewer neurons in each
ROLE_WIDTH, ROLE_HEADS = 128, 4
# Distances to the anchor up to NEAR have an embedding each; longer ones share one per quarter of their binary
# logarithm.
NEAR, FAR = 16, 32


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
    """BERT's layer: attention, then two matrices, each with a residual connection and layer normalisation."""

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
    """From ids of word pieces (windows, pieces) to states (windows, pieces, width) and anchor logits (windows, pieces,
    3 per type). The mask comes from :func:`padding`.
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
    """The mask to add to attention scores, so that pieces with the id 0, which pad windows, are ignored."""
    return (ids == 0)[:, None, None, :] * -1e4


class Heads(nn.Module):
    """From the states of each anchor's window (anchors, pieces, width), and 1 at the anchor's pieces (anchors, pieces),
    to logits of roles (anchors, pieces, 3 per role) and of values (anchors, values)."""

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
    """The distance of each piece from the anchor's first, as a row number of the embedding table."""
    offset = torch.arange(anchor.shape[1])[None] - anchor.argmax(1)[:, None]
    size = offset.abs()
    log = NEAR + (torch.log2(size.clamp(min=1).float() / NEAR) * 4).to(torch.int64)
    return torch.sign(offset) * torch.where(size < NEAR, size, log.clamp(max=FAR)) + FAR
