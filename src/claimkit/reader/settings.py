"""The settings stored with the weights (``reader.json``): claim types, their roles and values, and decision weights."""

from __future__ import annotations

import math
from typing import Final

import msgspec

FORMAT: Final = "claimkit/reader/1"
SURE: Final = 1e-4  # probabilities are clipped to [SURE, 1 - SURE]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of a claim's confidence: the logistic function of ``bias + reader * logit(p) + rule * hit``.

    ``p`` is the network's probability of the anchor; ``hit`` is 1 if a rule found the claim too, else 0. Claims with a
    confidence of at least ``threshold`` are kept. If a rule found the claim, it gives the roles in ``roles_of_rule``.
    """

    bias: float = 0.0
    reader: float = 1.0
    rule: float = 0.0
    threshold: float = 0.5
    roles_of_rule: tuple[str, ...] = ()

    def confidence(self, probability: float, rule: bool) -> float:
        """The confidence of a claim, in [0, 1]; rounded to two digits, as further ones differ between processors."""
        p = min(max(probability, SURE), 1 - SURE)
        logit = self.bias + self.reader * math.log(p / (1 - p)) + self.rule * rule
        return round(1 / (1 + math.exp(-logit)), 2)


class TypeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A claim type that the reader knows; ``untaught`` are the rules that never fired in its training data."""

    roles: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    untaught: tuple[str, ...] = ()
    decision: Decision = Decision()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The content of ``reader.json``. ``window`` is in word pieces."""

    format: str = FORMAT
    language: str
    window: int
    types: dict[str, TypeSettings]

    @property
    def roles(self) -> list[tuple[str, str]]:
        """All roles as (type, role), in the order of the network's role outputs."""
        return [(name, role) for name, of in self.types.items() for role in of.roles]

    @property
    def values(self) -> list[tuple[str, str]]:
        """All values as (type, value), in the order of the network's value outputs."""
        return [(name, value) for name, of in self.types.items() for value in of.values]
