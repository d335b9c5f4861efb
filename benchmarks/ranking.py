"""Fits the check-worthiness weights and measures the ranking, holding out one debate at a time.

    python benchmarks/ranking.py DEBATES.csv[.gz] SENTENCES.json[.gz] [--write]

DEBATES has the columns ``text``, ``label`` (1 = a fact-checker checked the line) and ``file_name`` (the debate), as in
CheckThat! 2019 task 1; SENTENCES is a list of ``{"text", "label"}``, as in ClaimBuster. Neither is bundled. Prints mean
average precision of the model and of the baselines. ``--write`` stores the weights. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from claimkit.extraction.ranking import Ranker
from claimkit.text.tokens import tokenise

WEIGHTS = Path(__file__).parent.parent / "src/claimkit/language/en/checkworthiness-weights.toml"
NEIGHBOURS = 0.5
RANKER = Ranker()
Scorer = Callable[[Any, Any], Any]


def open_text(path: str) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else Path(path).open(encoding="utf-8")


def matrix(texts: list[str]) -> Any:
    rows = []
    for text in texts:
        tokens = tokenise(text)
        features = RANKER.features(tokens, 0, len(tokens))
        rows.append([features.get(name, 0.0) for name in RANKER.feature_names])
    return np.array(rows)


def fit(x: Any, y: Any) -> LogisticRegression:
    return LogisticRegression(C=0.01, max_iter=5000).fit(x, y)


def with_neighbours(own: Any) -> Any:
    """Adds the neighbours' share to each line's score, as the ranker does."""
    return own + NEIGHBOURS * (np.r_[own[0], own[:-1]] + np.r_[own[1:], own[-1]]) / 2


def bias_for(logits: Any, share: float) -> float:
    """The bias at which the mean probability is ``share``, by bisection."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-(logits + middle)))).mean() < share else (low, middle)
    return low


def write(x: Any, y: Any, sentences: Any, share: float) -> None:
    """Fits on everything; sets the bias so that the mean score of ``sentences`` is their share of check-worthy ones."""
    model = fit(x, y)
    bias = bias_for(sentences @ model.coef_[0] * (1 + NEIGHBOURS), share)
    weights = "\n".join(f"{n} = {w:.3f}" for n, w in zip(RANKER.feature_names, model.coef_[0], strict=True))
    head = f"# Written by benchmarks/ranking.py --write.\nbias = {bias:.3f}\nneighbours = {NEIGHBOURS}\n\n[weight]\n"
    WEIGHTS.write_text(f"{head}{weights}\n", encoding="utf-8")
    print(f"wrote {WEIGHTS.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("debates")
    parser.add_argument("sentences")
    parser.add_argument("--write", action="store_true", help="store the weights fitted on everything")
    options = parser.parse_args()
    with open_text(options.debates) as file:
        rows = list(csv.DictReader(file))
    with open_text(options.sentences) as file:
        more = json.load(file)
    texts, labels = [row["text"] for row in rows], np.array([int(row["label"]) for row in rows])
    x, more_x, more_y = matrix(texts), matrix([s["text"] for s in more]), np.array([s["label"] for s in more])
    debates: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        debates[row["file_name"]].append(index)
    rng = np.random.default_rng(0)
    surface = np.array([[sum(c.isdigit() for c in text), len(text.split())] for text in texts])

    def ours(train: Any, test: Any) -> Any:
        model = fit(np.vstack([x[train], more_x]), np.r_[labels[train], more_y])
        return with_neighbours(model.decision_function(x[test]))

    def digits(train: Any, test: Any) -> Any:
        return LogisticRegression(max_iter=5000).fit(surface[train], labels[train]).decision_function(surface[test])

    def bag(vectorizer: Any) -> Scorer:
        def score(train: Any, test: Any) -> Any:
            words = vectorizer.fit_transform([texts[i] for i in train])
            model = LogisticRegression(max_iter=5000).fit(words, labels[train])
            return model.decision_function(vectorizer.transform([texts[i] for i in test]))

        return score

    pairs = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    scorers: dict[str, Scorer] = {
        "random": lambda _, test: rng.random(len(test)),
        "digits and length": digits,
        "bag of words (counts), logistic regression": bag(CountVectorizer()),
        "bag of words and pairs (tf-idf), logistic regression": bag(pairs),
        "claimkit": ours,
    }
    print(f"{len(rows)} lines, {labels.sum()} checked, {len(debates)} debates, each held out once")
    for name, scorer in scorers.items():
        precisions = []
        for lines in debates.values():
            test = np.array(lines)
            train = np.setdiff1d(np.arange(len(rows)), test)
            precisions.append(average_precision_score(labels[test], scorer(train, test)))
        print(f"{np.mean(precisions):.4f}  {name}")
    if options.write:
        write(np.vstack([x, more_x]), np.r_[labels, more_y], more_x, more_y.mean())


if __name__ == "__main__":
    main()
