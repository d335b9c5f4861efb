"""The extent of the attributed content."""

from __future__ import annotations

import bisect

from claimkit.detectors.attribution.cues import cues
from claimkit.detectors.attribution.sides import SAYS_MORE, has_verb, quote_opening, right_side
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import DASHES, Phrase
from claimkit.text.quotes import Quote
from claimkit.text.tokens import FINITE, TextSpan

_MARKS = frozenset({"QUOTE", "PUNCT", "CONJ", "SUB"})  # where a clause may end
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NAME", "SUB"})  # what may follow a verb, not an adjective
_BEFORE_ADDED = DASHES | {",", "before", "after"}  # it was late before adding that
REACH = 400  # tokens of a clause; bounds the cost of a "sentence" without an end
AHEAD = 9  # tokens after a comma (and conjunction) that are searched for the subject's next verb


def clause(document: Document, first: int, limit: int, *, nominal: bool = False) -> list[TextSpan]:
    """The clause from token ``first`` on, up to the next cue of the same subject or the end of the sentence; empty if
    it has no words. A ``nominal`` one is a noun phrase, which ends before any other verb of that subject."""
    tokens = document.tokens
    tag, at, limit = tokens.tag, first, min(limit, first + REACH)
    while at < limit:
        if tag[at] in _MARKS:
            quote = quote_opening(document, at)
            if quote is not None:
                at = max(at + 1, min(tokens.at(quote.end), limit))
                if _ends_clause(document, at - 2, at, limit) or (nominal and _verb_after(document, at - 2, at)):
                    break  # it was "late," adding that; citing "the rain," closed the bridge
                continue
            if _ends_clause(document, at, at + 1, limit) or (nominal and _ends_phrase(document, first, at)):
                break
        at += 1
    return trimmed(document, first, at)


def _ends_clause(document: Document, at: int, behind: int, limit: int) -> bool:
    """Whether the clause ends at ``at``, a mark or conjunction, because another cue of its subject follows from
    ``behind`` on."""
    tokens = document.tokens
    word = tokens.lower[at]
    if word == ";":
        return True
    if tokens.tag[at] == "CONJ":
        return _cue_at(document, behind)
    if word in _BEFORE_ADDED and _participle_at(document, behind):
        return True
    if word != ",":
        return False
    ahead = range(behind + 1, min(limit, behind + AHEAD))
    if tokens.tag[behind] == "CONJ":  # it was late, and later added
        return any(_cue_at(document, here) for here in ahead)
    more = (here + 1 for here in ahead if tokens.tag[here] == "CONJ")  # it was late, complained about it, and wondered
    return _cue_at(document, behind) and any(_cue_at(document, here) for here in more)


def _ends_phrase(document: Document, first: int, at: int) -> bool:
    """Whether the noun phrase from ``first`` on ends at ``at``, because a clause or another verb of the subject
    follows."""
    tag, lower, behind = document.tokens.tag, document.tokens.lower, at + 1
    if lower[at] == ",":
        return _verb_after(document, at, behind) or (tag[behind] == "SUB" and lower[behind] not in ("that", "as"))
    behind += tag[behind] in ("ADV", "LY")
    verb = tag[at] == "CONJ" and tag[behind] in FINITE
    return verb and not has_verb(document, first, at)


def _verb_after(document: Document, comma: int, behind: int) -> bool:
    """Whether a comma and the verb of the subject before it follow: *citing the rain, closed the bridge*. Not *closed
    roads*."""
    tag = document.tokens.tag
    finite = tag[behind] in ("AUX", "VERB") or (tag[behind] == "ED" and tag[behind + 1] in _OBJECTS)
    return document.tokens.word[comma] == "," and finite


def _participle_at(document: Document, at: int) -> bool:
    """Whether a cue in -ing stands at ``at``."""
    return document.tokens.tag[at] == "ING" and document.tokens.lower[at] in cues()


def _cue_at(document: Document, at: int) -> bool:
    """Whether a finite cue verb stands at ``at``."""
    found = cues().get(document.tokens.lower[at], ())
    return any("past" in cue.forms or "s" in cue.forms for cue in found)


def trimmed(document: Document, first: int, end: int) -> list[TextSpan]:
    """Tokens ``first``..``end`` without the marks at their end, as text offsets; empty if nothing is left."""
    tokens = document.tokens
    while tokens.tag[end - 1] in ("PUNCT", "STOP") and tokens.word[end - 1] not in ")]…":
        end -= 1
    return [TextSpan(tokens.start[first], tokens.end[end - 1])] if end > first else []


def continuation(document: Document, behind: int, limit: int) -> list[TextSpan]:
    """The quotation that continues after the cue's clause, with its further paragraphs: after a comma in the sentence,
    or directly after the sentence (``"...," she said. "..."``). Empty if there is none."""
    tokens = document.tokens
    for at in range(behind, min(limit, behind + 25)):
        if _participle_at(document, at) and tokens.lower[at + 1] != "to":
            break  # he said, adding: "...", not: he said, referring to the port, "..."
        quote = quote_opening(document, at)
        if quote is not None:
            goes_on = tokens.lower[at - 1] in (",", ".", ":", ";")
            return [TextSpan(quote.start, quote.end), *paragraphs(document, quote)] if goes_on else []
    quote = quote_opening(document, limit)
    if quote is None or "\n" in document.text[tokens.end[limit - 1] : quote.start] or _another_speaks(document, quote):
        return []
    return [TextSpan(quote.start, quote.end), *paragraphs(document, quote)]


def _another_speaks(document: Document, quote: Quote) -> bool:
    """Whether the quotation has a speaker of its own after it: ``"...," Brown said``, ``"And you?" Brown asked``."""
    tokens, at = document.tokens, document.tokens.at(quote.end)
    if "\n" in document.text[quote.end : tokens.start[at]]:
        return False
    if _cue_at(document, at):  # "Never" said Brown
        return True
    if not document.text[quote.start : quote.end].rstrip("\"'”’»").endswith((",", "?", "!", "…", "..", "—", "–")):
        return False  # "We won." Brown said: "They lost."
    _, limit = document.sentence_of(at)
    return any(
        _is_speaker(document, mentions.phrase_after(document, at, whole=whole), limit) for whole in (False, True)
    )


def _is_speaker(document: Document, speaker: Phrase | None, limit: int) -> bool:
    """Whether a cue of saying follows ``speaker`` and introduces no content of its own."""
    tokens, at = document.tokens, speaker.end if speaker is not None else limit
    while tokens.word[at] == ",":
        at += 1
    return _cue_at(document, at) and right_side(document, at + 1, limit).kind not in SAYS_MORE


def quoted(document: Document, quote: Quote) -> list[TextSpan]:
    """A quotation before a cue, preceded by its earlier paragraphs, each of which opens a quotation without closing
    it."""
    spans = [TextSpan(quote.start, quote.end)]
    index = bisect.bisect_left(document.quotes, quote.start, key=lambda other: other.start)
    for earlier in reversed(document.quotes[:index]):
        opens = not document.text[document.text.rfind("\n", 0, earlier.start) + 1 : earlier.start].strip()
        between = document.text[earlier.end : spans[0][0]]
        if earlier.closed or not opens or between.strip() or "\n" not in between:
            break
        spans.insert(0, TextSpan(earlier.start, earlier.end))
    return spans


def paragraphs(document: Document, quote: Quote) -> list[TextSpan]:
    """The paragraphs that continue an unclosed quotation, each opening its own, up to the first one that closes. Works
    without paragraph breaks, too: ``"It was late. "It was dark."``."""
    spans: list[TextSpan] = []
    index = bisect.bisect_left(document.quotes, quote.start, key=lambda other: other.start)
    while index + 1 < len(document.quotes):
        following = document.quotes[index + 1]
        if document.text[quote.end : following.start].strip() or _another_speaks(document, following):
            break
        spans.append(TextSpan(following.start, following.end))
        quote, index = following, index + 1
    return spans
