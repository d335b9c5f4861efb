"""An accusation as the frames read it, before it is a claim."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.text.tokens import TokenSpan


class Accusation(NamedTuple):
    """Spans are pairs of token numbers; ``taken`` are further tokens that belong to this accusation alone, so that
    they start no other (*indicted on* two *charges*)."""

    rule: str
    why: str
    anchor: TokenSpan
    accused: TokenSpan | None = None
    accuser: TokenSpan | None = None
    charge: TokenSpan | None = None
    taken: tuple[int, ...] = ()
