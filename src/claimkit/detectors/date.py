"""Calendar expressions that a reader could check against a calendar."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit import timex
from claimkit.detectors.date_guards import Place, refused
from claimkit.detectors.date_patterns import LEAD, RULES, TRIGGERS, CompiledRule
from claimkit.detectors.date_values import Context, read
from claimkit.detectors.document import Document
from claimkit.detectors.found import Found
from claimkit.detectors.tense import tense_at

_REACH = 8  # words of an expression before its first trigger
_FIGURES = re.compile(
    r"(?:1[4-9]|20)\d\d(?:s|[-–/]\d\d(?:\d\d)?)?|\d0s|9/11|\d\d?/\d\d?/\d\d(?:\d\d)?|\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4}"
)


@functools.lru_cache(maxsize=1 << 14)
def _is_trigger(word: str) -> bool:
    """Whether a lower-cased word can make an expression a date."""
    if word in TRIGGERS:
        return True
    if word[0].isdigit():
        return _FIGURES.fullmatch(word) is not None
    return "-" in word and any(part in TRIGGERS or _FIGURES.fullmatch(part) for part in word.split("-"))


def find_dates(document: Document) -> Iterator[Found]:
    """Date claims with TIMEX3 values; a value that needs a publication date that is not given is ``None``."""
    tokens, text = document.tokens, document.text
    context = Context(document.published, text)
    done = 0  # offset up to which the text is read
    for index, word in enumerate(tokens.lower):
        if tokens.start[index] < done or not _is_trigger(word):
            continue
        hit = _longest(document, index, done)
        if hit is None:
            continue
        rule, match = hit
        done = match.end()
        first, last = tokens.at(match.start()), tokens.at(match.end() - 1) + 1
        if refused(Place(document, match, first, last), rule.rule, context.last_quarter is not None):
            continue
        context.tense = functools.partial(tense_at, document, first, last)
        value, mod = read(rule.rule.means, match, context)
        reasons: tuple[str, ...] = (rule.rule.why,)
        if value is None and document.published is None:
            reasons += ("no value: it is relative, and the publication date is not known",)
        yield Found("date", match.start(), match.end(), rule.rule.id, value=value, mod=mod, reasons=reasons)
        if value is not None:
            context.last = value
            if timex.granularity(value) == "quarter":
                context.last_quarter = value


def _longest(document: Document, index: int, done: int) -> tuple[CompiledRule, re.Match[str]] | None:
    """The longest match that holds the trigger, from the earliest place where one begins."""
    tokens, text = document.tokens, document.text
    first = index
    while first > 0 and index - first < _REACH and _leads(tokens.lower[first - 1]) and tokens.start[first - 1] >= done:
        first -= 1
    for place in _places(document, first, index):
        best: tuple[CompiledRule, re.Match[str]] | None = None
        for rule in RULES:
            match = rule.match.match(text, place)
            if match and match.end() > tokens.start[index] and (best is None or match.end() > best[1].end()):
                best = (rule, match)
        if best is not None:
            return best
    return None


def _leads(word: str) -> bool:
    return word in LEAD or word[0].isdigit() or word in "–—" or "-" in word


def _places(document: Document, first: int, index: int) -> Iterator[int]:
    """Where an expression can begin: at each word, and after the hyphens of the last."""
    tokens = document.tokens
    yield from tokens.start[first : index + 1]
    word, start = tokens.word[index], tokens.start[index]
    for position, sign in enumerate(word[:40]):
        if sign == "-" and not word[position - 1].isdigit():
            yield start + position + 1
