"""An accusation as a frame reads it, before it becomes a claim."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.text.tokens import TokenSpan


class Accusation(NamedTuple):
    """An accusing expression and its roles, as token spans. ``taken`` lists further tokens that belong to this
    accusation and therefore start no other (*indicted on* two *charges*)."""

    rule: str
    why: str
    anchor: TokenSpan
    accused: TokenSpan | None = None
    accuser: TokenSpan | None = None
    charge: TokenSpan | None = None
    taken: tuple[int, ...] = ()
