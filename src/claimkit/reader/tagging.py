"""BIO tags of word pieces (Ramshaw and Marcus 1995) to spans and back: 0 outside, 1 begins a span, 2 continues it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimkit.text.tokens import TextSpan

Logits = NDArray[np.float32]


class PieceSpan(NamedTuple):
    """Word pieces of a window: indices ``first`` up to, not including, ``end``."""

    first: int
    end: int


def softmax(logits: Logits) -> Logits:
    """Softmax over the last axis, that of the three tags, written out because numpy is slow at reducing so short an
    axis. Returns an array of the shape of ``logits``."""
    first, second, third = (logits[..., tag] for tag in range(3))
    powers = np.exp(logits - np.maximum(np.maximum(first, second), third)[..., None])
    result: Logits = powers / (powers[..., 0] + powers[..., 1] + powers[..., 2])[..., None]
    return result


def spans(probabilities: Logits, least: float) -> list[PieceSpan]:
    """Runs of word pieces whose probability of being inside a span exceeds ``least``, in order.

    ``probabilities`` is (pieces, 3). A piece more likely to begin a span than to continue one starts a new run.
    """
    inside = 1 - probabilities[:, 0] > least
    begins = probabilities[:, 1] >= probabilities[:, 2]
    found: list[PieceSpan] = []
    for index in np.flatnonzero(inside).tolist():
        if found and found[-1].end == index and not begins[index]:
            found[-1] = PieceSpan(found[-1].first, index + 1)
        else:
            found.append(PieceSpan(index, index + 1))
    return found


def tags(starts: Sequence[int], ends: Sequence[int], marked: Iterable[TextSpan]) -> list[int]:
    """One tag for each word piece. ``starts`` and ``ends`` are the pieces' text offsets, ``marked`` the spans."""
    result = [0] * len(starts)
    for start, end in sorted(marked):
        first = True
        for index in range(len(starts)):
            if starts[index] < end and ends[index] > start:
                result[index] = 1 if first else 2
                first = False
    return result
