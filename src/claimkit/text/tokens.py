"""Splits a text into tokens with offsets and a guessed word class, as plain parallel lists.

Not spaCy's tokeniser: it would cost more time than all detectors together, which only need phrase boundaries.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Literal, NamedTuple, TypeVar, get_args

from claimkit.errors import SettingsError
from claimkit.language import words

# The first three alternatives are only for speed: they match nine tokens in ten, in the same way as the others would.
# A match includes the white space after the token, or every alternative would be tried on it. Linear on any input: no
# repeat contains another that can match the same characters.
_TOKEN = r"""
  (?: [a-z]+(?![\w&./’'\xad-]) | [A-Z][a-z]+(?![\w&./’'\xad-]) | [,"“”]
  | (?:{dotted})\.(?![.\w])             # Mr. Sept. Calif.
  | (?:{final})\.(?=,|\s[a-z])          # Jr., Inc., Inc. said
  | (?:[A-Za-z]\.){{2,8}}               # U.S. p.m.
  | [A-Z]\.(?=\s?[A-Z])                 # initials
  | [$£€]?\d[\d.,:/]*(?<=\d)(?:-?\w+)*%? # 1,000 6-4 2.5bn 59-year-old
  | [’']s\b                             # the possessive stands alone
  | \w+(?:(?:[-&/\xad]|\.(?!(?<=[^\W\d_A-Z]{{2}}\.)[A-Z][^\W\d_A-Z])|[’'](?!s\b))\w+)*   # hyphens, apostrophes inside
  | \.\.\.+ | [^\w\s]
  ) \s*
"""
# Word classes: closed classes (DET to VERB), numbers, names (capitalised words), words by ending (ED, ING, LY), the
# genitive ``'s``, marks, symbols, and WORD for nouns, adjectives and unlisted verbs.
Tag = Literal[
    "DET", "POSS", "PRON", "REL", "PREP", "SUB", "CONJ", "AUX", "ADV", "VERB",
    "NUM", "NAME", "ED", "ING", "LY", "GEN", "PUNCT", "QUOTE", "STOP", "SYM", "WORD",
]  # fmt: skip
_PUNCT: dict[str, Tag] = {
    **dict.fromkeys(",;:—–―-…()[]{}", "PUNCT"),
    **dict.fromkeys("\"“”„«»‘’'", "QUOTE"),
    **dict.fromkeys(".!?", "STOP"),
}


KeptT = TypeVar("KeptT")


class Kept(dict[str, KeptT]):
    """A cache of what ``make`` returns for each word, kept across texts. It is cleared when it has 20,000 entries, so
    that memory stays bounded."""

    def __init__(self, make: Callable[[str], KeptT]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> KeptT:
        if len(self) >= 20_000:
            self.clear()
        made = self[word] = self._make(word)
        return made


def _lowered(word: str) -> str:
    return word.lower().replace("’", "'").replace("\xad", "") or word


FINITE: frozenset[Tag] = frozenset({"VERB", "AUX", "ED"})  # of finite verbs; some words in -ed are none
BEYOND = 3  # number of padding tokens before and after the text
_BREAK = "\n"  # the padding token


@dataclass(slots=True)
class Tokens:
    """Parallel lists with one entry per token; ``start`` and ``end`` are offsets into the text.

    Each list ends with ``BEYOND`` padding tokens, line breaks of class STOP, which negative indices reach as well. So
    rules may look up to ``BEYOND`` tokens before the first and after the last token without checking.
    """

    word: list[str]
    lower: list[str]
    tag: list[Tag]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.word) - BEYOND

    def at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset`` (the token there, or the next one)."""
        return bisect.bisect_right(self.end, offset)

    def within(self, start: int, end: int) -> TokenSpan:
        """The tokens that overlap characters ``start`` up to ``end``. Without any, ``first`` is not below ``end``."""
        return TokenSpan(bisect.bisect_right(self.end, start), bisect.bisect_left(self.start, end))


class TextSpan(NamedTuple):
    """Characters of a text: offsets ``start`` up to, not including, ``end``."""

    start: int
    end: int


class TokenSpan(NamedTuple):
    """Tokens of a text: indices ``first`` up to, not including, ``end``."""

    first: int
    end: int

    def text_span(self, tokens: Tokens) -> TextSpan:
        """The characters from the first to the last token; not for an empty span."""
        return TextSpan(tokens.start[self.first], tokens.end[self.end - 1])


class Tokeniser:
    """A tokeniser for one language. Raises :class:`~claimkit.errors.SettingsError` for an unsupported language, or an
    unknown word class in its ``grammar.toml``."""

    def __init__(self, language: str) -> None:
        abbreviations, grammar = words("abbreviations", language), words("grammar", language)
        dotted = sorted({*abbreviations.get("title", ()), *abbreviations.get("other", ())}, key=len, reverse=True)
        pattern = _TOKEN.format(
            dotted="|".join(dotted) or "(?!)", final="|".join(abbreviations.get("final", ())) or "(?!)"
        )
        self._endings: dict[Tag, str] = grammar.get("endings", {})
        self._names = frozenset(grammar.get("NAME", ()))
        if unknown := grammar.keys() - {*get_args(Tag), "endings"}:
            known = ", ".join(get_args(Tag))
            raise SettingsError(f"no class of words is called {min(unknown)!r}", f"there are: {known}", "rename it")
        self._class: dict[str, Tag] = {
            word: tag for tag in get_args(Tag) if tag != "NAME" for word in grammar.get(tag, ())
        }
        # Names that look like verbs inside a sentence: Will Smith, the Met, Edward Said, Pan Am.
        self._verb_names = frozenset(
            word.capitalize() for word, tag in self._class.items() if tag in ("VERB", "AUX") and word.isalpha()
        )
        self._find = re.compile(pattern, re.VERBOSE).findall
        self._read = Kept(self._word)

    def __call__(self, text: str) -> Tokens:
        """All tokens of ``text``, white space left out."""
        pieces = self._find(text)  # tokens with the white space after them; joined, they are the text
        read = list(map(self._read.__getitem__, pieces))
        word, lower, tag = [one[0] for one in read], [one[1] for one in read], [one[2] for one in read]
        start = list(accumulate(map(len, pieces), initial=len(text) - len(text.lstrip())))[: len(pieces)]
        end = list(map(add, start, map(len, word)))
        if not self._verb_names.isdisjoint(word):
            self._rename(word, tag)
        out = [len(text) + 1] * BEYOND
        stops: list[Tag] = ["STOP"] * BEYOND
        breaks = [_BREAK] * BEYOND  # at the end, where negative indices find them as well
        return Tokens(word + breaks, lower + breaks, tag + stops, start + out, end + out)

    def _word(self, piece: str) -> tuple[str, str, Tag]:
        """The word of a piece, its lower-case form and its class."""
        word = piece.rstrip()
        lower = _lowered(word)
        return word, word if lower == word else lower, self.word_class(word, lower)

    def word_class(self, word: str, lower: str) -> Tag:
        """The class of a word by itself, given also in lower case."""
        tag = self._class.get(lower)
        first = word[0]
        if tag:
            return "NAME" if (tag == "WORD" and first.isupper()) or word in self._names else tag
        if first.isalpha():
            if first.isupper():
                return "NAME"
            return next((tag for tag, ending in self._endings.items() if lower.endswith(ending)), "WORD")
        if first.isdigit() or (first in "$£€" and len(word) > 1):
            return "NUM"
        if len(word) > 1 and first in "’'":
            return "GEN"
        return _PUNCT.get(first, "SYM")

    def _rename(self, word: list[str], tag: list[Tag]) -> None:
        """Retags capitalised verb forms as names: after a lower-case word or a title (but not after *to*, as in the
        headline *Leaders to Meet*); *Am* after a name; *Will* before a name that a comma or past verb follows (*Will
        Smith said*)."""
        for at in range(1, len(word)):
            if word[at] in self._verb_names:
                before = word[at - 1]
                title = len(before) > 2 and before.endswith(".")
                if (before[0].islower() and before != "to") or title or (word[at] == "Am" and tag[at - 1] == "NAME"):
                    tag[at] = "NAME"
        for at in range(len(word) - 2):
            told = tag[at + 2] in ("ED", "AUX") or word[at + 2] in (",", "said", "says")
            if word[at] == "Will" and tag[at + 1] == "NAME" and told:
                tag[at] = "NAME"


_tokeniser = functools.cache(Tokeniser)


def tokenise(text: str, language: str = "en") -> Tokens:
    """All tokens of ``text``, white space left out."""
    return _tokeniser(language)(text)
