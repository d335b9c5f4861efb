"""Verbs that accuse, active or passive, and verbs whose own subject is the accused."""

from __future__ import annotations

from claimkit.detectors.accusation.actives import active_accusation
from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.deeds import deed_accusation, is_deed
from claimkit.detectors.accusation.guards import is_conditional, is_headline, is_merely_possible, is_noun
from claimkit.detectors.accusation.passives import passive_accusation
from claimkit.detectors.accusation.roles import is_negated, is_passive, subject
from claimkit.detectors.accusation.wrong_spans import sentence_end, stated_wrong
from claimkit.detectors.accusation.wrongs import is_wrong, names_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

CLEARING = frozenset({"clear", "acquit", "exonerate", "absolve"})
_REACH = 36  # tokens between a verb and the words that introduce the wrong


def verb_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the verb at ``at``, if its sentence has the construction of the cue."""
    cue = hit.cue
    tokens = document.tokens
    if cue.after and cue.after[-1] not in tokens.lower[at + 1 : at + _REACH]:
        return None
    limit = sentence_end(document, at)
    if tokens.tag[at] == "NAME" and "base" in hit.form and not (cue.after and is_headline(document, at)):
        return None  # inside a title or a name
    start = _fixed_end(document, at + 1, cue.fixed)
    if start is None:
        return None
    if not cue.holds:
        return _intransitive(document, at, start, hit)
    if cue.swapped and not cue.after:
        return deed_accusation(document, at, start, hit)
    if cue.head in CLEARING:
        return _clearing_accusation(document, at, start, limit, hit)
    if "participle" in hit.form and (found := passive_accusation(document, at, start, limit, cue)) is not None:
        return found
    if ("participle" in hit.form and is_passive(document, at)) or cue.family == "custody":
        return None
    if (not cue.fixed and is_noun(document, at, hit)) or is_merely_possible(document, at, cue):
        return None
    return active_accusation(document, at, start, limit, hit)


def _clearing_accusation(document: Document, at: int, start: int, limit: int, hit: Hit) -> Accusation | None:
    """*A jury cleared him of theft*, *acquitted of murder*; whoever clears somebody is no accuser."""
    found = passive_accusation(document, at, start, limit, hit.cue) if "participle" in hit.form else None
    if found is None:
        found = active_accusation(document, at, start, limit, hit)
        charge = found.charge if found is not None else None
        if charge is not None and not lexicon().counts.isdisjoint(document.tokens.lower[at : charge[1]]):
            return None  # cleared her of the charge of theft, of a charge of lying: the noun says it
    if found is None or found.charge is None or not names_wrong(document, found.charge):
        return None  # cleared the road of snow
    return found._replace(accuser=None)


def _fixed_end(document: Document, start: int, fixed: tuple[str, ...]) -> int | None:
    """One past the fixed words of the verb, with adverbs among them: put the blame *squarely* on."""
    tokens = document.tokens
    for word in fixed:
        while start < len(tokens) and tokens.tag[start] == "LY":
            start += 1
        if tokens.lower[start] != word:
            return None
        start += 1
    return start


def _intransitive(document: Document, at: int, start: int, hit: Hit) -> Accusation | None:
    """*pleaded guilty to*, *admitted*: the subject is the accused."""
    tokens, cue = document.tokens, hit.cue
    if is_negated(document, at) or is_conditional(document, at):
        return None
    if cue.after == ("guilty",):
        bare = Accusation(cue.id, cue.why, TokenSpan(at, start + 1), subject(document, at))
        return bare if tokens.lower[start] == "guilty" else None
    end = shown = start + len(cue.after)
    if tokens.lower[start:end] != list(cue.after):
        if len(cue.after) < 2:
            return None
        words, last = list(cue.after[:-1]), cue.after[-1]
        behind = start + len(words)
        gap = range(behind, min(behind + 5, sentence_end(document, at)))
        end, shown = next((i + 1 for i in gap if tokens.lower[i] == last), 0), behind  # "pleaded guilty in May to"
        if tokens.lower[start:behind] != words or not end:
            return None
    wrong, anchor_end, taken = stated_wrong(document, end, agent=False, reduced=False)
    if wrong is None or (cue.family != "verb" and not _admits_wrong(document, at, wrong)):
        return None
    return Accusation(cue.id, cue.why, TokenSpan(at, anchor_end or shown), subject(document, at), None, wrong, taken)


def _admits_wrong(document: Document, at: int, wrong: TokenSpan) -> bool:
    """Whether what somebody admits is a wrong, whatever the words around it (*having sold the stolen keys*)."""
    tokens = document.tokens
    if tokens.tag[wrong[0]] in ("SUB", "REL", "PRON") or is_passive(document, at):
        return False
    near = tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 4)]
    return any(map(is_wrong, near)) or is_deed(document, wrong[0] + 1)  # causing serious injury
