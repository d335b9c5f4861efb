"""Whether a cue's source can be the subject of that cue: number, kind and person."""

from __future__ import annotations

from claimkit.detectors import mentions
from claimkit.detectors.attribution.lexicon import Cue
from claimkit.detectors.document import Document
from claimkit.detectors.mentions import Phrase
from claimkit.language import words

_DATA = words("attribution")
_DOCUMENTS = frozenset(_DATA["documents"])
_PLURALS = frozenset(_DATA["plurals"])
_THINGS = frozenset({"it", "this", "that", "which", "there", "what"})
_RELATIVE = frozenset({"who", "that", "which"})


def fits(document: Document, cue: Cue, first: int, source: Phrase | None) -> bool:
    """Whether ``source`` can be the subject of the cue at token ``first``."""
    if cue.family != "verb":
        return True
    if source is None:
        return cue.group not in ("show", "find", "think", "want")
    if source.end <= first and not _agrees(document, cue, first, source):
        return False
    if cue.group == "show":
        return _is_document(document, source)
    if cue.group in ("think", "want"):
        return document.tokens.lower[source.first] not in _THINGS
    return True


def _agrees(document: Document, cue: Cue, first: int, source: Phrase) -> bool:
    """A plain form wants a plural subject, a form in -s a singular one: ``the state``, ``news reports`` are nouns."""
    tokens = document.tokens
    head = tokens.lower[source.end - 1]
    if cue.forms == ("base",) and mentions.group_start(document, first) == first:
        return head in _PLURALS or head.endswith("s") or "and" in tokens.lower[source.first : source.end]
    if cue.forms == ("s",) and tokens.tag[source.end - 1] == "WORD":
        return not head.endswith("s") or head.endswith("ss")
    return True


def _is_document(document: Document, source: Phrase) -> bool:
    tokens = document.tokens
    if tokens.lower[source.first] in _RELATIVE:
        meant = mentions.antecedent(document, source.first)
        if meant is None:
            return False
        source = meant
    return any(word in _DOCUMENTS for word in tokens.lower[source.first : source.end])
