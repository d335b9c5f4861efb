"""Verbs whose clause is the accusation: *prosecutors allege that X did Z*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit
from claimkit.detectors.accusation.roles import negated, passive, phrase, subject
from claimkit.detectors.accusation.wrong_spans import sentence_end, wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

WHY = "said to have done wrong"
_COPULAS = ("is", "are", "was", "were")
_DOING = ("involved", "engaged", "tied", "linked", "biased", "prejudiced", "motivated", "armed", "corrupted")
_BEGINS = ("PRON", "NAME", "DET", "POSS", "QUOTE", "NUM", "WORD")


def clause_roles(document: Document, first: int) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Subject and predicate of the clause that begins at ``first``."""
    tokens, limit = document.tokens, sentence_end(document, first - 1)
    if first < limit and tokens.tag[first] == "PREP":  # "that in doing so, the mayor broke the law"
        comma = next((i for i in range(first, min(first + 16, limit - 1)) if tokens.word[i] == ","), None)
        first = comma + 1 if comma is not None else first
    if first >= limit:
        return None, None
    found = phrase(document, first) if tokens.tag[first] != "QUOTE" else None
    if found is None:
        return None, wrong_at(document, first, clause=True)
    at = _subject_end(document, *found)
    found = TokenSpan(found[0], at)
    if at < limit and tokens.lower[at] == "," and at + 1 < limit and tokens.tag[at + 1] in ("REL", "DET", "NUM"):
        close = next((i for i in range(at + 1, min(at + 20, limit)) if tokens.lower[i] == ","), None)
        at = close + 1 if close is not None else at
    predicate = wrong_at(document, at, clause=True) if at < limit and tokens.tag[at] != "PUNCT" else None
    if predicate is not None and _suffered(document, *predicate):
        return None, TokenSpan(first, predicate[1])
    return found, predicate


def _suffered(document: Document, first: int, end: int) -> bool:
    """Whether the clause says what was done to its subject: *he was fired for raising concerns*."""
    tokens = document.tokens
    while first < end and tokens.tag[first] in ("AUX", "ADV", "LY"):
        if tokens.lower[first] in ("was", "were", "been"):
            return tokens.tag[first + 1 : first + 2] == ["ED"] and tokens.lower[first + 1] not in _DOING
        first += 1
    return False


def _subject_end(document: Document, first: int, end: int) -> int:
    """Where the subject ends that a light reading took too far: no article follows a noun inside a phrase, so the word
    before it is the verb (*the firm burdens the state*)."""
    tokens = document.tokens
    for at in range(first + 2, min(end + 1, len(tokens))):
        if tokens.tag[at] in ("DET", "POSS") and tokens.tag[at - 1] in ("WORD", "ED") and at - 1 > first:
            return at - 1
        if at == end:
            break
        if tokens.tag[at] == "ED" and tokens.tag[at - 1] in ("NAME", "WORD") and at + 1 < end:
            return at
    return end


def has_verb(document: Document, first: int, reach: int = 12) -> bool:
    """Whether a clause with a finite verb begins at ``first``."""
    tokens, limit = document.tokens, sentence_end(document, first - 1)
    if first >= limit or tokens.tag[first] not in _BEGINS:
        return False
    for at in range(first + 1, min(first + reach, limit)):
        if tokens.tag[at] in ("AUX", "VERB", "ED"):
            return tokens.tag[at - 1] not in ("DET", "POSS", "PREP")
        if tokens.tag[at] in ("STOP", "PUNCT", "CONJ") or tokens.lower[at] == "to":
            return False
        if tokens.tag[first] == "PRON" and at == first + 1:
            return tokens.tag[at] in ("WORD", "ADV", "LY")
    return False


def clause_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the verb at ``at`` and its clause, before or after it."""
    tokens = document.tokens
    head, limit = hit.cue.head, sentence_end(document, at)
    following = tokens.lower[at + 1] if at + 1 < limit else "."
    if head == "allege" and _is_modifier(document, at, hit):
        return None
    if head in ("charge", "suspect") and not _takes_clause(document, at, hit, following):
        return None
    if negated(document, at):
        return None
    if head == "investigate":
        return _whether(document, at, hit) if following in ("whether", "if") else None
    if head == "charge" and following in _COPULAS:  # "a camp that critics charge is a prison"
        wrong = wrong_at(document, at + 1, clause=True)
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), None, subject(document, at), wrong)
    said_of = passive(document, at)
    if said_of and following in ("to", "by") and (to := _next(document, "to", at + 1, min(at + 10, limit))) is not None:
        first = to + 1 + (tokens.lower[to + 1 : to + 2] == ["have"])
        wrong = wrong_at(document, first, clause=True) if first < limit else None
        by = TokenSpan(at + 2, to) if following == "by" and to > at + 2 else None
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), subject(document, at), by, wrong)
    adjunct = following in ("in", "on", "at")  # "alleged in court that"
    if adjunct and (that := _next(document, "that", at + 2, min(at + 8, limit))) is not None:
        accused, wrong = clause_roles(document, that + 1)
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), accused, subject(document, at), wrong)
    accuser = None if said_of else subject(document, at)
    first = at + 1 + (following == "that")
    if following == "that" or has_verb(document, first):
        accused, wrong = clause_roles(document, first)
        if head == "suspect" and not (wrong and any(is_wrong(tokens.lower[i]) for i in range(*wrong))):
            return None
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), accused, accuser, wrong)
    if tokens.tag[min(at + 1, limit - 1)] in ("STOP", "PUNCT") or at + 1 >= limit or following == "in":
        return _behind(document, at, hit, accuser)
    if head == "allege" and tokens.tag[at + 1] in _BEGINS:
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), None, accuser, wrong_at(document, at + 1))
    return None


def _next(document: Document, word: str, first: int, end: int) -> int | None:
    """Where the word stands among tokens ``first``..``end``."""
    return next((at for at in range(first, end) if document.tokens.lower[at] == word), None)


def _whether(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*are investigating whether X did Z*, if Z is a wrong."""
    accused, wrong = clause_roles(document, at + 2)
    if wrong is None or not any(is_wrong(document.tokens.lower[i]) for i in range(*wrong)):
        return None
    return Accusation(
        hit.cue.id,
        "it is looked into whether a wrong was done",
        TokenSpan(at, at + 1),
        accused,
        subject(document, at),
        wrong,
    )


def _is_modifier(document: Document, at: int, hit: Hit) -> bool:
    """*the alleged fraud*: the participle before its noun."""
    tokens = document.tokens
    if "participle" not in hit.form or document.tokens.lower[at + 1 : at + 2] == ["that"]:
        return False
    before = tokens.tag[at - 1]
    if before in ("DET", "POSS", "GEN", "PREP", "NUM", "CONJ", "PUNCT", "ADV", "VERB", "ING", "QUOTE"):
        return True
    after = tokens.tag[at + 1] if at + 1 < len(tokens) else "STOP"
    return before not in ("NAME", "PRON", "REL", "AUX") and after in ("WORD", "ING") and tokens.lower[at - 1] != "also"


def _takes_clause(document: Document, at: int, hit: Hit, following: str) -> bool:
    tokens = document.tokens
    before = tokens.tag[at - 1] if at else "STOP"
    if before in ("DET", "POSS", "GEN", "PREP", "NUM") and "ing" not in hit.form:
        return False
    if before == "WORD" and {"base", "s"} & set(hit.form) and not tokens.lower[at - 1].endswith("s"):
        return False  # "criminal charges that"
    if following == "that":
        return before != "ED" and tokens.lower[at - 1] not in ("in", "politically", "racially", "emotionally", "so")
    if hit.cue.head == "charge":
        plural = before == "WORD" and tokens.lower[at - 1].endswith("s") and "base" in hit.form
        return plural and following in (*_COPULAS, "he", "she", "they")
    return has_verb(document, at + 1) and before in ("NAME", "PRON", "WORD", "AUX", "ADV", "LY")


def _behind(document: Document, at: int, hit: Hit, accuser: TokenSpan | None) -> Accusation | None:
    """*X did Z, the lawsuit alleges*: the clause stands before its verb."""
    tokens = document.tokens
    floor = document.sentence_of(at)[0]
    comma = next((i for i in range(at - 1, max(floor, at - 14), -1) if tokens.word[i] == ","), None)
    if comma is None or comma <= floor:
        return None
    floor = next((i + 1 for i in range(comma, floor, -1) if tokens.word[i] == ":"), floor)
    first = floor + (tokens.tag[floor] == "QUOTE")
    accused = phrase(document, first)
    predicate = TokenSpan(accused[1] if accused is not None and accused[1] < comma else first, comma)
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), accused, accuser, predicate)
