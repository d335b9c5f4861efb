"""Agreement of pairs of annotators on spans: F1 of anchors, of added or corrected anchors, and of roles.

F1 between two annotators needs no reference: it is the same whichever of the two is taken as gold (Hripcsak and
Rothschild 2005). It is the usual measure when the spans that nobody marked cannot be counted.

An extracted claim counts for a pair if both reviewed it; a claim that an annotator added counts if both were shown that
part of the article. *Not a claim* means that there is no span. Spans match one to one, if they are equal (exact) or if
they overlap; their types must be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from claimkit.records import Review, ReviewedClaim
from claimkit.review.agreement import Figure, estimate, ratio
from claimkit.review.verdicts import latest
from claimkit.text.tokens import TextSpan

Labelled = tuple[str, int, int]  # a claim's type or a role's name, and its offsets
Pair = tuple[str, str]


class SpanAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """F1 of a pair of annotators, over articles; ``changed_*`` covers only claims that one of the two changed."""

    pair: str
    exact: Figure
    overlap: Figure
    changed_exact: Figure
    changed_overlap: Figure
    roles_exact: Figure
    roles_overlap: Figure


def span_agreement(claims: Iterable[ReviewedClaim]) -> list[SpanAgreement]:
    """The span agreement of every pair of annotators who reviewed some of the same claims, by name."""
    articles: dict[str, list[ReviewedClaim]] = defaultdict(list)
    for claim in claims:
        articles[claim.article_id].append(claim)
    sides: dict[Pair, list[tuple[list[Review | None], list[Review | None]]]] = defaultdict(list)
    for _, group in sorted(articles.items()):
        for pair in _pairs(group):
            sides[pair].append(_compared(group, pair))
    return [_measured(pair, compared) for pair, compared in sorted(sides.items())]


def matches(ones: Sequence[Labelled], others: Sequence[Labelled], *, exact: bool) -> int:
    """How many spans match one to one. Overlapping spans are paired from left to right, which gives the maximum if the
    spans of each side do not overlap each other."""
    left, found = list(others), 0
    for one in sorted(ones):
        partner = next((other for other in sorted(left) if _match(one, other, exact)), None)
        if partner is not None:
            left.remove(partner)
            found += 1
    return found


def _match(one: Labelled, other: Labelled, exact: bool) -> bool:
    if exact or one[0] != other[0]:
        return one == other
    return one[1] < other[2] and other[1] < one[2]


def _reviews(claim: ReviewedClaim) -> dict[str, Review]:
    return {r.annotator: r for r in latest([r for r in claim.reviews if not r.adjudication])}


def _pairs(group: Sequence[ReviewedClaim]) -> set[Pair]:
    return {pair for claim in group if claim.origin == "extracted" for pair in combinations(sorted(_reviews(claim)), 2)}


def _compared(group: Sequence[ReviewedClaim], pair: Pair) -> tuple[list[Review | None], list[Review | None]]:
    """The two annotators' reviews of each claim that counts for the pair; ``None`` means no span."""
    one, other = [], []
    windows = {who: [_window(claim) for claim in group if who in _reviews(claim)] for who in pair}
    for claim in group:
        reviews = _reviews(claim)
        seen = all(who in reviews or _within(claim, windows[who]) for who in pair)
        if seen if claim.origin == "annotator" else set(pair) <= set(reviews):
            a, b = (r if r is None or r.verdict != "not_a_claim" else None for r in map(reviews.get, pair))
            if a is not None or b is not None:
                one.append(a)
                other.append(b)
    return one, other


def _window(claim: ReviewedClaim) -> TextSpan:
    """The part of the article that was shown with the claim."""
    sentence, context = claim.sentence, claim.context
    return TextSpan(sentence.start - len(context.before), sentence.end + len(context.after))


def _within(claim: ReviewedClaim, windows: Sequence[TextSpan]) -> bool:
    return any(start <= claim.start and claim.end <= end for start, end in windows)


def _measured(pair: Pair, articles: list[tuple[list[Review | None], list[Review | None]]]) -> SpanAgreement:
    def anchors(exact: bool, changed: bool) -> Figure:
        return estimate(_anchor_rows(articles, exact, changed), ratio)

    def roles(exact: bool) -> Figure:
        return estimate(_role_rows(articles, exact), ratio)

    return SpanAgreement(
        pair=" + ".join(pair),
        exact=anchors(True, False),
        overlap=anchors(False, False),
        changed_exact=anchors(True, True),
        changed_overlap=anchors(False, True),
        roles_exact=roles(True),
        roles_overlap=roles(False),
    )


def _anchor_rows(
    articles: list[tuple[list[Review | None], list[Review | None]]], exact: bool, changed: bool
) -> Iterable[tuple[float, ...]]:
    for ones, others in articles:
        both = [(a, b) for a, b in zip(ones, others, strict=True) if not changed or _changed(a, b)]
        left, right = [_span(a) for a, _ in both if a], [_span(b) for _, b in both if b]
        if left or right:
            yield 2.0 * matches(left, right, exact=exact), float(len(left) + len(right))


def _changed(a: Review | None, b: Review | None) -> bool:
    return a is None or b is None or a.corrected or b.corrected


def _span(review: Review) -> Labelled:
    return review.type, review.start, review.end


def _role_rows(
    articles: list[tuple[list[Review | None], list[Review | None]]], exact: bool
) -> Iterable[tuple[float, ...]]:
    for ones, others in articles:
        matched = sizes = 0
        for a, b in zip(ones, others, strict=True):
            if a is None or b is None:
                continue
            left, right = ([(role.role, role.start, role.end) for role in review.roles] for review in (a, b))
            matched, sizes = matched + matches(left, right, exact=exact), sizes + len(left) + len(right)
        if sizes:
            yield 2.0 * matched, float(sizes)
