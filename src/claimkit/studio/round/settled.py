"""A project's reviewed claims with what its adjudication round decided about them.

A decision is based on votes. It counts as long as all of them are unchanged and its adjudicator is not one of the
voters; otherwise it is listed as left out, as ``votes gone`` or ``adjudicator voted``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import chain

from claimkit.records import Review, ReviewedClaim
from claimkit.review.verdicts import voters
from claimkit.studio.client import WORK, Client, Project, Row
from claimkit.studio.round.adjudication import round_of, vote_marks
from claimkit.studio.round.pulling import Pull
from claimkit.studio.tasks.left_out import Skipped
from claimkit.studio.tasks.reviews import read, reviewed

VOTES_GONE, ADJUDICATOR_VOTED = "votes gone", "adjudicator voted"


@dataclasses.dataclass(frozen=True)
class _Decision:
    review: Review
    votes: frozenset[str]
    task: int
    article: str
    changed: str


class SettledPull:
    """A stream like :class:`~claimkit.studio.round.pulling.Pull`, each claim with its adjudication.

    ``round`` is the adjudication round's project, or ``None``. The decisions, which are few, are held in memory.
    """

    def __init__(self, client: Client, name: str, *, since: str | None = None, untouched: bool = False) -> None:
        self._client, self._since = client, since
        self._votes = Pull(client, name, since=since, untouched=untouched)
        self.project = self._votes.project
        self.round: Project | None = round_of(self.project, client.projects())
        self._skipped: list[Skipped] = []
        self._newest: str | None = None

    @property
    def skipped(self) -> list[Skipped]:
        return [*self._votes.skipped, *self._skipped]

    @property
    def newest(self) -> str | None:
        return max((time for time in (self._votes.newest, self._newest) if time), default=None)

    def __iter__(self) -> Iterator[ReviewedClaim]:
        names = self._client.names()
        decisions = dict(self._decisions(names))
        for claim in self._votes:
            yield self._settled(claim, decisions.pop(claim.id, []))
        # In an incremental pull: claims whose votes are older than the decision.
        new = {id_: made for id_, made in decisions.items() if not self._since or _newest(made) > self._since}
        if self._since and new:
            articles = sorted({decision.article for made in new.values() for decision in made})
            rows = self._client.holding(self.project, "article_id", articles, WORK)
            for claim in reviewed(rows, names, []):
                if claim.id in new:
                    yield self._settled(claim, new.pop(claim.id))
        for id_, made in new.items():
            for decision in made:
                self._leave_out(VOTES_GONE, decision, id_)

    def _settled(self, claim: ReviewedClaim, decisions: list[_Decision]) -> ReviewedClaim:
        marks, cast = vote_marks(claim), {review.annotator for review in voters(claim)}
        for decision in decisions:
            if decision.review.annotator in cast:
                self._leave_out(ADJUDICATOR_VOTED, decision, claim.id)
            elif not decision.votes <= set(marks):
                self._leave_out(VOTES_GONE, decision, claim.id)
            else:
                claim.reviews.append(decision.review)
        return claim

    def _leave_out(self, reason: str, decision: _Decision, claim: str) -> None:
        review = decision.review
        detail = f"{claim}: {review.verdict}"
        self._skipped.append(Skipped(task=decision.task, reason=reason, annotator=review.annotator, detail=detail))

    def _decisions(self, names: dict[int, str]) -> Iterator[tuple[str, list[_Decision]]]:
        if self.round is None:
            return
        for row in self._client.annotated(self.round):
            self._newest = max(self._newest or "", row["updated_at"])
            yield from self._decided(row, names)

    def _decided(self, row: Row, names: dict[int, str]) -> Iterator[tuple[str, list[_Decision]]]:
        reading = read(row, names)
        self._skipped += reading.skipped
        for claim in chain(reading.claims, reading.added):
            yield (
                claim.id,
                [
                    _Decision(
                        review,
                        frozenset(reading.votes.get(review.annotator, ())),
                        row["id"],
                        claim.article_id,
                        row["updated_at"],
                    )
                    for review in claim.reviews
                ],
            )


def _newest(made: list[_Decision]) -> str:
    return max((decision.changed for decision in made), default="")
