"""The source of an accusation: the subject of the verb of saying that governs it (*critics say the mayor is to
blame*)."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.parties import agent, phrase
from claimkit.detectors.accusation.roles import is_negated, subject
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_ADJUNCT = 6  # at most this many tokens from *that* back to its verb of saying: said *in a report* that


def maker(document: Document, end: int) -> TokenSpan | None:
    """The accuser after an accusation that ends before ``end``: allegations of fraud *made by two clients*."""
    return agent(document, end + 1 + (document.tokens.word[end] == ","))


def _speaker(document: Document, first: int, end: int) -> TokenSpan | None:
    """The speaker of a quotation, tokens ``first``..``end``: *…,” she said*; *Holm said on Friday. “…*."""
    tokens = document.tokens
    for verb in (*range(end, min(end + 4, len(tokens))), *range(first - 1, max(first - 7, 0), -1)):
        if tokens.lower[verb] in lexicon().report:
            inverted = tokens.tag[verb - 1] in ("QUOTE", "PUNCT") and tokens.tag[verb + 1] == "NAME"
            return phrase(document, verb + 1) if inverted else subject(document, verb)
    return None


def _verb_of_saying(document: Document, first: int) -> int | None:
    """The verb of saying or denying before the clause whose subject begins at ``first``: *said he*, *said in a report
    that he*."""
    lower, floor = document.tokens.lower, document.sentence_of(first)[0]
    reach = _ADJUNCT if lower[first - 1] == "that" else 1
    verbs = lexicon().report | lexicon().deny
    return next((i for i in range(first - 1, max(floor, first - 1 - reach), -1) if lower[i] in verbs), None)


def is_denied(document: Document, first: int) -> bool:
    """Whether the clause whose subject begins at ``first`` is denied: *nobody believes that he*, *she denied that
    she*."""
    verb = _verb_of_saying(document, first)
    return verb is not None and (document.tokens.lower[verb] in lexicon().deny or is_negated(document, verb))


def reporter(document: Document, first: int) -> TokenSpan | None:
    """The source of the clause whose subject begins at ``first``, named before or after it; ``None`` if nobody is."""
    tokens, (floor, limit) = document.tokens, document.sentence_of(first)
    if (verb := _verb_of_saying(document, first)) is not None:
        return subject(document, verb)
    if tokens.lower[floor : floor + 2] == ["according", "to"]:
        return phrase(document, floor + 2)
    quote = document.quote_at(tokens.start[first])
    if quote is not None and (speaker := _speaker(document, tokens.at(quote.start), tokens.at(quote.end))) is not None:
        return speaker
    behind = next((i for i in range(first, min(first + 40, limit)) if tokens.lower[i] in lexicon().report), None)
    if behind is None or not any(tag in ("PUNCT", "QUOTE") for tag in tokens.tag[behind - 3 : behind]):
        return None
    return subject(document, behind)
