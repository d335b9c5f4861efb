"""Words, beliefs or knowledge put down to a source."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.detectors import mentions
from claimkit.detectors.attribution import others, verbs
from claimkit.detectors.attribution.lexicon import Cue, cues
from claimkit.detectors.attribution.subjects import fits
from claimkit.detectors.attribution.verbs import Reading
from claimkit.detectors.document import Document
from claimkit.detectors.found import Found


def find_attributions(document: Document) -> Iterator[Found]:
    """Attribution claims with source and content where the text names them.

    Cues inside a quote are somebody's words, not the article's: they are no attributions of their own.
    """
    table = cues()
    lower, start = document.tokens.lower, document.tokens.start
    taken = -1
    for at in [i for i, word in enumerate(lower) if word in table]:
        if at <= taken or document.quote_at(start[at]) is not None:
            continue
        for cue in table[lower[at]]:
            end = at + 1 + len(cue.rest)
            if cue.rest and tuple(lower[at + 1 : end]) != cue.rest:
                continue
            reading = _read(document, at, end, cue)
            if reading is not None and fits(document, cue, at, reading):
                taken = end - 1
                yield _claim(document, at, end, cue, reading)
                break


def _read(document: Document, first: int, end: int, cue: Cue) -> Reading | None:
    if cue.family == "verb":
        word = document.tokens.word[first]
        begins = mentions.bounds(document, first)[0] == first and "participle" in cue.forms  # Asked whether he ...
        if word[0].isupper() and "ing" not in cue.forms and cue.group not in ("say", "tell", "show") and not begins:
            return None  # the State, the Washington Post
        reading = verbs.read(document, first, end, cue)
        return reading if reading is not None and reading.frame in cue.frames else None
    if cue.family == "preposition":
        return others.read_preposition(document, first, end)
    if cue.family == "noun":
        return others.read_noun(document, first, end, cue)
    return others.read_adverb(document, first, end)


def _claim(document: Document, first: int, end: int, cue: Cue, reading: Reading) -> Found:
    tokens = document.tokens
    roles = [("source", *reading.source.span(tokens))] if reading.source is not None else []
    roles += [("content", start, stop) for start, stop in reading.pieces]
    return Found("attribution", tokens.start[first], tokens.end[end - 1], cue.rule, tuple(roles), reasons=(cue.why,))
