"""From votes to one verdict.

A vote is an annotator's verdict on a claim: one per person, the latest if somebody judged twice. A review without a
verdict stays in the record but is not a vote, and neither is an adjudicator's decision. There are three policies:

``adjudicated-final``
    The adjudicator's verdict is final; without one, the majority's.
``majority``
    The verdict of more than half of the voters; without one the claim is disputed. Adjudication is set aside.
``unanimity``
    The verdict that all voters share; one dissent makes the claim disputed. Adjudication is set aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Literal, get_args

import msgspec

from claimkit.extraction.statements import stated
from claimkit.records import Claim, Review, ReviewedClaim, Status, Verdict, verdict_meaning

Policy = Literal["adjudicated-final", "majority", "unanimity"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
DEFAULT_POLICY: Policy = "adjudicated-final"


def latest(reviews: Sequence[Review]) -> list[Review]:
    """One review per annotator, the latest by ``created_at`` (the later in the list on a tie), ordered by annotator."""
    newest: dict[str, Review] = {}
    for review in reviews:
        held = newest.get(review.annotator)
        if held is None or (review.created_at or "") >= (held.created_at or ""):
            newest[review.annotator] = review
    return [newest[annotator] for annotator in sorted(newest)]


def voters(claim: ReviewedClaim) -> list[Review]:
    """The reviews that are votes: one per annotator, with a verdict, without adjudication."""
    return [r for r in latest([r for r in claim.reviews if not r.adjudication]) if r.verdict is not None]


def votes(claim: ReviewedClaim) -> dict[str, Verdict]:
    """Annotator → verdict."""
    return {review.annotator: review.verdict for review in voters(claim) if review.verdict is not None}


def adjudicated(claim: ReviewedClaim) -> Review | None:
    """The adjudicator's review, the latest if there are several; ``None`` if none has a verdict."""
    decided = [r for r in claim.reviews if r.adjudication and r.verdict is not None]
    return max(decided, key=lambda r: (r.created_at or "", r.annotator), default=None)


def pairwise_agreement(verdicts: Sequence[str]) -> float | None:
    """The share of pairs of voters that agree, in [0, 1] (P_i of Fleiss 1971); ``None`` below two votes."""
    pairs = list(combinations(verdicts, 2))
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def resolve(claim: ReviewedClaim, policy: Policy = DEFAULT_POLICY) -> ReviewedClaim:
    """A copy with verdict, meaning, justification, status and agreement settled, and with the span and roles that
    people settled on.

    The claim keeps its id. Its type, span and roles become the adjudicator's, or those shared by more than half of the
    voters who see a claim there; otherwise they stay as extracted. If type or span change, the value, which belongs to
    the extracted span, is dropped. If anything changes, the statement is made anew.
    """
    cast = voters(claim)
    given = [r.verdict for r in cast if r.verdict is not None]
    verdict, status = _decide(given, policy)
    judge = adjudicated(claim) if policy == "adjudicated-final" else None
    if judge is not None:
        verdict, status = judge.verdict, "adjudicated"
    elif not cast:
        status = "skipped" if claim.status == "skipped" else "unreviewed"
    versioned = _with_version(claim, judge or _shared_version(cast))
    if not versioned.statement or version(versioned) != version(claim):
        versioned = stated(versioned)
    return msgspec.structs.replace(
        versioned,
        verdict=verdict,
        verdict_meaning=None if verdict is None else verdict_meaning(versioned.type, verdict),
        justification=_justification(cast if judge is None else [judge], verdict),
        status=status,
        agreement=pairwise_agreement(given),
    )


def _justification(deciding: Sequence[Review], verdict: Verdict | None) -> str | None:
    """The notes of those who gave the final verdict, each note once and on its own line."""
    notes = dict.fromkeys(review.note for review in deciding if review.note and review.verdict == verdict)
    return "\n".join(notes) or None


def _decide(verdicts: Sequence[Verdict], policy: Policy) -> tuple[Verdict | None, Status]:
    if not verdicts:
        return None, "unreviewed"
    top, count = max(Counter(verdicts).items(), key=lambda item: item[1])
    if len(verdicts) == 1:
        return top, "single"
    if count == len(verdicts):
        return top, "agreed"
    if policy != "unanimity" and count * 2 > len(verdicts):
        return top, "majority"
    return None, "disputed"


def version(of: Review | Claim | ReviewedClaim) -> tuple[object, ...]:
    """Type, span and roles, as an annotator left them or as extracted, in a comparable form."""
    return of.type, of.start, of.end, tuple(sorted((r.start, r.end, r.role) for r in of.roles))


def divided(claim: ReviewedClaim) -> bool:
    """Whether some voters see a claim, but no version of it is shared by more than half of them, whatever their
    verdicts."""
    cast = voters(claim)
    return any(r.verdict != "not_a_claim" for r in cast) and _shared_version(cast) is None


def _shared_version(cast: Sequence[Review]) -> Review | None:
    """A review whose type, span and roles are shared by more than half of those who see a claim there."""
    seen = [review for review in cast if review.verdict != "not_a_claim"]
    if not seen:
        return None
    shared, count = Counter(version(review) for review in seen).most_common(1)[0]
    return next(r for r in seen if version(r) == shared) if count * 2 > len(seen) else None


def _with_version(claim: ReviewedClaim, review: Review | None) -> ReviewedClaim:
    """The claim with the review's type, span and roles; unchanged if the new span leaves the claim's sentence."""
    if review is None or review.verdict == "not_a_claim":
        return claim
    same_span = (review.type, review.start, review.end) == (claim.type, claim.start, claim.end)
    if same_span:
        return msgspec.structs.replace(claim, roles=list(review.roles))
    sentence = claim.sentence
    if not sentence.start <= review.start < review.end <= sentence.end:
        return claim  # only the sentence's text is available here; the review keeps the span that the annotator drew
    return msgspec.structs.replace(
        claim,
        type=review.type,
        start=review.start,
        end=review.end,
        text=sentence.text[review.start - sentence.start : review.end - sentence.start],
        roles=list(review.roles),
        value=None,
        mod=None,
    )
