"""The reading of one cue: who speaks, and which pieces of the text are the content."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.attribution import clauses, content
from claimkit.detectors.attribution.cues import Frame
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import RELATIVE, TIMES, Phrase
from claimkit.text.tokens import TextSpan, Tokens


class Reading(NamedTuple):
    """The frame around a cue, its source (``None`` if not named) and the pieces of its content, as text offsets."""

    frame: Frame
    source: Phrase | None
    pieces: list[TextSpan]


def resolve_relative(document: Document, source: Phrase) -> Phrase:
    """The source, with a relative pronoun resolved to its antecedent: ``Vera Holm, who said`` → ``Vera Holm``."""
    pronoun = document.tokens.lower[source.first] in RELATIVE
    return (mentions.antecedent(document, source.first) if pronoun else None) or source


def content_around(document: Document, edge: int, end: int, floor: int, limit: int) -> list[TextSpan]:
    """The content on both sides of an inserted ``, he said``. A mere time or place (``In May, he said, it rained``) and
    what describes the source (``said Holm, who owns it``) do not belong to it."""
    tokens = document.tokens
    pieces = [] if clauses.is_setting(document, floor, edge, end) else content.trimmed(document, floor, edge)
    if tokens.lower[end] != "," or tokens.tag[end + 1] == "REL":
        return pieces
    waits = tokens.tag[edge - 2] == "AUX"  # The mill was, she said, falling down
    if tokens.tag[end + 1] == "ING" and not waits:
        return pieces
    rest = content.clause(document, end + 1, _before_addition(document, end + 1, limit))
    return [*pieces, *(span for span in rest if not _is_time(tokens, span))]


def _before_addition(document: Document, first: int, limit: int) -> int:
    """The end of a clause before a relative clause that follows its verb, not a noun: the author adds that (*..., she
    said, the mayor stands out, who knows the port*)."""
    tag, word = document.tokens.tag, document.tokens.word
    added = (at for at in range(first + 1, limit - 1) if word[at] == "," and tag[at + 1] == "REL")
    return next((at for at in added if tag[at - 1] in ("PREP", "ADV", "LY", "VERB", "ED")), limit)


def past_setting(document: Document, at: int) -> int:
    """The token after the time and place of saying: ``in court on Monday``."""
    tokens = document.tokens
    while tokens.tag[at] in ("ADV", "LY", "PREP"):
        at = mentions.core(document, at + 1).end
    return at


def _is_time(tokens: Tokens, span: TextSpan) -> bool:
    """Whether the words only say when somebody spoke: *…, said Holm, on Monday*."""
    held = range(tokens.at(span.start), tokens.at(span.end - 1) + 1)
    return all(tokens.lower[at] in TIMES or tokens.tag[at] in ("PREP", "NUM", "DET") for at in held)
