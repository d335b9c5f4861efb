"""Chooses which claims are pushed, in which order, and which without pre-annotation. Pure and reproducible."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

import msgspec

from claimkit.records import CLAIM_TYPES, Article, Claim

Order = Literal["score", "uncertain", "article", "random"]
_Item = TypeVar("_Item")


def draw(seed: int, id_: str) -> float:
    """A number in [0, 1) that depends only on seed and id: the same on every machine, whatever else is pushed."""
    return int(hashlib.sha256(f"{seed}\0{id_}".encode()).hexdigest()[:13], 16) / 16**13


def blind(ids: Iterable[str], share: float, seed: int) -> frozenset[str]:
    """The ids (about ``share`` of them) whose tasks have no pre-annotation."""
    return frozenset(id_ for id_ in ids if draw(seed, f"blind {id_}") < share)


def sample(articles: Sequence[Article], size: int, seed: int) -> list[Article]:
    """The articles with ``size`` of their claims, drawn in proportion to their types (at least one of each).

    Articles without a drawn claim are left out.
    """
    pools: dict[str, list[str]] = {
        type_: sorted((c.id for a in articles for c in a.claims if c.type == type_), key=lambda id_: draw(seed, id_))
        for type_ in CLAIM_TYPES
    }
    drawn = {
        id_ for type_, n in _shares({t: len(p) for t, p in pools.items()}, size).items() for id_ in pools[type_][:n]
    }
    kept = (_with_claims(article, [claim for claim in article.claims if claim.id in drawn]) for article in articles)
    return [article for article in kept if article.claims]


def _shares(counts: dict[str, int], size: int) -> dict[str, int]:
    """How many to draw of each type: one each if possible, the rest by largest remainder."""
    total = sum(counts.values())
    size = min(size, total)
    if not size:
        return {}
    exact = {type_: size * count / total for type_, count in counts.items()}
    shares = {type_: min(counts[type_], max(int(exact[type_]), 1)) for type_ in counts}
    while sum(shares.values()) > size:
        fullest = max(shares, key=lambda t: (shares[t] > 1, shares[t] - exact[t]))
        shares[fullest] -= 1
    while sum(shares.values()) < size:
        neediest = max(
            shares, key=lambda t: exact[t] - shares[t]
        )  # it has more claims: no type's exact share exceeds its claims
        shares[neediest] += 1
    return shares


def weight(claims: Sequence[Claim], order: Order) -> float:
    """The priority of a task of these claims: their best check-worthiness or, for ``uncertain``, how close the reader's
    confidence in one of them is to 0.5 (uncertainty sampling, Lewis and Gale 1994). Claims without a confidence come
    last."""
    if order == "uncertain":
        return max((1 - abs(2 * c.confidence - 1) for c in claims if c.confidence is not None), default=-1.0)
    return max((claim.score for claim in claims), default=0.0)


def ordered(items: Iterable[tuple[str, float, _Item]], order: Order, seed: int) -> list[_Item]:
    """Items, given as (key, weight, item), in the order of the queue: highest weight first, as given, or random."""
    rows = list(items)
    if order in ("score", "uncertain"):
        rows.sort(key=lambda row: -row[1])
    elif order == "random":
        rows.sort(key=lambda row: draw(seed, row[0]))
    return [item for _, _, item in rows]


def _with_claims(article: Article, claims: list[Claim]) -> Article:
    return msgspec.structs.replace(article, claims=claims)
