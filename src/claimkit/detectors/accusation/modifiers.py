"""Words before a wrong or a wrongdoer: *the alleged fraud*, *a suspected bomber*, *allegedly*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.roles import owner, passive, phrase, subject
from claimkit.detectors.accusation.wrong_spans import wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong, offends
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_INJURED = ("victim", "witness", "accuser")


def modifier_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*the alleged fraud*, *a suspected bomber*, *allegedly took bribes*."""
    if hit.cue.head in ("allegedly", "supposedly"):
        return _allegedly(document, at, hit)
    tokens = document.tokens
    floor, limit = document.sentence_of(at)
    if at + 1 >= limit or tokens.tag[at + 1] not in ("WORD", "NAME", "ING", "ED", "QUOTE"):
        return None
    first = at
    while first > floor and tokens.tag[first - 1] in ("DET", "NUM", "POSS", "LY"):
        first -= 1
    end = _head_end(document, at + 1, limit)
    deeds, suspects = lexicon().deeds, lexicon().suspects
    person = any(
        (offends(document, i) and tokens.lower[i] not in deeds) or tokens.lower[i].startswith(suspects)
        for i in range(at + 1, end)
    )
    if hit.cue.head == "alleged":
        if _harmless(document, at + 1, end):
            return None
        agentive = tokens.lower[end - 1].endswith(("ers", "er", "ors", "or")) and not is_wrong(tokens.lower[end - 1])
        if person or agentive:
            return Accusation(hit.cue.id, "alleged", TokenSpan(at, at + 1), TokenSpan(first, end), None, None)
    elif not person:
        return None
    else:
        crime = next((i for i in range(at + 1, end) if offends(document, i)), None)
        wrong = TokenSpan(at + 1, crime + 1) if crime is not None and hit.cue.head == "convicted" else None
        return Accusation(
            hit.cue.id, "held to have done wrong", TokenSpan(at, at + 1), TokenSpan(first, end), None, wrong
        )
    wrong = wrong_at(document, at + 1, agent=True, reduced=True)
    accused: TokenSpan | None = None
    if first > floor and tokens.tag[first - 1] == "GEN":
        accused = owner(document, first - 1)
    elif first < at and tokens.tag[first] == "POSS":
        accused = TokenSpan(first, first + 1)
    elif first == at and tokens.lower[first - 1] == "and":  # "his wife's debts and alleged affairs"
        accused = _owner_before(document, first - 1, floor)
    return Accusation(hit.cue.id, "alleged", TokenSpan(at, at + 1), accused, None, wrong)


def _owner_before(document: Document, conj: int, floor: int) -> TokenSpan | None:
    """Whose the noun before *and* is."""
    tokens = document.tokens
    for at in range(conj - 1, max(floor - 1, conj - 4), -1):
        if tokens.tag[at] == "GEN":
            return owner(document, at)
    return None


def _harmless(document: Document, first: int, end: int) -> bool:
    """Whether what is alleged is not said to be a wrong: an *incident*, not a *road rage incident*; a *theft
    victim*."""
    lower = document.tokens.lower
    if lower[end - 1].startswith(_INJURED):
        return True
    return any(lower[i].startswith(lexicon().harmless) for i in range(first, end - (end - first > 1)))


def _head_end(document: Document, first: int, limit: int) -> int:
    """End of the noun and the words right before it."""
    tokens = document.tokens
    end = first
    while end < limit and tokens.tag[end] in ("WORD", "NAME", "ING", "ED", "QUOTE", "NUM") and end - first < 5:
        if tokens.tag[end] == "ED" and end > first:
            break
        end += 1
    return max(end, first + 1)


def _allegedly(document: Document, at: int, hit: Hit) -> Accusation | None:
    tokens = document.tokens
    limit = document.sentence_of(at)[1]
    wrong = wrong_at(document, at + 1, agent=True) if at + 1 < limit else None
    accused: TokenSpan | None = None
    near = tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 3)] if wrong is not None else []
    if hit.cue.head == "supposedly" and not any(map(is_wrong, near)):
        return None
    if wrong is not None:
        verb = wrong[0]
        while verb < wrong[1] - 1 and tokens.tag[verb] in ("ADV", "LY", "AUX"):
            verb += 1
        if tokens.tag[verb] in ("ED", "VERB", "WORD"):
            accused = subject(document, at + 1)
            if accused is not None and accused[1] > at:
                accused = TokenSpan(accused[0], at)
        elif tokens.tag[verb] == "ING" and at and tokens.tag[at - 1] == "PREP":  # "sacked for allegedly stealing"
            main = mentions.main_subject(document, at)
            accused = main if main else None
        if tokens.tag[at - 1] == "GEN":
            accused = owner(document, at - 1)
        if passive(document, at + 1) and wrong[1] + 1 < limit and tokens.lower[wrong[1]] == "by":
            accused = phrase(document, wrong[1] + 1)
    return Accusation(hit.cue.id, "allegedly", TokenSpan(at, at + 1), accused, None, wrong)
