"""Words before a wrong or a wrongdoer: *the alleged fraud*, *a suspected bomber*, *allegedly*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.parties import agent, is_somebody, owner, phrase
from claimkit.detectors.accusation.roles import noun_before, subject
from claimkit.detectors.accusation.wrong_spans import wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong, offends
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_NOUNISH = frozenset({"WORD", "NAME", "ING", "ED", "QUOTE", "NUM"})
_TELLS_OF = frozenset({"about", "of", "as", "play", "plays", "played", "playing"})
_INJURED = ("victim", "witness", "accuser")


def modifier_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*the alleged fraud*, *a suspected bomber*, *allegedly took bribes*."""
    if hit.cue.head in ("allegedly", "supposedly"):
        return _allegedly_accusation(document, at, hit)
    tokens = document.tokens
    if tokens.tag[at + 1] not in _NOUNISH:
        return None
    first, end = at, _head_end(document, at + 1)
    while tokens.tag[first - 1] in ("DET", "NUM", "POSS", "LY"):
        first -= 1
    if _names_somebody(document, at + 1, end):
        if _is_character(document, first):
            return None
        return _wrongdoer_accusation(document, hit, first, at, end)
    if hit.cue.head != "alleged" or _is_harmless(document, at + 1, end):
        return None
    wrong = wrong_at(document, at + 1, agent=True, reduced=True)
    accused: TokenSpan | None = None
    if tokens.tag[first - 1] == "GEN":
        accused = owner(document, first - 1)
    elif tokens.tag[first] == "POSS":
        accused = TokenSpan(first, first + 1)
    elif first == at:  # his wife's debts and alleged affairs
        accused = _owner_before(document, first - 1)
    if accused is None and wrong is not None:
        accused = agent(document, wrong[1])  # the alleged theft of coins by two guards
    return Accusation(hit.cue.id, "alleged", TokenSpan(at, at + 1), accused, None, wrong)


def _names_somebody(document: Document, first: int, end: int) -> bool:
    """Whether the noun names a wrongdoer: *bomber*, *thief*."""
    lower, lists = document.tokens.lower, lexicon()
    return any(
        (offends(document, i) and lower[i] not in lists.deeds) or lower[i].startswith(lists.suspects)
        for i in range(first, end)
    )


def _wrongdoer_accusation(document: Document, hit: Hit, first: int, at: int, end: int) -> Accusation | None:
    """*an alleged bomber*, *a convicted rapist*."""
    anchor, accused = TokenSpan(at, at + 1), TokenSpan(first, end)
    if hit.cue.head == "alleged":
        harmless = _is_harmless(document, at + 1, end)  # the alleged bomber's victim
        return Accusation(hit.cue.id, "alleged", anchor, accused) if not harmless else None
    crime = next((i for i in range(at + 1, end) if offends(document, i)), None)
    wrong = TokenSpan(at + 1, crime + 1) if crime is not None and hit.cue.head == "convicted" else None
    return Accusation(hit.cue.id, "held to have done wrong", anchor, accused, None, wrong)


def _is_character(document: Document, first: int) -> bool:
    """Whether the phrase at ``first`` describes somebody in a work of fiction: *a film about a convicted thief*,
    *starring Ray Lund as a convicted thief*."""
    lower, (floor, limit) = document.tokens.lower, document.sentence_of(first)
    told = lower[first] in ("a", "an") and lower[first - 1] in _TELLS_OF
    return told and not lexicon().fictions.isdisjoint(lower[floor:limit])


def _owner_before(document: Document, conj: int) -> TokenSpan | None:
    """The owner of the noun before *and*: *his wife's debts and alleged affairs*."""
    tokens = document.tokens
    for at in range(conj - 1, max(conj - 4, -1), -1):
        if tokens.tag[at] == "GEN":
            return owner(document, at)
    return None


def _is_harmless(document: Document, first: int, end: int) -> bool:
    """Whether what is alleged need not be a wrong: an *incident* (but a *road rage incident* is one), a *theft
    victim*."""
    lower = document.tokens.lower
    if lower[end - 1].startswith(_INJURED):
        return True
    return any(lower[i].startswith(lexicon().harmless) for i in range(first, end - (end - first > 1)))


def _head_end(document: Document, first: int) -> int:
    """The end of the noun phrase at ``first``, at most five words long."""
    tag, end = document.tokens.tag, first + 1
    while tag[end] in _NOUNISH - {"ED"} and end - first < 5:
        end += 1
    return end


def _allegedly_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*She allegedly took bribes*, *was allegedly cheated by the firm*."""
    tokens, wrong = document.tokens, wrong_at(document, at + 1, agent=True)
    near = tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 3)] if wrong is not None else []
    if hit.cue.head == "supposedly" and not any(map(is_wrong, near)):
        return None
    accused = owner(document, at - 1) if tokens.tag[at - 1] == "GEN" else subject(document, at + 1)
    if tokens.tag[at + 1] == "ING" and tokens.tag[at - 1] in ("NAME", "WORD"):
        accused = noun_before(document, at)  # a case involving Ray Lund allegedly taking bribes
    if accused == TokenSpan(at, at + 1):
        accused = None  # Allegedly, she took bribes
    sacked = noun_before(document, at - 1) if tokens.lower[at - 1] == "for" else None
    if sacked is not None and tokens.tag[sacked.first - 1] in ("ED", "VERB"):
        accused = sacked if is_somebody(document, sacked) else accused  # dropped a clerk for allegedly taking bribes
    if wrong is not None and tokens.lower[wrong[1]] == "by":
        accused = phrase(document, wrong[1] + 1)
    return Accusation(hit.cue.id, "allegedly", TokenSpan(at, at + 1), accused, None, wrong)
