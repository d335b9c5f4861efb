"""Passive verbs that accuse: *Y was accused of Z (by X)*, *Y, accused of Z, ...*."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, lexicon
from claimkit.detectors.accusation.fits import fits
from claimkit.detectors.accusation.guards import find_bad_name, is_conditional, is_merely_possible, is_time
from claimkit.detectors.accusation.parties import agent, is_somebody, is_sum, phrase
from claimkit.detectors.accusation.roles import is_negated, is_passive, noun_before, shares_passive, subject
from claimkit.detectors.accusation.wrong_spans import stated_wrong
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "people"})
_GAP = 16  # tokens between the verb and the words that introduce the wrong
_ENDS = frozenset({"STOP", "AUX", "VERB", "SUB", "REL", "CONJ"})
_ADJUNCTS = frozenset(
    {"by", "in", "at", "of", "to", "on", "from", "without", "inside", "outside", "near", "under", "among", "past"}
)


class _Participle(NamedTuple):
    """A participle at token ``at``; the words after it begin at ``start``, and its sentence ends before ``limit``.

    ``full``: it has an auxiliary, so it does not describe the noun before it. ``particle``: the index of the words that
    introduce the wrong, ``None`` if there are none.
    """

    document: Document
    cue: Cue
    at: int
    start: int
    limit: int
    full: bool
    particle: int | None


def passive_accusation(document: Document, at: int, start: int, limit: int, cue: Cue) -> Accusation | None:
    """The accusation of the participle at ``at``, if it is a passive or follows its noun."""
    tokens = document.tokens
    full = is_passive(document, at) or shares_passive(document, at)
    particle = _find_after(document, start, limit, cue.after)
    participle = _Participle(document, cue, at, start, limit, full, particle)
    if not _may_accuse(participle):
        return None
    accused = subject(document, at) if full else noun_before(document, at)
    end = start if particle is None else particle + len(cue.after)
    if not full and tokens.tag[end] == "PRON":
        return None  # they imputed to him the theft
    wrong: TokenSpan | None = None
    taken: tuple[int, ...] = ()
    doing = tokens.tag[start] == "ING"  # caught stealing
    if particle is not None or cue.family == "name" or doing:
        wrong, anchor_end, taken = stated_wrong(document, end, agent=True, reduced=not full)
        if wrong is None:
            return None
        if _opens_sentence(document, at):
            accused = _subject_after_comma(document, wrong[1], limit)
    accuser = _accuser(participle, wrong)
    if cue.swapped:
        accused, wrong = wrong, accused
    if not fits(document, cue, wrong, accused) or is_conditional(document, at) or _is_anybody(document, at, accused):
        return None
    close = particle is not None and particle - start <= 1
    anchor = TokenSpan(at, (anchor_end or end) if close else start)
    return Accusation(cue.id, cue.why, anchor, accused, accuser, wrong, taken)


def _is_anybody(document: Document, at: int, accused: TokenSpan | None) -> bool:
    """Whether the accused is nobody in particular: *anyone convicted of*, *a list of people convicted of*."""
    listed = document.tokens.tag[at - 2] == "PREP"
    return document.tokens.lower[at - 1 if accused is None or listed else accused.first] in _ANYBODY


def _may_accuse(participle: _Participle) -> bool:
    """Whether the words around the participle allow an accusation: what the cue needs is there and nothing is
    denied."""
    document, cue, at, start, _, full, particle = participle
    if (particle is None and (cue.after or not _may_end_with(participle))) or is_negated(document, at):
        return False
    if not full and particle is not None and particle - start > 1 and not _opens_with_agent_or_time(document, start):
        return False
    if not full and (document.tokens.tag[at - 1] == "AUX" or _is_object_clause(document, at)):
        return False  # the firm that it *has* accused of
    before = document.tokens.lower[at - 1]  # whom *she* accused of, *not* accused of
    return before not in _SUBJECTS | lexicon().negations and not is_merely_possible(document, at, cue)


def _is_object_clause(document: Document, at: int) -> bool:
    """Whether the verb at ``at`` accuses what a relative pronoun before its subject means: *the firm, which the mayor
    accused of*, *the firm that Vera Holm accused of*. Not *the claim that men accused of theft lied*."""
    tokens, subject = document.tokens, mentions.phrase_before(document, at)
    if subject is None:
        return False
    before = subject.first - 1
    if tokens.lower[before] in ("which", "who", "whom"):
        return True
    return tokens.lower[before] == "that" and tokens.tag[before - 1] == "WORD" and tokens.tag[subject.first] == "NAME"


def _may_end_with(participle: _Participle) -> bool:
    """Whether a participle whose cue takes no preposition may stand here without a wrong: *was charged*, *sued by*."""
    document, cue, at, start, limit, full, _ = participle
    if not full and document.tokens.lower[start] not in ("in", "by"):
        return False
    if cue.family == "name":
        return bool(find_bad_name(document, start, limit))
    return cue.head != "charge" or _is_charged(document, at, start)


def _accuser(participle: _Participle, wrong: TokenSpan | None) -> TokenSpan | None:
    """The accuser: *by X* after the participle or after the wrong."""
    document, _, _, start, limit, _, particle = participle
    if wrong is None:
        return _who_brought_suit(document, start, limit)
    inside = agent(document, start + 1, limit)
    return agent(document, start, particle) or agent(document, wrong[1]) or inside


def _subject_after_comma(document: Document, end: int, limit: int) -> TokenSpan | None:
    """The subject of a participle that opens the sentence: *Accused of theft, Mr Holm* quit."""
    tokens = document.tokens
    comma = next((i for i in range(end, min(end + 6, limit)) if tokens.word[i] == ","), None)
    return phrase(document, comma + 1) if comma is not None else None


def _is_charged(document: Document, at: int, start: int) -> bool:
    """Whether somebody *was charged* in court, even if the text does not say with what."""
    tokens = document.tokens
    who = subject(document, at)
    ends = tokens.tag[start] in ("STOP", "CONJ", "PUNCT") or tokens.lower[start] in ("in", "by")
    return who is not None and is_somebody(document, who) and (ends or is_time(document, start + 1))


def _opens_sentence(document: Document, at: int) -> bool:
    first = document.sentence_of(at)[0]
    return document.tokens.tag[first:at] in ([], ["ADV"], ["LY"], ["QUOTE"]) or document.tokens.lower[first:at] == [
        "long"
    ]


def _find_after(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """The index of the words ``after``, which introduce the wrong, behind a passive verb and its other adjuncts."""
    if not after:
        return None
    lower, of_group = document.tokens.lower, None
    if lower[start] == ",":  # accused, among other things, of
        start = next((at + 1 for at in range(start + 1, min(start + 9, limit)) if lower[at] == ","), start)
    if len(after) > 1 and lower[start] == after[0] and lower[start + 1] != after[1]:
        last = _find_after(document, start + 1, limit, after[1:])  # held responsible by the court for
        return None if last is None else last + 1 - len(after)
    for at in range(start, min(start + _GAP, limit - len(after))):
        behind = at + len(after)
        if lower[at:behind] == list(after) and not is_time(document, behind):
            if lower[at - 1] in lexicon().grounds | lexicon().counts:
                break  # in punishment for, on two counts of
            if is_sum(document, at + 1):
                continue  # sued for £3m for breach of contract
            if lower[at - 1] not in lexicon().groups or is_wrong(lower[at + 1]):
                return at  # jailed for five years for theft
            of_group = at  # accused by the head of the bank of theft
        if _ends_adjuncts(document, at) or (at == start and not _opens_adjunct(document, at)):
            break
    return of_group


def _ends_adjuncts(document: Document, at: int) -> bool:
    """Whether the word at ``at`` cannot belong to an adjunct of time, place or agent."""
    tokens, tag = document.tokens, document.tokens.tag[at]
    if tag == "PREP":
        placed = tokens.lower[at] in _ADJUNCTS
        return not (placed or is_time(document, at + 1) or is_sum(document, at + 1))
    return tag in _ENDS and tokens.lower[at] != "and" and tokens.tag[at - 1] not in ("PREP", "DET")


def _who_brought_suit(document: Document, start: int, limit: int) -> TokenSpan | None:
    """The accuser in *was charged in a suit brought by the board*."""
    tokens = document.tokens
    for at in range(start, min(start + 14, limit - 1)):
        if tokens.lower[at] == "by":
            return agent(document, at)
    return None


def _opens_with_agent_or_time(document: Document, start: int) -> bool:
    """Whether an agent, a time or a sum directly follows the participle: jailed *in 2009* for theft."""
    lower = document.tokens.lower
    timed = lower[start] in ("in", "on") and is_time(document, start + 1)
    return timed or lower[start] in ("by", *lexicon().times) or is_sum(document, start + 1)


def _opens_adjunct(document: Document, at: int) -> bool:
    tokens = document.tokens
    return tokens.tag[at] in ("ADV", "LY", "PREP", "NUM") or tokens.lower[at] in lexicon().times | {"twice", "late"}
