"""Verbs whose clause is the accusation: *prosecutors allege that X did Z*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit
from claimkit.detectors.accusation.parties import agent, phrase
from claimkit.detectors.accusation.roles import is_negated, is_passive, subject, subject_end
from claimkit.detectors.accusation.wrong_spans import sentence_end, wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

WHY = "said to have done wrong"
_COPULAS = ("is", "are", "was", "were")
_DOING = ("involved", "engaged", "tied", "linked", "biased", "prejudiced", "motivated", "armed", "corrupted")
_Parties = tuple[TokenSpan | None, TokenSpan | None, TokenSpan | None]  # accused, accuser, charge
_BEGINS = ("PRON", "NAME", "DET", "POSS", "QUOTE", "NUM", "WORD")


def clause_roles(document: Document, first: int) -> tuple[TokenSpan | None, TokenSpan | None]:
    """Subject and predicate of the clause that begins at ``first``, each ``None`` if it has none that can be read."""
    tokens = document.tokens
    if tokens.tag[first] == "PREP":  # "that in doing so, the mayor broke the law"
        comma = _find(document, ",", first, min(first + 16, sentence_end(document, first)))
        first = comma + 1 if comma is not None else first
    found = phrase(document, first) if tokens.tag[first] != "QUOTE" else None
    if found is None:
        return None, wrong_at(document, first, clause=True)
    while tokens.lower[found[1]] == "and" and (other := phrase(document, found[1] + 1)) is not None:
        found = TokenSpan(first, other[1])  # that Lund and his partners lied
    at = subject_end(document, *found)
    found = TokenSpan(found[0], at)
    if tokens.lower[at] == ",":  # that Ann Lee, a clerk, lied
        close = _find(document, ",", at + 1, min(at + 20, sentence_end(document, first)))
        at = close + 1 if close is not None else at
    predicate = wrong_at(document, at, clause=True) if tokens.tag[at] != "PUNCT" else None
    if predicate is not None and (tokens.tag[first] == "ING" or _is_passive_predicate(document, predicate.first)):
        return None, TokenSpan(first, predicate[1])  # that selling them cheated clients, that he was fired for it
    return found, predicate


def _is_passive_predicate(document: Document, first: int) -> bool:
    """Whether the predicate says what was done to its subject: *he was fired for raising concerns*."""
    tokens = document.tokens
    while tokens.tag[first] in ("AUX", "ADV", "LY"):
        if tokens.lower[first] in ("was", "were", "been"):
            return tokens.tag[first + 1] == "ED" and tokens.lower[first + 1] not in _DOING
        first += 1
    return False


def has_verb(document: Document, first: int, reach: int = 12) -> bool:
    """Whether a clause with a finite verb begins at ``first``."""
    tokens, limit = document.tokens, sentence_end(document, first - 1)
    if tokens.tag[first] not in _BEGINS:
        return False
    for at in range(first + 1, min(first + reach, limit)):
        if tokens.tag[at] in ("AUX", "VERB", "ED"):
            return tokens.tag[at - 1] not in ("DET", "POSS", "PREP")
        if tokens.tag[at] in ("STOP", "PUNCT", "CONJ"):
            return False
        if tokens.tag[first] == "PRON":
            return tokens.tag[at] in ("WORD", "ADV", "LY")
    return False


def clause_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the verb at ``at`` and its clause, before or after it."""
    head, following = hit.cue.head, document.tokens.lower[at + 1]
    if _is_modifier(document, at, hit) or is_negated(document, at):
        return None
    if head in ("charge", "suspect") and not _takes_clause(document, at, hit, following):
        return None
    stated = _parties(document, at, head, following)
    if stated is None:
        return None
    why = "it is looked into whether a wrong was done" if head == "investigate" else WHY
    return Accusation(hit.cue.id, why, TokenSpan(at, at + 1), *stated)


def _parties(document: Document, at: int, head: str, following: str) -> _Parties | None:
    """Accused, accuser and charge of the verb at ``at`` and its clause; ``None`` if it accuses nobody."""
    tokens, limit = document.tokens, sentence_end(document, at)
    if following in _COPULAS:  # a camp that critics charge is a prison
        return None, subject(document, at), wrong_at(document, at + 1, clause=True)
    said_of = is_passive(document, at)
    if said_of and following in ("to", "by") and (to := _find(document, "to", at + 1, min(at + 10, limit))) is not None:
        first = to + 1 + (tokens.lower[to + 1] == "have")
        return subject(document, at), agent(document, at + 1), wrong_at(document, first, clause=True)
    accuser = None if said_of else subject(document, at)
    that = _find(document, "that", at + 1, min(at + 8, limit))  # alleged (in court) that
    whether = following in ("whether", "if")
    if (head == "investigate") != whether:
        return None
    if that is not None or whether or has_verb(document, at + 1):
        accused, wrong = clause_roles(document, at + 2 if whether else (at if that is None else that) + 1)
        return (
            None if head in ("suspect", "investigate") and not _is_bad(document, wrong) else (accused, accuser, wrong)
        )
    if tokens.tag[at + 1] in ("STOP", "PUNCT"):
        return _parties_before(document, at, accuser)
    return (None, accuser, wrong_at(document, at + 1)) if tokens.tag[at + 1] in _BEGINS else None


def _find(document: Document, word: str, first: int, end: int) -> int | None:
    """The index of ``word`` among tokens ``first``..``end``."""
    return next((at for at in range(first, end) if document.tokens.lower[at] == word), None)


def _is_bad(document: Document, predicate: TokenSpan | None) -> bool:
    return predicate is not None and any(map(is_wrong, document.tokens.lower[predicate.first : predicate.end]))


def _is_modifier(document: Document, at: int, hit: Hit) -> bool:
    """Whether the participle modifies the noun after it: *the alleged fraud*."""
    tokens = document.tokens
    if "participle" not in hit.form:
        return False
    before = tokens.tag[at - 1]
    return before not in ("NAME", "PRON", "REL", "AUX") and tokens.tag[at + 1] in ("WORD", "ING")


def _takes_clause(document: Document, at: int, hit: Hit, following: str) -> bool:
    tokens = document.tokens
    before = tokens.tag[at - 1]
    if before in ("DET", "POSS", "GEN", "PREP", "NUM"):
        return False
    if before == "WORD" and {"base", "s"} & set(hit.form) and not tokens.lower[at - 1].endswith("s"):
        return False  # "criminal charges that"
    if following == "that":
        return before != "ED" and tokens.lower[at - 1] not in ("in", "politically", "racially", "emotionally", "so")
    if hit.cue.head == "charge":
        return (
            tokens.lower[at - 1].endswith("s") and "base" in hit.form and following in (*_COPULAS, "he", "she", "they")
        )
    return has_verb(document, at + 1)


def _parties_before(document: Document, at: int, accuser: TokenSpan | None) -> _Parties | None:
    """Accused, accuser and charge where the clause precedes its verb: *X did Z, the lawsuit alleges*."""
    tokens = document.tokens
    floor = document.sentence_of(at)[0]
    comma = next((i for i in range(at - 1, max(floor, at - 14), -1) if tokens.word[i] == ","), None)
    if comma is None:
        return None
    floor = next((i + 1 for i in range(comma, floor, -1) if tokens.word[i] == ":"), floor)
    first = floor + (tokens.tag[floor] == "QUOTE")
    accused = phrase(document, first)
    return accused, accuser, TokenSpan(accused[1] if accused is not None and accused[1] < comma else first, comma)
