"""Adjectives that accuse: *(found) guilty of*, *complicit in*, *is considered responsible for*, *to blame*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.deeds import is_deed
from claimkit.detectors.accusation.guards import is_time
from claimkit.detectors.accusation.reporters import reporter
from claimkit.detectors.accusation.roles import (
    agent,
    is_somebody,
    negated,
    noun_before,
    passive,
    shares_passive,
    subject,
)
from claimkit.detectors.accusation.wrong_spans import stated_wrong
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

WHY = "said to be guilty"
_FOUND = frozenset({"found", "find", "finds", "finding", "declared"})
_BEFORE = frozenset({"squarely", "partly", "solely", "largely", "wholly", "directly", "personally", "as"})
_PREDICATES = frozenset({"behind", "responsible", "liable", "accountable"})  # "the mayor responsible for roads" is none
_GAP = 6  # tokens between *found guilty* and *of*: when and where


def adjective_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the adjective at ``at`` and its preposition."""
    tokens, cue = document.tokens, hit.cue
    floor, limit = document.sentence_of(at)
    end = at + 1 + len(cue.after)
    found = _found_before(document, at, floor)
    cleared = cue.head == "guilty" and tokens.lower[at - 1] == "not" and found is not None
    denied = at > floor and tokens.lower[at - 1] in ("not", "never", "nor", "less") and not cleared
    if denied or tokens.lower[at + 1 : end] != list(cue.after):
        return None
    verb = _verb_before(document, at, floor)
    bare = cue.after in ((), ("blame",)) and cue.head != "behind"
    if bare and not _stands_alone(document, at, end, cue):
        return None
    first_wrong = end if cue.head != "guilty" or cue.after else _after_found(document, at, limit)
    wrong: TokenSpan | None = None
    taken: tuple[int, ...] = ()
    if not bare or (first_wrong is not None and cue.head == "guilty"):
        wrong, _, taken = stated_wrong(document, first_wrong or end, agent=True, reduced=False)
        if wrong is None or not _may_be_held_against(document, cue, wrong, verb):
            return None
    before = tokens.lower[max(verb, floor) : at - cleared]
    if any(word in lexicon().negations or word.endswith("n't") for word in before):
        return None
    between = tokens.tag[found + 1 : at] if found not in (None, verb) else []
    if found is not None and not any(tag in ("AUX", "VERB", "STOP") for tag in between):
        if negated(document, found):
            return None
        return _found_to_be(document, at - cleared, (end, found, verb), wrong, hit)._replace(taken=taken)
    anchor = TokenSpan(at, end)
    if tokens.tag[verb] not in ("AUX", "VERB") and tokens.lower[verb] not in lexicon().held:
        accused = noun_before(document, at) if cue.head not in _PREDICATES and not bare else None
        return Accusation(cue.id, WHY, anchor, accused, None, wrong, taken) if accused else None
    if negated(document, verb) or (cue.head == "behind" and tokens.lower[verb] in ("be", "being")):
        return None
    accused = subject(document, verb)
    if bare and (accused is None or not is_somebody(document, accused)):
        return None
    accuser = reporter(document, accused[0] if accused else verb)
    return Accusation(cue.id, WHY, anchor, accused, accuser, wrong, taken)


def _may_be_held_against(document: Document, cue: Cue, wrong: TokenSpan, verb: int) -> bool:
    """Whether what follows the adjective is something one can be guilty of: a deed, a wrong or a disaster."""
    if cue.head == "behind":
        return is_deed(document, wrong[0])
    if cue.after[-1:] != ("for",) or cue.head == "to":
        return True
    return _harm(document, wrong, 14 if document.tokens.lower[verb] in lexicon().held else 5)


def _found_before(document: Document, at: int, floor: int) -> int | None:
    """The *found* of *found (her) guilty*."""
    return next((i for i in range(at - 1, max(floor - 1, at - 12), -1) if document.tokens.lower[i] in _FOUND), None)


def _found_to_be(
    document: Document, at: int, places: tuple[int, int, int], wrong: TokenSpan | None, hit: Hit
) -> Accusation:
    """*was found guilty of*, *a court found him guilty of*"""
    end, found, verb = places
    if found != verb:
        return Accusation(
            hit.cue.id, WHY, TokenSpan(at, end), TokenSpan(found + 1, at), subject(document, found), wrong
        )
    if passive(document, found) or shares_passive(document, found):
        accused = subject(document, found)
    else:
        before = mentions.phrase_before(document, found)
        accused = before if before else None
    accuser = agent(document, wrong[1]) if wrong is not None else None
    return Accusation(hit.cue.id, WHY, TokenSpan(found, end), accused, accuser, wrong)


def _stands_alone(document: Document, at: int, end: int, cue: Cue) -> bool:
    """*found guilty on Monday*, *is to blame*: no wrong need follow."""
    tokens, floor = document.tokens, document.sentence_of(at)[0]
    if cue.head == "guilty":
        near = tokens.lower[max(at - 6, floor) : at]
        return "if" not in near and "found" in near[-1:]
    verb = _verb_before(document, at, floor)
    return tokens.tag[verb] == "AUX" and (end >= len(tokens) or tokens.tag[end] in ("STOP", "PUNCT", "QUOTE", "SUB"))


def _after_found(document: Document, at: int, limit: int) -> int | None:
    """Where the wrong begins after *found guilty*: *on Friday of* fraud, *on* two counts."""
    tokens = document.tokens
    for here in range(at + 1, min(at + _GAP, limit - 1)):
        if tokens.lower[here] == "of" or (tokens.lower[here] == "on" and not is_time(document, here + 1)):
            return here + 1
    return None


def _verb_before(document: Document, at: int, floor: int) -> int:
    """The token before the adjective at ``at`` and its adverbs."""
    verb = at - 1
    while verb > floor and (document.tokens.tag[verb] in ("ADV", "LY") or document.tokens.lower[verb] in _BEFORE):
        verb -= 1
    if verb - 1 > floor and document.tokens.lower[verb - 1 : verb + 1] == ["to", "be"]:
        verb -= 2  # believed to be
    return max(verb, floor)


def _harm(document: Document, wrong: TokenSpan, reach: int) -> bool:
    """Whether it is a wrong or a disaster that somebody is responsible for."""
    near = document.tokens.lower[wrong[0] : min(wrong[1], wrong[0] + reach)]
    return any(is_wrong(word) or word in lexicon().harms for word in near)
