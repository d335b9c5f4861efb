"""Who says so: the subject of the verb of saying that a clause hangs on (*critics say the mayor is to blame*)."""

from __future__ import annotations

from claimkit.detectors import mentions
from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.roles import phrase, subject
from claimkit.detectors.accusation.wrongs import Span
from claimkit.detectors.document import Document


def _speaker(document: Document, first: int, end: int) -> Span | None:
    """Who says the quotation: *…,” she said*; *Holm said on Friday. “…*"""
    tokens = document.tokens
    for verb in (*range(end, min(end + 4, len(tokens))), *range(first - 1, max(first - 7, 0), -1)):
        if tokens.lower[verb] in lexicon().report:
            inverted = tokens.tag[verb - 1] in ("QUOTE", "PUNCT") and tokens.tag[verb + 1 : verb + 2] == ["NAME"]
            return phrase(document, verb + 1) if inverted else subject(document, verb)
    return None


def reporter(document: Document, first: int) -> Span | None:
    """Who reports the clause whose subject begins at ``first``, before it or behind it."""
    tokens, (floor, limit) = document.tokens, mentions.bounds(document, first)
    verb = first - 1
    if verb > floor and tokens.lower[verb] == "that":
        verb -= 1
    if verb > floor and tokens.lower[verb] in lexicon().report:
        return subject(document, verb)
    quote = document.quote_at(tokens.start[first])
    if quote is not None and (speaker := _speaker(document, tokens.at(quote.start), tokens.at(quote.end))) is not None:
        return speaker
    behind = next((i for i in range(first, min(first + 40, limit)) if tokens.lower[i] in lexicon().report), None)
    if behind is None or not any(tag in ("PUNCT", "QUOTE") for tag in tokens.tag[behind - 3 : behind]):
        return None
    return subject(document, behind)
