"""The parties of a noun that accuses, where the text names them further away: *the charges he is facing*."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.parties import is_somebody, listed, phrase
from claimkit.detectors.accusation.wrong_spans import introduces_means, wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_CONCERNING = frozenset({"involving", "concerning", "about", "regarding", "surrounding", "facing"})


def split_wrong(document: Document, wrong: TokenSpan | None) -> tuple[TokenSpan | None, TokenSpan | None]:
    """The wrong without the accused that it names, and that accused: *fraud by the firm*, *fraud against the firm*,
    *fraud involving two clerks*, *fraud she faces*."""
    if wrong is None:
        return None, None
    tokens = document.tokens
    for at in range(wrong[0] + 1, min(wrong[1] + 1, len(tokens) - 1)):
        if (facing := who_faces(document, at, wrong[1] + 1)) is not None:
            return TokenSpan(wrong[0], at), facing
        named = tokens.lower[at] == "by" and tokens.tag[at + 1] != "ING" and not introduces_means(document, at)
        before = tokens.lower[at - 1]
        aimed = tokens.tag[at + 1] == "NAME" and before not in lexicon().suffered
        aimed = aimed or (at - wrong[0] == 1 and before not in lexicon().aimed)
        if named or (tokens.lower[at] in ("at", "against") and aimed):
            return TokenSpan(wrong[0], at), phrase(document, at + 1)
        if (concerned := who_is_concerned(document, at)) is not None:
            return TokenSpan(wrong[0], at), concerned
    return wrong, None


def who_is_concerned(document: Document, at: int) -> TokenSpan | None:
    """The accused in *allegations involving two clerks*, *about Mr Holm's taxes*; ``None`` if nobody is named."""
    if document.tokens.lower[at] not in _CONCERNING or (named := phrase(document, at + 1)) is None:
        return None
    owns = next((i for i in range(*named) if document.tokens.tag[i] in ("GEN", "PREP")), named.end)
    return TokenSpan(named.first, owns) if is_somebody(document, TokenSpan(named.first, owns)) else None


def accused_and_wrong(document: Document, named: TokenSpan | None) -> tuple[TokenSpan | None, TokenSpan | None]:
    """The accused named after *against* or *of*, and the wrong that follows: *charges against X for lying*."""
    if named is None:
        return None, None
    lower = document.tokens.lower
    for at in range(named[0] + 1, min(named[1] + 1, len(lower) - 1)):
        of_wrong = lower[at] == "of" and (document.tokens.tag[at + 1] == "ING" or is_wrong(lower[at + 1]))
        if lower[at] in ("for", "over", "alleging") or of_wrong:
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
