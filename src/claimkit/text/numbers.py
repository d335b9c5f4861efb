"""Patterns and values of numbers in digits and words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from claimkit.language import words


def alternatives(names: Iterable[str]) -> str:
    """A regular expression for any of the names, the longest first. It never matches if there are no names."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", " ").replace("'", "['’]") for name in ordered) or "(?!)"


class Numbers:
    """The number words of one language; use :func:`numbers`, which caches them."""

    def __init__(self, language: str) -> None:
        data = words("numbers", language)
        self._cardinal: dict[str, int] = data["cardinal"]
        self._tens: dict[str, int] = data["tens"]
        self._ordinal: dict[str, int] = data["ordinal"]
        self._one = frozenset(data.get("one", ()))
        self._hundred: str = data["hundred"]
        units, tens = alternatives(self._cardinal), alternatives(self._tens)
        # 1-999 in words: "six", "twenty-one", "thirty five", "two hundred"
        self.pattern = rf"(?:(?:{tens})(?:[- ](?:{units}))?|(?:{units})(?: {self._hundred})?)"
        self.one = alternatives(self._one)
        self.ending = f"(?:{data['ordinal_ending']})"  # of an ordinal in figures
        self.ordinals = alternatives(self._ordinal)
        # "the under-fives"
        self.plurals = [f"{name.removesuffix('x')}{'xes' if name[-1] == 'x' else 's'}" for name in self._cardinal]
        self.words = frozenset({*self._cardinal, *self._tens, self._hundred})

    def value(self, text: str) -> int | None:
        """The value of digits or of a number in words; ``None`` for anything else."""
        text = text.lower().replace(",", "")
        if text.isascii() and text.isdigit():
            return int(text)
        total = 0
        for word in re.split(r"[-\s]+", text):
            if word in self._one:
                total += 1
            elif word in self._cardinal or word in self._tens:
                total += self._cardinal.get(word) or self._tens[word]
            elif word == self._hundred:
                total *= 100
            else:
                return None
        return total

    def ordinal(self, text: str) -> int | None:
        """``third``, ``3rd``, ``20th`` → its number."""
        text = text.lower().replace(" ", "-")
        if text in self._ordinal:
            return self._ordinal[text]
        digits = re.match(r"\d+", text)
        return int(digits.group()) if digits else None


@functools.cache
def numbers(language: str = "en") -> Numbers:
    """The number words of a language. Raises :class:`~claimkit.errors.SettingsError` if it has none."""
    return Numbers(language)
