"""Nouns for what was done: *condemned the militia's torture of monks*, *charged in the killing of a guard*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.parties import agent
from claimkit.detectors.accusation.roles import is_negated, subject
from claimkit.detectors.accusation.wrong_spans import sentence_end, wrong_at
from claimkit.detectors.accusation.wrongs import is_offender, is_wrong
from claimkit.text.document import Document
from claimkit.text.phrases import is_possessive
from claimkit.text.tokens import TokenSpan

WHY = "a wrong is condemned"
_PHRASE = frozenset({"DET", "POSS", "NUM", "NAME", "WORD", "ING", "ED", "LY", "GEN", "QUOTE", "SYM"})

_LAST = {"in": ("terms", "language"), "what": ("called", "calls", "termed")}  # first word before the deed → last ones


def head_noun(document: Document, first: int) -> int | None:
    """The last noun of the phrase at ``first`` before its first preposition; ``None`` if there is none."""
    tokens, limit = document.tokens, sentence_end(document, first)
    head = None
    for at in range(first, min(first + 16, limit)):
        noun = tokens.tag[at] == "VERB" and tokens.tag[at - 1] in ("DET", "POSS", "GEN")  # his lies
        if (tokens.tag[at] not in _PHRASE and not noun) or (tokens.tag[at] == "ED" and head is not None):
            break
        noun = noun or tokens.tag[at] in ("WORD", "NAME", "ING", "ED")  # the greed of it
        if noun and tokens.lower[at] not in lexicon().times:
            head = at
    return head


def is_deed(document: Document, first: int) -> bool:
    """Whether the phrase at ``first`` names a bad deed, not its doer or its means. An omission needs an owner: *the
    army's silence*."""
    head = head_noun(document, first)
    if head is None:
        return False
    tokens = document.tokens
    owned = not {"POSS", "GEN"}.isdisjoint(tokens.tag[first:head])
    if tokens.lower[head] in lexicon().failings:
        return owned
    if owned and tokens.lower[head] in lexicon().doings:  # his racist remarks
        return any(is_wrong(word) or is_offender(word) for word in tokens.lower[first:head])
    word, lists = tokens.lower[head], lexicon()
    if word in lists.things or (is_offender(word) and word not in lists.deeds):
        return False
    return is_wrong(word) or word in lists.harms


def deed_accusation(document: Document, at: int, start: int, hit: Hit) -> Accusation | None:
    """The accusation of a verb of criticism whose object is the wrong itself."""
    tokens, anchor, start = document.tokens, TokenSpan(at, start), _deed_start(document, start)
    by = tokens.lower[start] == "by"
    if is_negated(document, at):
        return None
    if by:
        wrong = subject(document, at)
        if wrong is None or not is_deed(document, wrong[0]):
            return None
        accused, deed = _split_owner(document, *wrong)
        return Accusation(hit.cue.id, WHY, anchor, accused, agent(document, start), deed)
    if not is_deed(document, start):
        return None
    accused, deed = _split_owner(document, *(wrong_at(document, start) or (start, start + 1)))
    head = head_noun(document, start) or start
    if accused is None and deed[1] == deed[0] + 1:
        return None  # they condemned violence
    if accused is None and (hit.cue.head in lexicon().striking or not is_wrong(tokens.lower[head])):
        return None  # he attacked the coup, condemned the blast: nobody is said to have done it
    return Accusation(hit.cue.id, WHY, anchor, accused, subject(document, at), deed)


def _deed_start(document: Document, start: int) -> int:
    """The start of the deed: condemned “in the strongest terms” *the killing*, what he called *the murder*."""
    tokens, quoted = document.tokens, document.tokens.tag[start] == "QUOTE"
    last = _LAST.get(tokens.lower[start + quoted], ())
    end = next((i for i, word in enumerate(tokens.lower[start : start + 7], start + 1) if word in last), start)
    return end + (quoted and end > start)


def _split_owner(document: Document, first: int, end: int) -> tuple[TokenSpan | None, TokenSpan]:
    """The owner of a deed, and the deed: *the army's* torture, *his* lies."""
    tokens, head = document.tokens, head_noun(document, first)
    if tokens.tag[first] == "POSS":
        return TokenSpan(first, first + 1), TokenSpan(first + 1, end)
    for at in range(min(head or first, end) - 1, first, -1):
        owns = tokens.tag[at] == "GEN" and tokens.lower[at - 1] not in lexicon().times  # Monday's murder
        if owns or is_possessive(tokens, at):
            return TokenSpan(first, at), TokenSpan(at + 1, end)
    return None, TokenSpan(first, end)
