"""A light reading of a text: words with their offsets and a guess at their class, in plain parallel lists.

spaCy's tokeniser would cost more than all detectors together; they need phrase borders, not linguistics.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from claimkit.language import words

_DOTTED = "|".join(sorted({*words("abbreviations")["title"], *words("abbreviations")["other"]}, key=len, reverse=True))
_FINAL = "|".join(words("abbreviations")["final"])
# The first three alternatives are there for speed: they take nine tokens of ten, and nothing that the others would read
# differently; and the white space behind a token belongs to the match, else each of it would be held against them all.
# Linear on any input: no repeat holds another that can match the same characters.
TOKEN = re.compile(
    rf"""
  (?: [a-z]+(?![\w&./’'-]) | [A-Z][a-z]+(?![\w&./’'-]) | [,"“”]
  | (?:{_DOTTED})\.(?![.\w])            # Mr. Sept. Calif.
  | (?:{_FINAL})\.(?=,)                 # Jr., Inc.,
  | (?:[A-Za-z]\.){{2,8}}               # U.S. p.m.
  | [A-Z]\.(?=\s?[A-Z])                 # initials
  | [$£€]?\d[\d.,:/]*(?<=\d)(?:-?\w+)*%? # 1,000 6-4 2.5bn 59-year-old
  | [’']s\b                             # the possessive stands alone
  | \w+(?:(?:[-&./]|[’'](?!s\b))\w+)*   # words, hyphens and apostrophes inside
  | \.\.\.+ | [^\w\s]
  ) \s*
    """,
    re.VERBOSE,
)
_CLASS: dict[str, str] = {word: tag for tag, group in words("grammar").items() for word in group}
# Names that look like a verb where they stand inside a sentence: Will Smith, the Met, Edward Said, Pan Am.
_VERB_NAMES = frozenset(word.capitalize() for word, tag in _CLASS.items() if tag in ("VERB", "AUX") and word.isalpha())
_PUNCT = dict.fromkeys(",;:—–―-…()[]{}", "PUNCT") | dict.fromkeys("\"“”„«»‘’'", "QUOTE") | dict.fromkeys(".!?", "STOP")


def word_class(word: str, lower: str) -> str:
    """DET POSS PRON REL PREP SUB CONJ AUX ADV VERB (closed classes), NUM, NAME (capitalised), ED, ING, LY,
    GEN (``'s``), PUNCT, QUOTE, STOP, SYM, or WORD (a noun, an adjective or an unlisted verb)."""
    tag = _CLASS.get(lower)
    first = word[0]
    if tag:
        return "NAME" if (tag == "WORD" and first.isupper()) or word in ("US", "May") else tag
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


class _Read(dict[str, tuple[str, str]]):
    """Word → (lower case, class), kept over texts; forgets all before a stream of ever new words fills the memory."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= 50_000:
            self.clear()
        lower = word.lower().replace("’", "'")
        read = self[word] = (lower, word_class(word, lower))
        return read


_READ = _Read()


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; ``start``/``end`` are offsets into the text."""

    word: list[str]
    lower: list[str]
    tag: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset`` (the token there, or the next one)."""
        return bisect.bisect_right(self.end, offset)


def tokenise(text: str) -> Tokens:
    """All tokens of ``text``, white space left out."""
    pieces = TOKEN.findall(text)  # each with the white space behind it: together they are the text
    if not pieces:
        return Tokens([], [], [], [], [])
    word = list(map(str.rstrip, pieces))
    start = list(accumulate(map(len, pieces[:-1]), initial=len(text) - len(text.lstrip())))
    end = list(map(add, start, map(len, word)))
    lower, classes = zip(*map(_READ.__getitem__, word), strict=True)
    tag = list(classes)
    if not _VERB_NAMES.isdisjoint(word):
        _rename(word, tag)
    return Tokens(word, list(lower), tag, start, end)


def _rename(word: list[str], tag: list[str]) -> None:
    """A verb's look-alike is a name behind a word in small letters or a title (*to* may stand before a verb of a
    headline: *Leaders to Meet*); *Am* behind a name."""
    for at in range(1, len(word)):
        if word[at] in _VERB_NAMES:
            before = word[at - 1]
            title = len(before) > 2 and before.endswith(".")
            if (before[0].islower() and before != "to") or title or (word[at] == "Am" and tag[at - 1] == "NAME"):
                tag[at] = "NAME"
