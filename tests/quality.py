"""The extractor's figures on gold, and the file of floors below which they must not fall.

    python tests/quality.py            prints the figures beside their floors
    python tests/quality.py --raise    raises each floor to today's figure, rounded down; no floor is lowered

The project's own gold is always measured: ``own``, the sample articles, and ``unseen``, articles that no rule may be
tuned on. If CLAIMKIT_GOLD names a folder with further sets (see ``EXTERNAL``), the sets found there are measured too.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from claimkit import reading, samples
from claimkit.extraction import evaluation, marked_claims, naming_evaluation, pipeline
from claimkit.extraction.evaluation import Ratio
from claimkit.extraction.marked_claims import Annotation
from claimkit.reader import RULES
from claimkit.records import CLAIM_TYPES, ROLES, Article, ClaimType
from claimkit.text.phrases import RELATIVE

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("quality-floors.toml")
GOLD = Path(__file__).parent.parent / "annotations" / "gold"
EXTERNAL = {  # articles and gold below CLAIMKIT_GOLD
    "seed": ("seed/articles.jsonl", "seed/gold.jsonl"),
    "dev": ("dev/articles.jsonl", "dev/gold.jsonl"),
    "news": ("news/articles.jsonl", "news/gold.jsonl"),
    "more": ("news/more.articles.jsonl", "news/more.gold.jsonl"),
    "wave": ("news/wave.articles.jsonl", "news/wave.gold.jsonl"),
    "timebank": ("timebank/articles.jsonl", "timebank/gold.jsonl"),
    "polnear": ("polnear/dev/articles.jsonl", "polnear/dev/all.jsonl"),
    "polnear-speech": ("polnear/dev/articles.jsonl", "polnear/dev/speech.jsonl"),
    "gum": ("sentences/dev.jsonl", None),
}
NAMES = ("news/articles.jsonl", "names/gold.jsonl")
# Of PolNeAR's attributions all count when one is predicted, and those of speech when one is missed.
PARTIAL = {"polnear": "precision", "polnear-speech": "recall"}
# Sets that are measured a second time, as ``NAME-read``, with the trained reader; the first time is with rules alone.
READ = ("unseen",)
READER_TYPES: tuple[ClaimType, ...] = ("accusation", "attribution")
Figures = dict[str, dict[str, float]]


def floors() -> Figures:
    """The pinned floors by table (``own.age``) and figure (``f1``)."""
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {f"{of}.{what}": figures for of, tables in pinned.items() for what, figures in tables.items()}


def measured() -> Figures:
    """The figures now, in the same form."""
    figures = dict(_own())
    if folder := os.environ.get("CLAIMKIT_GOLD"):
        for name, (articles, gold) in EXTERNAL.items():
            if (Path(folder) / articles).exists():
                figures |= dict(_external(name, Path(folder) / articles, Path(folder) / gold if gold else None))
        articles, gold = (Path(folder) / file for file in NAMES)
        if gold.exists():
            mentions = naming_evaluation.read(str(gold))
            wanted = {mention.article for mention in mentions}
            read = (article for article in reading.read(str(articles)) if article.id in wanted)
            figures["news.names"] = naming_evaluation.score(mentions, map(pipeline.extract, read)).figures()
    return figures


def sentence_ratio(articles: Iterable[Article], gold: dict[str, list[list[int]]]) -> Ratio:
    """How many sentence spans are exactly those of the gold."""
    right = predicted = total = 0
    for article in articles:
        spans = {(sentence.start, sentence.end) for sentence in article.sentences}
        want = {(start, end) for start, end in gold[article.id]}
        right, predicted, total = right + len(spans & want), predicted + len(spans), total + len(want)
    return Ratio(right, predicted, total)


def _own() -> Iterator[tuple[str, dict[str, float]]]:
    articles = [pipeline.extract(article, reader=RULES) for article in samples.articles()]
    yield from _claims("own", articles, GOLD / "gold.jsonl")
    yield "own.names", naming_evaluation.score(naming_evaluation.read(str(GOLD / "names.jsonl")), articles).figures()
    yield from _external("unseen", GOLD / "unseen" / "articles.jsonl", GOLD / "unseen" / "gold.jsonl")
    rows = map(json.loads, (GOLD / "sentences.jsonl").read_text(encoding="utf-8").splitlines())
    yield "own.sentences", {"f1": sentence_ratio(articles, {row["article"]: row["sentences"] for row in rows}).f1}


def _external(name: str, articles: Path, gold: Path | None) -> Iterator[tuple[str, dict[str, float]]]:
    records = list(reading.read(str(articles)))
    extracted = [pipeline.extract(article, reader=RULES) for article in records]
    if gold is None:
        rows = map(json.loads, articles.read_text(encoding="utf-8").splitlines())
        yield f"{name}.sentences", {"f1": sentence_ratio(extracted, {row["id"]: row["sentences"] for row in rows}).f1}
        return
    yield from _claims(name, extracted, gold)
    if name in READ:
        yield from _claims(f"{name}-read", [pipeline.extract(article) for article in records], gold, READER_TYPES)


def _claims(
    name: str, articles: list[Article], gold: Path, types: Iterable[ClaimType] = CLAIM_TYPES
) -> Iterator[tuple[str, dict[str, float]]]:
    known = marked_claims.read(str(gold))
    if name in PARTIAL:
        _leave_out_pronouns(known, articles)
    scores = evaluation.score(known, marked_claims.from_articles(articles), types)
    for type_, score in scores.items():
        if not score.found.gold:
            continue
        figures = {PARTIAL.get(name, "f1"): getattr(score.found, PARTIAL.get(name, "f1")), "exact": score.exact.f1}
        if score.value is not None:
            figures["value"] = score.value
        yield f"{name}.{type_}", figures | {role: score.roles.get(role, Ratio()).f1 for role in ROLES[type_]}


def _leave_out_pronouns(gold: Annotation, articles: list[Article]) -> None:
    """Makes claims of PolNeAR optional whose source is a relative pronoun: of *Holm, who said* it marks *who*, the
    scheme *Holm*."""
    for article in articles:
        gold.claims[article.id] = [
            msgspec.structs.replace(claim, optional=True)
            if any(article.text[piece.start : piece.end] in RELATIVE for piece in claim.roles.get("source", ()))
            else claim
            for claim in gold.claims[article.id]
        ]


def _raised() -> str:
    """The floors' file with every floor at least where it was."""
    pinned, now = floors(), measured()
    head = FLOORS.read_text(encoding="utf-8").split("\n[")[0].rstrip()
    tables = []
    for table in {**pinned, **now}:
        old, new = pinned.get(table, {}), now.get(table, {})
        lines = [
            f"{figure} = {max(old.get(figure, 0.0), math.floor(new.get(figure, 0.0) * 100) / 100):.2f}"
            for figure in {**old, **new}
        ]
        tables.append("\n".join([f"[{table}]", *lines]))
    return "\n\n".join([head, *tables]) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--raise"]:
        FLOORS.write_text(_raised(), encoding="utf-8", newline="\n")
    pins = floors()
    for table, figures in measured().items():
        shown = (f"{figure} {value:.3f}/{pins.get(table, {}).get(figure, 0):.2f}" for figure, value in figures.items())
        print(f"{table:26}", "  ".join(shown))
