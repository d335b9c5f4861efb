"""Active verbs that accuse: *X accused Y of Z*, *X called Y a liar*."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.fits import fits
from claimkit.detectors.accusation.guards import find_bad_name, is_conditional, without_reason
from claimkit.detectors.accusation.parties import accused_before, before_sum, is_somebody, listed, phrase
from claimkit.detectors.accusation.roles import is_negated, noun_before, subject
from claimkit.detectors.accusation.wrong_spans import stated_wrong, wrong_at
from claimkit.detectors.accusation.wrongs import offends
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_REACH = 30  # tokens between a verb and its preposition


class _Parts(NamedTuple):
    """What follows an active verb."""

    accused: TokenSpan | None
    wrong: TokenSpan | None = None
    taken: tuple[int, ...] = ()


def active_accusation(document: Document, at: int, start: int, limit: int, hit: Hit) -> Accusation | None:
    """The accusation of the active verb at ``at`` whose object begins at ``start``."""
    tokens, cue = document.tokens, hit.cue
    if tokens.tag[start] in ("STOP", "AUX", "CONJ", "VERB"):
        return None
    gap = tokens.lower[start] in cue.after[:1]
    that = tokens.lower[start] == "that" and tokens.tag[start + 1] == "WORD"  # called that report a lie
    if tokens.tag[start] in ("PREP", "SUB", "PUNCT") and not gap and not that:
        return None
    if is_negated(document, at) or is_conditional(document, at):
        return None
    if cue.family == "name" and not cue.after:
        parts = _with_bad_name(document, at, start, limit)
    elif cue.after:
        parts = _with_preposition(document, at, start, limit, cue)
    else:
        parts = _Parts(before_sum(document, listed(document, phrase(document, start))))
    if parts is None or not fits(document, cue, parts.wrong, parts.accused):
        return None
    if cue.names and parts.accused and not _can_bear_name(document, parts.accused, parts.wrong):
        return None
    anchor = TokenSpan(at, start + len(cue.after) if gap else start)
    return Accusation(cue.id, cue.why, anchor, parts.accused, subject(document, at), parts.wrong, parts.taken)


def _with_bad_name(document: Document, at: int, start: int, limit: int) -> _Parts | None:
    """*called* him a liar, the man whom she *called* a liar."""
    opening = find_bad_name(document, start, limit)
    if opening is None:
        return None
    named = opening - 1 if document.tokens.tag[opening - 1] == "DET" else opening
    accused = accused_before(document, start, named) if opening > start else _antecedent(document, at)
    if opening == start and accused is None:
        return None
    return _Parts(accused, without_reason(document, wrong_at(document, opening)))


def _with_preposition(document: Document, at: int, start: int, limit: int, cue: Cue) -> _Parts | None:
    """*accused* the port of fraud: the accused before the preposition and the wrong after it."""
    particle = _find_particle(document, start, limit, cue.after)
    if particle is None or (document.tokens.tag[start] == "PREP" and particle > start):
        return None  # imprisoned for five years for theft
    end = particle + len(cue.after)
    accused = accused_before(document, start, particle)
    taken: tuple[int, ...] = ()
    if cue.after == ("in", "contempt"):
        stated = next((i + 1 for i in range(end, min(end + 5, limit)) if document.tokens.lower[i] == "for"), None)
        wrong = TokenSpan(end - 1, end) if stated is None else wrong_at(document, stated)
    else:
        wrong, _, taken = stated_wrong(document, end, agent=False, reduced=False)
    if particle == start and cue.swapped:  # "imputed to him the theft"
        found = phrase(document, end)
        wrong = wrong_at(document, found[1]) if found else None
        return _Parts(found, wrong) if wrong else None
    if particle == start:  # "the mood that critics blame for it": the accused precedes the verb
        accused = _antecedent(document, at)
        return _Parts(accused, wrong, taken) if accused is not None else None
    return _Parts(wrong, accused, taken) if cue.swapped else _Parts(accused, wrong, taken)


def _can_bear_name(document: Document, accused: TokenSpan, wrong: TokenSpan | None) -> bool:
    """Whether ``accused`` can bear the bad name: it is somebody or their words, or the name is one for a person."""
    lower, lists = document.tokens.lower, lexicon()
    if is_somebody(document, accused) or any(lower[i] in lists.words for i in range(*accused)):
        return True
    return wrong is not None and any(offends(document, i) and lower[i] not in lists.deeds for i in range(*wrong))


def _antecedent(document: Document, at: int) -> TokenSpan | None:
    """The noun that the object of the verb at ``at`` refers to: *the firm that she accuses of*, *the firm she accuses
    of*."""
    tokens = document.tokens
    floor, _ = document.sentence_of(at)
    for here in range(at - 1, max(floor, at - 7), -1):
        if tokens.lower[here] in ("that", "whom", "which", "who"):
            return noun_before(document, here)
    accuser = subject(document, at)
    if accuser is None or accuser.first <= floor or "PUNCT" in tokens.tag[accuser.first - 1 : at]:
        return None
    return noun_before(document, accuser.first)


def _find_particle(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """The index of the words ``after`` that follow the accused and introduce the wrong."""
    tokens = document.tokens
    first: int | None = None
    relative = False
    for at in range(start, min(start + _REACH, limit - len(after) + 1)):
        relative = relative or tokens.tag[at] == "REL"
        if (tokens.tag[at] in ("AUX", "VERB") and not relative) or tokens.lower[at] in lexicon().clause_words:
            break
        if first is not None and tokens.tag[at : at + 2] == ["CONJ", "ED"]:
            break  # convicted him of theft but cleared her of fraud
        quote = document.quote_at(tokens.start[at])
        if tokens.lower[at - 1] in lexicon().grounds or (quote is not None and quote.start > tokens.start[start - 1]):
            continue  # the war *on* terror, ‘Artists *for* Holm’
        behind = at + len(after)
        if tokens.lower[at:behind] == list(after):
            if tokens.tag[behind] in ("ING", "QUOTE") or tokens.lower[behind] in ("being", "having"):
                return at  # blamed the firm for hire *for losing* it
            first = at if first is None else first
    return first
