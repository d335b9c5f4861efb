"""Adjectives and adverbs that accuse: *guilty of*, *the alleged fraud*, *allegedly*."""

from __future__ import annotations

from claimkit.detectors import mentions
from claimkit.detectors.accusation.accusation import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.roles import negated, owner, passive, phrase, subject
from claimkit.detectors.accusation.wrongs import Span, charge, is_offender, is_wrong, states_wrong
from claimkit.detectors.document import Document

_INJURED = ("victim", "witness", "accuser")


def adjective_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*(found) guilty of*, *complicit in*, *to blame for*."""
    tokens, cue = document.tokens, hit.cue
    floor, limit = mentions.bounds(document, at)
    end = at + 1 + len(cue.after)
    words = cue.after
    first = at
    if cue.head == "to":
        if tokens.lower[at + 1 : end] != list(words) or at == 0 or tokens.lower[at - 1] in ("continue", "want"):
            return None
    elif tokens.lower[at + 1 : end] != list(words):
        return None
    if at > floor and tokens.lower[at - 1] in ("not", "never", "nor", "less"):
        return None
    wrong = charge(document, end, agent=True) if end < limit else None
    if cue.head == "responsible":
        if (
            wrong is None
            or not _harm(document, wrong)
            or document.tokens.tag[verb_before(document, at, floor)] != "AUX"
        ):
            return None
    elif cue.after:
        if wrong is None or (cue.head == "under" and not states_wrong(document, wrong)):
            return None
    elif at == floor or tokens.lower[at - 1] != "found" or "if" in tokens.lower[max(at - 5, floor) : at]:
        return None
    else:
        wrong = None
    accused: Span | None = None
    accuser: Span | None = None
    verb = verb_before(document, at, floor)
    near = range(at - 1, max(floor - 1, at - 12), -1)
    if any(
        tokens.lower[i] in lexicon().negations or tokens.lower[i].endswith("n't") for i in range(max(verb, floor), at)
    ):
        return None
    found = next((i for i in near if tokens.lower[i] in ("found", "find", "finds", "finding", "declared")), None)
    if found is not None and found == verb:
        if negated(document, found):
            return None
        first = found
        if passive(document, found):
            accused = subject(document, found)
        else:
            before = mentions.phrase_before(document, found)
            accused = (before.first, before.end) if before else None
    elif found is not None and not any(tokens.tag[i] in ("AUX", "VERB", "STOP") for i in range(found + 1, at)):
        accused, accuser = (found + 1, at), subject(document, found)
    elif verb >= floor and tokens.tag[verb] in ("AUX", "VERB"):
        if negated(document, verb):
            return None
        accused = subject(document, verb)
    else:
        before = mentions.phrase_before(document, at)
        accused = (before.first, before.end) if before else None
    return Accusation(cue.id, "said to be guilty", (first, end), accused, accuser, wrong)


def verb_before(document: Document, at: int, floor: int) -> int:
    """The token before the adjective at ``at`` and its adverbs."""
    verb = at - 1
    while verb > floor and document.tokens.tag[verb] in ("ADV", "LY"):
        verb -= 1
    return max(verb, floor)


def _harm(document: Document, wrong: Span) -> bool:
    """Whether it is a wrong or a disaster that somebody is responsible for."""
    near = document.tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 5)]
    return any(is_wrong(word) or word in lexicon().harms for word in near)


def modifier_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*the alleged fraud*, *a suspected bomber*, *allegedly took bribes*."""
    if hit.cue.head in ("allegedly", "supposedly"):
        return _allegedly(document, at, hit)
    tokens = document.tokens
    floor, limit = mentions.bounds(document, at)
    if at + 1 >= limit or tokens.tag[at + 1] not in ("WORD", "NAME", "ING", "ED", "QUOTE"):
        return None
    if at > floor and tokens.tag[at - 1] in ("NAME", "PRON", "AUX", "REL") and tokens.lower[at - 1] not in ("one",):
        return None
    first = at
    while first > floor and tokens.tag[first - 1] in ("DET", "NUM", "POSS", "LY"):
        first -= 1
    end = _head_end(document, at + 1, limit)
    deeds, suspects = lexicon().deeds, lexicon().suspects
    person = any(
        (is_offender(word) and word not in deeds) or word.startswith(suspects) for word in tokens.lower[at + 1 : end]
    )
    if hit.cue.head == "alleged":
        if _harmless(document, at + 1, end):
            return None
        agentive = tokens.lower[end - 1].endswith(("ers", "er", "ors", "or")) and not is_wrong(tokens.lower[end - 1])
        if person or agentive:
            return Accusation(hit.cue.id, "alleged", (at, at + 1), (first, end), None, None)
    elif not person:
        return None
    else:
        return Accusation(hit.cue.id, "held to have done wrong", (at, at + 1), (first, end), None, None)
    wrong = charge(document, at + 1, agent=True, reduced=True)
    accused: Span | None = None
    if first > floor and tokens.tag[first - 1] == "GEN":
        accused = owner(document, first - 1)
    elif first < at and tokens.tag[first] == "POSS":
        accused = (first, first + 1)
    elif wrong and wrong[1] + 1 < limit and tokens.lower[wrong[1]] == "by":
        accused = phrase(document, wrong[1] + 1)
    return Accusation(hit.cue.id, "alleged", (at, at + 1), accused, None, wrong)


def _harmless(document: Document, first: int, end: int) -> bool:
    """Whether no wrong is said of what is alleged: an *incident*, not a *road rage incident*; a *theft victim*."""
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
    limit = mentions.bounds(document, at)[1]
    wrong = charge(document, at + 1, agent=True) if at + 1 < limit else None
    accused: Span | None = None
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
                accused = accused[0], at
        elif tokens.tag[verb] == "ING" and at and tokens.tag[at - 1] == "PREP":  # "sacked for allegedly stealing"
            main = mentions.main_subject(document, at)
            accused = (main.first, main.end) if main else None
        if passive(document, at + 1) and wrong[1] + 1 < limit and tokens.lower[wrong[1]] == "by":
            accused = phrase(document, wrong[1] + 1)
    return Accusation(hit.cue.id, "allegedly", (at, at + 1), accused, None, wrong)
