"""Blind tasks compared with pre-annotated ones: what the extractor misses, and how much its proposals influence
annotators.

In a blind task, annotators see no proposals. Claims that they find there and the extractor did not are its misses. If
annotators keep more proposals, or add fewer claims, when they see proposals, then the extractor influences them.
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
    """Figures for one way of showing tasks (``part``: pre-annotated or blind).

    ``kept``: the share of reviews of proposals that call them claims; ``corrected``: the share of those that changed
    span, type or roles; ``found``: the share of the annotators' claims that the extractor had proposed (its recall, as
    far as annotators see everything); ``added``: the number of claims that annotators drew.
    """

    part: str
    claims: int
    added: int
    kept: Figure
    corrected: Figure
    found: Figure


class ShownTally:
    """Collects the figures claim by claim, from a stream."""

    def __init__(self) -> None:
        self._parts = {"pre-annotated": _Part(), "blind": _Part()}

    def add(self, claim: ReviewedClaim) -> None:
        reviews = latest([r for r in claim.reviews if not r.adjudication])
        if claim.origin == "extracted":  # somebody who drew a claim saw it, even without a verdict
            reviews = [review for review in reviews if review.verdict is not None]
        if reviews:
            self._parts["blind" if claim.blind else "pre-annotated"].add(claim, reviews)

    def measured(self) -> list[Shown]:
        """The figures for pre-annotated and for blind tasks, if there are any."""
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
    """The figures for pre-annotated and for blind tasks among these claims, if there are any."""
    tally = ShownTally()
    for claim in claims:
        tally.add(claim)
    return tally.measured()
