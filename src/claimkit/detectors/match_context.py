"""A match with its neighbours: what the guards of ages and dates look at."""

from __future__ import annotations

import itertools
import re

from claimkit.text.document import Document
from claimkit.text.names.name_words import is_name

_FAR = 250  # characters
_NEAR = 40  # words


class MatchContext:
    """A rule's match and the anchor ``start``:``end`` in it; words and tags are empty beyond the sentence's borders.

    ``first`` and ``last`` are the first token of the match and the one after the anchor; ``floor`` and ``limit`` those
    of the sentence. ``previous`` is where the anchor before this one ends (0: there is none).
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
        """Its class; ``NAME`` for whatever can be part of a name."""
        at = self.first - steps
        if at < self.floor:
            return ""
        return "NAME" if is_name(self.document.tokens, at) else self.document.tokens.tag[at]

    def after(self) -> str:
        """The lower-cased word after the anchor."""
        return self.document.tokens.lower[self.last] if self.last < self.limit else ""

    def tag_after(self) -> str:
        return self.document.tokens.tag[self.last] if self.last < self.limit else ""

    def has(self, group: str) -> bool:
        """Whether the rule's pattern matched with that group."""
        return self.match.groupdict().get(group) is not None

    def company(self) -> set[str]:
        """The lower-cased words around the match in its sentence, and each pair of neighbours."""
        words = self.document.tokens.lower[max(self.floor, self.first - _NEAR) : min(self.limit, self.last + _NEAR)]
        return {*words, *map(" ".join, itertools.pairwise(words))}

    def sentence(self) -> str:
        """The sentence around the match, up to a reasonable length."""
        tokens = self.document.tokens
        first, last = max(tokens.start[self.floor], self.start - _FAR), min(tokens.end[self.limit - 1], self.end + _FAR)
        return self.document.text[first:last]

    def around(self) -> str:
        """The text around the match, across sentences."""
        return self.document.text[max(0, self.start - _FAR) : self.end + _FAR]
