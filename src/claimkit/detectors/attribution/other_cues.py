"""Cues that are not verbs: ``according to``, nouns of saying, ``reportedly``."""

from __future__ import annotations

from claimkit.detectors.attribution import content
from claimkit.detectors.attribution.clauses import LONGEST, inserted_source
from claimkit.detectors.attribution.cues import Cue, cues
from claimkit.detectors.attribution.sides import left_quote, right_side
from claimkit.detectors.attribution.utterance import Reading, content_around
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
    word, tag = tokens.word, tokens.tag
    if tag[first - 1] == "REL" or tag[first - 2] == "REL":
        return _in_relative(document, source, limit)
    if word[first - 1] == ",":
        source = inserted_source(document, end, source, limit)
    if tag[first - 1] in ("CONJ", "SUB"):
        floor = first  # has learned that according to
    if first - floor < 3 and word[source.end] != ",":  # a notice posted only hours earlier, ...
        short = mentions.core(document, end)
        comma = next((i for i in range(short.end, min(limit, short.end + LONGEST)) if word[i] == ","), source.end)
        source = source._replace(end=comma)
    quote = left_quote(document, first)
    if quote is not None and quote.start <= tokens.start[floor]:
        return Reading("quoted", source, content.quoted(document, quote))
    return Reading("after", source, content_around(document, first, source.end, floor, limit))


def _in_relative(document: Document, source: Phrase, limit: int) -> Reading:
    """``The mill, which according to its owner was sound, burnt down``: the content ends at the clause's comma."""
    tokens = document.tokens
    begin = source.end + (tokens.word[source.end] == ",")
    close = next((at for at in range(begin, limit) if tokens.word[at] == ","), limit)
    return Reading("relative", source, content.clause(document, begin, close))


def read_noun(document: Document, first: int, end: int, cue: Cue) -> Reading | None:
    """``the claim that ...``, ``his promise to ...``, ``a ruling: "..."``."""
    floor, limit = document.sentence_of(first)
    kind, start = right_side(document, end, limit)
    said = document.tokens.lower[first - 2] == "in"  # said in a statement that
    if kind not in cue.frames or start > end + 1 or said:
        return None
    owner = _owner(document, first, floor)
    if kind == "infinitive" and owner is None:
        return None  # a promise to leave was kept
    return Reading(kind, owner, content.clause(document, end, limit))


def _owner(document: Document, noun: int, floor: int) -> Phrase | None:
    """The possessor of a noun of saying: ``his claim``, ``Mr Holm's claim``."""
    tag = document.tokens.tag
    for here in range(noun - 1, max(floor, noun - 4) - 1, -1):
        if tag[here] == "POSS":
            return Phrase(here, here + 1)
        if tag[here] == "GEN":
            return mentions.phrase_before(document, here)
    return None


def read_adverb(document: Document, first: int, end: int) -> Reading | None:
    """``the firm reportedly sold its fleet``: the content is what follows the adverb, from its verb on."""
    _, limit = document.sentence_of(first)
    if any(other.group == "say" for other in cues().get(document.tokens.lower[end], ())):
        return None  # "reportedly said": the verb is the cue
    return Reading(right_side(document, end, limit).kind, None, content.clause(document, end, limit))
