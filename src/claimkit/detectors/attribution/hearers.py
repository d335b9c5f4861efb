"""The person who is told or asked something; the content begins after them."""

from __future__ import annotations

from claimkit.detectors.attribution.cues import SideKind
from claimkit.detectors.attribution.sides import HEARERS, Side, right_side
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import CORE, Phrase

_TOLD: frozenset[SideKind] = frozenset({"clause", "that", "whether", "infinitive", "quote"})
_REACH = 12  # tokens of the person asked


def past_hearer(document: Document, end: int, limit: int, side: Side) -> Side:
    """The side after the hearer: ``told her the pier was safe``, ``told the clerk about it``."""
    tokens = document.tokens
    alone = tokens.tag[end + 1 : end + 2] in (["DET"], ["PRON"], ["POSS"])
    hearer = Phrase(end, end + 1) if alone else mentions.core(document, end)
    subject = _subject_in(document, hearer)
    if subject is not None:
        return Side("clause", subject)
    said = right_side(document, hearer.end, limit)
    if tokens.tag[hearer.end] in ("POSS", "DET"):
        return said  # told the inquest her son loved boats
    return said._replace(kind="object") if said.kind == "about" else said if said.kind in _TOLD else side


def _subject_in(document: Document, hearer: Phrase) -> int | None:
    """The token where a subject begins inside the supposed hearer: ``told the jury Holm had lied``."""
    tag, end = document.tokens.tag, hearer.end
    if tag[end] not in ("AUX", "VERB", "ED"):
        return None
    places, lower = range(hearer.first + 1, hearer.end), document.tokens.lower
    for at in places:
        if lower[at - 1] in HEARERS and lower[at - 1] != "police":  # police officers
            return at
    return next((at for at in places if {tag[at - 1], tag[at]} == {"WORD", "NAME"}), None)


def asked_to(document: Document, at: int, limit: int) -> int | None:
    """The *to* of the infinitive after the person asked: ``called on the mayor to resign if he knew``."""
    tokens = document.tokens
    for here in range(at, min(limit - 1, at + _REACH)):
        if tokens.lower[here] == "to":
            return here
        if tokens.tag[here] not in CORE:
            return None
    return None
