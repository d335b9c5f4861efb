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
    paragraph_end = -1
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark.start() > paragraph_end:
            if opened is not None:
                _close(text, quotes, opened, paragraph_end)
                opened = None
            paragraph_end = text.find("\n", mark.start())
            if paragraph_end < 0:
                paragraph_end = len(text)
        kind = mark.group()
        if opened is None:
            glued = kind == '"' and _glued(text, mark)
            if kind in _CLOSES and (kind in ("“", "„", "«", "``") or glued or _opens(text, mark)):
                opened = mark
            continue
        begun = opened.group()
        if (begun in "‘'" and len(begun) == 1) and (
            mark.start() - opened.start() > _SINGLE or kind in ("“", '"', "''", "``")
        ):
            opened = mark if kind in _CLOSES else None  # what looked like a quote was an apostrophe
        elif kind == _CLOSES[begun] or (begun == "“" and kind == '"') or (begun == '"' and kind == "”"):
            if kind in ('"', "''") and _opens(text, mark) and not _closes(text, mark):
                _close(text, quotes, opened, mark.start())
                opened = mark
            else:
                quotes.append(Quote(opened.start(), mark.end(), True))
                opened = None
        elif kind == begun and kind in ("“", "„", "«"):
            if _closes(text, mark) and not _opens(text, mark):  # “Not so,“ she said
                quotes.append(Quote(opened.start(), mark.end(), True))
                opened = None
                continue
            _close(text, quotes, opened, mark.start())
            opened = mark
    if opened is not None:
        _close(text, quotes, opened, paragraph_end)
    return quotes


def _close(text: str, quotes: list[Quote], opened: re.Match[str], end: int) -> None:
    """An unclosed quote up to ``end``, without white space after it; a single one was an apostrophe."""
    if opened.group() not in ("'", "‘"):
        while text[end - 1].isspace():
            end -= 1
        quotes.append(Quote(opened.start(), end, False))


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(after) and not after.isspace() and not before.isalnum() and before not in (".", ",", "!", "?")


def _glued(text: str, mark: re.Match[str]) -> bool:
    """Whether a blank is missing before a quote: ``It was late."We ran," she said.``"""
    return mark.start() > 0 and text[mark.start() - 1] in ".!?" and text[mark.end() : mark.end() + 1].isupper()


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()]
    return bool(before) and not before.isspace() and before not in "([-–—"
