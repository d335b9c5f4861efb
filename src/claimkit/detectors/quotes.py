"""Quoted stretches: straight and curly, double and single, unclosed ones and those that go on over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A single quote opens only before a word and closes only after one, so that apostrophes stay out.
_MARK = re.compile(r"[“”„«»\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_CLOSES = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, marks included; ``closed`` is false when the closing mark is missing in the paragraph."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> list[Quote]:
    """Quotes in order; an inner quote belongs to the outer one, an unclosed one ends with its paragraph."""
    quotes: list[Quote] = []
    position = 0
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: re.Match[str] | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            if mark.start() < position:
                continue
            if opened is None:
                if mark.group() in _CLOSES:
                    opened = mark
            elif mark.group() == _CLOSES[opened.group()] or (opened.group() == "“" and mark.group() == '"'):
                quotes.append(Quote(opened.start(), mark.end(), True))
                opened = None
        if opened is not None and opened.group() not in "'‘":
            quotes.append(Quote(opened.start(), paragraph.end(), False))
    return quotes
