"""The article's own sentences in quotation marks, with the sentence before if they refer to it."""

from __future__ import annotations

import re
from typing import Final

from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.pointing import points_out, role_points
from claimkit.extraction.statements.wording import around, cut, line, quoted
from claimkit.records import Claim
from claimkit.text.tokens import Tag, TextSpan

LONGEST: Final = 360  # characters of a sentence that is quoted
LONGEST_CUE: Final = 40
SHORT: Final = 90  # of a sentence that says little by itself
LONGEST_BEFORE: Final = 360  # of what stands before it
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
    start, end = original.sentence(claim)
    anchor = line(claim.text)
    speakers = original.speakers.get(claim.sentence, frozenset())
    head = original.words(start, claim.start, speakers=speakers, brackets=True)
    whole = original.words(start, end, speakers=speakers, brackets=True)
    quote = original.document.quote_at(start)
    if quote is not None and quote.start < start and quote.end < end:  # it closes a quotation that began before
        mark = _MARK.match(original.text, quote.start)
        head, whole = (f"{mark[0] if mark else ''}{said}" for said in (head, whole))
    at = whole.find(anchor, max(len(head) - 1, 0)) if whole.startswith(head[:20]) else whole.find(anchor)
    charge = max((role.end for role in claim.roles if role.role == "charge"), default=0)
    last = len(original.words(start, charge, speakers=speakers, brackets=True)) if charge > claim.end else 0
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


def told_before(original: Original, claim: Claim) -> str:
    """*the sentence before: “...”*, if the claim's sentence or its words refer to it: only that tells what *he*, *they*
    or *this* mean."""
    contents = [role for role in claim.roles if role.role == "content"]
    spoken = [role for role in contents[:1] if original.document.quote_at(role.start) is not None]
    spans = [original.sentence(claim), *(TextSpan(role.start, role.end) for role in spoken)]
    if not (role_points(original, claim) or any(points_out(original, *span) for span in spans)):
        return ""
    tokens, opens = original.tokens, min([claim.start, *(role.start for role in contents)])
    sentence = original.document.sentence_at(opens)
    start = original.document.sentences[sentence].start
    if "STOP" in tokens.tag[tokens.at(start) : tokens.at(opens)]:  # Lund lost. ``This is sad,'' Holm said.
        return ""
    before = _before(original, sentence, start)
    which = "sentence" if len(before) == 1 else "two sentences"
    return f"the {which} before: {quoted(' '.join(before))}" if before else ""


def _before(original: Original, sentence: int, start: int) -> list[str]:
    """The sentence before the one that begins at ``start``. If it is short and refers back itself, or is a question,
    also the one before that: *“That would be you?” she asked.*"""
    said = _sentence_before(original, sentence, start)
    one = original.document.sentences[sentence - 1]
    if not said or len(said) > SHORT or not (said.endswith("?") or points_out(original, one.start, one.end)):
        return [said] * bool(said)
    earlier = _sentence_before(original, sentence - 1, one.start)
    return [earlier, said] if earlier and len(earlier) + len(said) < LONGEST_BEFORE else [said]


def _sentence_before(original: Original, sentence: int, start: int) -> str:
    """The sentence before the one that begins at ``start``, if it is short enough and not a headline."""
    if sentence == 0 or original.is_headline(sentence - 1):
        return ""
    one = original.document.sentences[sentence - 1]
    within = original.document.quote_at(one.start)
    if within is not None and within.start <= one.start and one.end <= within.end:  # somebody's words, not told whose
        return ""
    first, end = original.document.token_range(sentence - 1)
    if not any(map(str.islower, original.tokens.word[first:end])):  # FULL TEXT.
        return ""
    text = original.text[one.start : one.end].rstrip("\"”'’ ")
    broken = "\n" in original.text[one.end : start] and not text.endswith((".", "!", "?"))
    return "" if broken or len(text) > LONGEST_BEFORE else original.words(one.start, one.end, brackets=True)
