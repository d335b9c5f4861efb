"""The rules of ages, and what their patterns are made of."""

from __future__ import annotations

from typing import Literal

from claimkit.detectors.matching import Matcher, PatternRule
from claimkit.detectors.numbers import ORDINAL, WORDS, alternatives
from claimkit.detectors.rules import load
from claimkit.language import words

DECADES: dict[str, int] = words("calendar")["decade"]
PEOPLE = frozenset(words("age")["words"]["people"])
# "the under-fives"
_PLURALS = [f"{name.removesuffix('x')}{'xes' if name[-1] == 'x' else 's'}" for name in words("numbers")["cardinal"]]


class AgeRule(PatternRule, frozen=True, kw_only=True):
    """An age rule as ``language/en/age.toml`` explains it."""

    person: Literal["after", "before", "subject", "none"]


PLACEHOLDERS = {
    # a person's age: up to 119, and no part of a larger or decimal number
    "n": rf"(?:(?:1[01]\d|[1-9]\d?)(?!\d|[.,:/]\d|[%°])|{WORDS})",
    "unit": "(?:year|month|week|day)",
    "half": "[- ]and[- ]a[- ]half",
    "ordinal": rf"(?:[1-9]\d?(?:st|nd|rd|th)|{alternatives(ORDINAL)})",
    "units_word": f"(?:{alternatives(_PLURALS)})",
    "decade": rf"(?:[1-9]0s|{alternatives(DECADES)}|teens)",
    "apostrophe": "['’]",
}
_TRIGGER_WORDS = "old olds aged age ages turn turns turned turning over under teens birthday"
_COMPANY = """, ( – — and not of i some the about
or at is was were are am be been 's i'm he's she's they're we're you're who's just only
both all now then almost nearly about barely still already also"""
TRIGGERS = frozenset(_TRIGGER_WORDS.split()) | frozenset(DECADES)
BESIDE = frozenset(_COMPANY.split()) | PEOPLE  # a number is a trigger behind one of these
MATCHER = Matcher(load("age", AgeRule), PLACEHOLDERS, BESIDE)
