"""Whether the month comes first in an article's numeric dates: ``03/04/2023``.

The article's own evidence decides, the most reliable first: its other numeric dates, a date in words for the same day,
the publisher and address, the spelling, the way it writes dates in words. Without evidence the day comes first, as in
most of the world, and the claim's reasons say that the date is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimkit.detectors.date.patterns import Dates
from claimkit.detectors.date.shared_years import Hit
from claimkit.detectors.date.words import Words
from claimkit.text.document import Document


class FigureOrder(NamedTuple):
    """The order of day and month; ``evidence`` says what shows it, "" if nothing does. ``sure``: no evidence is
    needed."""

    month_first: bool = False
    evidence: str = ""
    sure: bool = False

    def reasons(self, match: re.Match[str]) -> tuple[str, ...]:
        """The reasons for a numeric date's reading; empty if it can be read in only one way."""
        first, second = int(match["first"]), int(match["second"])
        if self.sure or first == second or max(first, second) > 12:
            return ()
        order = "month first" if self.month_first else "day first"
        if not self.evidence:
            return (f"ambiguous: read {order}, and nothing in the article shows whether the month comes first",)
        return (f"read {order}, as {self.evidence}",)


Evidence = Callable[[Document, Sequence[Hit], Dates], "bool | None"]


def figure_order(document: Document, hits: Sequence[Hit], language: Dates) -> FigureOrder:
    """The order that the article's evidence shows. Nothing is searched unless one of ``hits`` is a numeric date."""
    if not language.ambiguous_order or all(hit.rule.means != "numeric" for hit in hits):
        return FigureOrder(sure=True)
    for evidence, find in _EVIDENCE.items():
        month_first = find(document, hits, language)
        if month_first is not None:
            return FigureOrder(month_first, evidence)
    return FigureOrder()


def _prevailing(month_first: int, day_first: int) -> bool | None:
    """Which order has signs; ``None`` if neither has, or both."""
    return month_first > 0 if (month_first > 0) != (day_first > 0) else None


def _figures(hits: Sequence[Hit]) -> set[tuple[int, int]]:
    return {(int(hit.match["first"]), int(hit.match["second"])) for hit in hits if hit.rule.means == "numeric"}


def _other_figures(_: Document, hits: Sequence[Hit], __: Dates) -> bool | None:
    figures = _figures(hits)
    return _prevailing(sum(second > 12 for _, second in figures), sum(first > 12 for first, _ in figures))


def _same_day(document: Document, hits: Sequence[Hit], language: Dates) -> bool | None:
    """Whether the article names the day in words (``3 April`` beside ``03/04/2023``), or was published on it."""
    calendar = (Words(hit.match, language) for hit in hits if hit.rule.means == "calendar")
    named = {(words.day, words.month) for words in calendar if "month_number" not in words}
    if document.published is not None:
        named.add((document.published.day, document.published.month))
    figures = _figures(hits)
    return _prevailing(len(named & {(second, first) for first, second in figures}), len(named & figures))


def _signs(kind: str, text: Callable[[Document], str]) -> Evidence:
    def find(document: Document, _: Sequence[Hit], language: Dates) -> bool | None:
        found = text(document)
        return _prevailing(*(len(side[kind].findall(found)) for side in (language.month_first, language.day_first)))

    return find


def _way_of_writing(_: Document, hits: Sequence[Hit], __: Dates) -> bool | None:
    """How the article writes dates in words: ``April 3, 2023`` or ``3 April 2023``."""
    rules = [hit.rule.id for hit in hits]
    return _prevailing(rules.count("date.day.month_first"), rules.count("date.day.day_first"))


_EVIDENCE: dict[str, Evidence] = {
    "the article's other dates in figures are": _other_figures,
    "the article names that day in words": _same_day,
    "is usual where the article was published": _signs("origin", lambda document: document.origin),
    "is usual where words are spelled as in the article": _signs("spelling", lambda document: document.text),
    "the article's dates in words are": _way_of_writing,
}
