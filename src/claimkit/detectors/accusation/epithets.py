"""Bad names given outright: *Dean Pratt is a serial liar*, *Dorn, a notorious crook, won*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.guards import is_conditional
from claimkit.detectors.accusation.reporters import is_denied, reporter
from claimkit.detectors.accusation.roles import subject
from claimkit.detectors.accusation.wrong_spans import wrong_at
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_IS = frozenset({"is", "are", "was", "were", "'s", "'re"})
_CONTRACTED = ("'s", "'re")  # they're thieves
_BEFORE = frozenset({"WORD", "ED", "LY", "ING", "NUM"})
_MARKS = frozenset({",", "—", "–", "-", "("})


def epithet_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation of the bad name at ``at``, after a form of *be* or as an apposition."""
    tokens, first = document.tokens, _phrase_start(document, at)
    before, behind = first - 1, at + 1 + len(hit.cue.after)
    if tokens.lower[at + 1 : behind] != list(hit.cue.after) or is_conditional(document, at):
        return None  # a con man, but not a con
    plural = "s" in hit.form or hit.cue.after[-1:] == ("men",)
    if (tokens.lower[first] in ("a", "an", "such")) == plural and "of" not in tokens.lower[first:at]:
        return None  # a liar, liars
    accused: TokenSpan | None
    if tokens.lower[before] in _IS:
        accused = subject(document, before)
    elif tokens.lower[before].endswith(_CONTRACTED):
        accused = TokenSpan(before, before + 1)
    elif tokens.word[before] in _MARKS and "base" in hit.form and tokens.tag[behind] in ("PUNCT", "STOP", "REL"):
        found = mentions.phrase_before(document, before)
        accused = TokenSpan(*found) if found else None
    else:
        return None
    if accused is None or tokens.lower[accused[0]] in ("i", "i'm", "it", "it's", "that's"):
        return None
    if is_denied(document, accused[0]):
        return None
    anchor = TokenSpan(at - 1 if tokens.tag[at - 1] in ("WORD", "ED") else at, behind)
    return Accusation(
        hit.cue.id,
        "called something that is a reproach",
        anchor,
        accused,
        reporter(document, accused[0]),
        wrong_at(document, first + 2 * (tokens.lower[first] == "nothing")),
    )


def _phrase_start(document: Document, at: int) -> int:
    """The first token of the phrase that the bad name at ``at`` heads, including its article."""
    tokens, first = document.tokens, at
    while tokens.tag[first - 1] in _BEFORE:
        first -= 1
    if tokens.lower[first - 2] in lexicon().many:
        first -= 2  # a bunch of thugs
    if tokens.lower[first - 1] in ("a", "an", "such"):
        first -= 1
    return first - 2 if tokens.lower[first - 2 : first] == ["nothing", "but"] else first
