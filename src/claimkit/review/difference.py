"""Two versions of the extractor on the same articles, compared by people's verdicts on their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from claimkit.errors import InputError
from claimkit.records import Article, Claim, ReviewedClaim
from claimkit.review.verdicts import resolve

Kind = Literal["gained", "lost", "dropped", "raised", "sharper", "blunter", "new", "gone"]
MEANS: Final[dict[Kind, str]] = {
    "lost": "people confirmed it, and it is no longer found",
    "raised": "people said it is not a claim, and it is now found",
    "blunter": "confirmed and still found, no longer with the right span",
    "gained": "people confirmed it, and it is now found",
    "dropped": "people said it is not a claim, and it is no longer found",
    "sharper": "confirmed and still found, now with the right span",
    "new": "found now; nobody has judged it",
    "gone": "no longer found; nobody has judged it",
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the two versions treat differently."""

    kind: Kind
    article_id: str
    type: str
    start: int
    end: int
    text: str
    rule: str | None


AnyClaim = Claim | ReviewedClaim


def difference(
    old: Iterable[Article], new: Iterable[Article], reviewed: Iterable[ReviewedClaim]
) -> tuple[list[Change], int]:
    """The changes, worst first, and the number of claims that people have settled in these articles.

    A settled claim counts as found if an extracted claim of its type overlaps its span. Only articles in both versions
    count. Raises :class:`InputError` if there are none, or if an article's text differs between the versions.
    """
    before, after = ({article.id: article for article in side} for side in (old, new))
    both = sorted(before.keys() & after.keys())
    if not both:
        raise InputError("nothing to compare", "no article is in both files", "extract the same articles twice")
    for id_ in both:
        if before[id_].text != after[id_].text:
            raise InputError(f"article {id_} has two texts", "offsets cannot be compared", "extract the same articles")
    verdicts: dict[str, list[tuple[ReviewedClaim, bool]]] = defaultdict(list)
    for claim in reviewed:
        settled = resolve(claim)
        if settled.verdict is not None:
            verdicts[claim.article_id].append((settled, settled.verdict != "not_a_claim"))
    changes: list[Change] = []
    for id_ in both:
        changes += _of_article(before[id_].claims, after[id_].claims, verdicts[id_], id_)
    order = list(MEANS)
    changes.sort(key=lambda c: (order.index(c.kind), c.article_id, c.start, c.end, c.type))
    return changes, sum(len(verdicts[id_]) for id_ in both)


def _of_article(
    old: Sequence[Claim], new: Sequence[Claim], settled: Sequence[tuple[ReviewedClaim, bool]], article: str
) -> Iterable[Change]:
    for claim, true in settled:
        was, now = _found(claim, old), _found(claim, new)
        kind: Kind | None = None
        if was and not now:
            kind = "lost" if true else "dropped"
        elif now and not was:
            kind = "gained" if true else "raised"
        elif true and _exact(claim, was) != _exact(claim, now):
            kind = "sharper" if _exact(claim, now) else "blunter"
        if kind is not None:
            rule = (now or was)[0].rule
            yield _change(kind, article, claim, rule)
    for side, other, unjudged in ((new, old, "new"), (old, new, "gone")):
        for claim_ in side:
            if not _found(claim_, [c for c, _ in settled]) and not any(_same(claim_, c) for c in other):
                yield _change("new" if unjudged == "new" else "gone", article, claim_, claim_.rule)


def _change(kind: Kind, article: str, claim: AnyClaim, rule: str | None) -> Change:
    return Change(
        kind=kind,
        article_id=article,
        type=claim.type,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        rule=rule,
    )


def _found(claim: AnyClaim, among: Sequence[Claim] | Sequence[ReviewedClaim]) -> list[AnyClaim]:
    return [c for c in among if c.type == claim.type and c.start < claim.end and claim.start < c.end]


def _exact(claim: ReviewedClaim, found: Sequence[AnyClaim]) -> bool:
    return any(_same(claim, c) for c in found)


def _same(one: AnyClaim, other: AnyClaim) -> bool:
    return (one.type, one.start, one.end) == (other.type, other.start, other.end)
