"""Cue verbs in the passive: ``was quoted``, ``was asked about it``, ``as reported by the Gazette``."""

from __future__ import annotations

from typing import cast

from claimkit.detectors.attribution import content
from claimkit.detectors.attribution.cues import Cue, Frame
from claimkit.detectors.attribution.sides import OPEN, Side
from claimkit.detectors.attribution.utterance import Reading, content_around, past_setting
from claimkit.text import mentions
from claimkit.text.document import Document

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't"})
_BY_OTHERS = (".write", ".say")  # a book written by her, he said by telephone
REACH = 25  # tokens back to the passive verb whose auxiliary is shared


def is_passive(document: Document, group: int, verb: int, cue: Cue) -> bool:
    """Whether the verb is passive: ``is said``, ``was quoted``, ``has been described``."""
    if "participle" not in cue.forms:
        return False
    lower = document.tokens.lower
    by = lower[verb + 1] == "by" and not cue.rule.endswith(_BY_OTHERS)  # as first reported by the Gazette
    return by or any(lower[i] in _BE for i in range(group, verb)) or _shares_passive(document, group, verb)


def _shares_passive(document: Document, group: int, verb: int) -> bool:
    """Whether the verb shares the auxiliary of another: ``was jailed for two years and ordered to pay``."""
    tokens, (floor, _) = document.tokens, document.sentence_of(verb)
    if tokens.lower[verb + 1] != "to":
        return False
    for at in range(group - 2, max(floor, group - REACH), -1):
        if tokens.tag[at] in ("ED", "VERB"):
            before = tokens.lower[at - 1]
            if before not in (",", "and", "or"):  # was convicted, fined and told to
                return before in _BE
    return False


def read_passive(document: Document, group: int, end: int, floor: int, limit: int, side: Side) -> Reading:
    """The reading of a passive cue verb, whose source is its agent (*by X*) if it has one."""
    tokens = document.tokens
    agent = next((i for i in range(end, min(limit, end + 12)) if tokens.lower[i] == "by"), None)
    source = mentions.phrase_after(document, agent + 1) if agent is not None else None
    if side.kind in OPEN:
        if side.kind == "about":  # asked about it
            return Reading("passive.about", source, content.clause(document, side.start, limit))
        if tokens.lower[group - 1] == "it" and tokens.lower[group - 2] == ",":
            close = past_setting(document, end)
            # , it is claimed in court,
            return Reading("after", None, content_around(document, group - 1, close, floor, limit))
        if agent != end or source is None:
            return Reading("passive", source, [])
        at = group - 1 if tokens.lower[group - 1] == "first" else group
        if tokens.lower[at - 1] == "as":  # as first reported by the Gazette
            return Reading("as", source, content_around(document, at - 1, source.end, floor, limit))
        told = mentions.phrase_before(document, group)  # the news was confirmed by the port
        return Reading("passive.by", source, [told.text_span(tokens)] if told is not None else [])
    if agent is not None and agent > side.start:
        limit = agent
    if side.kind == "as":  # as a name or a judgement: up to the next dash
        limit = next((i for i in range(side.start, limit) if tokens.word[i] in "–—-"), limit)
    said = content.clause(document, side.start, limit)
    return Reading(cast("Frame", f"passive.{side.kind}"), source, said)
