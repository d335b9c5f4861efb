"""People's judgements as texts with spans: from exports, or from gold with its articles."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from claimkit.extraction.marked_claims import Annotation
from claimkit.records import Article, ReviewedClaim
from claimkit.review.verdicts import resolve
from claimkit.text.tokens import TextSpan

Spans = dict[str, list[TextSpan]]


class JudgedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A span that people called a claim, or not a claim (``real`` is false). ``roles`` maps roles to their pieces.

    ``weight`` is the weight of its anchor in training: zero if people may well disagree on it.
    """

    type: str
    start: int
    end: int
    real: bool = True
    roles: Spans = {}
    value: str | None = None
    weight: float = 1.0


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A text, or as much of it as an export has around a sentence. Offsets count from its beginning.

    In the spans ``whole``, everything was judged for these ``types``: what is not in ``claims`` there is not a claim.
    """

    article: str
    text: str
    claims: list[JudgedClaim]
    whole: list[TextSpan]
    types: frozenset[str]


def from_reviewed(claims: Iterable[ReviewedClaim], types: Iterable[str]) -> Iterator[Judged]:
    """One text per sentence with claims: the sentence with the widest context in the export.

    If each claim of a sentence has a verdict, the whole sentence is an example; otherwise only its settled claims are.
    Disputed and skipped claims are left out.
    """
    rows = sorted(map(resolve, claims), key=lambda c: (c.article_id, c.sentence.index, c.start, c.id))
    for (article, _), group in itertools.groupby(rows, key=lambda c: (c.article_id, c.sentence.index)):
        of_sentence = list(group)
        widest = max(of_sentence, key=lambda c: len(c.context.before) + len(c.context.after))
        first = widest.sentence.start - len(widest.context.before)
        text = widest.context.before + widest.sentence.text + widest.context.after
        settled = [claim for claim in of_sentence if claim.verdict is not None]
        whole = len(settled) == len(of_sentence)
        yield Judged(
            article=article,
            text=text,
            claims=[_judged(claim, first, len(text)) for claim in settled],
            whole=[TextSpan(widest.sentence.start - first, widest.sentence.end - first)] if whole else [],
            types=frozenset(types),
        )


def from_gold(gold: Annotation, articles: Iterable[Article], types: Sequence[str]) -> Iterator[Judged]:
    """The articles that gold annotates, each as a whole. From ``optional`` claims, only the roles are learnt."""
    for article in articles:
        if article.id not in gold.claims:
            continue
        yield Judged(
            article=article.id,
            text=article.text,
            claims=[
                JudgedClaim(
                    type=claim.type,
                    start=claim.start,
                    end=claim.end,
                    roles={name: [TextSpan(p.start, p.end) for p in pieces] for name, pieces in claim.roles.items()},
                    value=claim.value,
                    weight=0.0 if claim.optional else 1.0,
                )
                for claim in gold.claims[article.id]
            ],
            whole=[TextSpan(0, len(article.text))],
            types=gold.types.get(article.id, frozenset(types)),
        )


def split(texts: Iterable[Judged], share: float, seed: int) -> tuple[list[Judged], list[Judged]]:
    """(texts to learn from, texts to measure on), of different articles, drawn by the articles' ids and the seed."""
    learn: list[Judged] = []
    held: list[Judged] = []
    for text in texts:
        (held if draw(seed, text.article) < share else learn).append(text)
    return learn, held


def draw(seed: int, id_: str) -> float:
    """A number in [0, 1) that depends only on seed and id."""
    return int(hashlib.sha256(f"{seed}\0{id_}".encode()).hexdigest()[:13], 16) / 16**13


def _judged(claim: ReviewedClaim, first: int, length: int) -> JudgedClaim:
    roles: Spans = {}
    for role in claim.roles:
        if first <= role.start and role.end <= first + length:
            roles.setdefault(role.role, []).append(TextSpan(role.start - first, role.end - first))
    return JudgedClaim(
        type=claim.type,
        start=claim.start - first,
        end=claim.end - first,
        real=claim.verdict != "not_a_claim",
        roles=roles,
        value=claim.value,
    )
