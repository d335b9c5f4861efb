"""Checks of a single row: recomputes whatever follows from its reviews, its spans and its article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from claimkit.dataset.writers import web_address
from claimkit.privacy.redaction import has_address
from claimkit.records import ROLES, SCHEMA, Review, ReviewedClaim, claim_id
from claimkit.review.verdicts import Policy, resolve

Wrong = tuple[str, str]  # the check, and what is wrong
SETTLED: Final = (
    "verdict",
    "verdict_meaning",
    "justification",
    "status",
    "agreement",
    "type",
    "start",
    "end",
    "text",
    "roles",
)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}")


def row_problems(claim: ReviewedClaim, text: str | None) -> Iterator[Wrong]:
    """What is wrong in the row; ``text`` is its article's, if available."""
    if claim.schema != SCHEMA:
        yield "schema", f"its schema is {claim.schema!r}; current is {SCHEMA!r}; export it again"
    yield from _fields(claim)
    yield from _identity(claim)
    yield from offsets(claim, text)
    yield from _context(claim, text)
    yield from _addresses(claim)


def unsettled_field(claim: ReviewedClaim, policy: Policy) -> str | None:
    """The first field that does not follow from the reviews under that policy; ``None`` if all do."""
    settled = resolve(claim, policy)
    return next((field for field in SETTLED if getattr(settled, field) != getattr(claim, field)), None)


def _fields(claim: ReviewedClaim) -> Iterator[Wrong]:
    for name, value in (("score", claim.score), ("confidence", claim.confidence), ("agreement", claim.agreement)):
        if value is not None and not 0 <= value <= 1:
            yield "range", f"its {name} is {value}, which is not between 0 and 1"
    if claim.article.published is not None and not _is_date(claim.article.published):
        yield "dates", f"its publication date {claim.article.published!r} is not a calendar date (ISO 8601)"
    for review in claim.reviews:
        if review.created_at is not None and not _is_time(review.created_at):
            yield "dates", f"a review was made at {review.created_at!r}, which is not a time (ISO 8601)"
        if review.seconds is not None and review.seconds < 0:
            yield "range", f"a review took {review.seconds} seconds"
        for found in review.evidence:
            if web_address(found.url) is None:
                yield "evidence", f"{found.url!r} is not a web address"
    if bool(claim.statement) != bool(claim.question):
        yield "schema", "it has only one of statement and question"
    for type_, roles in ((claim.type, claim.roles), *((review.type, review.roles) for review in claim.reviews)):
        for role in roles:
            if role.role not in ROLES[type_]:
                yield "schema", f"a claim of type {type_} has no role {role.role!r}"


def _identity(claim: ReviewedClaim) -> Iterator[Wrong]:
    """Checks the id, which is computed from the article and the span as extracted. That span is the row's own, or the
    one in a review that did not change it."""
    versions: list[ReviewedClaim | Review] = [claim, *claim.reviews]
    kept = any(not review.corrected for review in claim.reviews) or not claim.reviews
    if kept and claim.id not in {claim_id(claim.article_id, v.type, v.start, v.end) for v in versions}:
        yield "ids", f"{claim.id} does not match its article, type and span"
    digest = claim.article.text_sha256
    if digest is not None and not _SHA256.fullmatch(digest):
        yield "hashes", f"{digest!r} is not a SHA-256"


def offsets(claim: ReviewedClaim, text: str | None) -> Iterator[Wrong]:
    """What is wrong with the claim's spans, compared with its sentence and, if available, the article's text."""
    sentence = claim.sentence
    if len(sentence.text) != sentence.end - sentence.start:
        yield "offsets", "its sentence is not as long as its offsets say"
    spans: list[tuple[str, int, int, str]] = [("claim", claim.start, claim.end, claim.text)]
    spans += [(f"role {role.role}", role.start, role.end, role.text) for role in claim.roles]
    spans += [
        (f"role {role.role} of a review", role.start, role.end, role.text)
        for review in claim.reviews
        for role in review.roles
    ]
    if text is not None:
        spans.append(("sentence", sentence.start, sentence.end, sentence.text))
    shown = claim.context.before + sentence.text + claim.context.after
    shift = sentence.start - len(claim.context.before)
    for name, start, end, span in spans:
        if not 0 <= start < end:
            yield "offsets", f"{name}: {start}–{end} is not a span"
        elif text is not None and text[start:end] != span:
            yield "offsets", f"{name}: the article has {text[start:end]!r} at {start}–{end}, not {span!r}"
        elif shift <= start and end <= shift + len(shown) and shown[start - shift : end - shift] != span:
            yield "offsets", f"{name}: its sentence does not contain {span!r} at {start}–{end}"
        elif len(span) != end - start:
            yield "offsets", f"{name}: {span!r} is not as long as {start}–{end}"
    for review in claim.reviews:
        if not 0 <= review.start < review.end or (text is not None and review.end > len(text)):
            yield "offsets", f"a review's span {review.start}–{review.end} is not one of the text"


def _context(claim: ReviewedClaim, text: str | None) -> Iterator[Wrong]:
    sentence, context = claim.sentence, claim.context
    if not sentence.start <= claim.start < sentence.end and claim.origin == "extracted":
        yield "offsets", "the claim does not begin in its sentence"
    if text is None:
        return
    before = text[max(sentence.start - len(context.before), 0) : sentence.start]
    if context.before != before or context.after != text[sentence.end : sentence.end + len(context.after)]:
        yield "context", "the text around its sentence is not the article's"


def _addresses(claim: ReviewedClaim) -> Iterator[Wrong]:
    for review in claim.reviews:
        for given in (
            review.annotator,
            review.note,
            *(e.url for e in review.evidence),
            *(e.passage for e in review.evidence),
        ):
            if given and has_address(given):
                yield "privacy", f"{given!r} in a review contains an e-mail address"
    if claim.justification and has_address(claim.justification):
        yield "privacy", "its justification contains an e-mail address"


def _is_date(written: str) -> bool:
    """Whether it is a valid ``2023``, ``2023-01`` or ``2023-01-21``."""
    if not _DATE.fullmatch(written[:10]):
        return False
    try:
        datetime.date.fromisoformat((written[:10] + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _is_time(written: str) -> bool:
    try:
        datetime.datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True
