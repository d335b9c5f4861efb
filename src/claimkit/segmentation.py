"""Sentence boundaries and boilerplate lines, offsets kept."""

from __future__ import annotations

import re

from claimkit.language import words
from claimkit.records import Sentence

_ABBREVIATIONS = frozenset(words("abbreviations")["title"]) | frozenset(words("abbreviations")["other"])
_END = re.compile(r"(?:[.!?…]+[\"”’')\]]*)(?=\s+[\"“‘'(\[]?[A-Z0-9])")
_LAST_WORD = re.compile(r"([A-Za-z.]+)$")
_BOILERPLATE = re.compile("|".join(words("boilerplate")["lines"]), re.IGNORECASE)


def _paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, first = [], start
    for match in _END.finditer(text, start, end):
        if match.group() == ".":
            word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
            if word and (word.group(1) in _ABBREVIATIONS or len(word.group(1)) == 1):
                continue
        spans.append((first, match.end()))
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        spans.append((first, end))
    return spans


def segment(text: str) -> list[Sentence]:
    """The sentences of ``text`` in order, without white space around them; a line break ends a sentence."""
    sentences: list[Sentence] = []
    for line in re.finditer(r"\S[^\n\r]*", text):
        end = line.start() + len(line.group().rstrip())
        boilerplate = _BOILERPLATE.search(line.group()) is not None
        sentences += [Sentence(start=s, end=e, boilerplate=boilerplate) for s, e in _paragraph(text, line.start(), end)]
    return sentences
