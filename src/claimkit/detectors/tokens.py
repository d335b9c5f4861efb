"""A light reading of a text: words with their offsets and a guess at their class, in plain parallel lists.

spaCy's tokeniser would cost more than all detectors together; they need phrase borders, not linguistics.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from claimkit.language import words

_DOTTED = "|".join(sorted({*words("abbreviations")["title"], *words("abbreviations")["other"]}, key=len, reverse=True))
# Linear on any input: every alternative starts with a different kind of character, or is tried once at a place.
TOKEN = re.compile(
    rf"""
    (?:{_DOTTED})\.(?![.\w])            # Mr. Sept. Calif.
  | (?:[A-Za-z]\.){{2,8}}               # U.S. p.m.
  | [A-Z]\.(?=\s?[A-Z])                 # initials
  | [$£€]?\d[\d.,:/]*(?<=\d)(?:-?\w+)*%? # 1,000 6-4 2.5bn 59-year-old
  | [’']s\b                             # the possessive stands alone
  | \w+(?:(?:[-&./]|[’'](?!s\b))\w+)*   # words, hyphens and apostrophes inside
  | \.\.\.+ | [^\w\s]
    """,
    re.VERBOSE,
)
_CLASS: dict[str, str] = {word: tag for tag, group in words("grammar").items() for word in group}
_PUNCT = dict.fromkeys(",;:—–-…()[]{}", "PUNCT") | dict.fromkeys("\"“”„«»‘’'", "QUOTE") | dict.fromkeys(".!?", "STOP")


def word_class(word: str, lower: str) -> str:
    """DET POSS PRON REL PREP SUB CONJ AUX ADV VERB (closed classes), NUM, NAME (capitalised), ED, ING, LY,
    GEN (``'s``), PUNCT, QUOTE, STOP, SYM, or WORD (a noun, an adjective or an unlisted verb)."""
    tag = _CLASS.get(lower)
    if tag:
        return tag
    first = word[0]
    if first.isalpha():
        if first.isupper():
            return "NAME"
        if lower.endswith("ed"):
            return "ED"
        if lower.endswith("ing"):
            return "ING"
        return "LY" if lower.endswith("ly") else "WORD"
    if first.isdigit() or (first in "$£€" and len(word) > 1):
        return "NUM"
    if len(word) > 1 and first in "’'":
        return "GEN"
    return _PUNCT.get(first, "SYM")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; ``start``/``end`` are offsets into the text."""

    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset`` (the token there, or the next one)."""
        return bisect.bisect_right(self.end, offset)


def tokenise(text: str) -> Tokens:
    """All tokens of ``text``, white space left out."""
    tokens = Tokens()
    word, lower, tag, start, end = tokens.word, tokens.lower, tokens.tag, tokens.start, tokens.end
    known: dict[str, tuple[str, str]] = {}
    for match in TOKEN.finditer(text):
        w = match.group()
        seen = known.get(w)
        if seen is None:
            low = w.lower().replace("’", "'")
            seen = known[w] = (low, word_class(w, low))
        word.append(w)
        lower.append(seen[0])
        tag.append(seen[1])
        start.append(match.start())
        end.append(match.end())
    return tokens
