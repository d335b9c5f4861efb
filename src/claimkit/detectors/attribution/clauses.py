"""Clauses that stand before the main one: ``When asked why, the mayor smiled``."""

from __future__ import annotations

from claimkit.detectors.attribution.sides import quote_opening
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import CIRCUMSTANCE, Phrase

REACH = 60  # tokens that such a clause may have


def fronted_end(document: Document, first: int, group: int, end: int, limit: int) -> int | None:
    """The comma that ends the clause which begins at ``first``, the source or the verb ``group``, and holds the cue up
    to ``end`` (``Although the mayor said so,``, ``Noting that it rained,``, ``Asked why,``); none when it is no such
    clause."""
    tokens, (floor, _) = document.tokens, mentions.bounds(document, first)
    opening = first
    while opening > floor and (
        tokens.lower[opening - 1] in CIRCUMSTANCE or tokens.tag[opening - 1] in ("PREP", "ADV", "LY")
    ):
        opening -= 1
    if opening > floor and tokens.tag[opening - 1] not in ("PUNCT", "CONJ", "QUOTE"):
        return None
    bare = opening == floor and first == group and tokens.lower[group].endswith(("ing", "asked"))
    if not (bare or tokens.lower[opening] in CIRCUMSTANCE) or (end < limit and tokens.word[end] == ","):
        return None
    at = end
    while at < min(limit, end + REACH):
        quote = quote_opening(document, at) if tokens.tag[at] == "QUOTE" else None
        if quote is not None:
            at = max(at + 1, tokens.at(quote.end))
            if tokens.word[at - 2] == "," and subject_behind(document, at - 1, limit) is not None:
                return at - 1
            continue
        if tokens.word[at] == "," and subject_behind(document, at, limit) is not None:
            return at
        at += 1
    return None


def subject_behind(document: Document, comma: int, limit: int) -> Phrase | None:
    """The subject of the clause behind ``comma``: a phrase with a finite verb right behind it."""
    tokens = document.tokens
    if comma + 1 >= limit:
        return None
    phrase = mentions.phrase_after(document, comma + 1, whole=False)
    if phrase is None:
        return None
    at = phrase.end
    while at < limit and tokens.tag[at] in ("ADV", "LY"):
        at += 1
    return phrase if at < limit and tokens.tag[at] in ("AUX", "VERB", "ED", "GEN") else None
