"""The shape of AVeriTeC (Schlichtkrull, Guo and Vlachos 2023): a JSON array of claims with label, speaker and evidence.

The claim is the sentence that states it, for an anchor alone can be read by nobody. Evidence links become the answers
of one question. ``not_a_claim`` and disputed claims have no label there and are left out. ``claim_id`` is an addition.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from claimkit.dataset.writers import LeaveOut, speaker
from claimkit.records import ReviewedClaim

LABELS = {
    "supported": "Supported",
    "refuted": "Refuted",
    "conflicting": "Conflicting Evidence/Cherrypicking",
    "not_enough_evidence": "Not Enough Evidence",
}
CLAIM_TYPES = {"age": "Numerical Claim", "attribution": "Quote Verification"}
OTHER_TYPES = "Event/Property Claim"


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    before = b"["
    for claim in rows:
        if claim.verdict not in LABELS:
            leave_out(claim, f"AVeriTeC has no label for {claim.verdict or claim.status}")
            continue
        file.write(before + b"\n" + msgspec.json.encode(_entry(claim, LABELS[claim.verdict])))
        before = b","
    file.write(b"\n]\n" if before == b"," else b"[]\n")


def _entry(claim: ReviewedClaim, label: str) -> dict[str, Any]:
    published = claim.article.published
    return {
        "claim": claim.sentence.text,
        "required_reannotation": claim.status == "adjudicated",
        "label": label,
        "justification": " ".join(dict.fromkeys(review.note for review in claim.reviews if review.note)),
        "claim_date": "-".join(str(int(part)) for part in reversed(published.split("-"))) if published else None,
        "speaker": speaker(claim),
        "original_claim_url": claim.article.url,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": claim.article.publisher,
        "location_ISO_code": None,
        "claim_types": [CLAIM_TYPES.get(claim.type, OTHER_TYPES)],
        "fact_checking_strategies": ["Written Evidence"] if any(r.evidence for r in claim.reviews) else [],
        "questions": _questions(claim),
        "claim_id": claim.id,
    }


def _questions(claim: ReviewedClaim) -> list[dict[str, Any]]:
    answers = {
        url: {
            "answer": review.note or "",
            "answer_type": "Abstractive",
            "source_url": url,
            "source_medium": "Web text",
            "cached_source_url": None,
        }
        for review in claim.reviews
        for url in review.evidence
    }
    return [{"question": f"What is known about “{claim.text}”?", "answers": list(answers.values())}] if answers else []
