"""The kind of saying that a cue and its source express: a statement, a denial, a question, a document, ..."""

from __future__ import annotations

import functools

import msgspec

from claimkit.detectors.attribution.cues import Cue, Frame, Group
from claimkit.detectors.attribution.utterance import Reading, resolve_relative
from claimkit.detectors.rules import value_of
from claimkit.language import words
from claimkit.records import Kind
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase

_REQUESTED: frozenset[Frame] = frozenset({"infinitive", "passive.infinitive", "that", "object"})
_FOR = frozenset({"to", "for"})
_FINDING: frozenset[Group] = frozenset({"find", "show"})


def kind(document: Document, cue: Cue, reading: Reading) -> Kind:
    """The kind from the cue's table, with two exceptions: *asked* to do something is a request, and what a document
    says is of kind ``document``."""
    stated = _kind_of(cue.rule, cue.group)
    if cue.group == "ask" and reading.frame in _REQUESTED and _asks_for(document, reading):
        return "request"
    if stated in ("statement", "request") and _has_document_source(document, cue, reading):
        return "document"
    return stated


def _asks_for(document: Document, reading: Reading) -> bool:
    """Whether something is asked for: ``asked her to leave``, ``asking that it be paid``; not ``asked what she
    thought``."""
    tokens = document.tokens
    return any(
        not _FOR.isdisjoint(tokens.lower[tokens.at(start) : tokens.at(end - 1)][:6])
        for start, end in reading.pieces[:1]
    )


def _has_document_source(document: Document, cue: Cue, reading: Reading) -> bool:
    """Whether the source is a document. A finding without a source counts as one."""
    source = reading.source
    if source is None:
        return cue.group in _FINDING
    lower, source = document.tokens.lower, resolve_relative(document, source)
    return any(lower[at] in _documents() and not _in_a_name(document, at) for at in _noun_phrase(document, source))


def _noun_phrase(document: Document, source: Phrase) -> range:
    """The tokens that end the source's own noun phrase, without its modifiers: ``a poll`` of ``a poll of voters``."""
    tag = document.tokens.tag
    ends = ("PREP", "REL", "PUNCT", "SUB")
    end = next((at for at in range(source.first + 1, source.end) if tag[at] in ends), source.end)
    return range(max(end - 2, source.first), end)


def _in_a_name(document: Document, at: int) -> bool:
    """Whether the word belongs to an organisation's name: ``the Pew Research Center``."""
    return document.tokens.tag[at : at + 2] == ["NAME", "NAME"]


@functools.cache
def _kind_of(rule: str, group: Group) -> Kind:
    identity = rule.removeprefix("attribution.")
    return value_of(identity, _kinds()) or value_of(group, _kinds()) or "statement"


@functools.cache
def _kinds() -> dict[Kind, tuple[str, ...]]:
    """Raises :class:`msgspec.ValidationError` for an unknown kind."""
    return msgspec.convert(words("attribution")["kinds"], dict[Kind, tuple[str, ...]])


@functools.cache
def _documents() -> frozenset[str]:
    data = words("attribution")
    return frozenset([*data["documents"], *data["papers"]])
