"""Cues that are not verbs: ``according to``, nouns of saying, ``reportedly``."""

from __future__ import annotations

from claimkit.detectors.attribution import content
from claimkit.detectors.attribution.clauses import LONGEST, inserted_source
from claimkit.detectors.attribution.cues import Cue, cues
from claimkit.detectors.attribution.sides import left_quote, right_side
from claimkit.detectors.attribution.utterance import Reading, around
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase


def read_preposition(document: Document, first: int, end: int) -> Reading | None:
    """``According to the port, ...`` and ``..., according to the port``."""
    tokens = document.tokens
    floor, limit = document.sentence_of(first)
    source = mentions.phrase_after(document, end)
    if source is None:
        return None
    inserted = (
        first - 1 > floor and tokens.tag[first - 2] == "REL" and tokens.word[source.end : source.end + 1] == [","]
    )
    if tokens.tag[first - 1] == "REL" or inserted:
        return _in_relative(document, source, limit)
    if first > floor and tokens.word[first - 1] == ",":
        source = inserted_source(document, end, source, limit)
    leads = first == floor or tokens.tag[first - 1] in ("CONJ", "SUB", "QUOTE") or first - floor < 3
    if leads and not (source.end < limit and tokens.word[source.end] == ","):
        short = mentions.phrase_after(document, end, whole=False) or source
        comma = next((i for i in range(short.end, min(limit, short.end + LONGEST)) if tokens.word[i] == ","), None)
        if comma == short.end:
            source = short  # ..., two ships sank: no apposition
        elif comma and (first - floor < 3 or tokens.tag[first - 1] != "QUOTE"):
            source = source._replace(end=comma)  # a notice posted only hours earlier, ...
    if leads and source.end < limit and tokens.word[source.end] == ",":
        span = content.clause(document, source.end + 1, limit)
        return Reading("before", source, [span] if span else [])
    quote = left_quote(document, first, floor)
    if quote is not None:
        return Reading("quoted", source, content.quoted(document, quote))
    inserted = source.end < limit and tokens.word[source.end] == "," and tokens.word[first - 1] == ","
    if not inserted:
        span = content.before(document, floor, first)
        return Reading("after", source, [span] if span else [])
    return Reading("after", source, around(document, first, source.end, floor, limit))


def _in_relative(document: Document, source: Phrase, limit: int) -> Reading:
    """``The mill, which according to its owner was sound, burnt down``: up to the comma that ends the clause."""
    tokens = document.tokens
    begin = source.end + (source.end < limit and tokens.word[source.end] == ",")
    close = next((at for at in range(begin, limit) if tokens.word[at] == ","), limit)
    span = content.clause(document, begin, close) if begin < close else None
    return Reading("relative", source, [span] if span else [])


def read_noun(document: Document, first: int, end: int, cue: Cue) -> Reading | None:
    """``the claim that ...``, ``his promise to ...``, ``a ruling: "..."``."""
    tokens = document.tokens
    floor, limit = document.sentence_of(first)
    kind, start = right_side(document, end, limit)
    if kind not in cue.frames or end >= limit or first == floor or start > end + 1:
        return None
    if kind == "clause" and tokens.tag[end] not in ("PRON", "POSS"):  # a ruling their detention broke the law
        return None
    if kind == "infinitive":
        owner = _owner(document, first, floor)
        promised = content.clause(document, end, limit)
        return Reading(kind, owner, [promised]) if owner is not None and promised else None
    if any(other.family == "verb" for other in cues().get(tokens.lower[first - 1], ())):
        return None  # "denied claims that": the verb is the cue
    if first - floor > 2 and tokens.tag[first - 1] == "DET" and tokens.lower[first - 2] == "in":
        return None  # "said in a statement that": so it is
    if end + 1 < limit and tokens.tag[end + 1] in ("AUX", "VERB", "ED"):
        return None  # a relative clause: "the claim that was made"
    span = content.clause(document, end, limit)
    return Reading("that", _owner(document, first, floor), [span] if span else [])


def _owner(document: Document, noun: int, floor: int) -> Phrase | None:
    """``his claim``, ``Mr Holm's claim``."""
    tag = document.tokens.tag
    for here in range(noun - 1, max(floor, noun - 4) - 1, -1):
        if tag[here] == "POSS":
            return Phrase(here, here + 1)
        if tag[here] == "GEN":
            return mentions.phrase_before(document, here)
        if tag[here] not in ("WORD", "ED", "NUM"):
            return None
    return None


def read_adverb(document: Document, first: int, end: int) -> Reading | None:
    """``the firm reportedly sold its fleet``: the clause around it, from its verb on."""
    _, limit = document.sentence_of(first)
    if end >= limit or any(other.group == "say" for other in cues().get(document.tokens.lower[end], ())):
        return None  # "reportedly said": the verb is the cue
    span = content.clause(document, end, limit)
    return Reading(right_side(document, end, limit).kind, None, [span] if span else [])
