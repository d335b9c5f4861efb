"""The extractor compared with other tools from PyPI, on the same gold, in one run; prints a table for each type.

    python -m venv .peers && .peers/bin/pip install . -r benchmarks/requirements.txt
    .peers/bin/python benchmarks/quality.py [--gold FOLDER] [--model NAME]

Without ``--gold``, the bundled articles and the project's own gold are used. FOLDER holds ``articles.jsonl`` and
``gold.jsonl``, and may hold ``sentences.jsonl``. If a peer is not installed or fails, its row says so.

Seconds are for all articles, once everything is loaded; claimkit's cover all its claim types together. Dates are
compared by span alone (found: overlaps a gold span; exact: equals it), since the peers give points in time where TimeML
has years or weeks. Relative dates are resolved against each article's publication date. Sentence splitters get one line
of text at a time, since no peer ends a sentence at a line end. textacy's quotations need a parsed text: they run when
``--model`` names an installed spaCy pipeline.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import re
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from claimkit import reading, samples
from claimkit.extraction import evaluation, marked_claims, pipeline
from claimkit.extraction.marked_claims import Annotation, Marked
from claimkit.records import Article

OWN = Path(__file__).parent.parent / "annotations" / "gold"
Span = tuple[int, int]
Finder = Callable[[Article], Iterable[Span]]


def claimkit_claims(type_: str) -> Finder:
    return lambda article: [(c.start, c.end) for c in pipeline.extract(article).claims if c.type == type_]


def claimkit_sentences() -> Finder:
    return lambda article: [(s.start, s.end) for s in pipeline.extract(article).sentences]


def dateparser() -> Finder:
    search = importlib.import_module("dateparser.search").search_dates

    def find(article: Article) -> Iterable[Span]:
        position = 0
        for words, _ in search(article.text, languages=["en"], settings={"RELATIVE_BASE": published(article)}) or ():
            start = article.text.find(words, position)  # it gives the words without their offsets
            if start >= 0:
                position = start + len(words)
                yield start, position

    return find


def datefinder() -> Finder:
    find_dates = importlib.import_module("datefinder").find_dates
    return lambda article: [
        trimmed(article.text, *span) for _, span in find_dates(article.text, index=True, base_date=published(article))
    ]


def timexy() -> Finder:
    nlp = blank("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    return lambda article: [
        (e.start_char, e.end_char)
        for e in nlp(article.text).ents
        if e.label_ == "timexy" and "DURATION" not in e.kb_id_
    ]


def sentencizer() -> Finder:
    nlp = blank("sentencizer")
    return by_line(lambda line: [(s.start_char, s.end_char) for s in nlp(line).sents])


def syntok() -> Finder:
    analyze = importlib.import_module("syntok.segmenter").analyze
    return by_line(
        lambda line: [
            (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
            for paragraph in analyze(line)
            for sentence in paragraph
        ]
    )


def pysbd() -> Finder:
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return by_line(lambda line: [(s.start, s.end) for s in segmenter.segment(line)])


def textacy(model: str | None) -> Finder:
    if model is None:
        raise RuntimeError("needs a trained pipeline: --model NAME")
    nlp = importlib.import_module("spacy").load(model)
    quotations = importlib.import_module("textacy").extract.direct_quotations

    def find(article: Article) -> Iterable[Span]:
        for quotation in quotations(nlp(article.text)):
            yield quotation.cue[0].idx, quotation.cue[-1].idx + len(quotation.cue[-1])

    return find


def blank(component: str, **settings: Any) -> Any:
    if component == "timexy":
        importlib.import_module("timexy")
    nlp = importlib.import_module("spacy").blank("en")
    nlp.add_pipe(component, **settings)
    return nlp


def by_line(split: Callable[[str], Iterable[Span]]) -> Finder:
    def find(article: Article) -> Iterable[Span]:
        for line in re.finditer(r"[^\r\n]+", article.text):
            for start, end in split(line.group()):
                yield trimmed(article.text, line.start() + start, line.start() + end)

    return find


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without whitespace at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def published(article: Article) -> dt.datetime:
    return dt.datetime.fromisoformat(article.published or "2000-01-01")


def compared(name: str, load: Callable[[], Finder], articles: list[Article], gold: Annotation, type_: str) -> list[str]:
    """One row of the table: the tool, found precision, recall, F1, exact F1, and seconds for all articles."""
    try:
        find = load()
        list(find(articles[0]))  # the first use loads rules and models
        began = time.perf_counter()
        spans = {article.id: [Marked(type_, *span) for span in find(article)] for article in articles}
        seconds = time.perf_counter() - began
    except Exception as error:
        return [name, f"{type(error).__name__}: {error}"[:60]]
    score = evaluation.score(gold, Annotation(spans, {}), [type_])[type_]
    found = score.exact if type_ == "sentence" else score.found  # any two splitters overlap somewhere
    figures = (found.precision, found.recall, found.f1, score.exact.f1)
    return [name, *(f"{figure:.3f}" for figure in figures), f"{seconds:.2f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="a folder with articles.jsonl and gold.jsonl")
    parser.add_argument("--model", help="an installed spaCy pipeline, for textacy")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    folder = options.gold or OWN
    articles = list(reading.read(str(folder / "articles.jsonl"))) if options.gold else samples.articles()
    gold = marked_claims.read(str(folder / "gold.jsonl"))
    tables: dict[str, tuple[Annotation, dict[str, Callable[[], Finder]]]] = {
        "date": (
            gold,
            {
                "claimkit": lambda: claimkit_claims("date"),
                "dateparser search": dateparser,
                "datefinder": datefinder,
                "timexy": timexy,
            },
        ),
        "attribution": (
            gold,
            {"claimkit": lambda: claimkit_claims("attribution"), "textacy quotations": lambda: textacy(options.model)},
        ),
        "age": (gold, {"claimkit": lambda: claimkit_claims("age")}),
        "accusation": (gold, {"claimkit": lambda: claimkit_claims("accusation")}),
    }
    if (folder / "sentences.jsonl").exists():
        rows = map(json.loads, (folder / "sentences.jsonl").read_text(encoding="utf-8").splitlines())
        spans = {row["article"]: [Marked("sentence", *span) for span in row["sentences"]] for row in rows}
        splitters = {"claimkit": claimkit_sentences, "syntok": syntok, "pySBD": pysbd, "spaCy sentencizer": sentencizer}
        tables["sentence"] = (Annotation(spans, {}), splitters)
    count = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {count:,} characters; claimkit and peers in one run\n")
    for type_, (annotation, tools) in tables.items():
        known = sum(claim.type == type_ for claims in annotation.claims.values() for claim in claims)
        if not known:
            continue
        print(f"| {type_} ({known} in gold) | P | R | F1 | exact F1 | seconds |\n| --- | --- | --- | --- | --- | --- |")
        for name, load in tools.items():
            row = compared(name, load, articles, annotation, type_)
            print("| " + " | ".join(row + [""] * (6 - len(row))) + " |")
        print()


if __name__ == "__main__":
    main()
