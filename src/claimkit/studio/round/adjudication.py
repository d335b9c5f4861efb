"""An adjudication round: the claims that annotators disagree on, put to one more person with the votes in view.

Label Studio serves no task again whose annotators are all done, so a round is a project of its own beside the first.
Its tasks keep the claims' ids: an export reads both, and the adjudicator's verdict is final.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from claimkit.privacy.redaction import without_emails
from claimkit.records import Claim, Review, ReviewedClaim
from claimkit.review.verdicts import Policy, latest, resolve, voters
from claimkit.studio.tasks.questions import question
from claimkit.studio.tasks.task import TaskData, about, content_hash, plain, prediction

ROUND: Final = " (adjudication)"
TITLE_LENGTH: Final = 50  # what Label Studio allows


def round_title(title: str) -> str:
    """The title of a project's adjudication round."""
    return title[: TITLE_LENGTH - len(ROUND)] + ROUND


def is_round(title: str) -> bool:
    return title.endswith(ROUND)


def disputed(claims: Iterable[ReviewedClaim], policy: Policy) -> list[ReviewedClaim]:
    """Claims that people voted on without a verdict under the policy, the most divided first; adjudicated or not."""
    found = [claim for claim in (resolve(c, policy) for c in claims) if claim.status == "disputed"]
    return sorted(found, key=lambda c: (c.agreement or 0.0, c.article_id, c.start, c.end, c.id))


def task(claim: ReviewedClaim) -> dict[str, Any]:
    """A *verify* task of the claim, with the votes and notes of its annotators, unnamed and in no order of theirs."""
    start = claim.sentence.start - len(claim.context.before)
    text = claim.context.before + claim.sentence.text + claim.context.after
    proposed = Claim(
        id=claim.id,
        type=claim.type,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        sentence=claim.sentence.index,
        value=claim.value,
        mod=claim.mod,
        roles=[role for role in claim.roles if start <= role.start and role.end <= start + len(text)],
        statement=claim.statement,
        question=claim.question,
        rule=claim.rule or "",
        confidence=claim.confidence,
        score=claim.score or 0.0,
    )
    data = TaskData(
        layout="verify",
        article_id=claim.article_id,
        claim_id=claim.id,
        type=claim.type,
        question=question(proposed),
        title=" ".join((claim.article.title or "").split()) or "(no title)",
        about=f"{told(claim)}\n\n{about(claim.article)}",
        text=text,
        context_start=start,
        sentences=[(claim.sentence.index, claim.sentence.start, claim.sentence.end)],
        claims=[proposed],
        article=claim.article,
        adjudication=True,
        extractor=f"claimkit {claim.claimkit}",
    )
    data.hash = content_hash(data)
    return {"data": msgspec.to_builtins(data), "predictions": [prediction(data)]}


def told(claim: ReviewedClaim) -> str:
    """The votes and notes in Markdown: ``2 × supported · 1 × refuted``, then each annotator's reasons, nobody named."""
    counts = Counter(str(review.verdict) for review in voters(claim))
    votes = " · ".join(f"{n} × {verdict.replace('_', ' ')}" for verdict, n in sorted(counts.items()))
    lines = [f"**Votes:** {votes}"]
    # in order of the verdict, not of the annotators: nobody should be known by their place
    for review in sorted(latest([r for r in claim.reviews if not r.adjudication]), key=_reasons):
        said = [review.note or "", *(found.url for found in review.evidence)]
        if any(said):
            verdict = (review.verdict or "no verdict").replace("_", " ")
            lines.append(f"- *{verdict}*: {plain(without_emails(' '.join(' '.join(said).split())))}")
    return "\n".join(lines)


def _reasons(review: Review) -> tuple[str, str]:
    return review.verdict or "", review.note or ""
