"""The rule scoreboard: how people judged each rule's claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from claimkit.records import ReviewedClaim
from claimkit.review.verdicts import adjudicated, resolve, voters


class RuleScore(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's claims. ``shown`` = ``kept`` + ``corrected`` + ``rejected`` + ``undecided``.

    ``kept``: people call it a claim, as extracted; ``corrected``: people call it a claim, and at least half of them
    changed span, type or roles; ``rejected``: not a claim; ``undecided``: disputed, or not judged. ``missed``: claims
    that annotators added and whose anchor has the same words as claims of this rule; other added claims are listed
    under ``TYPE (no rule)``.
    """

    rule: str
    shown: int
    kept: int
    corrected: int
    rejected: int
    undecided: int
    missed: int

    @property
    def errors(self) -> int:
        return self.rejected + self.missed


def scoreboard(claims: Iterable[ReviewedClaim]) -> list[RuleScore]:
    """Every rule whose claims people reviewed, worst first: most claims rejected or missed, then most corrected."""
    fates: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    added: list[ReviewedClaim] = []
    for claim in claims:
        if claim.origin == "annotator":
            if any(review.verdict != "not_a_claim" for review in claim.reviews):
                added.append(claim)
            continue
        rule = claim.rule or f"{claim.type} (no rule)"
        words[claim.type, _key(claim.text)][rule] += 1
        if claim.reviews:
            fates[rule][_outcome(claim)] += 1
    for claim in added:
        alike = words.get((claim.type, _key(claim.text)))
        rule = min(alike.items(), key=lambda item: (-item[1], item[0]))[0] if alike else f"{claim.type} (no rule)"
        fates[rule]["missed"] += 1
    scores = [
        RuleScore(
            rule=rule,
            shown=sum(n for fate, n in counts.items() if fate != "missed"),
            kept=counts["kept"],
            corrected=counts["corrected"],
            rejected=counts["rejected"],
            undecided=counts["undecided"],
            missed=counts["missed"],
        )
        for rule, counts in fates.items()
    ]
    return sorted(scores, key=lambda score: (-score.errors, -score.corrected, -score.shown, score.rule))


def _outcome(claim: ReviewedClaim) -> str:
    settled = resolve(claim)
    if settled.verdict is None:
        return "undecided"
    if settled.verdict == "not_a_claim":
        return "rejected"
    judge = adjudicated(claim)
    seen = [review for review in ([judge] if judge else voters(claim)) if review.verdict != "not_a_claim"]
    return "corrected" if sum(review.corrected for review in seen) * 2 >= len(seen) else "kept"


def _key(text: str) -> str:
    """The anchor's words in lower case, with every number as ``0``: equal for anchors that one rule finds."""
    return " ".join("0" if any(c.isdigit() for c in word) else word for word in text.casefold().split())
