"""The forms of a cue's verb: *accuse*, *accused*, *accused*."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.detectors.accusation.cues import heads
from claimkit.detectors.attribution.lexicon import cues
from claimkit.extraction.statements.wording import line
from claimkit.records import Claim
from claimkit.text.inflection import forms


class Verb(NamedTuple):
    """Base, past and participle; a particle stands behind each: *point out*, *pointed out*."""

    base: str
    past: str
    participle: str


def family_of(rule: str) -> str:
    """The table of a rule id: *verb* of ``accusation.verb.accuse_of``; empty for a claim that no rule found."""
    return rule.split(".")[1] if "." in rule else ""


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


def rule_of(claim: Claim) -> str:
    """The claim's rule where it is one of its type; of a claim that the reader or a person found the rule of the cue
    that its anchor begins with, or an empty string."""
    if claim.rule.startswith(f"{claim.type}."):
        return claim.rule
    for word in line(claim.text).lower().split()[:3]:
        if claim.type == "accusation" and (hits := heads().get(word)):
            return hits[0].cue.id
        if claim.type == "attribution" and (found := cues().get(word)):
            return found[-1].rule
    return ""
