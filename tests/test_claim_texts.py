"""A simulated round, exported: each claim text has one label, and AVeriTeC's scorer accepts the file as reference."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nltk.translate.meteor_score import single_meteor_score
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import f1_score

from claimkit import extract
from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.loading import read_reviewed
from claimkit.records import ReviewedClaim
from claimkit.samples import articles
from claimkit.studio.round.simulating import Done, annotation
from claimkit.studio.tasks.reviews import reviewed
from claimkit.studio.tasks.task import tasks

NAMES = {1: "one", 2: "two"}


@pytest.fixture(scope="module")
def round_() -> list[ReviewedClaim]:
    """All claims of the bundled articles, judged by two annotators who draw their verdicts by lot."""
    listed: list[dict[str, Any]] = []
    for article in articles():
        for task in tasks(extract(article), "verify"):
            task |= {"id": len(listed) + 1, "predictions": [{**task["predictions"][0], "id": len(listed) + 1}]}
            answers = [(who, annotation(task, who - 1, 3, Done())) for who in NAMES]
            task["annotations"] = [{"id": task["id"] * 9 + who, "completed_by": who, **done} for who, done in answers]
            listed.append({**task, "drafts": []})
    return list(reviewed(listed, NAMES, []))


def contradicting(rows: Iterable[tuple[str, str]]) -> list[str]:
    """The texts that stand in several rows with different labels."""
    labels = defaultdict(set)
    for text, label in rows:
        labels[text].add(label)
    return [text for text, given in labels.items() if len(given) > 1]


def read(path: Path) -> list[tuple[str, str]]:
    """(claim text, label) of each row of a file that has both."""
    if path.suffix == ".tsv":
        with path.open(encoding="utf-8", newline="") as file:
            return [(r["Text"], r["class_label"]) for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    if path.suffix == ".jsonl":
        return [(row.statement, row.verdict or row.status) for row in read_reviewed(str(path))]
    rows = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(rows, list):
        return [(row["claim"], row["label"]) for row in rows]
    return [(row["claimReviewed"], row["reviewRating"]["alternateName"]) for row in rows["@graph"]]


@pytest.mark.parametrize("format_", ["jsonl", "averitec", "claimreview", "checkthat"])
def test_one_claim_text_has_one_label_unless_the_same_is_said_twice(
    tmp_path: Path, round_: list[ReviewedClaim], format_: str
) -> None:
    export(round_, tmp_path, Plan(format=format_, key=None))
    (path,) = (path for path in tmp_path.iterdir() if path.name.startswith("claims."))
    rows = read(path)
    said = [claim.statement for claim in round_]
    twice = {statement for statement in said if said.count(statement) > 1}
    assert len(rows) > 100
    assert [text for text in contradicting(rows) if text not in twice] == []
    assert len(contradicting(rows)) <= 0.01 * len(rows), "and the same is hardly ever said twice"


class NoSynonyms:
    """METEOR without WordNet, which is a download: words match exactly or by their stems."""

    def synsets(self, _word: str) -> list[Any]:
        return []


def meteor(candidate: str, reference: str) -> float:
    score: float = single_meteor_score(reference.split(), candidate.split(), wordnet=NoSynonyms())
    return score


def pairs(entry: dict[str, Any]) -> list[str]:
    """An entry's questions with their answers, one text each, as the scorer compares them."""
    texts = []
    for question in entry["questions"]:
        for answer in question["answers"]:
            more = f". {answer['boolean_explanation']}" if answer["answer_type"] == "Boolean" else ""
            texts.append(f"{question['question']} {answer['answer']}{more}")
    return texts


def matched(candidates: Sequence[str], references: Sequence[str]) -> float:
    """The best one-to-one match (the Hungarian method), over the references."""
    scores = np.array([[meteor(one, other) for other in references] for one in candidates[:10]])
    best = linear_sum_assignment(scores, maximize=True)
    return float(scores[best].sum()) / len(references)


def test_averitecs_scorer_takes_the_file_as_reference(tmp_path: Path, round_: list[ReviewedClaim]) -> None:
    """The arithmetic of its eval.py (Schlichtkrull, Guo and Vlachos 2023): a perfect prediction has perfect scores, and
    one that says nothing has none."""
    export(round_, tmp_path, Plan(format="averitec", key=None))
    entries = json.loads((tmp_path / "claims.averitec.json").read_text(encoding="utf-8"))
    labels = ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]
    given = [entry["label"] for entry in entries]
    assert f1_score(given, given, labels=labels, average="macro") == 1.0
    assert set(given) == set(labels)
    few = entries[:40]
    assert all(matched(pairs(entry), pairs(entry)) > 0.95 for entry in few), "METEOR of a text with itself nears 1"
    assert all(matched(["?"], pairs(entry)) < 0.1 for entry in few)
    assert all(meteor(entry["justification"], entry["justification"]) > 0.9 for entry in few)
    unanswered = [a for entry in entries for q in entry["questions"] for a in q["answers"] if not a["source_url"]]
    assert {answer["answer_type"] for answer in unanswered} == {"Unanswerable"}
    assert {answer["answer"] for answer in unanswered} == {"No answer could be found."}
    assert all(entry["claim_types"] and entry["questions"] for entry in entries)
