"""Nouns whose preposition introduces the wrong: *a life sentence for murder*, *under fire for lying*, *on trial over a
killing*, *a suspect in the robbery*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Family, Hit, lexicon, required_before
from claimkit.detectors.accusation.deeds import is_deed
from claimkit.detectors.accusation.guards import is_time
from claimkit.detectors.accusation.parties import is_sum
from claimkit.detectors.accusation.roles import is_negated, is_passive, noun_before, subject
from claimkit.detectors.accusation.setting import Setting
from claimkit.detectors.accusation.wrong_spans import stated_wrong
from claimkit.detectors.accusation.wrongs import states_wrong
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_WHY: dict[Family, str] = {
    "penalty": "punished for a wrong that is stated",
    "reproof": "criticised for a wrong that is stated",
    "suspect": "suspected of a wrong",
}
_KINDS = frozenset({"life", "death", "prison", "jail"})  # a *life* sentence
_GAP = 9  # tokens between the noun and its preposition
_BACK = 9  # tokens between the noun and the verb that governs it
_ON = frozenset({"of", "on", "against"})
_BY = frozenset({"from", "by"})


def ground_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the noun at ``at`` and its preposition."""
    cue, tokens = hit.cue, document.tokens
    if not _has_required(document, at, cue.head):
        return None
    limit = document.sentence_of(at)[1]
    preposition = _find_preposition(document, at, limit, cue.after[0])
    if preposition is None or is_time(document, preposition + 1):
        return None
    verb = _governor(document, at)
    wrong, _, taken = stated_wrong(document, preposition + 1, agent=True, reduced=verb is None)
    if (
        wrong is None
        or not _is_wrong_for_noun(document, wrong, hit)
        or (verb is not None and is_negated(document, verb))
    ):
        return None
    accused, accuser = _parties_between(document, at, preposition)
    if cue.family == "suspect":
        accused, accuser = _parties_of_suspect(document, at, verb)
    elif verb is not None:
        subjects = _parties_of_verb(document, verb)
        accused, accuser = accused or subjects[0], accuser or subjects[1]
    anchor = _anchor(document, at, preposition, required_before().get(cue.head, frozenset()))
    before = anchor.first - 1
    if tokens.lower[anchor.first] in ("on", "under") and (
        tokens.tag[before] in ("NAME", "WORD") or tokens.lower[before] == "those"
    ):
        accused = noun_before(document, anchor.first)
    if accused is None:
        accused = Setting(document, anchor.first).owner  # her guilty plea to theft
        if tokens.lower[anchor.first] in ("on", "under"):
            accused = noun_before(document, anchor.first)  # Nurse on trial for murder
    given = tokens.lower[at - 1] in ("as", "in", "on", "under")  # in punishment for, Nurse on trial for murder
    if cue.family == "penalty" and accused is None and not given:
        return None  # the penalty for murder is death
    return Accusation(cue.id, _WHY[cue.family], anchor, accused, accuser, wrong, taken)


def _anchor(document: Document, at: int, preposition: int, needed: frozenset[str]) -> TokenSpan:
    """The noun with its preposition and the word that it requires: *under fire for*, *life sentence for*, *lawsuit
    against*."""
    lower = document.tokens.lower
    first = next((i for i in range(at - 1, max(at - 5, -1), -1) if lower[i] in needed), at)
    first = at - 1 if lower[at - 1] in _KINDS else first
    if lower[at + 1] == "against":
        return TokenSpan(first, at + 2)
    close = preposition == at + 1 or lower[at + 2] in _KINDS
    return TokenSpan(first, preposition + 1 if close else at + 1)


def _has_required(document: Document, at: int, head: str) -> bool:
    """Whether the noun has the word before it that it needs in this sense: *under* fire, *serving* ten years."""
    words = required_before().get(head)
    return words is None or not words.isdisjoint(document.tokens.lower[max(at - 5, document.sentence_of(at)[0]) : at])


def _is_wrong_for_noun(document: Document, wrong: TokenSpan, hit: Hit) -> bool:
    head, preposition = hit.cue.head, hit.cue.after[0]
    if hit.cue.family == "suspect":
        return is_deed(document, wrong[0])
    return head == "trial" or states_wrong(document, wrong, doing=preposition == "over")


def _find_preposition(document: Document, at: int, limit: int, word: str) -> int | None:
    """The index of the preposition, which may follow a time or a person: a fine *on the bank* for, criticism *both*
    for."""
    tokens = document.tokens
    for here in range(at + 1, min(at + _GAP, limit)):
        tag = tokens.tag[here]
        if tokens.lower[here] == word:
            return here
        if tag not in ("PREP", "DET", "POSS", "NAME", "WORD", "NUM", "ADV", "LY", "GEN", "PRON"):
            return None
        if here == at + 1 and tag != "PREP" and tokens.lower[here] not in lexicon().times | {"both", "again"}:
            return None
    return None


def _parties_between(document: Document, at: int, preposition: int) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Accused and accuser named between the noun and its preposition: a fine *on the bank*, criticism *from unions*."""
    tokens = document.tokens
    if preposition == at + 1 or is_time(document, at + 2) or is_sum(document, at + 2):
        return None, None
    named = TokenSpan(at + 2, preposition)
    if tokens.lower[at + 1] in _ON:
        return named, None
    return None, named if tokens.lower[at + 1] in _BY else None


def _governor(document: Document, at: int) -> int | None:
    """The verb that governs the noun: *received* a suspended sentence, *is* in prison."""
    tokens, floor = document.tokens, document.sentence_of(at)[0]
    for here in range(at - 1, max(floor - 1, at - _BACK), -1):
        word = tokens.lower[here]
        if tokens.tag[here] == "ED" and here == at - 2 and tokens.lower[at - 1] == "in":
            return here  # landed in jail for
        if tokens.tag[here] == "CONJ" and tokens.tag[here + 1] != "PREP":
            return None  # she went abroad and her partner is in jail for
        if tokens.tag[here] == "VERB" or word in lexicon().be | lexicon().serve | lexicon().give | lexicon().answer:
            return here
    return None


def _parties_of_verb(document: Document, verb: int) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Accused and accuser of that verb: *the court gave her* a sentence, *she got* one, *was given* one."""
    tokens, told = document.tokens, verb + 1
    if tokens.lower[verb] not in lexicon().give or is_passive(document, verb):
        return subject(document, verb), None
    named = tokens.tag[told] == "PRON" or tokens.lower[told] == "her"
    return TokenSpan(told, told + 1) if named else None, subject(document, verb)


def _parties_of_suspect(document: Document, at: int, verb: int | None) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Accused and accuser of a suspect: *X is a suspect*, *police named X as a suspect*, *the prime suspect*."""
    tokens, first = document.tokens, at
    while tokens.tag[first - 1] in ("WORD", "DET", "NUM", "POSS", "ED"):
        first -= 1
    if tokens.lower[first - 1] == "as":
        named = first - 2
        if tokens.tag[named] == "ED":
            return subject(document, named), None
        found = mentions.phrase_before(document, first - 1)
        told = TokenSpan(named, first - 1) if found is None else TokenSpan(*found)
        acts = tokens.tag[told[0] - 1] in ("ED", "VERB", "ING")
        return told, subject(document, told[0] - 1) if acts else None
    if verb is not None and verb == first - 1:
        return subject(document, verb), None
    return TokenSpan(first, at + 1), None
