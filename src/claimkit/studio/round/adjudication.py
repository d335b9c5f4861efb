"""An adjudication round: the claims that annotators disagree on, put to one more person with the votes in view.

Label Studio serves no task again whose annotators are all done, so a round is a project of its own beside the first.
Its tasks keep the claims' ids: an export reads both, and the adjudicator's verdict is final.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from claimkit.extraction.statements import stated
from claimkit.privacy.redaction import without_emails
from claimkit.records import Claim, Review, ReviewedClaim
from claimkit.review.verdicts import Policy, divided, latest, resolve, version, voters
from claimkit.studio.client import Project
from claimkit.studio.tasks.task import TaskData, about, content_hash, plain, prediction

ROUND: Final = " (adjudication)"
TITLE_LENGTH: Final = 50  # what Label Studio allows


def round_title(title: str) -> str:
    """The title of a project's adjudication round. Two rounds may share one: they are told apart by their projects."""
    return title[: TITLE_LENGTH - len(ROUND)] + ROUND


def description(project: Project) -> str:
    """What a round's project says of itself: by it, not by its title, it is known as the round of this project."""
    return f"Adjudication of project {project.id}, made by claimkit: this line says whose, leave it as it is."


def adjudicated_project(of: Project) -> int | None:
    """The id of the project whose round this is; ``None`` when it is no round."""
    said = re.match(r"Adjudication of project (\d+),", of.description)
    return int(said[1]) if said else None


def round_of(project: Project, projects: Iterable[Project]) -> Project | None:
    """The project's adjudication round among these, the newest where somebody copied it."""
    rounds = [other for other in projects if adjudicated_project(other) == project.id]
    return max(rounds, key=lambda other: other.id, default=None)


def disputed(claims: Iterable[ReviewedClaim], policy: Policy) -> list[ReviewedClaim]:
    """Claims whose voters have no verdict under the policy, or see a claim but share no version of its type, span and
    roles; the most divided first, adjudicated or not."""
    found = [(resolve(claim, policy), claim) for claim in claims]
    found = [(settled, claim) for settled, claim in found if settled.status == "disputed" or divided(claim)]
    found.sort(key=lambda pair: (pair[0].agreement or 0.0, *_place(pair[1])))
    return [claim for _, claim in found]


def _place(claim: ReviewedClaim) -> tuple[str, int, int, str]:
    return claim.article_id, claim.start, claim.end, claim.id


def vote_marks(claim: ReviewedClaim) -> list[str]:
    """A short hash of each vote: who, verdict, type, span and roles. A note or a link may be added to a vote."""
    return sorted(
        hashlib.sha256(repr((r.annotator, r.verdict, *version(r))).encode()).hexdigest()[:12] for r in voters(claim)
    )


def task(claim: ReviewedClaim) -> dict[str, Any]:
    """A *verify* task of the claim, with the votes and notes of its annotators, unnamed and in no order of theirs."""
    if not claim.statement:
        claim = stated(claim)
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
        question=claim.question,
        statement=claim.statement,
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
    data.votes, data.proposed = vote_marks(claim), [_painted(proposed, claim)]
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


def _painted(extracted: Claim, claim: ReviewedClaim) -> Claim:
    """The claim in the version that most voters left it in; of two as frequent, in the corrected one."""
    versions = Counter(version(review) for review in voters(claim) if review.verdict != "not_a_claim")
    as_extracted = version(extracted)
    if not versions:
        return extracted
    best = max(versions, key=lambda one: (versions[one], one != as_extracted))
    review = next(r for r in voters(claim) if version(r) == best)
    start = claim.sentence.start - len(claim.context.before)
    text = claim.context.before + claim.sentence.text + claim.context.after
    spans = [(review.start, review.end), *((role.start, role.end) for role in review.roles)]
    if not all(start <= first and last <= start + len(text) for first, last in spans):
        return extracted
    return msgspec.structs.replace(
        extracted,
        type=review.type,
        start=review.start,
        end=review.end,
        text=text[review.start - start : review.end - start],
        roles=list(review.roles),
    )


def _reasons(review: Review) -> tuple[str, str]:
    return review.verdict or "", review.note or ""
