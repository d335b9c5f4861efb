"""What the claim scheme says is no claim, whoever finds it; rules know it from the words they match."""

from __future__ import annotations

from typing import Final

from claimkit.detectors.accusation.cues import heads
from claimkit.detectors.accusation.wrongs import names_wrong
from claimkit.detectors.found import Found
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

DEEDS: Final = frozenset({"told", "ordered", "instructed", "directed"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "and", "or", ",", "then", "also"})
_NEEDS_WRONG = frozenset({"arrest", "punishment", "custody", "penalty"})  # families of cues


def refused(document: Document, found: Found) -> bool:
    """Whether a claim is none: nothing is attributed, somebody is told to do something (*was fined and told to pay
    costs*), or somebody is arrested, punished or held and no wrong is stated (*arrested over his visit*)."""
    first = document.tokens.at(found.start)
    if found.type == "attribution":
        return all(name != "content" for name, _, _ in found.roles) or _is_deed(document, first)
    if found.type == "accusation" and _must_state_wrong(document.tokens.lower[first]):
        return not any(
            names_wrong(document, TokenSpan(document.tokens.at(start), document.tokens.at(end - 1) + 1))
            for name, start, end in found.roles
            if name == "charge"
        )
    return False


def without_hearer(document: Document, found: Found) -> Found:
    """Without a source that is who was told: *He was told to leave*."""
    first = document.tokens.at(found.start)
    if found.type != "attribution" or not _is_deed(document, first):
        return found
    roles = tuple(role for role in found.roles if role[0] != "source" or role[1] > found.start)
    return found._replace(roles=roles)


def _is_deed(document: Document, at: int) -> bool:
    lower = document.tokens.lower
    return lower[at] in DEEDS and lower[at + 1 : at + 2] == ["to"] and at > 0 and lower[at - 1] in _PASSIVE


def _must_state_wrong(word: str) -> bool:
    hits = heads().get(word, ())
    return bool(hits) and all(hit.cue.family in _NEEDS_WRONG for hit in hits)
