"""The forms of a cue's verb: *accuse*, *accused*, *accused*."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.text.inflection import forms


class Verb(NamedTuple):
    """Base, past and participle; a particle stands behind each: *point out*, *pointed out*."""

    base: str
    past: str
    participle: str


@functools.cache
def verb_of(rule: str) -> Verb:
    """The verb of a rule id: ``accusation.verb.accuse_of`` → accuse; ``attribution.verb.point_out`` → point out.
    *Say* for a claim that no rule found."""
    if rule.count(".") < 2:
        return Verb("say", "said", "said")
    claim_type, _, word = rule.split(".", 2)
    head = word.replace("_", " ")
    if claim_type == "accusation":
        head = head.split(" ")[0]
    shapes = forms(head)
    past = next(shape for shape, kinds in shapes.items() if "past" in kinds)
    return Verb(head, past, next(shape for shape, kinds in shapes.items() if "participle" in kinds))
