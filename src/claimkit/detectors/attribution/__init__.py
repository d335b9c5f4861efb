"""Attributions: words, beliefs or knowledge attributed to a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from claimkit.detectors.attribution import other_cues, verbs
from claimkit.detectors.attribution.cues import Cue, Frame, cues
from claimkit.detectors.attribution.kinds import kind
from claimkit.detectors.attribution.subjects import fits
from claimkit.detectors.attribution.utterance import Reading, resolve_relative
from claimkit.detectors.found import Found
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.names.lexicon import noun
from claimkit.text.phrases import Phrase

NEAR = 5  # attributions on each side of one that are checked
_DEEDS: frozenset[Frame] = frozenset({"object", "infinitive", "named"})


def find_attributions(document: Document) -> Iterator[Found]:
    """Attribution claims in text order, with the source and the content where the text names them.

    A cue inside a quotation yields no claim: it is somebody's words, not the article's.
    """
    table = cues()
    lower, start = document.tokens.lower, document.tokens.start
    taken, spoken = -1, None
    found: list[tuple[Found, bool]] = []
    for at in compress(range(len(lower)), map(table.__contains__, lower)):
        if at <= taken or document.quote_at(start[at]) is not None:
            continue
        for cue in table[lower[at]]:
            end = at + 1 + len(cue.rest)
            if tuple(lower[at + 1 : end]) != cue.rest:
                continue
            reading = _read(document, at, end, cue, spoken)
            if reading is not None and fits(document, cue, at, reading):
                taken, spoken = end - 1, reading.source
                found.append((_claim(document, at, end, cue, reading), _is_part_of_account(cue, reading)))
                break
    for index, (claim, weak) in enumerate(found):
        if not (weak and _within_another(claim, found[max(0, index - NEAR) : index + NEAR])):
            yield claim


def _is_part_of_account(cue: Cue, reading: Reading) -> bool:
    """Whether the cue yields no claim inside another source's content. In ``she said he had asked for help, wants to
    pay, found that ...`` everything is her account; in ``she said he had told them that ...`` he speaks, too."""
    if cue.group in ("say", "ask"):
        return False
    return reading.frame in _DEEDS or cue.group in ("find", "noun", "deed", "want", "call")


def _within_another(claim: Found, near: list[tuple[Found, bool]]) -> bool:
    return any(
        name == "content" and start <= claim.start < end for other, _ in near for name, start, end in other.roles
    )


def _read(document: Document, first: int, end: int, cue: Cue, spoken: Phrase | None) -> Reading | None:
    """The reading of a cue; ``spoken`` is the source of the reading before it."""
    if cue.family == "verb":
        capital = document.tokens.word[first][0].isupper() and {"ing", "participle"}.isdisjoint(cue.forms)
        if capital and cue.group not in ("say", "tell", "show") and not _in_headline(document, first):
            return None  # the State, the Washington Post, but not: Asked whether he ...
        reading = verbs.read(document, first, end, cue)
        if reading is None or reading.frame in cue.frames:
            return reading and _with_speaker(document, first, cue, reading, spoken)
        if reading.frame == "object" and "clause" in cue.frames and _in_headline(document, first):
            return reading._replace(frame="clause")  # Mayor Claims Pier Safe
        return None
    if cue.family == "preposition":
        return other_cues.read_preposition(document, first, end)
    if cue.family == "noun":
        return other_cues.read_noun(document, first, end, cue)
    return other_cues.read_adverb(document, first, end)


def _with_speaker(document: Document, first: int, cue: Cue, reading: Reading, spoken: Phrase | None) -> Reading:
    """The reading of a participle with the source that precedes it in its sentence: ``"...," said Ida Holm, adding
    that``."""
    alone = reading.source is None and "ing" in cue.forms
    shares = alone and spoken is not None and spoken.first >= document.sentence_of(first).first
    return reading._replace(source=spoken) if shares else reading


def _in_headline(document: Document, token: int) -> bool:
    """Whether at least 80 % of the long words in the token's sentence are capitalised."""
    first, limit = document.sentence_of(token)
    long = [word for word in document.tokens.word[first:limit] if len(word) > 4]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _resolve_source(document: Document, source: Phrase) -> Phrase:
    """The source, with a relative pronoun resolved. *who* refers to a person, so it skips a thing before one (``a
    defeat for Vera Holm, who said`` → ``Vera Holm``)."""
    tag, lower = document.tokens.tag, document.tokens.lower
    meant = resolve_relative(document, source)
    joints = (at for at in range(meant.end - 1, meant.first, -1) if tag[at] == "PREP" and lower[at] != "of")
    joint = next(joints, meant.first - 1)
    thing = tag[joint - 1] == "WORD" and not noun(lower[joint - 1])
    return Phrase(joint + 1, meant.end) if thing and lower[source.first] == "who" else meant


def _claim(document: Document, first: int, end: int, cue: Cue, reading: Reading) -> Found:
    tokens = document.tokens
    sources = mentions.people(document, _resolve_source(document, reading.source)) if reading.source is not None else []
    roles = [("source", *source.text_span(tokens)) for source in sources]
    roles += [("content", start, stop) for start, stop in reading.pieces]
    return Found(
        type="attribution",
        start=tokens.start[first],
        end=tokens.end[end - 1],
        rule=cue.rule,
        roles=tuple(roles),
        value=kind(document, cue, reading),
        reasons=(cue.why,),
    )
