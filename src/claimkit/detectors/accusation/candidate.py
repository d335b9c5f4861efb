"""What the frames build."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.wrongs import Span


class Accusation(NamedTuple):
    """Spans are pairs of token numbers; ``taken`` are further tokens that belong to this accusation alone, so that
    they start no other (*indicted on* two *charges*)."""

    rule: str
    why: str
    anchor: Span
    accused: Span | None = None
    accuser: Span | None = None
    charge: Span | None = None
    taken: tuple[int, ...] = ()
