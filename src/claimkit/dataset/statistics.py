"""Counts over a dataset: what is in it, and where it comes from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from claimkit.display import host
from claimkit.records import NAMED_ROLES, ROLES, ReviewedClaim

BY: Final = (
    "type",
    "verdict",
    "status",
    "origin",
    "shown",
    "rule",
    "value",
    *NAMED_ROLES,
    "site",
    "publisher",
    "language",
    "month",
    "annotator",
)
NONE: Final = "(none)"


class Statistics:
    """Counts claims: ``by["verdict"]["refuted"]`` is a number of claims, ``crossed`` counts verdicts by type."""

    def __init__(self) -> None:
        self.claims = 0
        self.articles: Counter[str] = Counter()
        self.copies: Counter[str] = Counter()  # articles that are near-copies of another
        self.by: dict[str, Counter[str]] = {name: Counter() for name in BY}
        self.crossed: dict[str, Counter[str]] = defaultdict(Counter)
        self.extractors: set[str] = set()
        self.latest_review = ""

    def add(self, claim: ReviewedClaim, times: int = 1) -> None:
        """Counts the claim; ``times=-1`` removes it again."""
        self.claims += times
        self.articles[claim.article_id] += times
        if claim.article.duplicate_of is not None:
            self.copies[claim.article_id] += times
        if claim.claimkit:
            self.extractors.add(claim.claimkit)
        for name, value in _facts(claim):
            self.by[name][value] += times
        self.crossed[claim.type][claim.verdict or claim.status] += times
        self.latest_review = max([self.latest_review, *(review.created_at or "" for review in claim.reviews)])

    def include(self, other: Statistics) -> None:
        """Adds the counts of ``other``, except extractors and the latest review."""
        self.claims += other.claims
        self.articles.update(other.articles)
        self.copies.update(other.copies)
        for name, counts in other.by.items():
            self.by[name].update(counts)
        for type_, verdicts in other.crossed.items():
            self.crossed[type_].update(verdicts)

    def table(self) -> list[Count]:
        """Every count, by kind, the largest first."""
        return [
            Count(by=name, value=value, claims=count)
            for name in BY
            for value, count in sorted(self.by[name].items(), key=lambda item: (-item[1], item[0]))
            if count > 0
        ]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the statistics: how many claims have this value."""

    by: str
    value: str
    claims: int


def count(claims: Iterable[ReviewedClaim]) -> Statistics:
    statistics = Statistics()
    for claim in claims:
        statistics.add(claim)
    return statistics


def _names(claim: ReviewedClaim, name: str) -> list[str]:
    """The people and bodies that the role means: their names, else the article's words."""
    roles = [role for role in claim.roles if role.role == name]
    return sorted({name for role in roles for name in role.names or [" ".join(role.text.split())]}) or [NONE]


def _facts(claim: ReviewedClaim) -> list[tuple[str, str]]:
    article = claim.article
    return [
        ("type", claim.type),
        ("verdict", claim.verdict or NONE),
        ("status", claim.status),
        ("origin", claim.origin),
        ("shown", "blind" if claim.blind else "pre-annotated"),
        ("rule", claim.rule or NONE),
        ("value", f"{claim.type}: {claim.value or NONE}"),
        *((role, name) for role in NAMED_ROLES if role in ROLES[claim.type] for name in _names(claim, role)),
        ("site", host(article.url) or NONE),
        ("publisher", article.publisher or NONE),
        ("language", article.language or NONE),
        ("month", (article.published or "")[:7] or NONE),
        *(("annotator", name) for name in sorted({review.annotator for review in claim.reviews})),
    ]
