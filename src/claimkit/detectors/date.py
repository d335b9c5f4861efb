"""Calendar expressions that a reader could check against a calendar."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit.detectors.date_context import Context
from claimkit.detectors.date_guards import near_event, refused
from claimkit.detectors.date_patterns import MATCHER, TRIGGERS
from claimkit.detectors.date_values import read
from claimkit.detectors.document import Document
from claimkit.detectors.found import Found
from claimkit.detectors.matching import Triggers
from claimkit.detectors.place import Place
from claimkit.detectors.tense import tense_at

_FIGURES = re.compile(
    r"(?:1[4-9]|20)\d\d(?:s|[-–/]\d\d(?:\d\d)?)?|\d0s|9/11|\d\d?/\d\d?/\d\d(?:\d\d)?|\d{4}[-/]\d\d[-/]\d\d|\d\d?[-.]\d\d?[-.]\d{4}|1[0-3]\d\d|fy(?:1[4-9]|20)\d\d"
)

_PARTS = re.compile(r"[-.]")
_SHORT_YEAR = re.compile(r"\d\d")


def _is_trigger(word: str) -> bool:
    """Whether a lower-cased word can make an expression a date."""
    if word in TRIGGERS:
        return True
    if (word[0].isdigit() or word.startswith("fy")) and _FIGURES.fullmatch(word):
        return True
    parts = _PARTS.split(word)
    return len(parts) > 1 and any(part in TRIGGERS or _FIGURES.fullmatch(part) for part in parts)


_TRIGGERS = Triggers(_is_trigger)


def find_dates(document: Document) -> Iterator[Found]:
    """Date claims with TIMEX3 values; a value that needs a publication date that is not given is ``None``."""
    tokens, text = document.tokens, document.text
    context = Context(document.published, text)
    done = 0  # offset up to which the text is read
    for index in _TRIGGERS.places(tokens.lower):
        if tokens.start[index] < done:
            continue
        if tokens.lower[index] == "'":  # '73
            index += 1
            if index == len(tokens) or not _SHORT_YEAR.fullmatch(tokens.lower[index]):
                continue
        hit = MATCHER.longest(document, index, done)
        if hit is None:
            continue
        rule, match = hit
        done = match.end()
        first, last = tokens.at(match.start()), tokens.at(match.end() - 1) + 1
        if refused(Place(document, match, match.start(), match.end()), rule, context.last_quarter is not None):
            continue
        context.tense = functools.partial(tense_at, document, first, last)
        limited = first > 0 and tokens.lower[first - 1] in ("by", "until", "till", "through")
        context.nearest = limited or (rule.means == "month" and near_event(document, first, last))
        value, mod = read(rule.means, match, context)
        reasons: tuple[str, ...] = (rule.why,)
        if value is None and document.published is None:
            reasons += ("no value: it is relative, and the publication date is not known",)
        yield Found("date", match.start(), match.end(), rule.id, value=value, mod=mod, reasons=reasons)
