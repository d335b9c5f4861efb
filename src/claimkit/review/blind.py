"""Blind tasks compared with pre-annotated ones: what the extractor misses, and how much its proposals influence
annotators.

In a blind task annotators see no proposal. What they find there and the extractor did not is what it misses; if they
keep more of its proposals, or add fewer claims, when they see them, it influences them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from claimkit.records import Review, ReviewedClaim
from claimkit.review.agreement import Figure, estimate, ratio
from claimkit.review.verdicts import latest

Row = tuple[str, tuple[float, float]]  # an article, and what is summed over it


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One way of showing tasks. ``kept``: the share of reviews of proposals that call them claims; ``corrected``: the
    share of those that changed span, type or roles; ``found``: the share of the claims people see that the extractor
    had proposed (its recall, as far as annotators see everything); ``added``: the claims that annotators drew."""

    part: str
    claims: int
    added: int
    kept: Figure
    corrected: Figure
    found: Figure


class ShownTally:
    """Collects claim by claim, so that a stream is enough."""

    def __init__(self) -> None:
        self._parts = {"pre-annotated": _Part(), "blind": _Part()}

    def add(self, claim: ReviewedClaim) -> None:
        reviews = latest([r for r in claim.reviews if not r.adjudication])
        if claim.origin == "extracted":  # whoever draws a claim has seen it, with or without a verdict
            reviews = [review for review in reviews if review.verdict is not None]
        if reviews:
            self._parts["blind" if claim.blind else "pre-annotated"].add(claim, reviews)

    def measured(self) -> list[Shown]:
        """Pre-annotated and blind, if there are such tasks."""
        return [part.measured(name) for name, part in self._parts.items() if part.claims]


class _Part:
    def __init__(self) -> None:
        self.claims = self.added = 0
        self._kept: Counter[Row] = Counter()
        self._corrected: Counter[Row] = Counter()
        self._found: Counter[Row] = Counter()

    def add(self, claim: ReviewedClaim, reviews: Sequence[Review]) -> None:
        seen = [review for review in reviews if review.verdict != "not_a_claim"]
        self.claims += 1
        self.added += claim.origin == "annotator"
        if claim.origin == "extracted":
            self._kept[claim.article_id, (float(len(seen)), float(len(reviews)))] += 1
        if claim.origin == "extracted" and seen:
            self._corrected[claim.article_id, (float(sum(r.corrected for r in seen)), float(len(seen)))] += 1
        if seen:
            self._found[claim.article_id, (float(claim.origin == "extracted"), 1.0)] += 1

    def measured(self, name: str) -> Shown:
        kept, corrected, found = map(_estimated, (self._kept, self._corrected, self._found))
        return Shown(part=name, claims=self.claims, added=self.added, kept=kept, corrected=corrected, found=found)


def _estimated(rows: Counter[Row]) -> Figure:
    placed = list(rows.elements())
    return estimate([row for _, row in placed], ratio, [article for article, _ in placed])


def shown(claims: Iterable[ReviewedClaim]) -> list[Shown]:
    """Pre-annotated and blind tasks among these claims, if there are such tasks."""
    tally = ShownTally()
    for claim in claims:
        tally.add(claim)
    return tally.measured()
