"""Whether a word accuses in its sentence: whether it is a verb, whether what it says has happened, whether a name is
bad."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.parties import phrase
from claimkit.detectors.accusation.roles import group_start, is_passive
from claimkit.detectors.accusation.wrong_spans import is_year, wrong_at
from claimkit.detectors.accusation.wrongs import offends
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_UNITS = frozenset({"life", "years", "months", "days", "weeks", "hours", "minutes", "decade", "decades"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_BEFORE_VERB = frozenset({"STOP", "AUX", "PRON", "REL", "NAME", "ADV", "LY", "CONJ", "PUNCT", "QUOTE"})


def is_noun(document: Document, at: int, hit: Hit) -> bool:
    """Whether the word is a noun or an adjective in this place: *the blame for*, *a ten-year sentence*, *in jail*."""
    tokens, tag, before = document.tokens, document.tokens.tag[at - 1], document.tokens.lower[at - 1]
    if hit.cue.head == "blame" and before == "to" and is_passive(document, at):
        return True  # is partly to blame
    if tag in ("DET", "POSS", "GEN", "NUM") or (tag == "PREP" and before != "to" and "ing" not in hit.form):
        return before not in ("all", "both", "some", "many", "others", "several")
    if tag in ("ED", "VERB") and "participle" in hit.form:
        return True  # exchanged jailed rebels
    if {"base", "s"}.isdisjoint(hit.form) or before in ("to", "that") or tag in _BEFORE_VERB:
        return False
    subject = before.endswith("s") or tokens.tag[at + 1] in ("DET", "POSS", "PRON", "NAME")
    return not subject and ("s" not in hit.form or hit.cue.head in lexicon().both)  # critics blame, the report faults


def is_headline(document: Document, at: int) -> bool:
    """Whether the sentence is capitalised as a headline, with few lower-case words: *Mayor Accuses Rival of Fraud*."""
    floor, limit = document.sentence_of(at)
    words = document.tokens.word[floor:limit]
    return sum(word[0].islower() for word in words) * 3 <= len(words)


def is_merely_possible(document: Document, at: int, cue: Cue) -> bool:
    """Whether a court verb only says what may happen: *is likely to sue*, *whether to charge him*."""
    tokens = document.tokens
    if cue.head not in lexicon().court_verbs:
        return False
    floor, _ = document.sentence_of(at)
    first = group_start(document, at)
    if any(tokens.lower[i] in ("could", "may", "might", "can", "would") for i in range(first, at)):
        return True
    if tokens.lower[first] != "to":
        return False
    return any(tokens.lower[i] in lexicon().possible for i in range(max(floor, first - 5), first))


def is_conditional(document: Document, at: int) -> bool:
    """Whether *if* or *whether* precedes the verb in its clause."""
    tokens, floor = document.tokens, document.sentence_of(at)[0]
    near = range(at - 1, max(floor, at - 14) - 1, -1)
    opening = next((i for i in near if tokens.lower[i] in _CONDITIONS or tokens.tag[i] == "PUNCT"), at)
    return tokens.lower[opening] in _CONDITIONS


def is_time(document: Document, at: int) -> bool:
    """Whether a time begins at ``at``: *jailed for ten years*, *arrested on Monday*."""
    tokens = document.tokens
    if tokens.tag[at + 1] == "GEN":
        return False  # "in connection with Saturday's shooting"
    for here in range(at, min(at + 5, len(tokens))):
        word = tokens.lower[here]
        if word in _UNITS or word in lexicon().times or is_year(word):
            return not _describes_noun(document, at, here)
        if tokens.tag[here] not in ("NUM", "DET", "WORD", "NAME"):
            return False
        if tokens.tag[here] in ("WORD", "NAME") and tokens.lower[here] not in lexicon().numbers:
            return False
    return False


def _describes_noun(document: Document, first: int, time: int) -> bool:
    """Whether the time describes a noun: *the November 1995 murder*."""
    tokens = document.tokens
    if tokens.tag[first] not in ("DET", "POSS"):
        return False
    after = next((i for i in range(time + 1, min(time + 4, len(tokens))) if tokens.tag[i] != "NUM"), time)
    return tokens.tag[after] == "WORD"


def without_reason(document: Document, span: TokenSpan | None) -> TokenSpan | None:
    """The bad name without the reason for it: *liars* for hiding it."""
    if span is None:
        return None
    tokens = document.tokens
    for at in range(span[0] + 1, span[1]):
        if tokens.lower[at] in ("and", "for") and tokens.tag[at + 1] == "ING":
            return TokenSpan(span[0], at)  # called them thieves for taking it
    return span


def find_bad_name(document: Document, start: int, limit: int) -> int | None:
    """The index of the bad name after the accused: *him a liar*, *the firm “crooked”*."""
    tokens = document.tokens
    if "what" in tokens.lower[max(start - 6, 0) : start]:
        return None  # "what he calls a corrupt process"
    for at in range(start, min(start + 14, limit)):
        tag = tokens.tag[at]
        if tokens.lower[at] == "that":
            continue  # "called that report a lie"
        if tag in ("STOP", "VERB", "AUX", "SUB", "REL", "CONJ"):
            return None
        named = phrase(document, at) if tag == "DET" else None
        noun = named is not None and named[1] > at + 1 and _can_open_name(document, named[1])  # a judge “racist”
        if _can_open_name(document, at) and not noun:
            return at if wrong_at(document, at) is not None else None
    return None


def _can_open_name(document: Document, at: int) -> bool:
    """Whether a bad name can begin at ``at``: *a liar*, *“crooked”*, *corrupt*."""
    word = document.tokens.lower[at]
    return document.tokens.tag[at] == "QUOTE" or word in ("a", "an", "one", "such") or offends(document, at)


def has_bad_name(document: Document, span: TokenSpan) -> bool:
    """Whether one of the first eight words of ``span`` is a bad name."""
    tokens = document.tokens
    for at in range(span[0], min(span[1], span[0] + 8)):
        if offends(document, at) and (tokens.tag[at] != "NAME" or at + 1 == span[1]):
            return True
    return False
