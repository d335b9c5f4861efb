"""Agreement on a set of reviewed claims: overall, by type, by rule, by pair of annotators, and blind or pre-annotated.

A claim counts under the type that people settled on. Intervals resample articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from claimkit.records import ReviewedClaim, Verdict
from claimkit.review.agreement import Figure, Unit, alpha, cohen, fleiss, pairs, percent
from claimkit.review.verdicts import resolve, votes

Cut = Literal["all", "type", "shown", "pair", "rule"]
CUTS: tuple[Cut, ...] = get_args(Cut)


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on verdicts in one part of the claims. Kappa is Cohen's for two annotators, Fleiss' for more."""

    cut: Cut
    name: str
    claims: int
    percent: Figure
    kappa: Figure
    alpha: Figure


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A claim whose annotators gave different verdicts."""

    id: str
    type: str
    rule: str | None
    statement: str
    text: str
    sentence: str
    votes: dict[str, Verdict]
    notes: list[str]


class Tally:
    """Collects votes claim by claim, from a stream; equal sets of votes are stored once."""

    def __init__(self) -> None:
        self._units: dict[tuple[Cut, str], list[tuple[str, Unit]]] = defaultdict(list)  # each with its article
        self._known: dict[frozenset[tuple[str, str]], Unit] = {}

    def add(self, claim: ReviewedClaim) -> None:
        cast = votes(claim)
        if not cast:
            return
        unit = claim.article_id, self._known.setdefault(frozenset(cast.items()), cast)
        self._units["all", "all claims"].append(unit)
        self._units["type", resolve(claim).type].append(unit)
        self._units["rule", claim.rule or "(annotator)"].append(unit)
        self._units["shown", "blind" if claim.blind else "pre-annotated"].append(unit)

    def measured(self, cuts: Iterable[Cut] = CUTS) -> list[Agreement]:
        """The agreement in each part, in the order of ``cuts``, then by name."""
        found: list[Agreement] = []
        for cut in cuts:
            if cut == "pair":
                found += _by_pair(self._units["all", "all claims"])
            else:
                names = sorted(name for kind, name in self._units if kind == cut)
                found += [_agreement(cut, name, self._units[cut, name]) for name in names]
        return found


def measure(claims: Iterable[ReviewedClaim]) -> list[Agreement]:
    """Agreement on the claims' verdicts, in every cut."""
    tally = Tally()
    for claim in claims:
        tally.add(claim)
    return tally.measured()


def disagreements(claims: Iterable[ReviewedClaim]) -> list[Disagreement]:
    """The claims with more than one verdict, the most divided first."""
    found = [
        Disagreement(
            id=claim.id,
            type=claim.type,
            rule=claim.rule,
            statement=claim.statement or claim.text,
            text=claim.text,
            sentence=claim.sentence.text,
            votes=cast,
            notes=[review.note for review in claim.reviews if review.note],
        )
        for claim in claims
        if len(set((cast := votes(claim)).values())) > 1
    ]
    return sorted(found, key=lambda d: (-len(set(d.votes.values())), d.type, d.id))


def _agreement(cut: Cut, name: str, placed: list[tuple[str, Unit]]) -> Agreement:
    articles, units = [article for article, _ in placed], [unit for _, unit in placed]
    judges = sorted({annotator for unit in units if len(unit) > 1 for annotator in unit})
    two = len(judges) == 2
    return Agreement(
        cut=cut,
        name=name,
        claims=len(units),
        percent=percent(units, articles),
        kappa=cohen(units, judges[0], judges[1], articles) if two else fleiss(units, articles),
        alpha=alpha(units, articles),
    )


def _by_pair(placed: list[tuple[str, Unit]]) -> list[Agreement]:
    found = []
    for first, second in pairs([unit for _, unit in placed]):
        shared: list[tuple[str, Unit]] = [
            (article, {first: unit[first], second: unit[second]})
            for article, unit in placed
            if first in unit and second in unit
        ]
        found.append(_agreement("pair", f"{first} + {second}", shared))
    return found
