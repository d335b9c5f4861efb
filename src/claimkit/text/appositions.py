"""Finds what follows a noun phrase and belongs to it: ages, addresses, professions, relative clauses, participles."""

from __future__ import annotations

from claimkit.text.phrases import ADDRESS, CORE, TIMES, simple_end
from claimkit.text.tokens import Tokens


def apposition_end(tokens: Tokens, end: int, limit: int) -> int:
    """The end of the noun phrase that ends at token ``end``, moved past what follows and belongs to it: brackets, *,
    59, of Leeds, a senior lawyer*, *who ...* with or without a comma, and *hired by the port*."""
    tag, lower = tokens.tag, tokens.lower
    while end < limit:
        if lower[end] == "(":
            close = next((i for i in range(end, min(limit, end + 12)) if lower[i] == ")"), None)
            if close is None:
                break
            end = close + 1
        elif _begins_relative(tokens, end):
            return _relative_end(tokens, end, limit)
        elif tag[end] == "ED" and (tag[end + 1] == "PREP" or lower[end + 1] in TIMES):
            end = _participle_end(tokens, end + 1, limit)
        elif lower[end] == ",":
            stop = _apposed_end(tokens, end + 1, limit)
            if stop is None:
                break
            end = stop
        else:
            break
    return end


def _begins_relative(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause begins at ``at``: *who*, *, which*, or *that* followed by a verb."""
    if tokens.lower[at] == ",":
        return tokens.tag[at + 1] == "REL"
    if tokens.lower[at] == "that":
        return tokens.tag[at + 1] in ("AUX", "VERB", "ED")
    return tokens.lower[at] == "who"


def _relative_end(tokens: Tokens, at: int, limit: int) -> int:
    stop = at + 1
    while stop < limit and tokens.tag[stop] not in ("STOP", "QUOTE") and tokens.lower[stop] not in (",", ";", ":"):
        stop += 1
    return stop


def _participle_end(tokens: Tokens, at: int, limit: int) -> int:
    """End of the phrases after a participle: *published on Monday by the port*."""
    while at < limit:
        if tokens.lower[at] in TIMES or tokens.tag[at] in ("ADV", "LY"):
            at += 1
        elif tokens.tag[at] == "PREP" and tokens.tag[at + 1] in CORE:
            at = max(at + 2, simple_end(tokens, at + 1, limit))
        else:
            break
    return at


def _apposed_end(tokens: Tokens, after: int, limit: int) -> int | None:
    """End of the apposition or address that begins at ``after``, right after a comma; ``None`` if it is neither."""
    tag, lower = tokens.tag, tokens.lower
    if lower[after] in ADDRESS and tag[after + 1] == "NAME":
        return simple_end(tokens, after + 1, limit)
    if tag[after] not in ("DET", "POSS", "NAME", "NUM", "WORD") or lower[after] in TIMES or lower[after] == "whose":
        return None
    stop = simple_end(tokens, after, limit)
    while lower[stop] in ("in", "at") and tag[stop + 1] == "NAME":  # a teacher at Nova in Leeds
        stop = simple_end(tokens, stop + 1, limit)
    clause = tag[stop] in ("VERB", "AUX", "PRON") or (tag[stop] == "ED" and tag[stop + 1] != "PREP")
    return None if stop == after or (clause and stop < limit) else stop
