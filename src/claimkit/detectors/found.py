"""What a detector yields."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.records import ClaimType


class Found(NamedTuple):
    """A claim that has no id yet: the anchor's text offsets, the roles as ``(name, start, end)`` and the reasons for
    it."""

    type: ClaimType
    start: int
    end: int
    rule: str
    roles: tuple[tuple[str, int, int], ...] = ()
    value: str | None = None
    mod: str | None = None
    reasons: tuple[str, ...] = ()
    confidence: float | None = None
