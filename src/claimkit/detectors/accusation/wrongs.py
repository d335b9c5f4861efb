"""Which words name a wrong, and which a reproach."""

from __future__ import annotations

import functools
import re

from claimkit.detectors.accusation.cues import lexicon
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan


@functools.lru_cache(maxsize=1 << 14)
def is_wrong(word: str) -> bool:
    """Whether a lower-case word is one of the ``wrongs``, with any of the ``endings``, alone or before a hyphen."""
    whole, _, rest = word.partition("-")
    pattern = _wrongs()
    return word not in lexicon().no_wrongs and bool(pattern.fullmatch(word) or (rest and pattern.fullmatch(whole)))


@functools.cache
def _wrongs() -> re.Pattern[str]:
    beginnings = "|".join(f"{re.escape(wrong)}{re.escape(wrong[-1])}?" for wrong in lexicon().wrongs)
    return re.compile(rf"(?:{beginnings})(?:{'|'.join(lexicon().endings)})?")


def is_offender(word: str) -> bool:
    """Whether a lower-case word is a reproach to whoever is called that, alone or after a hyphen (*job-killer*)."""
    return word in lexicon().offenders or word.rpartition("-")[2] in lexicon().offenders


def offends(document: Document, at: int) -> bool:
    """Whether the word at ``at``, alone or with the next one (*con man*), is such a reproach."""
    lower = document.tokens.lower
    return is_offender(lower[at]) or " ".join(lower[at : at + 2]) in lexicon().offenders


def states_wrong(document: Document, span: TokenSpan, *, doing: bool = False) -> bool:
    """Whether the object of a verb of criticism states what was done wrong, a failing included. ``doing`` also accepts
    anything of the accused's own (*her remarks*, *his ties to the bank*)."""
    tokens = document.tokens
    if doing and tokens.tag[span[0]] == "POSS":
        return True
    near = range(span[0], min(span[1], span[0] + 8))
    return names_wrong(document, span) or any(
        tokens.lower[i] in lexicon().failings or tokens.lower[i] in lexicon().doings for i in near
    )


def names_wrong(document: Document, span: TokenSpan) -> bool:
    """Whether ``span`` names a wrong or an action."""
    tokens = document.tokens
    first, end = span
    while tokens.tag[first] in ("QUOTE", "ADV", "LY", "POSS", "DET"):
        first += 1
    if tokens.lower[first] in ("being", "having"):
        return True
    if tokens.tag[first] == "ING":
        return True
    near = range(span[0], min(end, first + 6))
    return any(is_wrong(tokens.lower[i]) for i in near)
