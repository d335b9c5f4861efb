"""Who says so: the subject of the verb of saying that governs a clause (*critics say the mayor is to blame*)."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.roles import agent, phrase, subject
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan


def maker(document: Document, end: int) -> TokenSpan | None:
    """Who made the accusation that ends before ``end``: allegations of fraud *made by two clients*."""
    return agent(document, end + 1 + (document.tokens.word[end] == ","))


def _speaker(document: Document, first: int, end: int) -> TokenSpan | None:
    """Who says the quotation: *…,” she said*; *Holm said on Friday. “…*"""
    tokens = document.tokens
    for verb in (*range(end, min(end + 4, len(tokens))), *range(first - 1, max(first - 7, 0), -1)):
        if tokens.lower[verb] in lexicon().report:
            inverted = tokens.tag[verb - 1] in ("QUOTE", "PUNCT") and tokens.tag[verb + 1] == "NAME"
            return phrase(document, verb + 1) if inverted else subject(document, verb)
    return None


def reporter(document: Document, first: int) -> TokenSpan | None:
    """Who reports the clause whose subject begins at ``first``, before it or after it."""
    tokens, (floor, limit) = document.tokens, document.sentence_of(first)
    verb = first - 1
    if tokens.lower[verb] == "that":
        verb -= 1
    if verb > floor and tokens.lower[verb] in lexicon().report:
        return subject(document, verb)
    if tokens.lower[floor : floor + 2] == ["according", "to"] and tokens.word[verb] == ",":
        return phrase(document, floor + 2)
    quote = document.quote_at(tokens.start[first])
    if quote is not None and (speaker := _speaker(document, tokens.at(quote.start), tokens.at(quote.end))) is not None:
        return speaker
    behind = next((i for i in range(first, min(first + 40, limit)) if tokens.lower[i] in lexicon().report), None)
    if behind is None or not any(tag in ("PUNCT", "QUOTE") for tag in tokens.tag[behind - 3 : behind]):
        return None
    return subject(document, behind)
