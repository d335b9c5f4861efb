"""From annotated tasks to a dataset: every claim and every piece of annotators' work is in it or is listed."""

from __future__ import annotations

from pathlib import Path

import msgspec
from labelling import ROUND, annotation, article, listed, proposed, region, span, typed, verdict

from claimkit.dataset.export import LeftOut, export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.loading import data_files
from claimkit.dataset.validate import Texts, Validation
from claimkit.records import ReviewedClaim
from claimkit.studio.tasks.left_out import Skipped
from claimkit.studio.tasks.reviews import reviewed
from claimkit.studio.tasks.task import tasks

NAMES = {1: "ann@example.org", 2: "bob@example.org", 3: "cyd@example.org"}


def test_every_fate_of_a_round_is_in_the_dataset_or_listed(tmp_path: Path) -> None:
    accusation, age, attribution = tasks(article(), "verify")
    blamed = span(ROUND, "blamed")
    rows = [
        listed(
            accusation,
            annotation([*proposed(accusation), verdict("supported")], by=1, id_=1),
            # one person twice: the later counts
            annotation([*proposed(accusation), verdict("supported")], by=2, id_=2),
            annotation([*proposed(accusation), verdict("refuted")], by=2, id_=3, updated_at="2023-02-02T10:00:00Z"),
            annotation([], by=3, id_=4),  # empty
            id_=1,
        ),
        listed(age, annotation([*proposed(age), verdict("refuted")], by=1, id_=5, was_cancelled=True), id_=2),
        listed(
            attribution,
            # the anchor is deleted, and a claim that was missed is drawn elsewhere
            annotation([region("new", "accusation", *blamed), typed("note", "ask cyd@example.org")], by=1, id_=6),
            id_=3,
            draft_exists=True,
        ),
        # the article pushed a second time, into another project
        listed(accusation, annotation([*proposed(accusation), verdict("refuted")], by=3, id_=7), id_=4),
    ]
    skipped: list[Skipped] = []
    claims = list(reviewed(rows, NAMES, skipped))

    def others() -> list[LeftOut]:
        return [LeftOut(reason=s.reason, task=s.task, annotator=s.annotator, detail=s.detail) for s in skipped]

    summary = export(claims, tmp_path, Plan(key=b"k"), others)
    written = [
        msgspec.json.decode(line, type=ReviewedClaim) for line in (tmp_path / "claims.jsonl").read_bytes().splitlines()
    ]
    lines = [
        msgspec.json.decode(line, type=LeftOut) for line in (tmp_path / "left-out.jsonl").read_bytes().splitlines()
    ]
    of_claims = [line for line in lines if line.id is not None]

    assert summary.read == len(claims) == len(written) + len(of_claims)
    assert {c.id for c in claims} == {c.id for c in written} | {line.id for line in of_claims}
    assert {line.reason for line in of_claims} >= {
        "skipped by its annotators",
        "merged: the same claim came more than once",
    }
    assert summary.annotations == {"superseded": 1, "empty": 1, "verdict on a skipped task": 1, "draft": 1}
    reasons = ["draft", "empty", "superseded", "verdict on a skipped task"]
    assert sorted(line.reason for line in lines if line.id is None) == reasons
    both = next(c for c in written if c.type == "accusation" and c.origin == "extracted")
    assert len(both.reviews) == 3, "ann, bob's later one, and cyd's from the second push"
    assert (both.verdict, both.status) == ("refuted", "majority")
    drawn = next(c for c in claims if c.origin == "annotator")
    assert drawn.text == "blamed"
    assert drawn.id in {c.id for c in written} | {line.id for line in of_claims}
    assert all(b"@example.org" not in path.read_bytes() for path in tmp_path.iterdir())
    validation = Validation(Texts([article()]))
    assert [p for path in data_files([tmp_path]) for p in validation.check(path)] == []
