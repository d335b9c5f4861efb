"""Scores extracted claims against gold: precision, recall and F1 by type and rule, values, roles, and a list of errors.

A predicted claim *finds* a gold claim of the same article and type if their anchors overlap. Pairs are one to one:
equal spans first, then the largest overlap. A pair is *exact* if the spans are equal. ``value`` is the share of found
claims with gold's value (and ``mod``, if gold has one), out of those whose gold claim has a value. A role of a found
claim is right if its characters and gold's have a Jaccard index of at least .5; a role in pieces counts as their union.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from claimkit.extraction.marked_claims import Annotation, Marked, Piece
from claimkit.records import CLAIM_TYPES


class Ratio(msgspec.Struct, frozen=True):
    """Precision, recall and F1 from counts; each is 0 if it is undefined."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class Error(msgspec.Struct, frozen=True):
    """One error: a ``missed`` gold claim, a ``wrong`` prediction, a wrong ``value`` or a wrong ``role``."""

    kind: Literal["missed", "wrong", "value", "role"]
    article: str
    type: str
    start: int
    end: int
    text: str
    rule: str = ""
    detail: str = ""

    def __str__(self) -> str:
        end = f" ({self.detail})" * bool(self.detail) + f" [{self.rule}]" * bool(self.rule)
        return f"{self.kind:6} {self.type} {self.article} {self.start}-{self.end} {self.text!r}{end}"


class TypeScore(msgspec.Struct):
    """The scores of one claim type. ``rules`` counts each rule's predictions as (all, found, exact)."""

    found: Ratio = Ratio()
    exact: Ratio = Ratio()
    values_right: int = 0
    values: int = 0
    roles: dict[str, Ratio] = {}
    rules: dict[str, tuple[int, int, int]] = {}
    errors: list[Error] = []

    @property
    def value(self) -> float | None:
        """The share of right values; ``None`` if gold has none among the found claims."""
        return self.values_right / self.values if self.values else None


def score(gold: Annotation, predicted: Annotation, types: Iterable[str] = CLAIM_TYPES) -> dict[str, TypeScore]:
    """The scores of each type over the articles in gold; predictions for other articles are ignored."""
    return {
        type_: _total(
            _score_article(
                article,
                type_,
                [claim for claim in gold.claims[article] if claim.type == type_],
                [claim for claim in predicted.claims.get(article, ()) if claim.type == type_],
            )
            for article in sorted(gold.claims)
            if type_ in gold.types.get(article, (type_,))
        )
        for type_ in types
    }


def macro_f1(scores: Mapping[str, TypeScore]) -> float:
    """The mean F1 of the types that have gold claims; 0 if none has."""
    found = [score.found.f1 for score in scores.values() if score.found.gold]
    return sum(found) / len(found) if found else 0.0


def pairs(gold: list[Marked], predicted: list[Marked]) -> list[tuple[int, int]]:
    """Matches gold claims with predicted ones, one to one, as pairs of indices."""
    candidates = [
        ((g.start, g.end) == (p.start, p.end), overlap, -j, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (overlap := min(g.end, p.end) - max(g.start, p.start)) > 0
    ]
    paired: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(predicted)))
    for *_, i, j in sorted(candidates, reverse=True):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            paired.append((i, j))
    return paired


def _score_article(article: str, type_: str, gold: list[Marked], predicted: list[Marked]) -> TypeScore:
    if any(claim.optional for claim in gold):
        spent = {j for i, j in pairs(gold, predicted) if gold[i].optional}
        predicted = [claim for j, claim in enumerate(predicted) if j not in spent]
        gold = [claim for claim in gold if not claim.optional]
    paired = pairs(gold, predicted)
    result = TypeScore(rules=dict.fromkeys((claim.rule for claim in predicted), (0, 0, 0)))
    of_gold, of_predicted = dict(paired), {j: i for i, j in paired}
    exact = 0
    for j, claim in enumerate(predicted):
        i = of_predicted.get(j)
        same = i is not None and (gold[i].start, gold[i].end) == (claim.start, claim.end)
        exact += same
        seen, right, equal = result.rules[claim.rule]
        result.rules[claim.rule] = (seen + 1, right + (i is not None), equal + same)
        if i is None:
            result.errors.append(Error("wrong", article, type_, claim.start, claim.end, claim.text, claim.rule))
    for i, claim in enumerate(gold):
        if i not in of_gold:
            result.errors.append(Error("missed", article, type_, claim.start, claim.end, claim.text))
    for i, j in paired:
        _score_pair(article, gold[i], predicted[j], result)
    counts = len(predicted), len(gold)
    result.found, result.exact = Ratio(len(paired), *counts), Ratio(exact, *counts)
    result.errors.sort(key=lambda error: (error.start, error.kind))
    return result


def _score_pair(article: str, gold: Marked, predicted: Marked, result: TypeScore) -> None:
    def wrong(kind: Literal["value", "role"], detail: str) -> None:
        where = (article, gold.type, gold.start, gold.end, gold.text)
        result.errors.append(Error(kind, *where, predicted.rule, detail))

    if gold.value is not None:
        right = _equal(gold.value, predicted.value) and (gold.mod is None or _equal(gold.mod, predicted.mod))
        result.values += 1
        result.values_right += right
        if not right:
            want, got = (f"{c.value} {c.mod}" if c.mod else str(c.value) for c in (gold, predicted))
            wrong("value", f"{want} in gold, {got} predicted")
    for name in sorted(gold.roles.keys() | predicted.roles.keys()):
        want_at, got_at = _positions(gold.roles.get(name)), _positions(predicted.roles.get(name))
        right = bool(want_at and got_at) and 2 * len(want_at & got_at) >= len(want_at | got_at)
        ratio = Ratio(right, name in predicted.roles, name in gold.roles)
        result.roles[name] = result.roles.get(name, Ratio()) + ratio
        if not right:
            want, got = (_quoted(c.roles.get(name)) for c in (gold, predicted))
            wrong("role", f"{name}: {want} in gold, {got} predicted")


def _equal(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and one.strip().lower() == other.strip().lower())


def _positions(pieces: Iterable[Piece] | None) -> set[int]:
    return {position for piece in pieces or () for position in range(piece.start, piece.end)}


def _quoted(pieces: Iterable[Piece] | None) -> str:
    return "none" if pieces is None else repr(" … ".join(piece.text for piece in pieces))


def _total(scores: Iterable[TypeScore]) -> TypeScore:
    total = TypeScore()
    for score in scores:
        total.found += score.found
        total.exact += score.exact
        total.values += score.values
        total.values_right += score.values_right
        for name, ratio in score.roles.items():
            total.roles[name] = total.roles.get(name, Ratio()) + ratio
        for rule, counts in score.rules.items():
            had = total.rules.get(rule, (0, 0, 0))
            total.rules[rule] = (had[0] + counts[0], had[1] + counts[1], had[2] + counts[2])
        total.errors += score.errors
    return total


def report(scores: Mapping[str, TypeScore], errors: int | None = None) -> dict[str, Any]:
    """All scores as plain values for JSON; ``errors`` is the maximum number to list of each type (``None``: all)."""
    return {
        "types": {
            type_: {
                "found": _figures(s.found),
                "exact": _figures(s.exact),
                "value": {"right": s.values_right, "of": s.values, "share": s.value},
                "roles": {name: _figures(ratio) for name, ratio in sorted(s.roles.items())},
                "rules": {
                    rule: {"predicted": n, "found": found, "exact": exact, "precision": found / n}
                    for rule, (n, found, exact) in sorted(s.rules.items())
                },
            }
            for type_, s in scores.items()
        },
        "macro_f1": macro_f1(scores),
        "errors": [msgspec.structs.asdict(error) for s in scores.values() for error in s.errors[:errors]],
    }


def _figures(ratio: Ratio) -> dict[str, float]:
    counts = {"right": ratio.right, "predicted": ratio.predicted, "gold": ratio.gold}
    return {**counts, "precision": ratio.precision, "recall": ratio.recall, "f1": ratio.f1}
