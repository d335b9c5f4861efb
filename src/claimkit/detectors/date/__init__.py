"""Calendar expressions that a reader could check against a calendar."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit.detectors.date.anchor_date import Context
from claimkit.detectors.date.guards import near_event, refused
from claimkit.detectors.date.patterns import dates
from claimkit.detectors.date.tense import tense_at
from claimkit.detectors.date.values import read
from claimkit.detectors.found import Found
from claimkit.detectors.match_context import MatchContext
from claimkit.text.document import Document

_LEANING = frozenset({"quarter_again", "later"})  # no dates where the text names none for them to lean on
_SHORT_YEAR = re.compile(r"\d\d")


def find_dates(document: Document) -> Iterator[Found]:
    """Date claims with TIMEX3 values; a value that needs a publication date that is not given is ``None``."""
    tokens, text = document.tokens, document.text
    language = dates(document.language)
    context = Context(language, document.published, text)
    done = 0  # offset up to which the text is read
    for index in language.triggers.places(tokens.lower):
        if tokens.start[index] < done:
            continue
        if tokens.lower[index] == "'":  # '73
            index += 1
            if index == len(tokens) or not _SHORT_YEAR.fullmatch(tokens.lower[index]):
                continue
        hit = language.matcher.longest(document, index, done)
        if hit is None:
            continue
        rule, match = hit
        done = match.end()
        first, last = tokens.at(match.start()), tokens.at(match.end() - 1) + 1
        if refused(MatchContext(document, match, match.start(), match.end()), rule, language):
            continue
        context.verb = functools.partial(tense_at, document, first, last)
        limited = first > 0 and tokens.lower[first - 1] in language.limits
        context.nearest = limited or (rule.means == "month" and near_event(document, first, last, language.events))
        value, mod = read(rule.means, match, context)
        if value is None and rule.means in _LEANING:
            continue
        reasons: tuple[str, ...] = (rule.why,)
        if value is None and document.published is None:
            reasons += ("no value: it is relative, and the publication date is not known",)
        yield Found("date", match.start(), match.end(), rule.id, value=value, mod=mod, reasons=reasons)
