"""The article that statements are about, as they read it."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass

from claimkit.extraction.statements.wording import around, line, quoted, without_dateline
from claimkit.records import Claim
from claimkit.text.document import Document
from claimkit.text.tokens import Tokens

LONGEST = 240  # characters of a sentence that is quoted


@dataclass
class Original:
    """``text`` is the article's own, ``document`` its reading; ``manifold`` the sentences (by index) that put several
    things at dates or in somebody's mouth."""

    document: Document
    text: str
    manifold: frozenset[int] = frozenset()

    @property
    def tokens(self) -> Tokens:
        return self.document.tokens

    @functools.cached_property
    def uses(self) -> Counter[str]:
        """How often the article has each word."""
        return Counter(self.tokens.word)

    @functools.cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has in small letters."""
        return frozenset(filter(str.islower, self.uses))

    @functools.cached_property
    def behind_the(self) -> frozenset[str]:
        """The words of names that stand behind *the* more often than not: *Port* of *the Port Authority*."""
        word, lower = self.tokens.word, self.tokens.lower
        behind = Counter(second for first, second in zip(lower, word[1:], strict=False) if first == "the")
        return frozenset(name for name, times in behind.items() if times * 2 > self.uses[name])

    @functools.cached_property
    def capital(self) -> frozenset[str]:
        """The words that have a capital inside a sentence."""
        document, word = self.document, self.tokens.word
        ranges = (document.token_range(index) for index in range(len(document.sentences)))
        opening = Counter(word[first] for first, end in ranges if first < end)
        return frozenset(name for name, times in self.uses.items() if times > opening[name])

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Where the claim's sentence begins and ends."""
        found = self.document.sentences[claim.sentence]
        return found.start, found.end

    def quotation(self, claim: Claim) -> str:
        """The claim's sentence in quotation marks, cut around its anchor."""
        start, end = self.sentence(claim)
        before, anchor = line(self.text[start : claim.start]), line(claim.text)
        whole = without_dateline(line(self.text[start:end]))
        at = whole.find(anchor, max(len(before) - 1, 0)) if whole.startswith(before[:20]) else whole.find(anchor)
        return quoted(around(whole, max(at, 0), max(at, 0) + len(anchor), LONGEST))
