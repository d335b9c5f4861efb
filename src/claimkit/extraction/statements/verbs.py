"""The forms of a cue's verb: *accuse*, *accused*, *accused*."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.detectors.accusation.cues import heads
from claimkit.detectors.attribution.cues import cues
from claimkit.extraction.statements.wording import line
from claimkit.records import Claim
from claimkit.text.inflection import forms


class Verb(NamedTuple):
    """Base, past and participle, each with its particle: *point out*, *pointed out*."""

    base: str
    past: str
    participle: str


def family_of(rule: str) -> str:
    """The table of a rule id: *verb* of ``accusation.verb.accuse_of``; empty if no rule found the claim."""
    return rule.split(".")[1] if rule.count(".") > 1 else ""


@functools.cache
def verb_of(rule: str) -> Verb:
    """The verb of a rule id: ``accusation.verb.accuse_of`` → accuse; ``attribution.verb.point_out`` → point out; *say*
    if no rule found the claim."""
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
    """The claim's rule, if it is one of its type. For a claim that the reader or a person found: the rule of the cue
    that its anchor is, or an empty string if that is not plain."""
    if claim.type in ("age", "date") or (claim.rule.startswith(f"{claim.type}.") and family_of(claim.rule)):
        return claim.rule
    first, *rest = line(claim.text).lower().split() or [""]
    if claim.type == "accusation":
        hits = [hit.cue for hit in heads().get(first, ())]
        verb = any(role.end <= claim.start for role in claim.roles)
        plain = [cue for cue in hits if cue.head == first] if not verb else []
        return (plain or hits)[0].id if hits else ""
    adjoins = any(role.end + 1 == claim.start for role in claim.roles)
    for cue in cues().get(first, ()):
        fits = cue.family != "adverb"
        if cue.family == "verb":
            fits = adjoins or not {"past", "s"}.isdisjoint(cue.forms)
        if fits and tuple(rest) == cue.rest:
            return cue.rule
    return ""
