"""What a folder of weights says of itself: the types it reads, their roles and values, and how it decides."""

from __future__ import annotations

import math
from typing import Final

import msgspec

FORMAT: Final = "claimkit/reader/1"
SURE: Final = 1e-4  # how far probabilities are kept from 0 and 1


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """How certain a claim is: the logistic function of ``bias + reader * logit(p) + rule * hit``.

    ``p`` is the network's own probability of the anchor, ``hit`` 1 where a rule marks it too. Claims at or above
    ``threshold`` stay. Roles named in ``roles_of_rule`` are taken from the rule where one marks the claim.
    """

    bias: float = 0.0
    reader: float = 1.0
    rule: float = 0.0
    threshold: float = 0.5
    roles_of_rule: tuple[str, ...] = ()

    def confidence(self, probability: float, rule: bool) -> float:
        """How certain a claim is, to two digits; further digits differ between processors."""
        p = min(max(probability, SURE), 1 - SURE)
        logit = self.bias + self.reader * math.log(p / (1 - p)) + self.rule * rule
        return round(1 / (1 + math.exp(-logit)), 2)


class TypeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A claim type that the reader knows; ``untaught`` are the rules that marked nothing in its training data."""

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
        """All roles as (type, role), in the order of the network's outputs."""
        return [(name, role) for name, of in self.types.items() for role in of.roles]

    @property
    def values(self) -> list[tuple[str, str]]:
        """All values as (type, value), in the order of the network's outputs."""
        return [(name, value) for name, of in self.types.items() for value in of.values]
