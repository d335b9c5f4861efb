"""Merges the claims that annotators added: one claim for all who drew the same one."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.records import Review, ReviewedClaim
from claimkit.studio.tasks.left_out import Skipped


def merged(
    added: list[tuple[int, ReviewedClaim]], taken: dict[str, list[tuple[str, int, int]]], skipped: list[Skipped]
) -> Iterator[ReviewedClaim]:
    """One claim for all annotators' additions of one type whose anchors overlap, with the span that most of them drew.

    ``added`` are (task id, claim); ``taken`` maps article ids to the (type, start, end) of claims that exist already.
    Additions that repeat one of those, or another of the same annotator, are reported to ``skipped``.
    """
    groups: list[list[tuple[int, ReviewedClaim]]] = []
    for task, claim in sorted(added, key=lambda row: (row[1].article_id, row[1].type, row[1].start, row[1].end)):
        span = (claim.type, claim.start, claim.end)
        if any(_overlap(span, other) for other in taken.get(claim.article_id, ())):
            who = claim.reviews[0].annotator
            skipped.append(Skipped(task=task, reason="double", annotator=who, detail=f"{claim.type} {claim.text!r}"))
        elif groups and _same(groups[-1], claim):
            groups[-1].append((task, claim))
        else:
            groups.append([(task, claim)])
    for group in groups:
        spans = [(claim.start, claim.end) for _, claim in group]
        usual = max(spans, key=lambda span: (spans.count(span), -span[0], -span[1]))
        claim = group[spans.index(usual)][1]
        reviews: dict[str, Review] = {}
        for task, other in sorted(group, key=lambda row: row[1].reviews[0].created_at or ""):
            review = other.reviews[0]
            if review.annotator in reviews:
                who, what = review.annotator, f"{other.type} {other.text!r}"
                skipped.append(Skipped(task=task, reason="double", annotator=who, detail=what))
            reviews[review.annotator] = review
        claim.reviews = [reviews[annotator] for annotator in sorted(reviews)]
        yield claim


def _same(group: list[tuple[int, ReviewedClaim]], claim: ReviewedClaim) -> bool:
    first = group[0][1]
    spans = (("", other.start, other.end) for _, other in group)
    return (
        first.article_id == claim.article_id
        and first.type == claim.type
        and any(_overlap(s, ("", claim.start, claim.end)) for s in spans)
    )


def _overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
