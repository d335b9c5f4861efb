"""What a detector yields."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.records import ClaimType


class Found(NamedTuple):
    """A claim before it has an id: anchor offsets, roles as (name, start, end), and why it is one."""

    type: ClaimType
    start: int
    end: int
    rule: str
    roles: tuple[tuple[str, int, int], ...] = ()
    value: str | None = None
    mod: str | None = None
    reasons: tuple[str, ...] = ()
    confidence: float | None = None
