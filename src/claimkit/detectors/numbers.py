"""Numbers in digits and words, as pattern and as value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimkit.language import words

_CARDINAL: dict[str, int] = words("numbers")["cardinal"]
_TENS: dict[str, int] = words("numbers")["tens"]
ORDINAL: dict[str, int] = words("numbers")["ordinal"]


def alternatives(names: Iterable[str]) -> str:
    """The names as one pattern, the longest first; a space matches any single space."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", " ").replace("'", "['’]") for name in ordered)


# 1-999 in words, and digits: "six", "twenty-one", "thirty five", "a hundred"
WORDS = (
    rf"(?:(?:{alternatives(_TENS)})(?:[- ](?:{alternatives(_CARDINAL)}))?|(?:{alternatives(_CARDINAL)})(?: hundred)?)"
)
NUMBER_WORDS = frozenset({*_CARDINAL, *_TENS, "hundred"})


def number(text: str) -> int | None:
    """The value of digits or of a number in words; ``None`` for anything else."""
    text = text.lower().replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text)
    total = 0
    for word in re.split(r"[-\s]+", text):
        if word in ("a", "an"):
            total += 1
        elif word in _CARDINAL or word in _TENS:
            total += _CARDINAL.get(word) or _TENS[word]
        elif word == "hundred":
            total *= 100
        else:
            return None
    return total


def ordinal(text: str) -> int | None:
    """``third``, ``3rd``, ``20th`` → its number."""
    text = text.lower().replace(" ", "-")
    if text in ORDINAL:
        return ORDINAL[text]
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else None
