"""Quoted stretches: straight and curly, double and single, unclosed ones and those that continue over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A single quote opens only before a word and closes only after one, so that apostrophes stay out; two apostrophes
# are a double quote, as old wire texts write it. The pattern begins with the marks themselves, which makes it ten times
# as fast as one that begins by looking back.
_MARK = re.compile(
    r"""
    [“”„«»"'`‘’]
    (?: (?<=[“”„«»"]) | (?<=')' | (?<=`)`
      | (?<=[‘']) (?<![\w'].) (?=[^\W\d])
      | (?<=[’']) (?<=[\w.,!?…].) (?![\w']) )
    """,
    re.VERBOSE,
)
_CLOSES = {"“": "”", "„": "“", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'"}
# A straight mark may stand for a curly one, and an opening mark for a closing one: “Not so," and “Not so,“ she said.
_PAIRS = {*_CLOSES.items(), ("“", '"'), ('"', "”"), ("“", "“"), ("„", "„"), ("«", "«")}
_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = 200  # a single quote longer than this is an apostrophe


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, marks included; ``closed`` is false when the closing mark is missing in the paragraph."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> list[Quote]:
    """Quotes in order; an inner quote belongs to the outer one. A quote without its closing mark ends where the next
    one opens, or with its paragraph."""
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: re.Match[str] | None = None
        for mark in _MARK.finditer(text, *paragraph.span()):
            if opened is None:
                opened = mark if _begins(text, mark) else None
            elif _was_apostrophe(opened, mark):
                opened = mark if mark.group() in _CLOSES else None
            elif (opened.group(), mark.group()) in _PAIRS:
                if _closes(text, mark) or not _opens(text, mark):  # “Not so,“ she said
                    quotes.append(Quote(opened.start(), mark.end(), True))
                    opened = None
                else:
                    _leave(text, quotes, opened, mark.start())
                    opened = mark
        if opened is not None:
            _leave(text, quotes, opened, paragraph.end())
    return quotes


def _begins(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark opens a quote where none is open."""
    kind = mark.group()
    return kind in _CLOSES and (kind in ("“", "„", "«", "``") or _glued(text, mark) or _opens(text, mark))


def _was_apostrophe(opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether what looked like a single quote was none: it is too long, or a double one opens in it."""
    far = mark.start() - opened.start() > _SINGLE
    return opened.group() in ("‘", "'") and (far or mark.group() in ("“", '"', "''", "``"))


def _leave(text: str, quotes: list[Quote], opened: re.Match[str], end: int) -> None:
    """An unclosed quote up to ``end``, without white space after it; a single one was an apostrophe."""
    if opened.group() not in ("'", "‘"):
        while text[end - 1].isspace():
            end -= 1
        quotes.append(Quote(opened.start(), end, False))


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and not before.isalnum() and before not in (".", ",", "!", "?")


def _glued(text: str, mark: re.Match[str]) -> bool:
    """Whether a blank is missing before a quote: ``It was late."We ran," she said.``"""
    return text.endswith((".", "!", "?"), 0, mark.start()) and text[mark.end() : mark.end() + 1].isupper()


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()]
    return not before.isspace() and before not in "([-–—“„«"  # nor empty, as at the beginning of the text
