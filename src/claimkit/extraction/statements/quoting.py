"""The article's own sentences in quotation marks, with the sentence before if they refer to it."""

from __future__ import annotations

import functools
import re
from typing import Final

from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.pointing import points_out
from claimkit.extraction.statements.wording import around, cut, line, quoted
from claimkit.records import Claim
from claimkit.text.tokens import Tag, TextSpan

LONGEST: Final = 360  # characters of a sentence that is quoted
LONGEST_CUE: Final = 40
_FEW = 1  # words beside a claim that tell nothing: a title, a day
_WORDS: Final[frozenset[Tag]] = frozenset({"WORD", "NAME", "ED", "ING", "VERB", "PRON", "NUM"})
_MARK = re.compile(r"``|''|.")  # that opens a quotation


def told_here(original: Original, claim: Claim) -> str:
    """*told here: “...”* with the claim's sentence; see :func:`quotation`."""
    from_cue = line(original.text[claim.start : original.sentence(claim).end]).rstrip(".")
    cue = f" ({quoted(cut(from_cue, LONGEST_CUE))})" if original.crowded else ""
    return f"told here{cue}: {quotation(original, claim)}"


def quotation(original: Original, claim: Claim) -> str:
    """The claim's sentence in quotation marks, cut around its anchor and charge."""
    start, end = original.whole_sentence(claim)
    anchor = line(claim.text)
    speakers = original.speakers.get(claim.sentence, frozenset())
    sure = claim.type == "accusation" and original.is_sure(claim)
    roles = [TextSpan(role.start, role.end) for role in claim.roles if sure]
    said = functools.partial(original.words, start, speakers=speakers, brackets=True, roles=roles)
    head, whole = said(claim.start), said(end)
    quote = original.document.quote_at(start)
    if quote is not None and quote.start < start and quote.end < end:  # it closes a quotation that began before
        mark = _MARK.match(original.text, quote.start)
        head, whole = (f"{mark[0] if mark else ''}{part}" for part in (head, whole))
    at = whole.find(anchor, max(len(head) - 1, 0)) if whole.startswith(head[:20]) else whole.find(anchor)
    charge = max((role.end for role in claim.roles if role.role == "charge"), default=0)
    last = len(said(charge)) if charge > claim.end else 0
    whole += " …" * whole.endswith(":")
    return quoted(around(whole, max(at, 0), max(at, 0) + len(anchor), LONGEST, last))


def tells_more(original: Original, claim: Claim) -> bool:
    """Whether quoting the sentence says more than the claim with the article's title: it has words beyond the claim's,
    or comes with the sentence before."""
    start, end = original.sentence(claim)
    if points_out(original, start, end) or original.title == "":
        return True
    parts = [(claim.start, claim.end), *((role.start, role.end) for role in claim.roles)]
    tokens = original.tokens
    beside = [
        at
        for at in range(tokens.at(start), tokens.at(end - 1) + 1)
        if tokens.tag[at] in _WORDS and not any(first <= tokens.start[at] < last for first, last in parts)
    ]
    return len(beside) > _FEW
