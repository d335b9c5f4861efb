"""How old a person is, was or will be."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit.detectors.age_guards import refused
from claimkit.detectors.age_patterns import BESIDE, DECADES, MATCHER, TRIGGERS
from claimkit.detectors.age_person import person_of
from claimkit.detectors.document import Document
from claimkit.detectors.found import Found
from claimkit.detectors.matching import Triggers
from claimkit.detectors.numbers import NUMBER_WORDS, number, ordinal
from claimkit.detectors.place import Place

_SHAPE = re.compile(r".*-olds?|(?:over|under)-(?:\d\d|[a-z]+)s|(?:\w+-)?[1-9]0s")
_FIGURES = re.compile(r"1?\d?\d\+?|\d\d[-–]\d\d")
_LIST = re.compile(r",?\s?(?:(?:and|or|not|but not)\s)?")
_UNIT_CODES = {"month": "M", "week": "W", "day": "D"}


@functools.lru_cache(maxsize=1 << 14)
def _kind(word: str) -> int:
    """1 for a word that can make an expression an age, 2 for a number, which can do so in some company, else 0."""
    if word in TRIGGERS or word.rpartition("-")[2] in DECADES or _SHAPE.fullmatch(word):
        return 1
    first = word.partition("-")[0]
    return 2 if first in NUMBER_WORDS or _FIGURES.fullmatch(word) else 0


_TRIGGERS = Triggers(lambda word: _kind(word) > 0)


def find_ages(document: Document) -> Iterator[Found]:
    """Age claims, with the person where the text names one."""
    tokens = document.tokens
    lower = tokens.lower
    done, previous = 0, 0  # offsets where the last match and the last age end
    person = None  # ages in a list are those of the same people
    for index in _TRIGGERS.places(lower):
        word = lower[index]
        kind = _kind(word)
        if tokens.start[index] < done:
            continue
        if (
            kind == 2
            and (index == 0 or lower[index - 1] not in BESIDE)
            and not ((index + 2 < len(lower) and lower[index + 1] in ("and", "or")) or word.endswith("+"))
        ):
            continue
        hit = MATCHER.longest(document, index, done)
        if hit is None:
            continue
        rule, match = hit
        group = "anchor" if "anchor" in match.re.groupindex else 0
        start, end = match.span(group)
        if refused(Place(document, match, start, end, previous), rule):
            continue
        if rule.person in ("after", "none") or not previous or _LIST.fullmatch(document.text, previous, start) is None:
            person = person_of(document, rule, match, start, end)
        done = previous = end
        roles = (("person", *person),) if person is not None else ()
        yield Found("age", start, end, rule.id, roles=roles, value=_value(match), reasons=(rule.why,))


def _value(match: re.Match[str]) -> str | None:
    """``59``, ``18-24``, ``40s``, ``18+``, ``-16`` (under), ``P8M``."""
    found: dict[str, list[str]] = {name.rstrip("0123456789"): [] for name in match.groupdict()}
    for name, text in match.groupdict().items():
        if text is not None:
            found[name.rstrip("0123456789")].append(text)
    if decade := found.get("decade"):
        word = decade[0].lower()
        return "10s" if word == "teens" else f"{DECADES[word]}0s" if word in DECADES else word
    if birthday := found.get("ordinal"):
        return str(ordinal(birthday[0]))
    numbers = [number(text.removesuffix("es" if text.endswith("xes") else "s")) for text in found["n"]]
    value = "-".join(str(n) for n in numbers)
    unit = found.get("unit")
    if found.get("half"):
        return f"P{12 * (numbers[0] or 0) + 6}M"
    if unit and unit[0].lower() in _UNIT_CODES:
        return f"P{numbers[-1]}{_UNIT_CODES[unit[0].lower()]}"
    if found.get("open"):
        return f"{value}+"
    if side := found.get("side"):
        return f"{value}+" if side[0].lower() == "over" else f"-{value}"
    return value
