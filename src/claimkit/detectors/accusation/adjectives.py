"""Adjectives that accuse: *(found) guilty of*, *complicit in*, *is considered responsible for*, *to blame*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.deeds import is_deed
from claimkit.detectors.accusation.guards import is_time
from claimkit.detectors.accusation.parties import agent
from claimkit.detectors.accusation.reporters import is_denied, reporter
from claimkit.detectors.accusation.roles import is_negated, noun_before, subject
from claimkit.detectors.accusation.wrong_spans import stated_wrong
from claimkit.detectors.accusation.wrongs import is_wrong, names_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

WHY = "said to be guilty"
_FOUND = frozenset({"found", "find", "finds", "finding", "declared"})
_PREDICATES = frozenset({"behind", "responsible", "liable", "accountable"})  # not: the mayor responsible for roads


def adjective_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the adjective at ``at`` and its preposition."""
    tokens, cue = document.tokens, hit.cue
    floor, end = document.sentence_of(at)[0], at + 1 + len(cue.after)
    if tokens.lower[at + 1 : end] != list(cue.after) or "if" in tokens.lower[max(at - 6, floor) : at]:
        return None
    found, verb = _found_before(document, at, floor), _verb_before(document, at, floor)
    cleared = tokens.lower[at - 1] == "not" and found is not None  # found not guilty
    if _has_negation(tokens.lower[verb : at - cleared]):
        return None
    stated = _wrong_after(document, at, verb, cue)
    if stated is None:
        return None
    wrong, taken = stated
    if found is not None and {"AUX", "VERB", "STOP"}.isdisjoint(tokens.tag[found + 1 : at]):
        if is_negated(document, found):
            return None
        return _found_accusation(document, at - cleared, (end, found, verb), wrong, hit)._replace(taken=taken)
    if tokens.tag[verb] in ("AUX", "VERB") or _contracted_pronoun(document, verb):
        parties = _parties(document, verb, cue, wrong)
    else:
        accused = noun_before(document, at) if cue.head not in _PREDICATES else None
        parties = (accused, None) if accused is not None else None
    return Accusation(cue.id, WHY, TokenSpan(at, end), *parties, wrong, taken) if parties is not None else None


def _parties(
    document: Document, verb: int, cue: Cue, wrong: TokenSpan | None
) -> tuple[TokenSpan | None, TokenSpan | None] | None:
    """Accused and accuser of *critics say the port is responsible for*; ``None`` if the clause asserts nothing or is
    denied."""
    lower = document.tokens.lower
    accused = _contracted_pronoun(document, verb) or subject(document, verb)
    clause = accused.first if accused is not None else verb
    if (cue.head == "behind" and lower[verb] in ("be", "being")) or is_denied(document, clause):
        return None
    if wrong is None and lower[clause] in ("who", "what"):
        return None  # who is to blame?
    return accused, reporter(document, clause)


def _wrong_after(document: Document, at: int, verb: int, cue: Cue) -> tuple[TokenSpan | None, tuple[int, ...]] | None:
    """The wrong after the adjective and the nouns that belong to it; ``None`` if the adjective needs a wrong and has
    none."""
    lower, limit, end = document.tokens.lower, document.sentence_of(at)[1], at + 1 + len(cue.after)
    alone = cue.after in ((), ("blame",)) and cue.head != "behind"
    if alone:
        if not _stands_alone(document, at, verb, cue):
            return None
        leads = (i for i in range(end, min(end + 4, limit)) if lower[i] in ("of", "on"))
        lead = next((i for i in leads if not is_time(document, i + 1)), None)
        if lead is None:
            return None, ()
        end = lead + 1  # found guilty on Friday of
    wrong, _, taken = stated_wrong(document, end, agent=True, reduced=False)
    if alone and (wrong is None or not names_wrong(document, wrong)):
        return None, taken  # on all counts
    if wrong is None or not _may_be_held_against(document, cue, wrong):
        return None
    return wrong, taken


def _has_negation(words: list[str]) -> bool:
    """Whether a verb group is negated: *is not responsible for*, *wasn't complicit in*."""
    return any(word in lexicon().negations or word.endswith("n't") or word == "less" for word in words)


def _may_be_held_against(document: Document, cue: Cue, wrong: TokenSpan) -> bool:
    """Whether ``wrong`` is something that one can be guilty of: a deed, a wrong or a disaster."""
    if cue.head == "behind":
        return is_deed(document, wrong[0])
    if cue.after[-1:] != ("for",) or cue.head == "to":
        return True
    near = document.tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 5)]
    return any(is_wrong(word) or word in lexicon().harms for word in near)


def _found_before(document: Document, at: int, floor: int) -> int | None:
    """The *found* of *found (her) guilty*."""
    return next((i for i in range(at - 1, max(floor - 1, at - 12), -1) if document.tokens.lower[i] in _FOUND), None)


def _found_accusation(
    document: Document, at: int, places: tuple[int, int, int], wrong: TokenSpan | None, hit: Hit
) -> Accusation:
    """*was found guilty of*, *a court found him guilty of*."""
    end, found, verb = places
    if found != verb:
        return Accusation(
            hit.cue.id, WHY, TokenSpan(at, end), TokenSpan(found + 1, at), subject(document, found), wrong
        )
    accuser = agent(document, wrong[1]) if wrong is not None else None
    return Accusation(hit.cue.id, WHY, TokenSpan(found, end), subject(document, found), accuser, wrong)


def _stands_alone(document: Document, at: int, verb: int, cue: Cue) -> bool:
    """Whether the adjective needs no wrong after it: *found guilty on Monday*, *is to blame*."""
    tokens = document.tokens
    if cue.head == "guilty":
        return tokens.lower[at - 1] == "found"
    return tokens.lower[verb] in lexicon().be


def _contracted_pronoun(document: Document, verb: int) -> TokenSpan | None:
    """The pronoun that is contracted with the verb: *they're* guilty of, *he's* to blame."""
    tag = document.tokens.tag
    if tag[verb - 1 : verb + 1] == ["PRON", "GEN"]:
        return TokenSpan(verb - 1, verb)
    return TokenSpan(verb, verb + 1) if document.tokens.lower[verb].endswith("'re") else None


def _verb_before(document: Document, at: int, floor: int) -> int:
    """The token before the adjective at ``at`` and its adverbs."""
    verb = at - 1
    while verb > floor and document.tokens.tag[verb] in ("ADV", "LY"):
        verb -= 1
    return max(verb, floor)
