"""Whether what follows a verb is a wrong in the cue's sense: *charged with theft*, not *with a duty*."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import Cue, lexicon
from claimkit.detectors.accusation.deeds import head_noun, is_deed
from claimkit.detectors.accusation.guards import has_bad_name, is_time
from claimkit.detectors.accusation.parties import is_somebody
from claimkit.detectors.accusation.wrongs import is_wrong, offends, states_wrong
from claimkit.text.document import Document
from claimkit.text.names.lexicon import one_of, person_noun
from claimkit.text.tokens import TokenSpan

_DISMISSALS = frozenset({"dismiss", "sack", "fire", "disqualify", "oust"})


def fits(document: Document, cue: Cue, wrong: TokenSpan | None, accused: TokenSpan | None) -> bool:
    """Whether ``wrong`` is a wrong in the cue's sense; without one, whether the cue can do without."""
    tokens, last = document.tokens, cue.after[-1] if cue.after else ""
    if wrong is None:
        somebody = accused is not None and is_somebody(document, accused)
        return cue.head != "catch" and (somebody or cue.head not in ("accuse", "blame"))
    if is_time(document, wrong[0]):
        return False
    if cue.names:
        return _is_reproach(document, cue, wrong)
    if cue.swapped:
        return _fits_swapped(document, cue, wrong, accused)
    if last == "on":
        counted = not lexicon().counts.isdisjoint(tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 5)])
        return counted or states_wrong(document, wrong)
    if cue.after == ("to",):  # linked to
        return is_deed(document, wrong[0]) and accused is not None and is_somebody(document, accused)
    if cue.after == ("in",):
        return is_deed(document, wrong[0])
    if last == "over" and not _fits_over(document, cue, wrong):
        return False
    if cue.family == "criticism":
        return _is_reproachable(document, wrong, accused, over=last == "over")
    return _is_punishable(document, cue, wrong)


def _is_reproach(document: Document, cue: Cue, wrong: TokenSpan) -> bool:
    """Whether what somebody is called is a bad name: *called him a liar*, *condemned her as having lied*."""
    if cue.family == "criticism" and document.tokens.lower[wrong[0]] in ("having", "being"):
        return True
    return has_bad_name(document, wrong) and (
        cue.head not in lexicon().describing or _is_name_for_person(document, wrong)
    )


def _is_punishable(document: Document, cue: Cue, wrong: TokenSpan) -> bool:
    """Whether people are arrested, punished, dismissed, charged or sued for it: not *charged a fee*, *sued for
    divorce*."""
    tokens, last = document.tokens, cue.after[-1] if cue.after else ""
    first, second = tokens.lower[wrong[0]], tokens.lower[wrong[0] + 1]
    if cue.head in _DISMISSALS and last != "over":  # one may be fired for reporting a theft
        return is_wrong(first) or is_wrong(second)
    if cue.head == "charge":
        return lexicon().duties.isdisjoint((first, second))
    if cue.family in ("stated", "punishment", "custody"):
        return states_wrong(document, wrong)
    settled = first in ("peace", "divorce", "custody", "access", "damages")
    return not settled and tokens.tag[wrong[0]] not in ("NUM", "SYM")


def _fits_over(document: Document, cue: Cue, wrong: TokenSpan) -> bool:
    """Whether *over* introduces a wrong: not *arrested over his visit*."""
    return cue.family != "arrest" or is_deed(document, wrong[0])


def _fits_swapped(document: Document, cue: Cue, wrong: TokenSpan, accused: TokenSpan | None) -> bool:
    tokens = document.tokens
    if cue.head == "pin":
        return any(tokens.lower[i] == "blame" or is_wrong(tokens.lower[i]) for i in range(*wrong))
    if cue.family == "stated":
        return accused is not None and is_deed(document, wrong[0]) and is_somebody(document, accused)
    head = head_noun(document, wrong[0])
    noun = "" if head is None else tokens.lower[head]
    return not person_noun(one_of(noun))  # blamed the clerks on Twitter


def _is_simple(document: Document, accused: TokenSpan, wrong: int) -> bool:
    """Whether the accused is a name, a pronoun or a short phrase for somebody, so that *for* belongs to the verb."""
    tag, (first, end) = document.tokens.tag, accused
    if any(tag[i] in ("PREP", "PUNCT", "ING", "GEN", "CONJ") for i in range(first, end)) or "PUNCT" in tag[end:wrong]:
        return False
    return tag[end - 1] in ("NAME", "PRON") or document.tokens.lower[end - 1] in lexicon().somebody


def _is_name_for_person(document: Document, wrong: TokenSpan) -> bool:
    """Whether the bad name is one for a person, not for what they did or their manner."""
    lower, other = document.tokens.lower, lexicon().deeds | lexicon().manners
    return any(offends(document, i) and lower[i] not in other for i in range(*wrong))


def _is_reproachable(document: Document, wrong: TokenSpan, accused: TokenSpan | None, *, over: bool) -> bool:
    """Whether somebody is criticised for a wrong or for something of their own; or, if the accused is plainly a person,
    for anything (*attacked him for the vanity of it*)."""
    if states_wrong(document, wrong, doing=True):
        return True
    tokens, first = document.tokens, wrong[0]
    if over or accused is None or not _is_simple(document, accused, first):
        return False
    head = head_noun(document, first)
    if head is None:
        return tokens.lower[first] in ("what", "it", "this", "that")
    return not lexicon().neutral & set(tokens.lower[first : head + 1])
