"""What a trained spaCy pipeline knows about a text, asked by offsets: its parser's subjects and clauses, its entities.

Everything here answers ``None`` when the ``Doc`` lacks that annotation or the parser sees no such thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_CLAUSES = frozenset({"ccomp"})
_NAMES = frozenset({"PERSON", "PER", "ORG", "NORP", "GPE", "LOC", "FAC"})


def subject(doc: Doc, offset: int) -> tuple[int, int] | None:
    """Offsets of the subject of the verb at ``offset``; a verb that shares its subject has its first conjunct's."""
    token = _token(doc, offset)
    while token is not None:
        found = _child(token, _SUBJECTS)
        if found is not None:
            return found
        token = token.head if token.dep_ in ("conj", "advcl") and token.head is not token else None
    return None


def complement(doc: Doc, offset: int) -> tuple[int, int] | None:
    """Offsets of the clause that the verb at ``offset`` governs."""
    token = _token(doc, offset)
    return _child(token, _CLAUSES) if token is not None else None


def entity(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Offsets of the first named person, body or place that overlaps ``start:end``."""
    for span in doc.ents:
        if span.label_ in _NAMES and span.start_char < end and span.end_char > start:
            return span.start_char, span.end_char
    return None


def _token(doc: Doc, offset: int) -> Token | None:
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _child(token: Token, labels: frozenset[str]) -> tuple[int, int] | None:
    for child in token.children:
        if child.dep_ in labels:
            last = child.right_edge
            return child.left_edge.idx, last.idx + len(last)
    return None
