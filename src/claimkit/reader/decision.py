"""Combines what the rules and the trained reader found into one set of claims."""

from __future__ import annotations

import bisect
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from claimkit.detectors.found import Found
from claimkit.reader.reading import Reading, Text
from claimkit.reader.settings import Decision, TypeSettings
from claimkit.records import NAMED_ROLES
from claimkit.text.tokens import TextSpan

RULE = "reader"  # stands as the rule of a claim that no rule found
# Rules whose wording is unambiguous: *as she put it*, *called him a con man*, *cleared him of theft*.
IDIOMS = frozenset(
    {"attribution.verb.put_it", "accusation.name.call", "accusation.verb.clear_of", "accusation.verb.acquit_of"}
)
MARGIN = 14.0  # the reader's span of a role replaces the rule's if its log probability is higher by at least this


def decide(
    found: Iterable[Found], text: Text, type_: str, settings: TypeSettings, trusted: Collection[str] = ()
) -> list[Found]:
    """The claims of one type to keep, with their confidence.

    A rule's find and a reading are the same claim if their anchors overlap. The claim takes the rule's anchor, its
    value (if it has one) and its roles, because rules know where phrases end; the reader's span of a role wins only if
    it is far more probable (:func:`_roles_of_rule`). Finds of ``trusted`` rules are always kept. So are finds of rules
    that never fired in the reader's training data, since their precision is unknown, and insertions, which are
    unambiguous.
    """
    found = list(found)
    trusted = {*trusted, *settings.untaught, *IDIOMS}
    owners = {(name, start): id(rule) for rule in found for name, start, _ in rule.roles}
    said = _Spans(TextSpan(*role[1:]) for rule in found for role in rule.roles if role[0] == "content")
    kept: list[Found] = []
    for reading, rule, probability in candidates(found, text, type_):
        sure = settings.decision.confidence(probability, rule is not None)
        if sure < settings.decision.threshold and not (rule and (rule.rule in trusted or _is_inserted(rule))):
            continue
        if reading is not None:
            kept.append(_claim(_without_others_roles(reading, rule, owners, said), rule, sure, settings.decision))
        elif rule is not None:
            kept.append(rule._replace(confidence=sure))
    return _without_repeats(kept)


def _is_inserted(rule: Found) -> bool:
    """Whether the content stands on both sides of the anchor: *The mill, it is claimed, was empty*."""
    said = [(start, end) for name, start, end in rule.roles if name == "content"]
    return any(end <= rule.start for _, end in said) and any(rule.end <= start for start, _ in said)


class Candidate(NamedTuple):
    """A possible claim: a reading, a rule's find, or both. ``probability`` is the network's, that it is an anchor."""

    reading: Reading | None
    rule: Found | None
    probability: float


def candidates(found: list[Found], text: Text, type_: str) -> Iterator[Candidate]:
    """Each reading with the rule's find for the same claim, if any, then the finds that overlap no reading."""
    readings = [reading for reading in text.readings if reading.type == type_]
    overlaps = _overlaps(found, readings)
    agreed = _pair_up(found, overlaps)
    met = {position for _, _, position in overlaps}
    for index, reading in enumerate(readings):
        yield Candidate(reading, agreed.get(index), reading.probability)
    for position, rule in enumerate(found):
        if position not in met:
            yield Candidate(None, rule, text.probability(type_, rule.start, rule.end))


def _overlaps(found: list[Found], readings: list[Reading]) -> list[tuple[int, int, int]]:
    """All overlaps as (shared characters, index of the reading, index of the rule's find). Linear: each reading looks
    only at finds that begin near it."""
    order = sorted(range(len(found)), key=lambda position: found[position].start)
    starts = [found[position].start for position in order]
    longest = max((rule.end - rule.start for rule in found), default=0)
    overlaps = []
    for index, reading in enumerate(readings):
        near = order[bisect.bisect_left(starts, reading.start - longest) : bisect.bisect_left(starts, reading.end)]
        for position in near:
            shared = min(reading.end, found[position].end) - max(reading.start, found[position].start)
            if shared > 0:
                overlaps.append((shared, index, position))
    return overlaps


def _pair_up(found: list[Found], overlaps: list[tuple[int, int, int]]) -> dict[int, Found]:
    """The rule's find for the same claim, by index of the reading; the largest overlaps are paired first."""
    paired: dict[int, Found] = {}
    spent: set[int] = set()
    for _, index, position in sorted(overlaps, key=lambda pair: (-pair[0], *pair[1:])):
        if index not in paired and position not in spent:
            paired[index] = found[position]
            spent.add(position)
    return paired


def _claim(reading: Reading, rule: Found | None, sure: float, decision: Decision) -> Found:
    roles = list(reading.roles)
    if rule is not None:
        told = _roles_of_rule(rule, reading, decision)
        missed = {name for name, _, _ in rule.roles} - {name for name, _, _ in roles}
        taken = [TextSpan(start, end) for name, start, end in rule.roles if name in told | missed]
        # What the rule reads is no other role: *The mill, says Ida Holm, a clerk, is shut*, *accused Lund and a clerk*.
        own = [role for role in roles if role[0] not in told and not _overlaps_any(role, taken)]
        held = {name for name, _, _ in own}
        roles = own + [role for role in rule.roles if role[0] not in held]
    return Found(
        type=reading.type,  # type: ignore[arg-type]
        start=(rule or reading).start,
        end=(rule or reading).end,
        rule=rule.rule if rule else RULE,
        roles=tuple(roles),
        value=(rule and rule.value) or reading.value,
        reasons=rule.reasons if rule else ("read by the trained reader",),
        confidence=sure,
    )


def _overlaps_any(role: tuple[str, int, int], spans: list[TextSpan]) -> bool:
    return any(role[1] < end and start < role[2] for start, end in spans)


def _without_others_roles(
    reading: Reading, rule: Found | None, owners: Mapping[tuple[str, int], int], said: _Spans
) -> Reading:
    """The reading without the role pieces that the rules give to another claim: *“We lost,” said Lee. “And you?” Ray
    asked.*"""
    if rule is None:
        return reading
    contents = [(start, end) for name, start, end in rule.roles if name == "content"]
    several = [name for name, _, _ in reading.roles].count("content") > 1

    def is_own(name: str, start: int, end: int) -> bool:
        mine = not several or any(first < end and start < last for first, last in contents)
        return owners.get((name, start), id(rule)) == id(rule) and (
            mine or name != "content" or not said.overlaps(start, end)
        )

    roles = tuple(role for role in reading.roles if is_own(*role))
    named = {name for name, _, _ in (*roles, *rule.roles)}
    return reading._replace(roles=roles) if named >= {name for name, _, _ in reading.roles} else reading


def _roles_of_rule(rule: Found, reading: Reading, decision: Decision) -> set[str]:
    """The roles to take from the rule: those in the settings' ``roles_of_rule``, all roles of an insertion (*…,
    according to X, …*), roles in pieces (*“…,” he said. “…”*), and roles where the reader's own span is impossible or
    hardly more probable."""
    names = [name for name, _, _ in rule.roles]
    insertion = rule.rule.startswith(f"{rule.type}.preposition.")

    def told_better(name: str) -> bool:
        surer = _log_ratio(reading, rule, name) >= MARGIN
        return insertion or names.count(name) > 1 or not surer or _is_impossible(reading, rule, name)

    return {name for name in {*names} if told_better(name)} | set(decision.roles_of_rule)


def _is_impossible(reading: Reading, rule: Found, role: str) -> bool:
    """Whether the reader's spans of a role cannot be right: they overlap the anchor, another of its roles or a person
    role of the rule, or add what stands before an insertion: *In the north, officials said, two mills have closed*."""
    others = [(rule.start, rule.end), *((start, end) for name, start, end in reading.roles if name != role)]
    others += [(start, end) for name, start, end in rule.roles if name in NAMED_ROLES and name != role]
    own, told = (sorted((start, end) for name, start, end in of.roles if name == role) for of in (reading, rule))
    adds = len(own) > len(told) == 1 and own[0][1] <= rule.start and rule.end <= told[0][0]
    return adds or any(start < last and first < end for start, end in own for first, last in others)


def _log_ratio(reading: Reading, rule: Found, role: str) -> float:
    """By how much the reader's log probability of its own spans of a role exceeds that of the rule's."""
    if reading.odds is None or role not in reading.odds.inside:
        return math.inf
    own, other = ([TextSpan(start, end) for name, start, end in of.roles if name == role] for of in (reading, rule))
    return reading.odds.log(role, own) - reading.odds.log(role, other)


def _without_repeats(claims: list[Found]) -> list[Found]:
    """Drops two kinds of claims that only the reader found. Repeats: the claim lies in another claim's charge, or has
    the same charge as a rule's (*accused of alleged fraud*, *arrested on suspicion of fraud*). Borrowings: the claim
    takes a rule's content for a cue outside that content: *She said: “Go.” He wept.*"""
    inside = _Spans(TextSpan(*role[1:]) for claim in claims for role in claim.roles if role[0] == "charge")
    known = _Spans(
        TextSpan(*role[1:]) for claim in claims if claim.rule != RULE for role in claim.roles if role[0] == "charge"
    )

    def repeats(claim: Found) -> bool:
        same = any(known.overlaps(start, end) for name, start, end in claim.roles if name == "charge")
        return same or inside.contains(claim.start, claim.end)

    said = sorted(
        (start, end) for claim in claims if claim.rule != RULE for name, start, end in claim.roles if name == "content"
    )

    def borrows(claim: Found) -> bool:
        held = [(start, end) for name, start, end in claim.roles if name == "content"]
        firsts = [said[at : at + 1] for at in (bisect.bisect_left(said, (start, 0)) for start, _ in held)]
        return any(
            last <= end and not start <= claim.start < end
            for (start, end), first in zip(held, firsts, strict=True)
            for _, last in first
        )

    return [claim for claim in claims if claim.rule != RULE or not (repeats(claim) or borrows(claim))]


class _Spans:
    """Text spans, with overlap and containment queries in logarithmic time."""

    def __init__(self, spans: Iterable[TextSpan]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # how far the spans up to this one extend

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of the spans overlaps ``start``:``end``."""
        before = bisect.bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def contains(self, start: int, end: int) -> bool:
        """Whether one of the spans contains ``start``:``end``."""
        before = bisect.bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end
