"""Active verbs that accuse: *X accused Y of Z*, *X called Y a liar*."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.fits import fits
from claimkit.detectors.accusation.guards import name_follows, until_time
from claimkit.detectors.accusation.roles import accused_between, is_somebody, negated, noun_before, phrase, subject
from claimkit.detectors.accusation.wrong_spans import stated_wrong, wrong_at
from claimkit.detectors.accusation.wrongs import offends
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_REACH = 30  # tokens between a verb and its preposition


class _Parts(NamedTuple):
    """What follows an active verb."""

    accused: TokenSpan | None
    wrong: TokenSpan | None = None
    taken: tuple[int, ...] = ()


def active_accusation(document: Document, at: int, start: int, limit: int, hit: Hit) -> Accusation | None:
    """The accusation of the active verb at ``at`` whose object begins at ``start``."""
    tokens, cue = document.tokens, hit.cue
    if start >= limit or tokens.tag[start] in ("STOP", "AUX", "CONJ", "VERB") or tokens.lower[start] == "by":
        return None
    gap = tokens.lower[start] in cue.after[:1] and (
        bool({"base", "s"} & set(hit.form)) or tokens.lower[at - 1] in _SUBJECTS or cue.head == "impute"
    )
    that = cue.family == "name" and tokens.lower[start] == "that"
    if tokens.tag[start] in ("PREP", "SUB", "PUNCT") and not gap and not that:
        return None
    if negated(document, at):
        return None
    if cue.family == "name" and not cue.after:
        parts = _with_bad_name(document, start, limit)
    elif cue.after:
        parts = _with_preposition(document, at, start, limit, cue)
    elif tokens.tag[start] in ("DET", "POSS", "NAME", "PRON", "NUM", "WORD", "QUOTE"):
        accused = phrase(document, start)
        parts = _Parts(_without_sum(document, accused)) if accused is not None else None
    else:
        parts = None
    if parts is None or not fits(document, cue, parts.wrong, parts.accused):
        return None
    if cue.names and parts.accused and not _nameable(document, parts.accused, parts.wrong):
        return None
    anchor = TokenSpan(at, start + len(cue.after) if gap else start)
    return Accusation(cue.id, cue.why, anchor, parts.accused, subject(document, at), parts.wrong, parts.taken)


def _without_sum(document: Document, accused: TokenSpan) -> TokenSpan:
    """*sued the club for £2m*: the club."""
    tokens = document.tokens
    for at in range(accused[0] + 1, accused[1] - 1):
        if tokens.lower[at] == "for" and tokens.tag[at + 1] == "NUM" and tokens.word[at + 1][0] in "$£€":
            return TokenSpan(accused[0], at)
    return accused


def _with_bad_name(document: Document, start: int, limit: int) -> _Parts | None:
    """*called* him a liar"""
    opening = name_follows(document, start, limit)
    if opening is None:
        return None
    named = opening - 1 if document.tokens.tag[opening - 1] == "DET" else opening
    return _Parts(accused_between(document, start, named), until_time(document, wrong_at(document, opening)))


def _with_preposition(document: Document, at: int, start: int, limit: int, cue: Cue) -> _Parts | None:
    """*accused* the port of fraud: what precedes and follows the preposition."""
    tokens = document.tokens
    particle = _particle(document, start, limit, cue.after)
    if particle is None:
        return None
    end = particle + len(cue.after)
    accused = accused_between(document, start, particle)
    taken: tuple[int, ...] = ()
    if cue.after == ("in", "contempt"):
        stated = next((i for i in range(end, min(end + 5, limit - 1)) if tokens.lower[i] == "for"), None)
        wrong = wrong_at(document, stated + 1) if stated is not None else TokenSpan(end - 1, end)
    else:
        wrong, _, taken = stated_wrong(document, end, agent=False, reduced=False)
        wrong = until_time(document, wrong) if cue.names else wrong
    if wrong is None:
        return None
    if particle == start and cue.swapped:  # "imputed to him the theft"
        found = TokenSpan(end, end + 1) if tokens.tag[end] == "PRON" else phrase(document, end)
        wrong = wrong_at(document, found[1]) if found and found[1] < limit else None
        return _Parts(found, wrong) if wrong is not None else None
    if particle == start:  # "the mood that critics blame for it": the accused stands before
        accused = _before_that(document, at)
        return _Parts(accused, wrong, taken) if accused is not None else None
    return _Parts(wrong, accused, taken) if cue.swapped else _Parts(accused, wrong, taken)


def _nameable(document: Document, accused: TokenSpan, wrong: TokenSpan | None) -> bool:
    """Whether the bad name is one for a person, or what bears it is somebody or their words."""
    lower, lists = document.tokens.lower, lexicon()
    if is_somebody(document, accused) or any(lower[i] in lists.words for i in range(*accused)):
        return True
    person = wrong is not None and any(offends(document, i) and lower[i] not in lists.deeds for i in range(*wrong))
    return person and document.tokens.tag[accused[0]] in ("DET", "POSS")


def _before_that(document: Document, at: int) -> TokenSpan | None:
    """What *that* or *whom* points back to, where it is the object of the verb at ``at``."""
    tokens = document.tokens
    floor, _ = document.sentence_of(at)
    for here in range(at - 1, max(floor, at - 7), -1):
        if tokens.lower[here] in ("that", "whom", "which", "who"):
            return noun_before(document, here)
    return None


def _particle(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """Where the words before the wrong follow the accused."""
    tokens = document.tokens
    found: list[int] = []
    relative = False
    for at in range(start, min(start + _REACH, limit - len(after) + 1)):
        tag = tokens.tag[at]
        if tag == "REL":
            relative = True
        if tag in ("AUX", "VERB") and not relative:
            break
        if tokens.lower[at] in lexicon().clause_words or (tokens.lower[at] == "as" and "as" not in after):
            break
        if tokens.lower[at : at + len(after)] == list(after) and not _is_part_of_smaller(document, at):
            found.append(at)
            following = tokens.tag[min(at + len(after), limit - 1)]
            quoted = following == "QUOTE" and len(found) == 1
            if following == "ING" or quoted or tokens.lower[min(at + len(after), limit - 1)] in ("being", "having"):
                return at
    if not found:
        return None
    if after == ("of",) and len(found) > 1 and tokens.lower[found[0] - 1] in lexicon().groups:
        return found[1]
    return found[0]


def _is_part_of_smaller(document: Document, at: int) -> bool:
    """Whether the preposition belongs to something smaller: *with over* fifty, the *war on* terror, “Veterans *For*
    Holm”."""
    tokens = document.tokens
    if (tokens.lower[at] == "over" and tokens.tag[at - 1] == "PREP") or (
        tokens.lower[at] != "as"
        and tokens.lower[at - 1] in lexicon().grounds
        and tokens.tag[at + 1 : at + 2] != ["ING"]
    ):
        return True
    return tokens.word[at][0].isupper() and document.quote_at(tokens.start[at]) is not None
