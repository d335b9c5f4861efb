"""The validator finds what is wrong, and nothing in what export wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reviewed import TEXT, claim, reviewed_claims, vote
from typer.testing import CliRunner

from claimkit.cli import app
from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.loading import data_files
from claimkit.dataset.validate import Problem, Texts, Validation, checked_sums
from claimkit.errors import InputError, ProblemsFound
from claimkit.records import Article, ReviewedClaim

S = "supported"
ARTICLES = Texts([Article(id="a1", text=TEXT)])


def problems(*paths: Path, texts: Texts = ARTICLES) -> list[Problem]:
    validation = Validation(texts)
    files = data_files(paths)
    return [p for file in files for p in validation.check(file)] + list(checked_sums(files))


@given(st.lists(reviewed_claims(), max_size=8), st.sampled_from(["jsonl", "jsonl.gz", "parquet"]))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_export_writes_has_no_problem(
    tmp_path_factory: pytest.TempPathFactory, claims: list[ReviewedClaim], format_: str
) -> None:
    for row in claims:
        for review in row.reviews:  # a review's own version has the roles of its own type
            review.roles = [role for role in review.roles if role.role in ("person",) and review.type == "age"]
    target = tmp_path_factory.mktemp("out")
    export(claims, target, Plan(format=format_, key=b"k", shares=(0.5, 0.25, 0.25)))
    assert problems(target) == []


ROLE = {"role": "charge", "start": 39, "end": 44, "text": "fraud", "names": [], "named_by": None}


def change(**changes: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda row: row.update(changes)


@pytest.mark.parametrize(
    ("harm", "check", "what"),
    [
        (change(verdict="true"), "schema", "verdict"),
        (change(start="28"), "schema", "start"),
        (change(surplus=1), "schema", "surplus is not in the schema"),
        (lambda row: row.pop("value"), "schema", "value is missing"),
        (lambda row: row["reviews"][0].pop("note"), "schema", "reviews.note is missing"),
        (change(schema="claimkit/reviewed-claim/1"), "schema", "claimkit/reviewed-claim/1"),
        (change(start=29, end=39), "offsets", "claim: the article has 'ccused of '"),
        (change(start=38, end=28), "offsets", "no span"),
        (lambda row: row["sentence"].update(end=60), "offsets", "not as long"),
        (change(roles=[ROLE | {"text": "Fraud"}]), "offsets", "'Fraud'"),
        (change(roles=[ROLE | {"role": "person"}]), "schema", "no role"),
    ],
)
def test_a_harmed_row_is_found(tmp_path: Path, harm: Callable[[dict[str, Any]], Any], check: str, what: str) -> None:
    row = json.loads(msgspec.json.encode(claim(vote("a", S))))
    harm(row)
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n")
    found = problems(tmp_path / "x.jsonl")
    assert [(p.row, p.check) for p in found][:1] == [(1, check)]
    assert what in found[0].what


def test_offsets_are_checked_against_the_sentence_when_the_article_is_not_at_hand(tmp_path: Path) -> None:
    moved = claim(vote("a", S))
    moved.start, moved.end = 29, 39
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(moved))
    assert [p.check for p in problems(tmp_path / "x.jsonl", texts=Texts())] == ["offsets"]


def test_ids_twice_shared_articles_and_broken_lines_are_found_with_their_rows(tmp_path: Path) -> None:
    line = msgspec.json.encode(claim(vote("a", S))) + b"\n"
    (tmp_path / "train.jsonl").write_bytes(line + line + b"{broken\n")
    other = claim(vote("a", S), type="age", start=20, end=22)
    (tmp_path / "test.jsonl").write_bytes(msgspec.json.encode(other))
    found = {(p.file, p.row, p.check) for p in problems(tmp_path)}
    # files are read by name: test before train
    assert found == {("train.jsonl", 2, "ids"), ("train.jsonl", 3, "schema")} | {
        ("train.jsonl", row, "splits") for row in (1, 2)
    }


def test_a_file_changed_or_taken_away_after_the_export_is_found(tmp_path: Path) -> None:
    export([claim(vote("a", S))], tmp_path, Plan(key=b"k"))
    (tmp_path / "claims.jsonl").write_bytes((tmp_path / "claims.jsonl").read_bytes() + b"\n")
    (tmp_path / "README.md").unlink()
    assert [p.what.split(":")[0] for p in problems(tmp_path) if p.check == "checksums"] == ["README.md", "claims.jsonl"]


def test_the_command_says_what_and_where_and_leaves_with_1(tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_bytes(msgspec.json.encode(claim(vote("a", S))) + b"\n")
    told = CliRunner().invoke(app, ["validate", str(good)])
    assert (told.exit_code, told.stderr) == (0, "1 claim in 1 file, 0 problems\n")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"{}\n")
    told = CliRunner().invoke(app, ["validate", str(bad), "--format", "json"])
    assert isinstance(told.exception, ProblemsFound)
    assert json.loads(told.stdout)[0]["row"] == 1
    with pytest.raises(InputError, match="no such file"):
        data_files([tmp_path / "none.jsonl"])
