"""What stands to the right and to the left of a cue verb."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.attribution.cues import SideKind
from claimkit.language import words
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import TIMES
from claimkit.text.quotes import Quote
from claimkit.text.tokens import FINITE

_OPENERS: dict[str, SideKind] = {
    **dict.fromkeys(("whether", "how", "why", "what", "if", "where", "who", "when", "which"), "whether"),
    "that": "that",
    "having": "clause",
}
_SUBJECT_PRONOUNS = frozenset(words("mentions")["subjects"])
_MEASURES = frozenset({"long", "soon", "well", "far", "early", "late", "much", "many", "part"})  # as long ago as May
_TOPIC = frozenset({"of", "about", "against"})
_OF_TIMES = frozenset({"this", "early", "late"})  # said this week, late Wednesday
OPEN: frozenset[SideKind] = frozenset({"none", "setting", "about"})  # no content follows the cue
# The content follows the cue.
SAYS_MORE: frozenset[SideKind] = frozenset({"that", "told", "clause", "whether", "infinitive"})
_WHEN = frozenset({"after", "before", "since", "until"})  # said after the hearing: "..."
_ASIDE = frozenset({",", "(", ")", "-", "–", "—"})  # what encloses an apposition
LONGEST = 20  # tokens of an apposition
HEARERS = frozenset(words("mentions")["hearers"])


class Side(NamedTuple):
    """What follows a cue: its kind, and the token ``start`` where it begins.

    ``kind`` is quote, that, whether, clause, infinitive, as, named (object and quote), object, told (object and
    *that*), about (of, about ... a topic), setting or none.
    """

    kind: SideKind
    start: int


def _is_time(document: Document, at: int) -> bool:
    """Whether a time stands at ``at``, or a preposition before one: said late *Wednesday*, early *on Tuesday*."""
    tokens = document.tokens
    return tokens.lower[at] in TIMES or (tokens.tag[at] == "PREP" and tokens.lower[at + 1] in TIMES)


def quote_opening(document: Document, token: int) -> Quote | None:
    """The quotation that begins with ``token``; ``None`` if none does."""
    offset = document.tokens.start[token]
    quote = document.quote_at(offset)
    return quote if quote is not None and quote.start == offset else None


def right_side(document: Document, at: int, limit: int, depth: int = 0) -> Side:
    """What the words from token ``at`` on, before ``limit``, are to a cue directly before them. ``depth`` counts the
    prepositional phrases skipped so far."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    while at < limit and (
        tag[at] in ("ADV", "LY") or lower[at] in TIMES or (lower[at] in _OF_TIMES and _is_time(document, at + 1))
    ):  # bounded: a text of nothing but adverbs would be read to its end for each of them
        at += 1
    if at >= limit or tag[at] == "STOP":
        return Side("none", at)
    if quote_opening(document, at):
        return Side("quote", at)
    if tag[at] == "PUNCT":
        return _after_mark(document, at, limit)
    return _opened_by(document, at, limit, depth) or object_side(document, at, limit)


def _after_mark(document: Document, at: int, limit: int) -> Side:
    """What follows a comma, a colon or a dash directly after the cue."""
    lower = document.tokens.lower
    if quote_opening(document, at + 1):
        return Side("quote", at + 1)
    if lower[at] == ":":
        return Side("that", at + 1)
    close = next((i for i in range(at + 1, min(limit, at + 14)) if lower[i] == ","), limit)  # said, on Monday, that
    if lower[close + 1] == "that":
        return Side("that", close + 1)
    return Side("quote", close + 1) if quote_opening(document, close + 1) else Side("none", at)


def _opened_by(document: Document, at: int, limit: int, depth: int) -> Side | None:
    """What the word at ``at`` opens; ``None`` if it begins a noun phrase."""
    tokens = document.tokens
    tag, word = tokens.tag[at], tokens.lower[at]
    next_tag, next_word = tokens.tag[at + 1], tokens.lower[at + 1]
    if (word, next_word) == ("the", "fact"):
        return Side("that", at)
    if word == "that" and depth and next_tag in FINITE:
        return Side("none", at)  # responded with a song that moved us
    if word in _OPENERS:
        return Side(_OPENERS[word], at)
    if word == "to" and _is_infinitive(next_tag, next_word):
        return Side("infinitive", at)
    if word == "as":
        return Side("as", at + 1)
    if word == "by":  # baptised by its critics as
        agent = mentions.core(document, at + 1)
        if tokens.lower[agent.end] == "as":
            return Side("as", agent.end + 1)
    if tag == "PREP" or word in _WHEN:
        side = _after_preposition(document, at + 1, limit, depth)
        return Side("about", at) if word in _TOPIC else side
    limited = tag == "ED" and next_tag in ("WORD", "NAME")  # noting limited gains
    return Side("none", at) if (tag in FINITE and not limited) or tag in ("SUB", "CONJ", "REL") else None


def _is_infinitive(tag: str, word: str) -> bool:
    """Whether the word after ``to`` is a verb, not a hearer (``to jurors``)."""
    if tag == "WORD":
        return not (word in HEARERS or (word.endswith("s") and not word.endswith("ss")))
    return tag in ("VERB", "AUX", "LY")


def _after_preposition(document: Document, at: int, limit: int, depth: int) -> Side:
    """What follows a preposition's phrase: ``said in a statement that``."""
    phrase = mentions.phrase_after(document, at, whole=False)
    if phrase is None or depth > 2:
        return Side("setting", at)
    side = right_side(document, phrase.end, limit, depth + 1)
    return side if side.kind in ("quote", "that", "whether", "clause", "infinitive") else Side("setting", at)


def object_side(document: Document, at: int, limit: int) -> Side:
    """What a noun phrase directly after the cue is: the subject of a clause, a hearer, or the content."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    phrase = mentions.phrase_after(document, at, whole=False)
    if phrase is None:
        return Side("object", at)
    end = phrase.end
    if lower[at] in _SUBJECT_PRONOUNS and tag[end] not in ("PUNCT", "STOP", "QUOTE", "SUB", "PREP"):
        either = lower[at] in ("it", "you", "this", "there")  # subject and object look alike
        return Side("clause" if not either or tag[end] in (*FINITE, "LY", "GEN") else "object", at)
    while tag[end] in ("ADV", "LY"):
        end += 1
    opened = _after_object(document, end, limit)
    return opened or Side("clause" if _is_subject(document, end, limit) else "object", at)


def _after_object(document: Document, at: int, limit: int) -> Side | None:
    """What the word directly after an object opens: ``told her that``, ``asked him to``, ``called it "late"``."""
    tokens = document.tokens
    word = tokens.lower[at]
    if word == "that" and tokens.tag[at + 1] not in FINITE:  # not: agreed a deal that runs
        return Side("told", at)
    if word in ("whether", "how", "why", "if"):
        return Side("whether", at)
    if word == "to" and right_side(document, at, limit).kind == "infinitive":
        return Side("infinitive", at)
    if word == "as" and tokens.lower[at + 1] not in _MEASURES:
        return Side("as", at + 1)
    return None


def _is_subject(document: Document, at: int, limit: int) -> bool:
    """Whether the phrase that ends before ``at`` is a subject: a finite verb follows, perhaps after brackets or an
    apposition."""
    tag, lower = document.tokens.tag, document.tokens.lower
    while tag[at] not in FINITE:
        within = range(at + 1, min(limit, at + LONGEST)) if lower[at] in _ASIDE else ()
        close = next((i for i in within if lower[i] in _ASIDE), None)
        if close is None:
            return False
        at = close + 1
    return True


def left_quote(document: Document, edge: int) -> Quote | None:
    """The quotation that ends directly before token ``edge``, or before a comma there; it may end the sentence
    before."""
    tokens = document.tokens
    last = edge - 2 if tokens.word[edge - 1] == "," else edge - 1
    quote = document.quote_at(tokens.start[last])
    return None if quote is None or "\n" in document.text[quote.end : tokens.start[edge]] else quote


def has_verb(document: Document, first: int, end: int) -> bool:
    """Whether tokens ``first``..``end`` contain a finite verb (``it's`` included)."""
    tokens = document.tokens
    return any(tokens.tag[i] in FINITE for i in range(first, end))
