"""Passive verbs that accuse: *Y was accused of Z (by X)*, *Y, accused of Z, ...*"""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Cue, lexicon
from claimkit.detectors.accusation.fits import fits
from claimkit.detectors.accusation.guards import conditional, is_time, merely_possible, name_follows
from claimkit.detectors.accusation.roles import (
    agent,
    is_somebody,
    is_sum,
    negated,
    noun_before,
    passive,
    phrase,
    shares_passive,
    subject,
)
from claimkit.detectors.accusation.wrong_spans import stated_wrong
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_GAP = 16  # tokens between the verb and the words before the wrong: who, when and where
_ADJUNCTS = frozenset(
    {"by", "in", "at", "of", "to", "on", "from", "without", "inside", "outside", "near", "under", "among", "past"}
)


class _Participle(NamedTuple):
    """A participle at token ``at``; what follows it begins at ``start``, and the sentence ends before ``limit``.

    ``full``: it has an auxiliary and is no description of the noun before it; ``particle``: where the words stand that
    lead to the wrong.
    """

    document: Document
    cue: Cue
    at: int
    start: int
    limit: int
    full: bool
    particle: int | None


def passive_accusation(document: Document, at: int, start: int, limit: int, cue: Cue) -> Accusation | None:
    """The accusation of the participle at ``at``, if it is passive or follows its noun."""
    tokens = document.tokens
    full = passive(document, at) or shares_passive(document, at)
    particle = _find_after(document, start, limit, cue.after)
    participle = _Participle(document, cue, at, start, limit, full, particle)
    if not _may_accuse(participle):
        return None
    accused = subject(document, at) if full else noun_before(document, at)
    end = start if particle is None else particle + len(cue.after)
    if cue.swapped and not full and tokens.tag[end] == "PRON":
        return None  # "they imputed to him the theft"
    wrong: TokenSpan | None = None
    anchor_end: int | None = None
    taken: tuple[int, ...] = ()
    doing = cue.family == "custody" and tokens.tag[start] == "ING"  # "caught stealing"
    if particle is not None or cue.family == "name" or doing:
        wrong, anchor_end, taken = stated_wrong(document, end, agent=True, reduced=not full)
        if wrong is None:
            return None
        if taken and at > 0 and tokens.lower[at - 1] == "if":
            return None  # "if convicted of all charges": the noun says it
        if not full and _opens_sentence(document, at):
            accused = _behind_comma(document, wrong[1], limit)
    accuser = _accuser(participle, wrong)
    if cue.swapped:
        accused, wrong = wrong, accused
    if not fits(document, cue, wrong, accused) or (wrong is None and conditional(document, at)):
        return None
    close = particle is not None and particle - start <= 1
    anchor = TokenSpan(at, (anchor_end or end) if close else start)
    return Accusation(cue.id, cue.why, anchor, accused, accuser, wrong, taken)


def _may_accuse(participle: _Participle) -> bool:
    """Whether the words around the participle allow an accusation: nothing that the cue needs is missing or denied."""
    document, cue, at, start, _, full, particle = participle
    tokens, before = document.tokens, document.tokens.lower[at - 1] if at > 0 else ""
    if particle is None and (cue.after or not _may_end_with(participle)):
        return False
    if full and negated(document, at):
        return False
    if not full and particle is not None and particle - start > 1 and not _by_or_when(document, start):
        return False
    if not full and before in _SUBJECTS and tokens.tag[at - 1] == "PRON":
        return False  # "whom she accused of"
    return before not in lexicon().negations and not merely_possible(document, at, cue)


def _may_end_with(participle: _Participle) -> bool:
    """Whether a participle whose cue has no preposition may stand here without a wrong: *was charged*, *sued by*."""
    document, cue, at, start, limit, full, _ = participle
    tokens = document.tokens
    describes = tokens.tag[at - 1] in ("WORD", "NAME") and tokens.lower[start] in ("in", "by")
    if not full and not describes:
        return False
    if cue.family == "name":
        return bool(name_follows(document, start, limit))
    return cue.head != "charge" or _charged(document, at, start, limit)


def _accuser(participle: _Participle, wrong: TokenSpan | None) -> TokenSpan | None:
    """Who accuses: *by X* after the participle, after the wrong, or between the words that lead to it."""
    document, cue, _, start, limit, _, particle = participle
    accuser = agent(document, start, particle) or (agent(document, wrong[1]) if wrong else None)
    if accuser is None and particle is not None and particle > start:
        return agent(document, start + 1, particle + len(cue.after) - 1)  # "held responsible by the court for"
    if accuser is None and wrong is None and cue.head == "charge":
        return _brought_by(document, start, limit)
    return accuser


def _behind_comma(document: Document, end: int, limit: int) -> TokenSpan | None:
    """The subject that a participle at the head of the sentence belongs to: *Accused of theft, Mr Holm* quit."""
    tokens = document.tokens
    comma = next((i for i in range(end, min(end + 6, limit)) if tokens.word[i] == ","), None)
    return phrase(document, comma + 1) if comma is not None and comma + 1 < limit else None


def _charged(document: Document, at: int, start: int, limit: int) -> bool:
    """Whether somebody *was charged* before a court, even if the text does not say with what."""
    tokens = document.tokens
    who = subject(document, at)
    if who is None or not is_somebody(document, who):
        return False
    if start >= limit or tokens.tag[start] in ("STOP", "CONJ", "PUNCT") or is_time(document, start + 1):
        return True
    return tokens.lower[start] in ("in", "by") and tokens.tag[start + 1] in ("NAME", "DET")


def _opens_sentence(document: Document, at: int) -> bool:
    first = document.sentence_of(at)[0]
    before = document.tokens.tag[first:at]
    return not before or (
        len(before) == 1 and (before[0] in ("ADV", "LY", "QUOTE") or document.tokens.lower[first] == "long")
    )


def _find_after(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """Where the words before the wrong follow a passive verb, with other adjuncts in between."""
    if not after:
        return None
    tokens = document.tokens
    if tokens.word[start : start + 1] == [","] and tokens.tag[start + 1] == "PREP":
        start = next((i + 1 for i in range(start + 1, min(start + 9, limit)) if tokens.word[i] == ","), start)
    if (
        len(after) > 1
        and tokens.lower[start : start + 1] == [after[0]]
        and tokens.lower[start + 1 : start + 2] != [after[1]]
    ):
        last = _find_after(document, start + 1, limit, after[1:])  # "held responsible by the court for"
        return last + 1 - len(after) if last is not None else None
    of_group: int | None = None
    for at in range(start, min(start + _GAP, limit - len(after))):
        tag, word = tokens.tag[at], tokens.lower[at]
        if tokens.lower[at : at + len(after)] == list(after) and not is_time(document, at + len(after)):
            if tokens.lower[at - 1] in lexicon().grounds | lexicon().counts:
                break  # "in punishment for", "on two counts of"
            if after == ("for",) and _sum(document, at):
                continue  # "sued for £3m for breach of contract"
            group = after == ("of",) and tokens.lower[at - 1] in lexicon().groups and not is_wrong(tokens.lower[at + 1])
            if of_group is not None or not group:
                return at  # "jailed for five years for theft"
            of_group = at  # "accused by the head of the bank of theft"
        if (
            tag in ("STOP", "AUX", "VERB", "SUB", "REL", "CONJ")
            and word != "and"
            and tokens.tag[at - 1] not in ("PREP", "DET")
        ):
            break
        if tag == "PREP" and word not in _ADJUNCTS and not is_time(document, at + 1) and not _sum(document, at):
            break
        if at == start and not _opens_adjunct(document, at):
            break
    return of_group


def _brought_by(document: Document, start: int, limit: int) -> TokenSpan | None:
    """Who in *was charged in a suit brought by the board*."""
    tokens = document.tokens
    for at in range(start, min(start + 14, limit - 1)):
        if tokens.lower[at] == "by":
            return agent(document, at)
        if tokens.tag[at] in ("STOP", "PUNCT", "CONJ", "AUX", "VERB"):
            return None
    return None


def _by_or_when(document: Document, start: int) -> bool:
    """Whether the participle is directly followed by whom or when: jailed *in 2009* for theft."""
    lower = document.tokens.lower
    if _sum(document, start):
        return True
    return lower[start] in ("by", *lexicon().times) or (lower[start] in ("in", "on") and is_time(document, start + 1))


def _sum(document: Document, at: int) -> bool:
    """*for $5m*: the sum somebody is sued for."""
    return document.tokens.lower[at] == "for" and is_sum(document, at + 1)


def _opens_adjunct(document: Document, at: int) -> bool:
    tokens = document.tokens
    return tokens.tag[at] in ("ADV", "LY", "PREP", "NUM") or tokens.lower[at] in lexicon().times | {"twice", "late"}
