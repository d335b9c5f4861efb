"""Finds quotes: with straight or curly, double or single marks, closed or unclosed, over one or more paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A single quote opens only before a word and closes only after one, which excludes apostrophes. Two apostrophes are a
# double quote, as in old wire texts. The pattern begins with the marks because a look-behind first is ten times slower.
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
_SINGLE = 200  # characters; a longer single quote was opened by an apostrophe


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with its marks, as text offsets; ``closed`` is false if its closing mark is missing."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> list[Quote]:
    """The quotes in order, without those inside others. A quote without a closing mark ends where the next one opens,
    or with its paragraph."""
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
    """Whether the mark opens a quote, given that none is open."""
    kind = mark.group()
    return kind in _CLOSES and (kind in ("“", "„", "«", "``") or _glued(text, mark) or _opens(text, mark))


def _was_apostrophe(opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether the mark that seemed to open a single quote was an apostrophe: the quote is too long, or a double quote
    opens in it."""
    far = mark.start() - opened.start() > _SINGLE
    return opened.group() in ("‘", "'") and (far or mark.group() in ("“", '"', "''", "``"))


def _leave(text: str, quotes: list[Quote], opened: re.Match[str], end: int) -> None:
    """Adds an unclosed quote up to ``end``, without trailing white space; a single mark was an apostrophe."""
    if opened.group() not in ("'", "‘"):
        while text[end - 1].isspace():
            end -= 1
        quotes.append(Quote(opened.start(), end, False))


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and not before.isalnum() and before not in (".", ",", "!", "?")


def _glued(text: str, mark: re.Match[str]) -> bool:
    """Whether the space before a quote is missing: ``It was late."We ran," she said.``"""
    return text.endswith((".", "!", "?"), 0, mark.start()) and text[mark.end() : mark.end() + 1].isupper()


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()]
    return not before.isspace() and before not in "([-–—“„«"  # nor empty, as at the beginning of the text
