"""The shape of AVeriTeC (Schlichtkrull, Guo and Vlachos 2023): a JSON array of claims with label, speaker and evidence.

The claim is the statement that the verdict is about. Its speaker is the article's publisher, since the person quoted or
accused did not make it. The claim's question has the evidence as its answers, or *unanswerable* without evidence.
AVeriTeC has no label for ``not_a_claim`` and disputed claims, so they are left out. ``claim_id`` is an addition.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Final

import msgspec

from claimkit.dataset.writers import LeaveOut, evidence_of, web_address
from claimkit.records import ReviewedClaim

LABELS: Final = {
    "supported": "Supported",
    "refuted": "Refuted",
    "conflicting": "Conflicting Evidence/Cherrypicking",
    "not_enough_evidence": "Not Enough Evidence",
}
CLAIM_TYPES: Final = {"age": "Numerical Claim", "attribution": "Quote Verification"}
OTHER_TYPES: Final = "Event/Property Claim"
# What the published files say if nothing was found.
UNANSWERABLE: Final = {
    "answer": "No answer could be found.",
    "answer_type": "Unanswerable",
    "source_url": "",
    "source_medium": "",
}


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    before = b"["
    for claim in rows:
        if claim.verdict not in LABELS:
            leave_out(claim, f"AVeriTeC has no label for {claim.verdict or claim.status}")
        else:
            file.write(before + b"\n" + msgspec.json.encode(_entry(claim, LABELS[claim.verdict])))
            before = b","
    file.write(b"\n]\n" if before == b"," else b"[]\n")


def _entry(claim: ReviewedClaim, label: str) -> dict[str, Any]:
    published = claim.article.published
    evidence = evidence_of(claim)
    return {
        "claim": claim.statement,
        "required_reannotation": claim.status == "adjudicated",
        "label": label,
        "justification": claim.justification or claim.verdict_meaning,
        "claim_date": "-".join(str(int(part)) for part in reversed(published.split("-"))) if published else None,
        "speaker": claim.article.publisher,
        "original_claim_url": web_address(claim.article.url),
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": claim.article.publisher,
        "location_ISO_code": None,
        "claim_types": [CLAIM_TYPES.get(claim.type, OTHER_TYPES)],
        "fact_checking_strategies": ["Written Evidence"] if evidence else [],
        "questions": [
            {
                "question": claim.question,
                "answers": [_answer(claim, url, passage) for url, passage in evidence.items()] or [UNANSWERABLE],
            }
        ],
        "claim_id": claim.id,
    }


def _answer(claim: ReviewedClaim, url: str, passage: str | None) -> dict[str, Any]:
    return {
        "answer": passage or claim.justification or claim.verdict_meaning,
        "answer_type": "Extractive" if passage else "Abstractive",
        "source_url": url,
        "source_medium": "Web text",
        "cached_source_url": None,
    }
