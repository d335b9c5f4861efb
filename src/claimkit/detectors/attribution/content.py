"""How far the attributed content extends."""

from __future__ import annotations

import bisect

from claimkit.detectors.attribution.cues import cues
from claimkit.detectors.attribution.sides import SAYS_MORE, has_verb, quote_opening, right_side
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase
from claimkit.text.quotes import Quote
from claimkit.text.tokens import TextSpan

_MARKS = frozenset({"QUOTE", "PUNCT", "CONJ", "SUB"})  # where a clause may end
REACH = 400  # tokens that a clause may have; a bound on what a "sentence" without an end can cost


def clause(document: Document, first: int, limit: int, *, nominal: bool = False) -> TextSpan | None:
    """The clause from token ``first`` on, up to the next cue of the same subject or the end of the sentence; a
    ``nominal`` one is a noun phrase, which ends before any other verb of that subject."""
    tokens = document.tokens
    tag, at, limit = tokens.tag, first, min(limit, first + REACH)
    while at < limit:
        if tag[at] in _MARKS:
            quote = quote_opening(document, at) if tag[at] == "QUOTE" else None
            if quote is not None:
                at = max(at + 1, min(tokens.at(quote.end), limit))
                if at < limit and _participle_at(document, at) and tokens.word[at - 2] == ",":
                    break  # it was "late," adding that
                continue
            if _ends(document, at, limit) or (nominal and _ends_phrase(document, first, at, limit)):
                break
        at += 1
    return _trimmed(document, first, at)


def _ends(document: Document, at: int, limit: int) -> bool:
    """Whether the clause ends with the mark or conjunction at ``at`` because another cue of its subject follows."""
    tokens, behind = document.tokens, at + 1
    word = tokens.lower[at]
    if word == ";" or behind >= limit:
        return word == ";"
    if word == "before":  # said it was late before adding that
        return _participle_at(document, behind)
    if word != ",":
        return tokens.tag[at] == "CONJ" and _cue_at(document, behind)
    tag = tokens.tag[behind]
    if tag == "CONJ":
        return _cue_ahead(document, behind + 1, limit)
    if tag == "ED":  # said it was late, complained that
        return _cue_at(document, behind) and _governs(document, behind + 1, limit)
    return _participle_at(document, behind) or tokens.lower[behind] == "according"


def _ends_phrase(document: Document, first: int, at: int, limit: int) -> bool:
    """Whether the noun phrase from ``first`` on ends at ``at``: another verb of the subject follows, or a clause."""
    if at + 1 >= limit or at == first:
        return False
    if document.tokens.lower[at] == ",":
        return _leaves_phrase(document, at + 1, limit)
    conjunction = document.tokens.tag[at] == "CONJ"
    return conjunction and _verb_at(document, at + 1, limit) and not has_verb(document, first, at)


def _participle_at(document: Document, at: int) -> bool:
    """Whether a cue in -ing stands at ``at``."""
    return document.tokens.tag[at] == "ING" and document.tokens.lower[at] in cues()


def _cue_at(document: Document, at: int) -> bool:
    """Whether a finite cue verb stands at ``at``, auxiliaries and adverbs passed over."""
    tokens = document.tokens
    while tokens.tag[at] in ("ADV", "LY", "AUX") and at + 1 < len(tokens):
        at += 1
    return any(
        cue.family == "verb" and ("past" in cue.forms or "s" in cue.forms) for cue in cues().get(tokens.lower[at], ())
    )


def _governs(document: Document, at: int, limit: int) -> bool:
    """Whether what stands at ``at`` shows that the word before it is a verb."""
    return at < limit and document.tokens.tag[at] in ("SUB", "DET", "POSS", "QUOTE", "PRON", "PREP")


def _verb_at(document: Document, at: int, limit: int) -> bool:
    """Whether a finite verb stands at ``at``, adverbs passed over."""
    tag = document.tokens.tag
    while at < limit and tag[at] in ("ADV", "LY"):
        at += 1
    return at < limit and tag[at] in ("VERB", "ED", "AUX") and "-" not in document.tokens.word[at]


def _leaves_phrase(document: Document, at: int, limit: int) -> bool:
    """Whether what begins at ``at``, after a comma, is a clause and cannot be part of a noun phrase."""
    tag, word = document.tokens.tag, document.tokens.lower[at]
    if tag[at] == "CONJ" and at + 1 < limit:
        return _verb_at(document, at + 1, limit) or tag[at + 1] in ("PRON", "PREP", "SUB")
    return tag[at] == "SUB" and word not in ("that", "as")


def _cue_ahead(document: Document, at: int, limit: int) -> bool:
    """Whether a cue verb comes within the next few words, before any other clause begins."""
    tokens = document.tokens
    for here in range(at, min(limit, at + 8)):
        if tokens.tag[here] in ("PUNCT", "QUOTE", "SUB"):
            return False
        if _cue_at(document, here):
            return True
    return False


def before(document: Document, first: int, end: int) -> TextSpan | None:
    """The words from token ``first`` up to the comma before token ``end``."""
    while first < end and document.tokens.tag[first] in ("PUNCT", "CONJ"):
        first += 1
    return _trimmed(document, first, end)


def _trimmed(document: Document, first: int, end: int) -> TextSpan | None:
    tokens = document.tokens
    while end > first and tokens.tag[end - 1] in ("PUNCT", "STOP") and tokens.word[end - 1] not in ")]…":
        end -= 1
    if end <= first:
        return None
    return TextSpan(tokens.start[first], tokens.end[end - 1])


def continuation(document: Document, behind: int, limit: int) -> list[TextSpan]:
    """The quote that continues after the cue's clause, with its further paragraphs: after a comma in its sentence, or
    as the next words of the paragraph (``"...," she said. "..."``)."""
    tokens = document.tokens
    for at in range(behind, min(limit, behind + 25)):
        if tokens.tag[at] == "ING" and tokens.lower[at] in cues() and tokens.lower[at + 1 : at + 2] != ["to"]:
            break  # he said, adding: "...", not: he said, referring to the port, "..."
        quote = quote_opening(document, at) if tokens.tag[at] == "QUOTE" else None
        if quote is not None:
            goes_on = tokens.lower[at - 1] in (",", ".", ":", ";")
            return [TextSpan(quote.start, quote.end), *paragraphs(document, quote)] if goes_on else []
    if limit < len(tokens) and tokens.tag[limit] == "QUOTE" and tokens.tag[limit - 1] == "STOP":
        quote = quote_opening(document, limit)
        same_line = quote is not None and "\n" not in document.text[tokens.end[limit - 1] : quote.start]
        if quote is not None and same_line and not _another_speaks(document, quote):
            return [TextSpan(quote.start, quote.end), *paragraphs(document, quote)]
    return []


def _another_speaks(document: Document, quote: Quote) -> bool:
    """Whether the quote is followed by a speaker of its own: ``"...," Brown said``, ``"And you?" Brown asked``."""
    tokens, at = document.tokens, document.tokens.at(quote.end)
    said = document.text[quote.start : quote.end].rstrip("\"'”’»")
    if said.endswith(","):
        return True
    if at >= len(tokens) or "\n" in _gap(document, quote, at):
        return False
    if _cue_at(document, at) and tokens.word[at].islower():  # "Never" said Brown
        return True
    if not said.endswith(("?", "!", "…", "..", "—", "–")):
        return False
    _, limit = document.sentence_of(at)
    return any(_speaks(document, mentions.phrase_after(document, at, whole=whole), limit) for whole in (False, True))


def _speaks(document: Document, speaker: Phrase | None, limit: int) -> bool:
    """Whether a cue of saying follows the ``speaker`` that says nothing more."""
    tokens, at = document.tokens, speaker.end if speaker is not None else limit
    while at < limit and (tokens.word[at] == "," or tokens.tag[at] in ("ADV", "LY", "AUX")):
        at += 1
    return at < limit and _cue_at(document, at) and right_side(document, at + 1, limit).kind not in SAYS_MORE


def _gap(document: Document, quote: Quote, behind: int) -> str:
    return document.text[quote.end : document.tokens.start[behind]]


def quoted(document: Document, quote: Quote) -> list[TextSpan]:
    """A quote that a cue follows, with the paragraphs before it that it closes: each is opened, none is closed."""
    spans = [TextSpan(quote.start, quote.end)]
    index = bisect.bisect_left(document.quotes, quote.start, key=lambda other: other.start)
    for earlier in reversed(document.quotes[:index]):
        opens = not document.text[document.text.rfind("\n", 0, earlier.start) + 1 : earlier.start].strip()
        between = document.text[earlier.end : spans[0][0]]
        alike = document.text[earlier.start] == document.text[quote.start]
        if earlier.closed or not alike or not opens or between.strip() or "\n" not in between:
            break
        spans.insert(0, TextSpan(earlier.start, earlier.end))
    return spans


def paragraphs(document: Document, quote: Quote) -> list[TextSpan]:
    """The quotes of the paragraphs that follow an unclosed one, each opening its own, to the first closed one; where
    the breaks between paragraphs are lost, too: ``"It was late. "It was dark."``."""
    spans: list[TextSpan] = []
    index = bisect.bisect_left(document.quotes, quote.start, key=lambda other: other.start)
    while not quote.closed and index + 1 < len(document.quotes):
        following = document.quotes[index + 1]
        between = document.text[quote.end : following.start]
        if between.strip() or _another_speaks(document, following):
            break
        spans.append(TextSpan(following.start, following.end))
        quote, index = following, index + 1
    return spans
