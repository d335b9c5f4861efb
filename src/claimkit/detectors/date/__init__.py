"""Dates: expressions that a reader could check against a calendar."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit.detectors.date.anchor_date import Context
from claimkit.detectors.date.figures import figure_order
from claimkit.detectors.date.guards import near_event, refused
from claimkit.detectors.date.patterns import Dates, Means, dates
from claimkit.detectors.date.shared_years import UNSURE, Hit, lent_years
from claimkit.detectors.date.tense import tense_at
from claimkit.detectors.date.values import read
from claimkit.detectors.found import Found
from claimkit.detectors.match_context import MatchContext
from claimkit.text.document import Document

# Dates only if the text names an earlier one that they count from.
_COUNTED_FROM_ANOTHER: frozenset[Means] = frozenset({"quarter_again", "later"})
_TWO_FIGURES = re.compile(r"\d\d")


def find_dates(document: Document) -> Iterator[Found]:
    """Date claims in text order, with TIMEX3 values; the value is ``None`` if it depends on a publication date that is
    not known."""
    language = dates(document.language)
    context = Context(language, document.published, document.text)
    hits = list(_hits(document, language))
    order = figure_order(document, hits, language)
    context.month_first = order.month_first
    for (rule, match, first, last), lent in zip(hits, lent_years(hits, document, language), strict=True):
        context.verb = functools.partial(tense_at, document, first, last)
        limited = first > 0 and document.tokens.lower[first - 1] in language.limits
        context.nearest = limited or (rule.means == "month" and near_event(document, first, last, language.events))
        context.lent, context.unsure = lent if isinstance(lent, int) else None, lent is UNSURE
        for start, end, value, mod in read(rule.means, match, context):
            reasons: tuple[str, ...] = (rule.why,)
            if context.unsure:
                reasons += ("no value: there is a year nearby that may or may not be this date's",)
            elif value is None and rule.means in _COUNTED_FROM_ANOTHER:
                continue
            elif value is None and document.published is None:
                reasons += ("no value: it is relative, and the publication date is not known",)
            elif lent is not None:
                reasons += (f"its year, {lent}, is that of a date beside it",)
            if rule.means == "numeric":
                reasons += order.reasons(match)
            yield Found("date", start, end, rule.id, value=value, mod=mod, reasons=reasons)


def _hits(document: Document, language: Dates) -> Iterator[Hit]:
    """The date expressions in text order."""
    tokens = document.tokens
    done = 0  # offset up to which the text is read
    for index in language.triggers.places(tokens.lower):
        if tokens.start[index] < done:
            continue
        word, following = tokens.lower[index], tokens.lower[index + 1] if index + 1 < len(tokens) else ""
        if word in "'‘":  # '73
            index += 1
            if not _TWO_FIGURES.fullmatch(following):
                continue
        elif _TWO_FIGURES.fullmatch(word) and following != "'s":  # the 70's
            continue
        found = language.matcher.longest(document, index, done)
        if found is None:
            continue
        rule, match = found
        done = match.end()
        if not refused(MatchContext(document, match, match.start(), match.end()), rule, language):
            yield Hit(rule, match, tokens.at(match.start()), tokens.at(match.end() - 1) + 1)
