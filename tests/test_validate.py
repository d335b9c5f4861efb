"""The validator finds what is wrong, and nothing in what export wrote."""

from __future__ import annotations

import hashlib
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
from claimkit.dataset.checksums import as_lines
from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.loading import data_files
from claimkit.dataset.rows import ENDINGS
from claimkit.dataset.validate import Problem, Texts, Validation
from claimkit.dataset.writers import FORMATS
from claimkit.errors import InputError, ProblemsFound
from claimkit.records import Article, ReviewedClaim
from claimkit.review.verdicts import resolve

S = "supported"
ARTICLES = Texts([Article(id="a1", text=TEXT)])


def problems(*paths: Path, texts: Texts = ARTICLES) -> list[Problem]:
    validation = Validation(texts)
    files = data_files(paths, ENDINGS)
    return [p for file in files for p in validation.check(file)] + list(validation.beside())


@given(st.lists(reviewed_claims(), max_size=3), st.sampled_from([*FORMATS]))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_export_writes_has_no_problem(
    tmp_path_factory: pytest.TempPathFactory, claims: list[ReviewedClaim], format_: str
) -> None:
    for row in claims:
        for review in row.reviews:  # a review's own version has the roles of its own type
            review.roles = [role for role in review.roles if role.role in ("person",) and review.type == "age"]
            review.corrected |= (review.type, review.start, review.end) != (row.type, row.start, row.end)
    target = tmp_path_factory.mktemp("out")
    export([*claims, *claims[:1]], target, Plan(format=format_, key=b"k", shares=(0.5, 0.25, 0.25)))
    assert problems(target) == []


def test_a_claim_that_came_twice_may_be_in_the_data_and_among_what_was_left_out(tmp_path: Path) -> None:
    twice, other = [claim(vote("a", S)), claim(vote("b", S))], claim(vote("c", S), text=TEXT.replace("Rain", "Snow"))
    summary = export([*twice, other], tmp_path, Plan(key=b"k"))
    assert (summary.written, sum(summary.left_out.values())) == (1, 2), "one is merged, one has another text"
    assert problems(tmp_path) == []


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
        (change(start=38, end=28), "offsets", "not a span"),
        (lambda row: row["sentence"].update(end=60), "offsets", "not as long"),
        (change(roles=[ROLE | {"text": "Fraud"}]), "offsets", "'Fraud'"),
        (change(roles=[ROLE | {"role": "person"}]), "schema", "no role"),
    ],
)
def test_a_harmed_row_is_found(tmp_path: Path, harm: Callable[[dict[str, Any]], Any], check: str, what: str) -> None:
    row = json.loads(msgspec.json.encode(resolve(claim(vote("a", S)))))
    harm(row)
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n")
    found = problems(tmp_path / "x.jsonl")
    assert [(p.row, p.check) for p in found][:1] == [(1, check)]
    assert what in found[0].what


def test_offsets_are_checked_against_the_sentence_when_the_article_is_not_at_hand(tmp_path: Path) -> None:
    moved = resolve(claim(vote("a", S)))
    moved.start, moved.end = 29, 39
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(moved))
    assert [p.check for p in problems(tmp_path / "x.jsonl", texts=Texts())] == ["ids", "offsets", "verdicts"][1:]


def test_ids_twice_shared_articles_and_broken_lines_are_found_with_their_rows(tmp_path: Path) -> None:
    line = msgspec.json.encode(resolve(claim(vote("a", S)))) + b"\n"
    (tmp_path / "train.jsonl").write_bytes(line + line + b"{broken\n")
    age: dict[str, Any] = {"type": "age", "start": 20, "end": 22}
    other = resolve(claim(vote("a", S, **age), **age))
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
    assert [p.what.split(":")[0] for p in problems(tmp_path) if p.file == "SHA256SUMS"] == ["README.md", "claims.jsonl"]


def test_the_command_says_what_and_where_and_leaves_with_1(tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_bytes(msgspec.json.encode(resolve(claim(vote("a", S)))) + b"\n")
    told = CliRunner().invoke(app, ["validate", str(good)])
    assert (told.exit_code, told.stderr) == (0, "1 claim in 1 file, 0 problems\n")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"{}\n")
    told = CliRunner().invoke(app, ["validate", str(bad), "--format", "json"])
    assert isinstance(told.exception, ProblemsFound)
    assert json.loads(told.stdout)[0]["row"] == 1
    with pytest.raises(InputError, match="no such file"):
        data_files([tmp_path / "none.jsonl"])


LINK = {"url": "https://example.org/e", "passage": None}
Harm = Callable[[dict[str, Any]], Any]


def first_review(**changes: Any) -> Harm:
    return lambda row: row["reviews"][0].update(changes)


def inside(name: str, **changes: Any) -> Harm:
    return lambda row: row[name].update(changes)


# One field of one row changed, as somebody might by hand or by a script, and the sums made anew.
ROW_HARMS: dict[str, Harm] = {
    "verdict": change(verdict="refuted"),
    "verdict taken away": change(verdict=None),
    "meaning": change(verdict_meaning="true"),
    "justification": change(justification="because"),
    "status": change(status="majority"),
    "agreement": change(agreement=0.5),
    "agreement out of range": change(agreement=1.5),
    "id": change(id="0123456789abcdef"),
    "article's id": change(article_id="a2"),
    "type": change(type="date"),
    "start": change(start=29),
    "end": change(end=40),
    "span moved with its text": change(start=20, end=22, text="59"),
    "text": change(text="accused if"),
    "score": change(score=7.0),
    "confidence": change(confidence=-0.1),
    "role's text": change(roles=[{**ROLE, "text": "Fraud"}]),
    "role's place": change(roles=[{**ROLE, "start": 38}]),
    "role of another type": change(roles=[{**ROLE, "role": "person"}]),
    "role added": change(roles=[{**ROLE}]),
    "sentence's text": inside("sentence", text="Ana Roe, 59, was accused of fraud on Sunday, police said."),
    "sentence's end": inside("sentence", end=60),
    "context before": inside("context", before="Snow fell. "),
    "context after": inside("context", after=" Nobody died."),
    "publication date": inside("article", published="2023-13-41"),
    "date in words": inside("article", published="January"),
    "hash": inside("article", text_sha256="abc"),
    "hash of another text": inside("article", text_sha256="0" * 64),
    "review's verdict": first_review(verdict="refuted"),
    "review's time": first_review(created_at="yesterday"),
    "review's seconds": first_review(seconds=-5.0),
    "review's span": first_review(start=40, end=30),
    "review's address": first_review(evidence=[{"url": "javascript:alert(1)", "passage": None}]),
    "address in a note": first_review(note="ask ann@example.org"),
    "address in a passage": first_review(evidence=[{**LINK, "passage": "write to ann@example.org"}]),
    "real name": first_review(annotator="Ann Lee"),
    "review taken away": change(reviews=[]),
    "schema": change(schema="claimkit/reviewed-claim/0"),
    "key too many": change(surplus=1),
    "key missing": lambda row: row.pop("mod"),
    "statement without its question": change(question=""),
}


def dataset(folder: Path) -> list[dict[str, Any]]:
    """Two claims of two people, exported; gives the rows."""
    other = {"type": "age", "start": 20, "end": 22}
    claims = [
        claim(vote("a", S, created_at="2026-01-01T00:00:00Z"), vote("b", S)),
        claim(vote("a", "refuted", **other), vote("b", S, **other), **other),
    ]
    export(claims, folder, Plan(key=b"k"))
    return [json.loads(line) for line in (folder / "claims.jsonl").read_bytes().splitlines()]


def rewritten(folder: Path, rows: list[dict[str, Any]]) -> None:
    """The rows, with every sum made anew: in SHA256SUMS, in the card, in croissant.json."""
    data = folder / "claims.jsonl"
    before = data.read_bytes()
    data.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    remade(folder, before, data.read_bytes())


def remade(folder: Path, before: bytes, after: bytes) -> None:
    for name in ("README.md", "croissant.json"):
        text = (folder / name).read_text().replace(sha256(before), sha256(after))
        (folder / name).write_text(text.replace(f"{len(before)} B", f"{len(after)} B"))
    names = [path.name for path in folder.iterdir() if path.name != "SHA256SUMS"]
    sums = as_lines((name, sha256((folder / name).read_bytes())) for name in names)
    (folder / "SHA256SUMS").write_bytes(sums)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("harm", ROW_HARMS.values(), ids=ROW_HARMS)
def test_a_row_changed_together_with_the_sums_is_found(tmp_path: Path, harm: Harm) -> None:
    rows = dataset(tmp_path)
    accused = next(row for row in rows if row["type"] == "accusation")
    harm(accused)
    rewritten(tmp_path, rows)
    assert not [p for p in problems(tmp_path) if p.check == "checksums"]
    assert problems(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("README.md", "2 claims from 1 news article", "3 claims from 1 news article"),
        ("README.md", "| `claims.jsonl` | 2 |", "| `claims.jsonl` | 9 |"),
        ("croissant.json", '"claims.jsonl"', '"other.jsonl"'),
        ("croissant.json", '"version": "1.0.0"', '"version": "3.0.0"'),
        ("versions.json", '"claims": 2', '"claims": 3'),
        ("versions.json", '"version"', '"number"'),
        ("claims.jsonl", '"mod":null', '"mod":null,"mod":null'),
    ],
)
def test_companions_changed_together_with_the_sums_are_found(tmp_path: Path, name: str, old: str, new: str) -> None:
    dataset(tmp_path)
    before = (tmp_path / "claims.jsonl").read_bytes()
    (tmp_path / name).write_text((tmp_path / name).read_text().replace(old, new))
    remade(tmp_path, before, (tmp_path / "claims.jsonl").read_bytes())
    assert problems(tmp_path)


def test_what_is_left_out_cannot_be_in_the_data(tmp_path: Path) -> None:
    rows = dataset(tmp_path)
    line = {"reason": "its type was not asked for", "id": rows[0]["id"]}
    (tmp_path / "left-out.jsonl").write_text(json.dumps(line) + "\n")
    assert {p.check for p in problems(tmp_path) if p.file == "left-out.jsonl"} == {"counts"}


def test_missing_sums_and_a_damaged_parquet_file_are_problems_in_words(tmp_path: Path) -> None:
    dataset(tmp_path / "a")
    (tmp_path / "a" / "SHA256SUMS").unlink()
    assert [p.what.split(":")[0] for p in problems(tmp_path / "a")] == ["missing"]
    export([claim(vote("a", S))], tmp_path / "b", Plan(key=b"k", format="parquet"))
    path = tmp_path / "b" / "claims.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    assert any(p.row == 0 and "cannot be read" in p.what for p in problems(tmp_path / "b"))


def test_near_copies_on_two_sides_of_a_split_are_found(tmp_path: Path) -> None:
    wire = TEXT.replace("Rain fell.", "Snow fell.")
    for name, text, article in (("train", TEXT, "a1"), ("test", wire, "b7")):
        row = resolve(claim(vote("annotator-00000001", S), text=text, article=article))
        (tmp_path / f"{name}.jsonl").write_bytes(msgspec.json.encode(row) + b"\n")
    assert [(p.check, "nearly a copy" in p.what) for p in problems(tmp_path, texts=Texts())] == [("splits", True)]
