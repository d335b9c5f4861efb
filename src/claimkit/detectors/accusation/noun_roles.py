"""The parties of a noun that accuses, where the text names them further away: *the charges he is facing*."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.parties import listed, phrase
from claimkit.detectors.accusation.wrong_spans import introduces_means, wrong_at
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan


def parties_after_wrong(
    document: Document, wrong: TokenSpan | None, accuser: TokenSpan | None
) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Accused and accuser, with the accused read from what follows the wrong: *fraud by the firm*, *fraud against the
    firm*."""
    if wrong is None:
        return None, accuser
    tokens = document.tokens
    for at in range(wrong[0] + 1, min(wrong[1] + 1, len(tokens) - 1)):
        if tokens.lower[at] == "by" and tokens.tag[at + 1] != "ING" and not introduces_means(document, at):
            return phrase(document, at + 1), accuser
        before = tokens.lower[at - 1]
        names = tokens.tag[at + 1] == "NAME" and before not in lexicon().suffered
        names = names or (at - wrong[0] == 1 and before not in lexicon().aimed)
        if tokens.lower[at] in ("at", "against") and names:
            return phrase(document, at + 1), accuser
    return None, accuser


def accused_and_wrong(document: Document, named: TokenSpan | None) -> tuple[TokenSpan | None, TokenSpan | None]:
    """The accused named after *against* or *of*, and the wrong that follows: *charges against X for lying*."""
    if named is None:
        return None, None
    lower = document.tokens.lower
    for at in range(named[0] + 1, min(named[1] + 1, len(lower) - 1)):
        if lower[at] in ("for", "over", "alleging"):
            return TokenSpan(named[0], at), wrong_at(document, at + 1)
    return named, None


def who_was_cleared(document: Document, noun: int) -> TokenSpan | None:
    """The person cleared: *cleared her of the charge of theft* still reports an accusation."""
    tokens = document.tokens
    of = noun
    for at in range(noun - 1, max(noun - 12, -1), -1):
        if tokens.lower[at] in ("cleared", "acquitted", "acquits", "clears"):
            return TokenSpan(at + 1, of) if at + 1 < of else None
        if tokens.lower[at] == "of":
            of = at
    return None


def who_faces(document: Document, first: int, limit: int) -> TokenSpan | None:
    """The pronoun in *the charges he is facing*, *the allegations she denied*."""
    tokens = document.tokens
    faces = not lexicon().answer.isdisjoint(tokens.lower[first + 1 : min(first + 4, limit)])
    return TokenSpan(first, first + 1) if faces and tokens.tag[first] == "PRON" else None


def filed_against(document: Document, at: int, limit: int) -> TokenSpan | None:
    """The accused in *the lawsuit was filed against X*."""
    tokens = document.tokens
    for here in range(at + 1, min(at + 9, limit - 1)):
        if tokens.lower[here] == "against":
            return listed(document, phrase(document, here + 1))
        if tokens.tag[here] in ("STOP", "PUNCT", "SUB", "REL", "CONJ"):
            return None
    return None
