"""Verbs that accuse: *X accused Y of Z*, *Y was accused of Z by X*, *X called Y a liar*."""

from __future__ import annotations

from claimkit.detectors import mentions
from claimkit.detectors.accusation.accusation import Accusation
from claimkit.detectors.accusation.cues import Cue, Hit, lexicon
from claimkit.detectors.accusation.fits import fits
from claimkit.detectors.accusation.guards import (
    conditional,
    is_headline,
    is_noun,
    is_time,
    merely_possible,
    name_follows,
    until_time,
)
from claimkit.detectors.accusation.roles import (
    accused_between,
    is_somebody,
    negated,
    noun_before,
    passive,
    phrase,
    subject,
)
from claimkit.detectors.accusation.wrongs import (
    Span,
    before_time,
    charge,
    is_offender,
    sentence_end,
    states_wrong,
)
from claimkit.detectors.document import Document

_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_REACH = 30  # tokens between a verb and its preposition


def verb_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation whose verb stands at token ``at``, if the sentence around it is built as the cue says."""
    cue = hit.cue
    tokens = document.tokens
    limit = sentence_end(document, at)
    titled = at + 1 < limit and tokens.tag[at - 1] == tokens.tag[at] == tokens.tag[at + 1] == "NAME"
    if titled and not (cue.after and "s" in hit.form and is_headline(document, at)):
        return None  # inside a title
    start = at + 1
    if tokens.lower[start : start + len(cue.fixed)] != list(cue.fixed):
        return None
    start += len(cue.fixed)
    if not cue.holds:
        return _intransitive(document, at, start, cue)
    if "participle" in hit.form and (found := _passive(document, at, start, limit, cue)) is not None:
        return found
    if passive(document, at) and "participle" in hit.form:
        return None
    if (not cue.fixed and is_noun(document, at, hit)) or merely_possible(document, at, cue):
        return None
    return _active(document, at, start, limit, hit)


def _intransitive(document: Document, at: int, start: int, cue: Cue) -> Accusation | None:
    """*pleaded guilty to*: the subject stands accused."""
    tokens = document.tokens
    if cue.after == ("guilty",):
        bare = tokens.lower[start : start + 1] == ["guilty"] and "to" not in tokens.lower[start + 1 : start + 6]
        return Accusation(cue.id, _why(cue), (at, start + 1), subject(document, at)) if bare else None
    end = start + len(cue.after)
    if tokens.lower[start:end] != list(cue.after):
        if len(cue.after) < 2:
            return None
        first, last = cue.after[0], cue.after[-1]
        gap = range(start + 1, min(start + 6, sentence_end(document, at)))
        end = next((i + 1 for i in gap if tokens.lower[i] == last), 0)  # "pleaded guilty in May to"
        if tokens.lower[start : start + 1] != [first] or not end:
            return None
    wrong, anchor_end, taken = _wrong(document, end, agent=False, reduced=False)
    if wrong is None or (cue.head in ("smack", "reek", "confess") and not states_wrong(document, wrong)):
        return None
    return Accusation(cue.id, _why(cue), (at, anchor_end or end), subject(document, at), None, wrong, taken)


def _passive(document: Document, at: int, start: int, limit: int, cue: Cue) -> Accusation | None:
    """*Y was accused (by X) of Z*, *Y, accused of Z, ...*"""
    tokens = document.tokens
    full = passive(document, at)
    particle = _find_after(document, start, limit, cue.after)
    if cue.after and particle is None:
        return None
    if not cue.after:
        bare = full or (tokens.tag[at - 1] in ("WORD", "NAME") and tokens.lower[start : start + 1] in (["in"], ["by"]))
        if not bare or (cue.family == "name" and not name_follows(document, start, limit)):
            return None
    if (
        not full
        and cue.after
        and (particle is None or (particle - start > 1 and tokens.lower[start : start + 1] != ["by"]))
    ):
        return None
    if not full and at > 0 and tokens.tag[at - 1] == "PRON" and tokens.lower[at - 1] in _SUBJECTS:
        return None  # "whom she accused of"
    if merely_possible(document, at, cue):
        return None
    if (full and negated(document, at)) or (at > 0 and tokens.lower[at - 1] in lexicon().negations):
        return None
    reduced = not full
    accused = subject(document, at) if full else noun_before(document, at)
    end = start if particle is None else particle + len(cue.after)
    if cue.swapped and reduced and tokens.tag[end : end + 1] == ["PRON"]:
        return None  # "they imputed to him the theft"
    wrong: Span | None = None
    anchor_end: int | None = None
    taken: tuple[int, ...] = ()
    if particle is not None or cue.family == "name":
        wrong, anchor_end, taken = _wrong(document, end, agent=True, reduced=reduced)
        if wrong is None or not fits(document, cue, wrong):
            return None
        if taken and at > 0 and tokens.lower[at - 1] == "if":
            return None  # "if convicted of all charges": the noun says it
    if reduced and _opens_sentence(document, at) and wrong is not None:
        comma = next((i for i in range(wrong[1], min(wrong[1] + 6, limit)) if tokens.word[i] == ","), None)
        accused = phrase(document, comma + 1) if comma is not None and comma + 1 < limit else None
    accuser = _agent(document, start, particle, wrong, limit)
    if cue.swapped:
        accused, accuser, wrong = wrong, None, accused
    if wrong is None and conditional(document, at):
        return None
    close = particle is not None and particle - start <= 1
    anchor = (at, (anchor_end or end) if close else start)
    return Accusation(cue.id, _why(cue), anchor, accused, accuser, wrong, taken)


def _opens_sentence(document: Document, at: int) -> bool:
    first = mentions.bounds(document, at)[0]
    return at == first or (at == first + 1 and document.tokens.tag[first] in ("ADV", "LY", "QUOTE"))


def _find_after(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """Where the words before the wrong stand behind a passive verb."""
    if not after:
        return None
    tokens = document.tokens
    for at in range(start, min(start + 14, limit - len(after))):
        if tokens.lower[at : at + len(after)] == list(after):
            if after == ("for",) and is_time(document, at + 1):
                continue  # "jailed for five years for theft"
            return at
        if tokens.tag[at] in ("STOP", "AUX", "VERB", "SUB", "REL", "CONJ") and tokens.lower[at] != "and":
            return None
        if (
            tokens.tag[at] == "PREP"
            and tokens.lower[at] not in ("by", "in", "at", "of", "to")
            and not is_time(document, at + 1)
        ):
            return None
        if (
            at == start
            and tokens.tag[at] not in ("ADV", "LY", "PREP", "NUM")
            and tokens.lower[at] not in lexicon().times
        ):
            return None
    return None


def _agent(document: Document, start: int, particle: int | None, wrong: Span | None, limit: int) -> Span | None:
    """*by X*, right behind the verb or behind the wrong."""
    tokens = document.tokens
    for at in (start, wrong[1] if wrong else start):
        if at + 1 < limit and tokens.lower[at] == "by" and "ING" not in tokens.tag[at + 1 : at + 3]:
            found = phrase(document, at + 1)
            if found is not None and particle is not None and found[0] < particle < found[1]:
                return found[0], particle
            return (found[0], before_time(document, *found)) if found is not None else None
    return None


def _wrong(
    document: Document, first: int, *, agent: bool, reduced: bool
) -> tuple[Span | None, int | None, tuple[int, ...]]:
    """The wrong from ``first`` on; behind *charges of* where that stands there, with the end of the anchor then."""
    tokens = document.tokens
    limit = sentence_end(document, first - 1)
    for at in range(first, min(first + 5, limit)):
        if tokens.lower[at] in lexicon().counts:
            if at + 1 < limit and tokens.lower[at + 1] in ("of", "that") and at + 2 < limit:
                span = charge(document, at + 2, agent=agent, reduced=reduced, clause=tokens.lower[at + 1] == "that")
                return span, at + 2 if at == first else None, (at,)
            span = charge(document, first, agent=agent, reduced=reduced)
            return span, None, (at,)
        if tokens.tag[at] not in ("DET", "NUM", "POSS", "WORD", "PREP", "GEN", "NAME"):
            break
    if tokens.lower[first : first + 2] == ["to", "have"]:  # "accused of to have stolen", in a translation
        return charge(document, first, agent=agent, clause=True), None, ()
    return (charge(document, first, agent=agent, reduced=reduced) if first < limit else None), None, ()


def _active(document: Document, at: int, start: int, limit: int, hit: Hit) -> Accusation | None:
    """*X accused Y of Z*."""
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
    wrong: Span | None = None
    taken: tuple[int, ...] = ()
    if cue.family == "name" and not cue.after:
        opening = name_follows(document, start, limit)
        if opening is None:
            return None
        named = opening - 1 if tokens.tag[opening - 1] == "DET" else opening
        accused, wrong = accused_between(document, start, named), until_time(document, charge(document, opening))
    elif cue.after:
        particle = _particle(document, start, limit, cue.after)
        if particle is None:
            return None
        end = particle + len(cue.after)
        accused = accused_between(document, start, particle)
        if cue.after == ("in", "contempt"):
            stated = next((i for i in range(end, min(end + 5, limit - 1)) if tokens.lower[i] == "for"), None)
            wrong = charge(document, stated + 1) if stated is not None else (end - 1, end)
        else:
            wrong, _, taken = _wrong(document, end, agent=False, reduced=False)
            wrong = until_time(document, wrong) if cue.family == "name" else wrong
        if wrong is None:
            return None
        if particle == start and cue.swapped:  # "imputed to him the theft"
            found = (end, end + 1) if tokens.tag[end] == "PRON" else phrase(document, end)
            wrong = charge(document, found[1]) if found and found[1] < limit else None
            if wrong is None:
                return None
            accused, wrong = wrong, found  # turned round below
        elif particle == start:  # "the mood that critics blame for it": the accused stands before
            accused = _before_that(document, at)
            if accused is None:
                return None
        if cue.swapped:
            accused, wrong = wrong, accused
    else:
        if tokens.tag[start] not in ("DET", "POSS", "NAME", "PRON", "NUM", "WORD", "QUOTE"):
            return None
        accused = phrase(document, start)
        if accused is None:
            return None
    if not fits(document, cue, wrong) or (cue.family == "name" and accused and not _nameable(document, accused, wrong)):
        return None
    anchor = (at, start + len(cue.after)) if gap else (at, start)
    return Accusation(cue.id, _why(cue), anchor, accused, subject(document, at), wrong, taken)


def _nameable(document: Document, accused: Span, wrong: Span | None) -> bool:
    """Whether the bad name is one for a person, or what bears it is somebody or their words."""
    lower, lists = document.tokens.lower, lexicon()
    if is_somebody(document, accused) or any(lower[i] in lists.words for i in range(*accused)):
        return True
    person = wrong is not None and any(is_offender(lower[i]) and lower[i] not in lists.deeds for i in range(*wrong))
    return person and document.tokens.tag[accused[0]] in ("DET", "POSS")


def _before_that(document: Document, at: int) -> Span | None:
    """What *that* or *whom* points back to, where it is the object of the verb at ``at``."""
    tokens = document.tokens
    floor, _ = mentions.bounds(document, at)
    for here in range(at - 1, max(floor, at - 7), -1):
        if tokens.lower[here] in ("that", "whom", "which", "who"):
            found = mentions.antecedent(document, here)
            return (found.first, found.end) if found else None
    return None


def _particle(document: Document, start: int, limit: int, after: tuple[str, ...]) -> int | None:
    """Where the words before the wrong stand behind the accused."""
    tokens = document.tokens
    found: list[int] = []
    relative = False
    for at in range(start, min(start + _REACH, limit - len(after) + 1)):
        tag = tokens.tag[at]
        if tag == "STOP" or tokens.lower[at] in (";", ":", "but", "—", "–", "―"):
            break
        if tag == "REL":
            relative = True
        if tag in ("AUX", "VERB") and not relative:
            break
        if tokens.lower[at] in lexicon().clause_words or (tokens.lower[at] == "as" and "as" not in after):
            break
        if tag == "PUNCT":
            relative = relative and tokens.word[at] != ","
        if tag == "QUOTE":
            quote = document.quote_at(tokens.start[at])
            if quote is not None and quote.end <= tokens.end[at]:
                break
        if tokens.lower[at : at + len(after)] == list(after):
            found.append(at)
            following = tokens.tag[min(at + len(after), limit - 1)]
            if following == "ING" or tokens.lower[min(at + len(after), limit - 1)] in ("being", "having"):
                return at
    if not found:
        return None
    if after == ("of",) and len(found) > 1 and tokens.lower[found[0] - 1] in lexicon().groups:
        return found[1]
    return found[0]


def _why(cue: Cue) -> str:
    return {
        "verb": "somebody is accused of a wrong",
        "swapped": "a wrong is put on somebody",
        "stated": "criticised for a wrong that is stated",
        "name": "called something that is a reproach",
    }["swapped" if cue.swapped else cue.family]
