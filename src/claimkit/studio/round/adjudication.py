"""An adjudication round: the claims that annotators disagree on, put to one more person who sees the votes.

Label Studio does not offer a task again once its annotators are done, so a round is a second project. Its tasks keep
the claims' ids: an export reads both projects, and the adjudicator's verdict is final.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from claimkit.extraction.statements import stated
from claimkit.privacy.redaction import without_emails
from claimkit.records import Claim, Review, ReviewedClaim
from claimkit.review.verdicts import Policy, divided, latest, resolve, version, voters
from claimkit.studio.client import Project
from claimkit.studio.tasks.claim_card import LINKS, claim_card, votes_card
from claimkit.studio.tasks.role_lines import as_line
from claimkit.studio.tasks.task import TaskData, content_hash, predictions

ROUND: Final = " (adjudication)"
TITLE_LENGTH: Final = 50  # what Label Studio allows


def round_title(title: str) -> str:
    """The title of a project's adjudication round. Two rounds may share a title; their descriptions differ."""
    return title[: TITLE_LENGTH - len(ROUND)] + ROUND


def description(project: Project) -> str:
    """The description of a round's project. It, not the title, identifies the round of this project."""
    return f"Adjudication of project {project.id}, made by claimkit: this line says whose, leave it as it is."


def adjudicated_project(of: Project) -> int | None:
    """The id of the project that this is the adjudication round of; ``None`` if it is not a round."""
    said = re.match(r"Adjudication of project (\d+),", of.description)
    return int(said[1]) if said else None


def round_of(project: Project, projects: Iterable[Project]) -> Project | None:
    """The project's adjudication round among these projects; the newest one if somebody copied it."""
    rounds = [other for other in projects if adjudicated_project(other) == project.id]
    return max(rounds, key=lambda other: other.id, default=None)


def disputed(claims: Iterable[ReviewedClaim], policy: Policy) -> list[ReviewedClaim]:
    """Claims on which the voters reach no verdict under the policy, or agree that there is a claim but not on its type,
    span and roles. The most divided come first. Adjudicated claims are included."""
    found = [(resolve(claim, policy), claim) for claim in claims]
    found = [(settled, claim) for settled, claim in found if settled.status == "disputed" or divided(claim)]
    found.sort(key=lambda pair: (pair[0].agreement or 0.0, *_place(pair[1])))
    return [claim for _, claim in found]


def _place(claim: ReviewedClaim) -> tuple[str, int, int, str]:
    return claim.article_id, claim.start, claim.end, claim.id


def vote_marks(claim: ReviewedClaim) -> list[str]:
    """A short hash of each vote (annotator, verdict, type, span and roles), sorted. Notes and links do not affect
    it."""
    return sorted(
        hashlib.sha256(repr((r.annotator, r.verdict, *version(r))).encode()).hexdigest()[:12] for r in voters(claim)
    )


def task(claim: ReviewedClaim, links: Mapping[str, str] = LINKS) -> dict[str, Any]:
    """A *verify* task of the claim with its annotators' votes and notes, without their names and in an order that does
    not depend on them."""
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
        check_worthiness=None if claim.score is None else round(claim.score, 3),
        confidence=claim.confidence,
        card=claim_card(proposed, claim.question, claim.article, links) + votes_html(claim),
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
    return {"data": msgspec.to_builtins(data), "predictions": predictions(data)}


def votes_html(claim: ReviewedClaim) -> str:
    """The votes as HTML, then the versions of the claim side by side, then notes with their links; all without
    names."""
    cast = voters(claim)
    counts = Counter(_words(review.verdict) for review in cast)
    votes = " · ".join(f"{n} × {verdict}" for verdict, n in sorted(counts.items()))
    seen = [review for review in cast if review.verdict != "not_a_claim"]
    versions = Counter(version(review) for review in seen)
    as_extracted = version(claim)
    columns = [
        (
            f"{n} × {'as found by the program' if one == as_extracted else 'corrected'}",
            _marked(claim, next(review for review in seen if version(review) == one)),
        )
        for one, n in sorted(versions.items(), key=lambda item: (item[0] != as_extracted, repr(item[0])))
    ]
    # in order of the verdicts, not of the annotators, so that positions do not reveal who wrote what
    reasons = [
        (
            _words(review.verdict),
            without_emails(" ".join((review.note or "").split())),
            [without_emails(found.url) for found in review.evidence],
            [without_emails(found.passage or "") for found in review.evidence],
        )
        for review in sorted(latest([r for r in claim.reviews if not r.adjudication]), key=_reasons)
        if review.note or review.evidence
    ]
    return votes_card(votes, columns if len(columns) > 1 else [], reasons)


def _marked(claim: ReviewedClaim, review: Review) -> str:
    """The version's type, words and roles as lines of HTML."""
    start = claim.sentence.start - len(claim.context.before)
    text = claim.context.before + claim.sentence.text + claim.context.after
    inside = start <= review.start < review.end <= start + len(text)
    anchor = text[review.start - start : review.end - start] if inside else f"{review.start}-{review.end}"
    return "<br>".join(html.escape(line) for line in (f"{review.type}: {anchor}", *map(as_line, review.roles)))


def _words(verdict: str | None) -> str:
    return (verdict or "no verdict").replace("_", " ")


def _painted(extracted: Claim, claim: ReviewedClaim) -> Claim:
    """The claim in the version that most voters left; if two are equally frequent, in the corrected one."""
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
