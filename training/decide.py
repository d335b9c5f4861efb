"""Fits the joint decision of rules and a reader, and writes it into the reader's folder.

    python training/decide.py FOLDER --gold ARTICLES GOLD [--gold ...] --fit IDS

FOLDER is the output of ``fit.py``. ARTICLES and GOLD are JSON Lines, as for ``claimkit score``; IDS is a file with the
ids of articles that the reader did not learn from. For each type, a logistic regression is fitted on their candidates:
whether a candidate is a claim, from the reader's probability and whether a rule marks it. The printed figures are
cross-validated by article. Rules that mark nothing in the articles that the reader learnt from (the other articles, and
those of ``--taught``, which it learnt from without this gold) are written as ``untaught``. ``--onto OTHER`` writes the
result for a reader that went on to learn from all articles.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from claimkit import detectors, reading
from claimkit.detectors.found import Found
from claimkit.detectors.rules import examples
from claimkit.extraction import evaluation, marked_claims
from claimkit.extraction.evaluation import Ratio
from claimkit.extraction.marked_claims import Marked
from claimkit.reader import Reader
from claimkit.reader.decision import candidates
from claimkit.reader.network import SETTINGS
from claimkit.reader.reading import Text
from claimkit.reader.settings import SURE, Decision, Settings
from claimkit.records import Article
from claimkit.text.document import Document
from claimkit.text.segmentation import segment

FOLDS, RIDGE = 5, 0.02


class Case(NamedTuple):
    """A candidate: its article, its features, and whether it is a claim (``None``: optional in gold)."""

    article: str
    features: tuple[float, float]
    claim: bool | None


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--gold", nargs=2, action="append", required=True, metavar=("ARTICLES", "GOLD"))
    ask.add_argument("--fit", type=Path, required=True, metavar="IDS")
    ask.add_argument("--taught", action="append", default=[], metavar="ARTICLES")
    ask.add_argument("--onto", type=Path, help="another folder to write to")
    given = ask.parse_args()
    fresh = set(given.fit.read_text().split())
    reader = Reader(given.folder)
    settings = reader.network.settings
    reader.network.settings = _open(settings)
    cases: dict[str, list[Case]] = {type_: [] for type_ in settings.types}
    missed = dict.fromkeys(settings.types, 0)
    taught: set[str] = set()
    for articles in given.taught:
        taught |= {one.rule for article in reading.read(articles) for one in _found(_document(article, settings))}
    for article, gold, types in _articles(given.gold):
        document = _document(article, settings)
        found = _found(document)
        if article.id not in fresh or given.onto:
            taught |= {one.rule for one in found}
        if article.id not in fresh:
            continue
        text = Text(reader.network, document.text, document.sentences)
        for type_ in set(settings.types) & set(types):
            some, lost = _cases(article.id, text, [one for one in found if one.type == type_], gold, type_)
            cases[type_] += some
            missed[type_] += lost
    decided = {}
    onto = (given.onto or given.folder) / SETTINGS
    settings = msgspec.json.decode(onto.read_bytes(), type=Settings)
    for type_, known in settings.types.items():
        decision = _fitted(type_, cases[type_], missed[type_], known.decision)
        rules = {rule for rule, _ in examples(type_, settings.language) if rule}  # type: ignore[arg-type]
        decided[type_] = msgspec.structs.replace(known, decision=decision, untaught=tuple(sorted(rules - taught)))
    onto.write_bytes(msgspec.json.format(msgspec.json.encode(msgspec.structs.replace(settings, types=decided))) + b"\n")


def _open(settings: Settings) -> Settings:
    """The same settings, but every candidate passes."""
    types = {
        name: msgspec.structs.replace(known, decision=Decision(threshold=0.0)) for name, known in settings.types.items()
    }
    return msgspec.structs.replace(settings, types=types)


def _document(article: Article, settings: Settings) -> Document:
    return Document(article.text, segment(article.text, settings.language), None, settings.language)


def _found(document: Document) -> list[Found]:
    return [one for detect in detectors.of(document.language) for one in detect(document)]


def _articles(files: Sequence[tuple[str, str]]) -> Iterator[tuple[Article, list[Marked], frozenset[str]]]:
    for articles, gold in files:
        known = marked_claims.read(gold)
        for article in reading.read(articles):
            if article.id in known.claims:
                yield article, known.claims[article.id], known.types.get(article.id, frozenset())


def _cases(article: str, text: Text, found: list[Found], gold: list[Marked], type_: str) -> tuple[list[Case], int]:
    """The candidates in an article, and how many of its claims are not among them."""
    every = list(candidates(found, text, type_))
    where = [Marked(type_, one.start, one.end) for c in every if (one := c.rule or c.reading)]
    wanted = [claim for claim in gold if claim.type == type_]
    met = {j: wanted[i] for i, j in evaluation.pairs(wanted, where)}
    cases = [
        Case(
            article,
            (_logit(c.probability), float(c.rule is not None)),
            None if j in met and met[j].optional else j in met,
        )
        for j, c in enumerate(every)
    ]
    return cases, sum(not claim.optional for claim in wanted) - sum(not claim.optional for claim in met.values())


def _logit(probability: float) -> float:
    p = min(max(probability, SURE), 1 - SURE)
    return math.log(p / (1 - p))


def _fitted(type_: str, cases: list[Case], missed: int, before: Decision) -> Decision:
    clear = [case for case in cases if case.claim is not None]
    features, claims = np.array([case.features for case in clear]), np.array([case.claim for case in clear])
    groups = [case.article for case in clear]
    model: Any = LogisticRegression(C=1 / RIDGE)
    kept = cross_val_predict(model, features, claims, groups=groups, cv=GroupKFold(FOLDS, shuffle=True, random_state=1))
    print(f"{type_}: {_ratio(kept, claims, missed)}; rules alone {_ratio(features[:, 1] > 0, claims, missed)}")
    model.fit(features, claims)
    bias, reader, rule = (round(float(weight), 2) for weight in (*model.intercept_, *model.coef_[0]))
    weights = {"bias": bias, "reader": reader, "rule": rule}
    print(f"{type_}: {weights} from {len(clear)} candidates")
    return msgspec.structs.replace(before, **weights)


def _ratio(kept: Any, claims: Any, missed: int) -> str:
    ratio = Ratio(int((kept & claims).sum()), int(kept.sum()), int(claims.sum()) + missed)
    return f"P {ratio.precision:.3f} R {ratio.recall:.3f} F1 {ratio.f1:.3f}"


if __name__ == "__main__":
    main()
