"""Finds the longest rule match around a trigger word; shared by the detectors of ages and dates.

The text is searched for triggers once, and patterns are tried only near them: at each word that leads up to the trigger
and occurs in some pattern.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from typing import Generic, TypeVar

from claimkit.detectors.rules import Rule
from claimkit.text.document import Document
from claimkit.text.tokens import Kept, KeptT

_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURES = re.compile(r"\\d|\[\d")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_YEARS = re.compile(r"20\)\\d\\d|\\d\{4\}")
_PLACEHOLDER = re.compile(r"\{([a-z_]+\d?)\}")
_REACH = 8  # words of an expression before its first trigger


class PatternRule(Rule, frozen=True, kw_only=True):
    """A rule with a pattern, in which the placeholder ``{name}`` stands for any word of that kind."""

    pattern: str


class Triggers(Kept[KeptT]):
    """The words that can be part of an expression, each with a truthy value. Each word is classified only once, however
    many texts contain it."""

    def places(self, lower: list[str]) -> list[int]:
        """The indices of the triggers among the lower-cased words of a text."""
        return list(compress(range(len(lower)), map(self.__getitem__, lower)))


RuleT = TypeVar("RuleT", bound=PatternRule)


Hit = tuple[RuleT, re.Match[str]]  # a rule and where it matched


def compile_pattern(pattern: str, placeholders: Mapping[str, str]) -> re.Pattern[str]:
    """Compile a pattern: each placeholder becomes a group of its name, and a space matches one or two white-space
    characters other than a line break.

    A second word of the same kind gets a numbered group (``day2``), whether the pattern writes the number or repeats
    the name. A placeholder's value may contain placeholders.
    """
    used: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        kind = match[1] if match[1] in placeholders else match[1].rstrip("0123456789")
        names = (match[1], *(f"{kind}{number}" for number in range(2, 100)))
        group = next(name for name in names if name not in used)
        used.add(group)
        return f"(?P<{group}>{_PLACEHOLDER.sub(fill, placeholders[kind])})"

    source = _PLACEHOLDER.sub(fill, pattern).replace("[- ]", "(?:[-–]| )").replace(" ", r"(?:[^\S\n]{1,2})")
    return re.compile(rf"(?:(?=\W)|(?<![\w$£€#]))(?:{source})(?!\w|-[^\W\d])", re.IGNORECASE)


def _words_of(pattern: str) -> Iterator[str]:
    """The words that a pattern spells out. A word whose last letter is optional (``Jahres?``) counts with and without
    it."""
    for match in _WORD.finditer(pattern):
        yield match[0]
        if pattern.startswith("?", match.end()):
            yield match[0][:-1]


class Matcher(Generic[RuleT]):
    """The rules of a claim type, ready to match.

    ``lead`` lists words that may precede a trigger although no pattern spells them out, ``inside`` words that no
    pattern begins with.
    """

    def __init__(
        self,
        rules: Iterable[RuleT],
        placeholders: Mapping[str, str],
        lead: Iterable[str] = (),
        inside: Iterable[str] = (),
    ) -> None:
        self._rules = [(rule, compile_pattern(rule.pattern, placeholders)) for rule in rules]
        self._words = [frozenset(_words_of(pattern.pattern.lower())) for _, pattern in self._rules]
        self._figures = [_FIGURES.search(pattern.pattern) is not None for _, pattern in self._rules]
        self._years = [_YEARS.search(pattern.pattern) is not None for _, pattern in self._rules]
        self._inside = frozenset(inside)
        self._lead = frozenset().union(*self._words) | frozenset("a,-–—/'’[](") | frozenset(lead)
        self._holding = functools.lru_cache(maxsize=1 << 12)(self._rules_with)

    def longest(self, document: Document, index: int, done: int) -> Hit[RuleT] | None:
        """The longest match that contains the token ``index``, from the earliest place where one begins; ``None`` if
        there is none.

        No match begins before the offset ``done``. Of equally long matches, the first rule's wins.
        """
        tokens, text = document.tokens, document.text
        word, trigger = tokens.lower[index], tokens.start[index]
        for place, first in self._starts(document, index, done):
            best: Hit[RuleT] | None = None
            for rule, pattern in self._holding(first, word):
                match = pattern.match(text, place)
                if match and match.end() > trigger and (best is None or match.end() > best[1].end()):
                    best = rule, match
            if best is not None:
                return best
        return None

    def _rules_with(self, first: str, word: str) -> list[tuple[RuleT, re.Pattern[str]]]:
        """The rules whose pattern can contain both words."""
        found = self._rules_of(word)
        if first == word:
            return found
        ids = {id(entry) for entry in self._rules_of(first)}
        return [entry for entry in found if id(entry) in ids]

    def _rules_of(self, word: str) -> list[tuple[RuleT, re.Pattern[str]]]:
        """The rules whose pattern can contain a word: it spells out one of the word's parts, or both have digits. If
        there is none, as for some compounds, any rule can."""
        parts = {part.removesuffix("s") for part in _WORD.findall(word)} | set(_WORD.findall(word))
        figures = any(sign.isdigit() for sign in word)
        known = zip(self._rules, self._words, self._years if _YEAR.fullmatch(word) else self._figures, strict=True)
        found = [rule for rule, words, has_figures in known if (figures and has_figures) or not parts.isdisjoint(words)]
        return found or self._rules

    def _starts(self, document: Document, index: int, done: int) -> Iterator[tuple[int, str]]:
        """The offsets where an expression can begin, each with the word there: at every word that leads up to the
        trigger, and after each hyphen in the trigger."""
        tokens = document.tokens
        first = index
        while first > 0 and index - first < _REACH and tokens.start[first - 1] >= done:
            word = tokens.lower[first - 1]
            if not (word in self._lead or word.removesuffix("s") in self._lead or word[0].isdigit() or "-" in word):
                break
            first -= 1
        for at in range(first, index + 1):
            if tokens.lower[at] not in self._inside:
                yield tokens.start[at], tokens.lower[at]
        word = tokens.word[index]
        for position, sign in enumerate(word[:40]):
            if sign == "-" and not word[position - 1].isdigit():
                yield tokens.start[index] + position + 1, tokens.lower[index]
