"""Filters for claims of the wrong kind, whoever found them; the rules check most of this in the words they match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimkit.detectors.accusation.cues import heads
from claimkit.detectors.accusation.wrongs import names_wrong, states_wrong
from claimkit.detectors.attribution.subjects import says_nothing
from claimkit.detectors.found import Found
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_ORDERS: Final = frozenset({"told", "ordered", "instructed", "directed"})
_HEARD = frozenset({"told", "informed", "warned", "assured", "advised", "reminded", "asked"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PASSIVE = _BE | {"and", "or", ",", "then", "also"}
_NEEDS_WRONG = frozenset({"arrest", "punishment", "custody", "penalty"})  # families of cues


def refused(document: Document, found: Found) -> bool:
    """Whether the claim scheme excludes ``found``: an attribution without content, an order (*was fined and told to pay
    costs*), a phrase that reports nothing (*all told*), or an arrest, a punishment or criticism for no stated wrong
    (*arrested over his visit*, *criticised over the weather*)."""
    first = document.tokens.at(found.start)
    if found.type == "attribution":
        speechless = all(name != "content" for name, _, _ in found.roles)
        return speechless or _is_order(document, first) or says_nothing(document, first)
    if found.type == "accusation" and _must_state_wrong(document, first):
        return not any(names_wrong(document, charge) for charge in _charges(document, found))
    if found.type == "accusation" and _criticises_over(document, found):
        return not any(states_wrong(document, charge) for charge in _charges(document, found))
    return False


def _charges(document: Document, found: Found) -> Iterator[TokenSpan]:
    at = document.tokens.at
    return (TokenSpan(at(start), at(end - 1) + 1) for name, start, end in found.roles if name == "charge")


def _criticises_over(document: Document, found: Found) -> bool:
    """Whether the anchor is *criticised over*, which also takes things that are no wrong: *the weather*."""
    lower, at = document.tokens.lower, document.tokens.at
    hits = heads().get(lower[at(found.start)], ())
    return lower[at(found.end - 1)] == "over" and any(hit.cue.family == "criticism" for hit in hits)


def without_others(document: Document, found: Found) -> Found:
    """``found`` without a source that is in fact the hearer (*He was told to leave*, *Jurors were told it was dark*),
    and without an accuser who clears somebody (*found not guilty by a jury*)."""
    if found.type == "accusation" and found.value == "cleared":
        return found._replace(roles=tuple(role for role in found.roles if role[0] != "accuser"))
    first = document.tokens.at(found.start)
    if found.type == "attribution" and document.tokens.lower[first - 1] in _BE:
        roles = tuple(role for role in found.roles if role[0] != "source" or not _is_impersonal(document, role))
        found = found._replace(roles=roles)  # it is claimed
    if found.type != "attribution" or not (_is_order(document, first) or _has_hearer_as_subject(document, first)):
        return found
    roles = tuple(role for role in found.roles if role[0] != "source" or role[1] > found.start)
    return found._replace(roles=roles)


def without_dateline(document: Document, found: Found) -> Found:
    """``found`` with no dateline at the start of a role: *LONDON (Reuters) - The minister*."""
    roles = ((name, _after_dateline(document, start, end), end) for name, start, end in found.roles)
    return found._replace(roles=tuple(roles))


def _after_dateline(document: Document, start: int, end: int) -> int:
    first, _ = document.tokens.within(start, end)
    whole = document.token_range(document.sentence_at(start))
    sent = document.sentence_of(first).end if first < whole.end else whole.end
    return document.tokens.start[sent] if sent < whole.end and document.tokens.start[sent] < end else start


def _is_order(document: Document, at: int) -> bool:
    lower = document.tokens.lower
    return lower[at] in _ORDERS and lower[at + 1 : at + 2] == ["to"] and at > 0 and lower[at - 1] in _PASSIVE


def _is_impersonal(document: Document, role: tuple[str, int, int]) -> bool:
    return document.text[role[1] : role[2]].lower() == "it"


def _has_hearer_as_subject(document: Document, at: int) -> bool:
    """Whether the word at ``at`` is a passive whose subject hears what is said: *she was told*."""
    tokens, before = document.tokens, at - 1
    while before > 0 and tokens.tag[before] in ("ADV", "LY"):
        before -= 1
    return tokens.lower[at] in _HEARD and before >= 0 and tokens.lower[before] in _BE


def _must_state_wrong(document: Document, first: int) -> bool:
    """Whether the word is a cue of arrests or punishments only. *held* is one, unless its sentence also has the words
    of another cue (*responsible for*)."""
    hits = heads().get(document.tokens.lower[first], ())
    words = set(document.tokens.lower[first : document.sentence_of(first).end])
    others = [hit for hit in hits if hit.cue.family not in _NEEDS_WRONG]
    return len(others) < len(hits) and not any(words.issuperset(hit.cue.after) for hit in others)
