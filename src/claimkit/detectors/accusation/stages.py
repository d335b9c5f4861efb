"""The stage that an accusing expression states: blamed, charged, convicted, cleared, ..."""

from __future__ import annotations

import functools

import msgspec

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.rules import value_of
from claimkit.language import words
from claimkit.records import Stage
from claimkit.text.document import Document

_CLEARED = frozenset({"cleared", "clears", "acquitted", "acquits"})
_COUNTS = (".charge", ".count", ".allegation", ".accusation", ".suspicion")
_FOUND = frozenset({"found", "find", "finds", "finding", "declared"})
_GAP = 12  # tokens of *found the two men guilty* before the adjective


def stage(document: Document, accusation: Accusation) -> Stage:
    """The stage of the cue. Two things change it: *guilty of* is a verdict only after *found*, and *found not guilty
    of* or *cleared her of the charge of* clears."""
    first, end = accusation.anchor
    lower, floor = document.tokens.lower, document.sentence_of(first)[0]
    if accusation.rule.startswith("accusation.adjective."):
        if _FOUND.isdisjoint(lower[max(first - _GAP, floor) : end]):
            return "blamed"
        if "not" in lower[first:end]:
            return "cleared"
    if accusation.rule.endswith(_COUNTS) and not _CLEARED.isdisjoint(lower[max(first - 2 * _GAP, floor) : first]):
        return "cleared"
    return _stage_of(accusation.rule)


@functools.cache
def _stage_of(rule: str) -> Stage:
    stated = value_of(rule.removeprefix("accusation."), _stages())
    assert stated is not None, f"{rule} has no stage in accusation.toml"
    return stated


@functools.cache
def _stages() -> dict[Stage, tuple[str, ...]]:
    """Raises :class:`msgspec.ValidationError` for an unknown stage."""
    return msgspec.convert(words("accusation")["stages"], dict[Stage, tuple[str, ...]])
