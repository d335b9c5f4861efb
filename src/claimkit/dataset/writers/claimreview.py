"""schema.org ClaimReview as JSON-LD: one ``@graph`` of reviews, for fact-check publishers and search engines.

The claim reviewed is the statement, and its author is the article's publisher, who printed it. It is never the person
quoted or accused: rating them "refuted" would say something that nobody claimed. The publisher of the review adds the
``url`` of its page, which no dataset can know. The rating runs from 1 (refuted) to 5 (supported); *not enough evidence*
is a rating in words only. ``not_a_claim`` and disputed claims are left out, and so are addresses that are not web
addresses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from claimkit.dataset.writers import LeaveOut, evidence_of, web_address
from claimkit.records import ReviewedClaim

RATINGS: dict[str, tuple[int | None, str]] = {
    "supported": (5, "Supported"),
    "conflicting": (3, "Conflicting evidence"),
    "refuted": (1, "Refuted"),
    "not_enough_evidence": (None, "Not enough evidence"),
}


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    file.write(b'{"@context":"https://schema.org","@graph":[')
    before = b"\n"
    for claim in rows:
        if claim.verdict not in RATINGS:
            leave_out(claim, f"ClaimReview has no rating for {claim.verdict or claim.status}")
        else:
            file.write(before + msgspec.json.encode(_review(claim, *RATINGS[claim.verdict])))
            before = b",\n"
    file.write(b"\n]}\n")


def _review(claim: ReviewedClaim, rating: int | None, words: str) -> dict[str, Any]:
    article = claim.article
    publisher = article.publisher and {"@type": "Organization", "name": article.publisher}
    reviewed = max((review.created_at or "" for review in claim.reviews), default="")
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web_address(article.url),
        "datePublished": article.published,
        "publisher": publisher,
    }
    return _present(
        {
            "@type": "ClaimReview",
            "@id": f"urn:claimkit:{claim.id}",
            "claimReviewed": claim.statement,
            "datePublished": reviewed[:10] or None,
            "author": [{"@type": "Person", "name": name} for name in sorted({r.annotator for r in claim.reviews})],
            "reviewRating": _present(
                {
                    "@type": "Rating",
                    "ratingValue": rating,
                    "bestRating": None if rating is None else 5,
                    "worstRating": None if rating is None else 1,
                    "alternateName": words,
                }
            ),
            "citation": list(evidence_of(claim)) or None,
            "itemReviewed": _present(
                {
                    "@type": "Claim",
                    "author": publisher,
                    "datePublished": article.published,
                    "appearance": _present(appearance),
                }
            ),
        }
    )


def _present(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None}
