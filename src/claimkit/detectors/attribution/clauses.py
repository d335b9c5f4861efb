"""Clauses that precede the main clause: ``When asked why, the mayor smiled``."""

from __future__ import annotations

from claimkit.detectors.attribution.sides import has_verb
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import CIRCUMSTANCE, TIMES, Phrase

REACH = 60  # tokens of such a clause
LONGEST = 25  # tokens of a source's description, up to its comma


def fronted_end(document: Document, first: int, group: int, end: int, limit: int) -> int | None:
    """The token after the comma that ends a clause before the main one (``Although the mayor said so,``, ``Noting that
    it rained,``, ``Asked why,``); ``None`` if there is no such clause.

    The clause's source or verb ``group`` begins at ``first``, and its cue ends before ``end``.
    """
    tokens, (floor, _) = document.tokens, document.sentence_of(first)
    opening = first
    while tokens.lower[opening - 1] in CIRCUMSTANCE or tokens.tag[opening - 1] in ("PREP", "ADV", "LY"):
        opening -= 1
    bare = opening == floor and tokens.lower[group].endswith(("ing", "asked"))
    if not (bare or tokens.lower[opening] in CIRCUMSTANCE) or tokens.word[end] == ",":
        return None
    reach = range(end, min(limit, end + REACH))
    commas = (at for at in reach if "," in (tokens.word[at], document.text[tokens.start[at] - 1]))  # says “it rains,”
    return next((at + 1 for at in commas if subject_behind(document, at) is not None), None)


def subject_behind(document: Document, comma: int) -> Phrase | None:
    """The subject of the clause after ``comma``: a phrase, with or without an apposition, before a finite verb."""
    tokens = document.tokens
    start = comma + 1 + (tokens.tag[comma + 1] in ("ADV", "LY"))  # ", only two were sound"
    for whole in (False, True):  # ", the mayor said", ", the mayor, Ida Holm, said"
        phrase = mentions.phrase_after(document, start, whole=whole)
        if phrase is None:
            return None
        at = phrase.end + (tokens.word[phrase.end] == "," or tokens.tag[phrase.end] in ("ADV", "LY"))
        if tokens.tag[at] in ("AUX", "VERB", "ED", "GEN"):
            return phrase
    return None


def inserted_source(document: Document, token: int, whole: Phrase, limit: int) -> Phrase:
    """The source at ``token`` in an insertion between commas. ``whole`` is the source with appositions, which may
    wrongly include the sentence's subject: ``In the north, according to the port, two mills have closed``."""
    tokens = document.tokens
    close = _insertion_end(document, token, limit)
    if close is not None:
        return Phrase(token, close)
    short = mentions.core(document, token)
    return short if tokens.word[short.end] == "," and _awaits_more(document, token) else whole


def _insertion_end(document: Document, token: int, limit: int) -> int | None:
    """The comma that ends an insertion with a source at ``token``, if no verb precedes the insertion: the main verb
    follows that comma, as does the subject if it is still to come."""
    tokens = document.tokens
    commas = [at for at in range(token + 1, min(limit - 1, token + 2 * LONGEST)) if tokens.word[at] == ","]
    if not _opens_with_setting(document, token):
        verb = commas and tokens.lower[commas[-1] + 1].endswith("s")  # a verb that no list contains: floods each spring
        return commas[-1] if verb else None
    found = next((at for at in commas if subject_behind(document, at)), None)
    subject = commas and tokens.tag[commas[-1] + 1] in ("DET", "POSS", "PRON", "NAME")
    return commas[-1] if subject else found


def _awaits_more(document: Document, token: int) -> bool:
    """Whether the subject follows the insertion with a source at ``token`` (*In talks on Monday, according to two
    officials, ...*), or the rest of the predicate does (*was, according to the clerk, asleep*)."""
    tokens, (floor, _) = document.tokens, document.sentence_of(token)
    comma = next((at for at in range(token - 1, floor, -1) if tokens.word[at] == ","), floor)
    return tokens.tag[comma - 1] == "AUX" or not has_verb(document, floor, comma)


def _opens_with_setting(document: Document, token: int) -> bool:
    """Whether the sentence begins with when, where or how, so that its subject follows the insertion."""
    floor, _ = document.sentence_of(token)
    return document.tokens.tag[floor] in ("PREP", "SUB", "ADV", "LY") or document.tokens.lower[floor] in TIMES


def is_setting(document: Document, floor: int, edge: int, end: int) -> bool:
    """Whether the words before an insertion at ``edge``..``end`` only say when, where or how: they begin that way and
    contain no verb, and the subject follows."""
    tag, behind = document.tokens.tag, end + 1
    clause = tag[floor] == "SUB" and document.tokens.lower[floor] not in ("after", "before", "since", "until")
    if not _opens_with_setting(document, floor) or clause or has_verb(document, floor, edge):
        return False
    subjects = {"DET", "POSS", "PRON", "NAME", "NUM", "WORD"}
    return tag[behind] in subjects or tag[behind + 1] in subjects  # On the stairs, she said, lay a knife
