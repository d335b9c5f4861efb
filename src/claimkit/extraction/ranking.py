"""Scores how check-worthy sentences and claims are, in [0, 1], with the reasons in plain words.

The model is a logistic regression over named features, word families and a few shapes, fitted on sentences that
fact-checkers chose (``benchmarks/ranking.py``). A sentence's score also depends on its two neighbours, since checkable
statements come in clusters. A claim's score is its sentence's logit plus the weights of the claim itself.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from claimkit.language import has_words, words
from claimkit.records import Article, Claim
from claimkit.text.document import Document
from claimkit.text.tokens import Tokens

Features = dict[str, float]
REASONS = 3  # maximum number of reasons; more do not fit on one line of a task
NOTABLE = 0.15  # minimum contribution to the logit for a feature to be a reason

_DIGIT = re.compile(r"\d")
_NO_NAMES = frozenset(words("grammar")["PRON"]) | frozenset(words("grammar")["DET"])


class Ranker:
    """The model of one language. Raises :class:`~claimkit.errors.SettingsError` if the language has no weights."""

    def __init__(self, language: str = "en") -> None:
        self._words: dict[str, Any] = words("checkworthiness", language)
        fitted = words("checkworthiness-weights", language)
        self._bias: float = fitted["bias"]
        self._neighbours: float = fitted["neighbours"]
        self._weight: dict[str, float] = fitted["weight"]
        self._why: dict[str, str] = self._words["shape"] | {n: f["why"] for n, f in self._words["family"].items()}
        self._unnamed = frozenset(self._words["sources"]["unnamed"].split())
        self._self = frozenset(self._words["sources"]["self"].split())

    @cached_property
    def _families(self) -> dict[str, tuple[str, ...]]:
        families: dict[str, tuple[str, ...]] = {}
        for name, family in self._words["family"].items():
            for word in set(family["words"].split()):
                families[word] = (*families.get(word, ()), name)
        return families

    @property
    def feature_names(self) -> list[str]:
        """The names of all sentence features, sorted."""
        return sorted(self._why)

    def features(self, tokens: Tokens, first: int, last: int) -> Features:
        """The features of tokens ``first`` up to, not including, ``last``, each in [0, 1]; absent ones are 0."""
        found: Features = {}
        families = self._families
        for names in filter(None, map(families.get, tokens.lower[first:last])):
            for name in names:
                found[name] = 0.5 if name not in found else 1.0
        tags = tokens.tag[first:last]
        numbers = tags.count("NUM")
        size = last - first
        if numbers:
            found["number"] = 1.0
            if numbers > 1:
                found["numbers"] = min(numbers - 1, 2) / 2
            if any(word[0] in "$£€" for word in tokens.word[first:last]):
                found["money_sum"] = 1.0
        if past := tags.count("ED"):
            found["past_verb"] = min(past, 2) / 2
        found["length"] = min(math.log(size + 1) / 4, 1.0)
        if size < 7:
            found["fragment"] = 1.0 if size < 4 else 0.5
        for word in tokens.word[max(first, last - 2) : last]:  # a closing quote may follow it
            if word == "?":
                found["question"] = 1.0
            elif word.startswith(("...", "…", "—")):
                found["broken_off"] = 1.0
        return found

    def rank(self, document: Document, claims: list[Claim]) -> None:
        """Sets ``score`` and ``reasons`` of the document's sentences; sets ``score`` and extends ``reasons`` of
        ``claims``. All in place."""
        found = [
            {} if sentence.boilerplate else self.features(document.tokens, *document.token_range(index))
            for index, sentence in enumerate(document.sentences)
        ]
        parts = [self._contributions(features) for features in found]
        own = [sum(weight for weight, _ in weighed) for weighed in parts]
        logits = [self._bias + self._with_neighbours(own, index) for index in range(len(own))]
        for sentence, weighed, logit in zip(document.sentences, parts, logits, strict=True):
            if not sentence.boilerplate:
                sentence.score = _score(logit)
                sentence.reasons = self._reasons(weighed)
        for claim in claims:
            of_claim = list(self._claim_contributions(document, claim))
            claim.score = _score(logits[claim.sentence] + sum(weight for weight, _ in of_claim))
            reasons = [reason for _, reason in of_claim] + document.sentences[claim.sentence].reasons
            claim.reasons = claim.reasons + reasons[:REASONS]

    def _contributions(self, features: Features) -> list[tuple[float, str]]:
        """The contribution of each feature to the sentence's logit, as (contribution, feature)."""
        weight = self._weight
        return [(weight.get(name, 0.0) * value, name) for name, value in features.items()]

    def _with_neighbours(self, own: list[float], index: int) -> float:
        before, after = own[max(index - 1, 0)], own[min(index + 1, len(own) - 1)]
        return own[index] + self._neighbours * (before + after) / 2

    def _reasons(self, parts: list[tuple[float, str]]) -> list[str]:
        """The reasons with the largest contributions for or against, largest first; never the sentence's length."""
        heavy = [(-abs(weight), name) for weight, name in parts if abs(weight) >= NOTABLE and name != "length"]
        heavy.sort()
        return [self._why[name] for _, name in heavy[:REASONS]]

    def _claim_contributions(self, document: Document, claim: Claim) -> Iterator[tuple[float, str]]:
        """What speaks for or against the claim itself, as (contribution to the logit, reason)."""
        roles = {role.role: role for role in reversed(claim.roles)}
        if claim.type == "accusation":
            accused = roles.get("accused")
            named = accused is not None and _is_name(accused.text)
            yield self._contribution("accused_named" if named else "accused")
        elif claim.type == "attribution":
            source, content = roles.get("source"), roles.get("content")
            if source is None:
                yield self._contribution("source_missing")
            else:
                lowered = source.text.lower().split()
                if self._self.issuperset(lowered):
                    yield self._contribution("source_self")
                elif not _is_name(source.text) and not self._unnamed.isdisjoint(lowered):
                    yield self._contribution("source_unnamed", source=source.text)
            if content is not None and _DIGIT.search(document.text, content.start, content.end):
                yield self._contribution("content_figure")
        else:
            if f"plain_{claim.type}" in self._words["claim"]:
                yield self._contribution(f"plain_{claim.type}")
            if claim.value is None:
                yield self._contribution("value_open")

    def _contribution(self, name: str, **given: str) -> tuple[float, str]:
        part = self._words["claim"][name]
        return part["weight"], part["why"].format(**given)


@cache
def ranker(language: str = "en") -> Ranker | None:
    """The ranker of a language, loaded once; ``None`` for a language without fitted weights."""
    return Ranker(language) if has_words("checkworthiness-weights", language) else None


def best(
    articles: Iterable[Article], *, top: int | None = None, per_article: int | None = None, min_score: float = 0.0
) -> list[Article]:
    """The articles with their highest-scoring claims, best first; ties stay in reading order.

    Keeps at most ``per_article`` claims of each article, then at most ``top`` overall, and none with a score (in [0,
    1]) below ``min_score``. Articles without a claim left are dropped. The given records are changed.
    """
    kept = []
    for article in articles:
        claims = sorted((c for c in article.claims if c.score >= min_score), key=lambda c: -c.score)
        article.claims = claims[:per_article]
        kept.append(article)
    if top is not None:
        ids = {c.id for c in heapq.nsmallest(top, (c for a in kept for c in a.claims), key=lambda c: -c.score)}
        for article in kept:
            article.claims = [claim for claim in article.claims if claim.id in ids]
    return sorted((a for a in kept if a.claims), key=lambda a: -a.claims[0].score)


def _is_name(text: str) -> bool:
    """Whether a mention is a capitalised word or has one after its first word."""
    first, *rest = text.split()
    return any(word[0].isupper() for word in rest) or (first[0].isupper() and first.lower() not in _NO_NAMES)


def _score(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 4)
