"""The words and rules of ages in one language, and the building blocks of their patterns."""

from __future__ import annotations

import functools
import re
from typing import Literal

from claimkit.detectors.matching import Matcher, PatternRule, Triggers
from claimkit.detectors.rules import load
from claimkit.language import words
from claimkit.text.numbers import alternatives, numbers

_OLD_DECADE = re.compile(r"(?:early|mid|late)-\d0")  # "in her mid-60's", whose genitive is a token of its own
_FIGURES = re.compile(r"1?\d?\d\+?|\d\d[-–]\d\d")
_UNITS = ("year", "month", "week", "day")


Guard = Literal[
    "of_thing", "full_name", "verb", "side", "range", "of", "to_the", "birthday", "year_old", "years_old", "aged",
    "ages", "age_of", "turned", "over", "open", "apposition", "also", "as_young", "was", "at",
]  # fmt: skip


class AgeRule(PatternRule, frozen=True, kw_only=True):
    """An age rule, with the keys that ``language/en/age.toml`` explains; ``guard`` names a check of the words around a
    match."""

    person: Literal["after", "before", "subject", "name_after", "name_before", "nearest", "none"]
    guard: Guard | None = None


class Ages:
    """What the detector of ages needs to know of one language. Use :func:`ages`, which caches it."""

    def __init__(self, language: str) -> None:
        calendar, rules = words("calendar", language), words("age", language)
        data = rules["words"]
        self.numbers = numbers(language)
        # as ISO 8601 writes a duration's units
        self.units = {name.lower(): unit[0].upper() for name, unit in calendar["unit"].items() if unit in _UNITS}
        self.decades: dict[str, int] = calendar.get("decade", {})
        self.persons = frozenset(data["persons"])
        self.jobs = frozenset(data["jobs"])
        self.thing_endings = tuple(data["thing_endings"])
        self._triggers = frozenset(data["triggers"]) | frozenset(self.decades)
        self._shape = re.compile(rules.get("shape", "(?!)"))
        self.beside = frozenset(data["beside"]) | frozenset(data["people"])  # a number is a trigger after one of these
        self.matcher = Matcher(load("age", AgeRule, language), self._placeholders(), self.beside)
        self.triggers = Triggers(self._kind)

    def _kind(self, word: str) -> int:
        """1 for a word that makes an expression an age, 2 for a number, which needs certain words around it, else 0."""
        if word in self._triggers or word.rpartition("-")[2] in self.decades or self._shape.fullmatch(word):
            return 1
        if _OLD_DECADE.fullmatch(word):
            return 1
        return 2 if word.partition("-")[0] in self.numbers.words or _FIGURES.fullmatch(word) else 0

    def _placeholders(self) -> dict[str, str]:
        return {
            # a person's age: up to 119, and not part of a larger or decimal number
            "n": rf"(?:(?:1[01]\d|[1-9]\d?)(?!\d|[.,:/]\d|[%°])|{self.numbers.pattern})",
            "unit": f"(?:{alternatives(self.units)})",
            "half": "[- ]and[- ]a[- ]half",
            "ordinal": rf"(?:(?:1[01]\d|[1-9]\d?){self.numbers.ending}|{self.numbers.ordinals})",
            "units_word": f"(?:{alternatives(self.numbers.plurals)})",
            "decade": rf"(?:[1-9]0['’]?s|{alternatives(self.decades)}|teens)",
            "apostrophe": "['’]",
        }


@functools.cache
def ages(language: str) -> Ages:
    """The words and rules of ages in ``language``, compiled once."""
    return Ages(language)
