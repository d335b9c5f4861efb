"""Annotators' names stay in the project: a dataset has pseudonyms, and no e-mail addresses that annotators typed.

A pseudonym is a keyed hash (HMAC-SHA-256, RFC 2104) of the annotator's name. With the same key, a person has the same
pseudonym in every export, also in increments; without the key, nobody can check a guessed name. The article's text is
left as published, whatever it contains, because offsets refer to it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

import msgspec

from claimkit.privacy.redaction import without_emails
from claimkit.records import Evidence, Review, ReviewedClaim

PSEUDONYM: Final = re.compile(r"annotator-[0-9a-f]{8}")


def pseudonym(name: str, key: bytes) -> str:
    """``annotator-`` and 8 hex digits. A pseudonym stays as it is, so that an export can be exported again."""
    if PSEUDONYM.fullmatch(name):
        return name
    return f"annotator-{hmac.new(key, name.encode('utf-8'), hashlib.sha256).hexdigest()[:8]}"


def pseudonymous(claim: ReviewedClaim, key: bytes) -> ReviewedClaim:
    """A copy whose reviews have pseudonyms, and no e-mail addresses in notes or evidence."""

    def hidden(review: Review) -> Review:
        return msgspec.structs.replace(
            review,
            annotator=pseudonym(review.annotator, key),
            note=None if review.note is None else without_emails(review.note),
            evidence=[_without_emails_in(found) for found in review.evidence],
        )

    justification = None if claim.justification is None else without_emails(claim.justification)
    reviews = [hidden(review) for review in claim.reviews]
    return msgspec.structs.replace(claim, reviews=reviews, justification=justification)


def _without_emails_in(found: Evidence) -> Evidence:
    passage = None if found.passage is None else without_emails(found.passage)
    return Evidence(url=without_emails(found.url), passage=passage)
