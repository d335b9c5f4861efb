"""A match with its surroundings, as the guards of ages and dates see it."""

from __future__ import annotations

import itertools
import re

from claimkit.text.document import Document
from claimkit.text.names.name_words import is_name

_FAR = 250  # characters
_NEAR = 40  # words


class MatchContext:
    """A rule's match and its anchor, the text offsets ``start``:``end``. Outside the sentence, words and tags are
    empty.

    Tokens ``first``..``last`` run from the start of the match to the end of the anchor, ``floor``..``limit`` span the
    sentence (both ends exclusive). ``previous`` is the offset where the anchor before this one ends (0: there is none).
    """

    def __init__(self, document: Document, match: re.Match[str], start: int, end: int, previous: int = 0) -> None:
        self.document, self.match, self.start, self.end, self.previous = document, match, start, end, previous
        self.first, self.last = document.tokens.at(match.start()), document.tokens.at(end - 1) + 1
        self.floor, self.limit = document.sentence_of(self.first)

    def before(self, steps: int = 1) -> str:
        """The lower-cased word ``steps`` tokens before the match."""
        at = self.first - steps
        return self.document.tokens.lower[at] if at >= self.floor else ""

    def tag_before(self, steps: int = 1) -> str:
        """The tag of the word ``steps`` tokens before the match; ``NAME`` for any word that can be part of a name."""
        at = self.first - steps
        if at < self.floor:
            return ""
        return "NAME" if is_name(self.document.tokens, at) else self.document.tokens.tag[at]

    def after(self) -> str:
        """The lower-cased word after the anchor."""
        return self.document.tokens.lower[self.last] if self.last < self.limit else ""

    def tag_after(self) -> str:
        """The tag of the word after the anchor."""
        return self.document.tokens.tag[self.last] if self.last < self.limit else ""

    def has(self, group: str) -> bool:
        """Whether the pattern's group took part in the match."""
        return self.match.groupdict().get(group) is not None

    def company(self) -> set[str]:
        """The lower-cased words around the match in its sentence, and each pair of adjacent ones."""
        words = self.document.tokens.lower[max(self.floor, self.first - _NEAR) : min(self.limit, self.last + _NEAR)]
        return {*words, *map(" ".join, itertools.pairwise(words))}

    def sentence(self) -> str:
        """The match's sentence, cut to 250 characters on each side of the anchor."""
        tokens = self.document.tokens
        first, last = max(tokens.start[self.floor], self.start - _FAR), min(tokens.end[self.limit - 1], self.end + _FAR)
        return self.document.text[first:last]

    def around(self) -> str:
        """The anchor with 250 characters of text on each side, across sentences."""
        return self.document.text[max(0, self.start - _FAR) : self.end + _FAR]
