"""The validator finds every kind of fault, and none in what export wrote."""

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
from claimkit.dataset.format_readers import ENDINGS
from claimkit.dataset.loading import data_files
from claimkit.dataset.validate import Problem, Texts, Validation
from claimkit.dataset.writers import FORMATS
from claimkit.errors import InputError, ProblemsFound
from claimkit.records import Article, ReviewedClaim
from claimkit.review.verdicts import Policy, resolve

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


# One field of one row changed, as somebody might by hand or by a script, and the sums made anew: which checks of the
# row say so, and what they name.
UNSETTLED = "does not follow from its reviews"
ROW_HARMS: dict[str, tuple[Harm, dict[str, str]]] = {
    "verdict": (change(verdict="refuted"), {"verdicts": f"verdict {UNSETTLED}"}),
    "verdict taken away": (change(verdict=None), {"verdicts": f"verdict {UNSETTLED}"}),
    "meaning": (change(verdict_meaning="true"), {"verdicts": f"verdict_meaning {UNSETTLED}"}),
    "justification": (change(justification="because"), {"verdicts": f"justification {UNSETTLED}"}),
    "status": (change(status="majority"), {"verdicts": f"status {UNSETTLED}"}),
    "agreement": (change(agreement=0.5), {"verdicts": f"agreement {UNSETTLED}"}),
    "agreement out of range": (change(agreement=1.5), {"range": "agreement is 1.5", "verdicts": "agreement"}),
    "id": (change(id="0123456789abcdef"), {"ids": "0123456789abcdef"}),
    "article's id": (change(article_id="a2"), {"ids": "does not match its article"}),
    "type": (change(type="date"), {"verdicts": f"type {UNSETTLED}"}),
    "start": (change(start=29), {"offsets": "'ccused of' at 29–38", "verdicts": f"start {UNSETTLED}"}),
    "end": (change(end=40), {"offsets": "'accused of f' at 28–40", "verdicts": f"end {UNSETTLED}"}),
    "span moved with its text": (change(start=20, end=22, text="59"), {"verdicts": f"start {UNSETTLED}"}),
    "span moved out of its sentence": (
        change(start=0, end=4, text="Rain"),
        {"offsets": "does not begin in its sentence", "verdicts": f"start {UNSETTLED}"},
    ),
    "text": (change(text="accused if"), {"offsets": "not 'accused if'"}),
    "score": (change(score=7.0), {"range": "score is 7.0"}),
    "confidence": (change(confidence=-0.1), {"range": "confidence is -0.1"}),
    "role's text": (change(roles=[ROLE | {"text": "Fraud"}]), {"offsets": "not 'Fraud'", "verdicts": "roles"}),
    "role's place": (change(roles=[ROLE | {"start": 38}]), {"offsets": "' fraud' at 38–44", "verdicts": "roles"}),
    "role of another type": (change(roles=[ROLE | {"role": "person"}]), {"schema": "'person'", "verdicts": "roles"}),
    "role added": (change(roles=[ROLE]), {"verdicts": f"roles {UNSETTLED}"}),
    "sentence's text": (inside("sentence", text=TEXT[11:68].replace("Monday", "Sunday")), {"offsets": "not 'Ana Roe"}),
    "sentence's end": (inside("sentence", end=60), {"offsets": "not as long", "context": "not the article's"}),
    "context before": (inside("context", before="Snow fell. "), {"context": "not the article's"}),
    "context after": (inside("context", after=" Nobody died."), {"context": "not the article's"}),
    "publication date": (inside("article", published="2023-13-41"), {"dates": "'2023-13-41' is not a calendar date"}),
    "day that does not exist": (inside("article", published="2023-02-29"), {"dates": "'2023-02-29'"}),
    "month that does not exist": (inside("article", published="2023-13"), {"dates": "'2023-13'"}),
    "date in words": (inside("article", published="January"), {"dates": "'January' is not a calendar date"}),
    "hash": (inside("article", text_sha256="abc"), {"hashes": "'abc' is not a SHA-256"}),
    "hash of another text": (inside("article", text_sha256="0" * 64), {"hashes": "a1 has another text"}),
    "review's verdict": (first_review(verdict="refuted"), {"verdicts": f"verdict {UNSETTLED}"}),
    "review's time": (first_review(created_at="yesterday"), {"dates": "a review was made at 'yesterday'"}),
    "review's seconds": (first_review(seconds=-5.0), {"range": "a review took -5.0 seconds"}),
    "review's span": (first_review(start=40, end=30), {"offsets": "a review's span 40–30"}),
    "review's span behind the text": (first_review(start=140, end=150, corrected=True), {"offsets": "140–150"}),
    "role in a review": (
        first_review(roles=[ROLE | {"text": "Fraud"}]),
        {"offsets": "role charge of a review: the article has 'fraud'"},
    ),
    "role of a review of another type": (first_review(roles=[ROLE | {"role": "person"}]), {"schema": "no role"}),
    "review's address": (
        first_review(evidence=[LINK | {"url": "javascript:alert(1)"}]),
        {"evidence": "'javascript:alert(1)' is not a web address"},
    ),
    "address in a note": (first_review(note="ask ann@example.org"), {"privacy": "in a review", "verdicts": "justif"}),
    "address in a passage": (
        first_review(evidence=[LINK | {"passage": "write to ann@example.org"}]),
        {"privacy": "'write to ann@example.org' in a review"},
    ),
    "address in a link": (first_review(evidence=[LINK | {"url": "https://e.org/?by=ann%40e.org"}]), {"privacy": "ann"}),
    "address in the justification": (
        change(justification="ask ann@example.org"),
        {"privacy": "its justification", "verdicts": f"justification {UNSETTLED}"},
    ),
    "address for a name": (first_review(annotator="ann@example.org"), {"privacy": "'ann@example.org' in a review"}),
    "review taken away": (change(reviews=[]), {"verdicts": f"verdict {UNSETTLED}"}),
    "schema": (change(schema="claimkit/reviewed-claim/0"), {"schema": "claimkit/reviewed-claim/0"}),
    "key too many": (change(surplus=1), {"schema": "surplus is not in the schema"}),
    "key too many further in": (first_review(surplus=1), {"schema": "reviews.surplus is not in the schema"}),
    "key missing": (lambda row: row.pop("mod"), {"schema": "mod is missing"}),
    "key missing further in": (lambda row: row["sentence"].pop("index"), {"schema": "index"}),
    "statement without its question": (change(question=""), {"schema": "only one of statement and question"}),
}

# One field changed that is right as it is now.
ROW_CHANGES: dict[str, Harm] = {
    "year of publication alone": inside("article", published="2023"),
    "month of publication": inside("article", published="2023-01"),
    "time of publication": inside("article", published="2023-01-21T08:00:00+01:00"),
    "no date of publication": inside("article", published=None),
    "review's time in another zone": first_review(created_at="2026-01-01T01:00:00+01:00"),
    "no time of a review": first_review(created_at=None),
    "no seconds": first_review(seconds=None),
    "seconds": first_review(seconds=0.0),
    "no score": change(score=None),
    "sure": change(confidence=1.0),
    "unsure": change(confidence=0.0),
    "neither statement nor question": change(statement="", question=""),
    "context cut": inside("context", before="", after=""),
    "link with a passage": first_review(evidence=[LINK | {"passage": "“It fell,” it says."}]),
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


@pytest.mark.parametrize(("harm", "told"), ROW_HARMS.values(), ids=ROW_HARMS)
def test_a_row_changed_together_with_the_sums_is_found(tmp_path: Path, harm: Harm, told: dict[str, str]) -> None:
    rows = dataset(tmp_path)
    harm(rows[1])
    rewritten(tmp_path, rows)
    found = [p for p in problems(tmp_path) if p.file == "claims.jsonl"]
    assert {(p.row, p.check) for p in found} == {(2, check) for check in told}
    for check, what in told.items():
        assert any(what in p.what for p in found if p.check == check), found


@pytest.mark.parametrize("harmless", ROW_CHANGES.values(), ids=ROW_CHANGES)
def test_what_is_unusual_in_a_row_is_not_wrong(tmp_path: Path, harmless: Harm) -> None:
    rows = dataset(tmp_path)
    harmless(rows[1])
    rewritten(tmp_path, rows)
    assert problems(tmp_path) == []


def test_a_real_name_is_found_unless_the_card_says_that_people_are_named(tmp_path: Path) -> None:
    rows = dataset(tmp_path / "hidden")
    first_review(annotator="Ann Lee")(rows[1])
    rewritten(tmp_path / "hidden", rows)
    assert any("'Ann Lee' is not a pseudonym" in p.what for p in problems(tmp_path / "hidden") if p.check == "privacy")
    for row in rows:
        row["reviews"] = [review | {"annotator": "Ann Lee"} for review in row["reviews"]]
    rewritten(tmp_path / "hidden", rows)
    assert any("'Ann Lee' is not a pseudonym" in p.what for p in problems(tmp_path / "hidden")), "all are named"
    export([claim(vote("Ann Lee", S))], tmp_path / "named", Plan(key=None))
    assert problems(tmp_path / "named") == []


def test_without_a_card_a_name_among_pseudonyms_is_found(tmp_path: Path) -> None:
    alone, among = (
        resolve(claim(*votes)) for votes in ([vote("Ann", S)], [vote("Ann", S), vote("annotator-0a1b2c3d", S)])
    )
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(alone))
    assert problems(tmp_path / "x.jsonl") == [], "the people of this file are named"
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(among))
    assert ["'Ann' is not a pseudonym" in p.what for p in problems(tmp_path / "x.jsonl")] == [True]


# The same in the formats whose rows are something else: what is changed in the file, and what is told of its first row.
FORMAT_HARMS = [
    ("averitec", '"label":"Supported"', '"label":"Probably"', "no claim, label or answer"),
    ("averitec", '"claim":"What', '"claim":"","was":"What', "no claim, label or answer"),
    ("averitec", '"answers":[', '"answers":[],"were":[', "no claim, label or answer"),
    ("averitec", '"questions":[', '"questions":[],"were":[', "no claim, label or answer"),
    ("checkthat", "\tYes\t", "\tMaybe\t", "label 'Maybe'"),
    ("checkthat", "a1-1\t", "\t", "label 'Yes'"),
    ("checkthat", f"{TEXT[11:68]}\t", "\t", "label 'Yes'"),
    ("claimreview", '"@type":"ClaimReview"', '"@type":"Review"', "not a ClaimReview"),
    ("claimreview", '"claimReviewed":"What', '"claimReviewed":"","was":"What', "not a ClaimReview"),
    ("claimreview", '"reviewRating":{', '"reviewRating":{},"was":{', "not a ClaimReview"),
    ("conll", "B-accusation", "I-accusation", "the tag 'I-accusation', which is not allowed there"),
    ("conll", "I-accusation", "I-age", "the tag 'I-age', which is not allowed there"),
    ("conll", "B-accusation", "B-rumour", "the tag 'B-rumour', which is not allowed there"),
    ("csv", ",28,38,", ",x,38,", "not a reviewed claim"),
    ("csv", ",28,38,", ",29,38,", "'ccused of' at 29–38"),
    ("csv", '"[{""annotator""', '"[{""whoever""', "not a reviewed claim"),
]


@pytest.mark.parametrize(("format_", "old", "new", "told"), FORMAT_HARMS)
def test_a_row_of_any_format_changed_together_with_the_sums_is_found(
    tmp_path: Path, format_: str, old: str, new: str, told: str
) -> None:
    export([claim(vote("a", S))], tmp_path, Plan(key=b"k", format=format_))
    data = tmp_path / f"claims{FORMATS[format_].suffix}"
    assert problems(tmp_path) == []
    before = data.read_bytes()
    assert old.encode() in before
    data.write_bytes(before.replace(old.encode(), new.encode(), 1))
    remade(tmp_path, before, data.read_bytes())
    assert any(told in p.what for p in problems(tmp_path) if p.file == data.name), problems(tmp_path)


def test_a_conll_rows_are_its_spans_and_a_new_sentence_ends_one(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text("# a comment\nIn\tO\nMay\tB-date\n2020\tI-date\nMay\tB-date\n\nMay\tB-date\n#\tO\n# \tO\n")
    validation = Validation()
    assert (list(validation.check(path)), validation.rows) == ([], 3)
    path.write_text("In\tO\nMay\tB-date\n\n2020\tI-date\n")
    assert ["line 4 has the tag 'I-date'" in p.what for p in Validation().check(path)] == [True]


COMPANION_HARMS = [
    ("README.md", "2 claims from 1 news article", "3 claims from 1 news article", "does not say: 2 claims"),
    ("README.md", "| `claims.jsonl` | 2 |", "| `claims.jsonl` | 9 |", "claims.jsonl has 2 rows"),
    ("README.md", "| `single` | one annotator judged it | 0 |", "", "table by status"),
    ("README.md", "| `accusation` | 1 | 0 |", "| `accusation` | 0 | 1 |", "table by type and verdict"),
    ("croissant.json", '"name": "claims.jsonl"', '"name": "more.jsonl"', "claims.jsonl is not described"),
    ("croissant.json", '"name": "claims.jsonl"', '"name": "more.jsonl"', "more.jsonl is described, but missing"),
    ("croissant.json", '"distribution"', '"contribution"', "does not describe files"),
    ("croissant.json", '"contentSize": "', '"contentSize": "1', "the size of claims.jsonl"),
    ("croissant.json", '"sha256": "', '"sha256": "0', "the SHA-256 of claims.jsonl"),
    ("croissant.json", '"version": "1.0.0"', '"version": "3.0.0"', "version is not 1.0.0"),
    ("versions.json", '"claims": 2', '"claims": 3', "has 3 claims there"),
    ("versions.json", '"version"', '"number"', "version"),
    ("left-out.jsonl", "", '{"reason": "lost", "id": null}\n', "the card does not say that 1 were left out: lost"),
    ("left-out.jsonl", "", '{"why": "lost"}\n', "line 1 was not written by an export"),
    ("claims.jsonl", '"mod":null', '"mod":null,"mod":null', "the key 'mod' is in it twice"),
    ("claims.jsonl", '"index":1,', '"index":1,"index":1,', "the key 'index' is in it twice"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), COMPANION_HARMS)
def test_companions_changed_together_with_the_sums_are_found(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    dataset(tmp_path)
    before = (tmp_path / "claims.jsonl").read_bytes()
    text = (tmp_path / name).read_text()
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1) if old else text + new)
    remade(tmp_path, before, (tmp_path / "claims.jsonl").read_bytes())
    assert any(told in p.what for p in problems(tmp_path) if p.file == name), problems(tmp_path)


def test_a_file_that_the_sums_do_not_list_is_found(tmp_path: Path) -> None:
    dataset(tmp_path)
    listed = (tmp_path / "SHA256SUMS").read_text().splitlines(keepends=True)
    for name in ("claims.jsonl", "README.md", "croissant.json", "left-out.jsonl"):
        (tmp_path / "SHA256SUMS").write_text("".join(line for line in listed if not line.endswith(f" {name}\n")))
        assert [p.what for p in problems(tmp_path)] == [f"{name} is not listed"]


def test_a_file_without_companions_is_checked_alone(tmp_path: Path) -> None:
    dataset(tmp_path / "whole")
    (tmp_path / "claims.jsonl").write_bytes((tmp_path / "whole" / "claims.jsonl").read_bytes())
    assert problems(tmp_path / "claims.jsonl") == []


def test_an_id_is_the_extracted_spans_which_nobody_may_have_left_alone(tmp_path: Path) -> None:
    moved = {"start": 24, "end": 38, "corrected": True}
    export([claim(vote("a", S, **moved), vote("b", S, **moved))], tmp_path / "all", Plan(key=b"k"))
    assert problems(tmp_path / "all") == [], "the span that the id follows from is in no review"
    export([claim(vote("a", S, **moved), vote("b", S, **moved), vote("c", S))], tmp_path / "two", Plan(key=b"k"))
    assert problems(tmp_path / "two") == []
    rows = [json.loads(line) for line in (tmp_path / "two" / "claims.jsonl").read_bytes().splitlines()]
    rows[0]["id"] = "0123456789abcdef"
    rewritten(tmp_path / "two", rows)
    assert [p.check for p in problems(tmp_path / "two")] == ["ids"]


def test_a_row_need_not_have_the_hash_of_its_text(tmp_path: Path) -> None:
    row = resolve(claim(vote("a", S)))
    row.article = msgspec.structs.replace(row.article, text_sha256=None)
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(row))
    assert problems(tmp_path / "x.jsonl") == []
    known, alone = Validation(ARTICLES), Validation()
    export([claim(vote("a", S))], tmp_path / "out", Plan(key=b"k"))
    assert (list(known.check(tmp_path / "out" / "claims.jsonl")), known.without_text) == ([], 0)
    assert (list(alone.check(tmp_path / "x.jsonl")), alone.without_text) == ([], 0), "no articles were given"


def test_versions_must_follow_from_their_changes(tmp_path: Path) -> None:
    rows = [claim(vote("a", S)), claim(vote("a", S), article="a2")]
    export(rows[:1], tmp_path, Plan(key=b"k"))
    export(rows, tmp_path, Plan(key=b"k"))
    assert problems(tmp_path) == []
    before = (tmp_path / "claims.jsonl").read_bytes()
    told = tmp_path / "versions.json"
    told.write_text(told.read_text().replace('"came": 1', '"gone": 1'))
    remade(tmp_path, before, before)
    assert [p.what for p in problems(tmp_path)] == ["1.1.0 does not follow from 1.0.0 and the changes listed"]


# Without the article's text the row's own sentence and context are what spans are checked against.
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (change(text="accused if"), "its sentence does not contain 'accused if' at 28–38"),
        (change(roles=[ROLE | {"start": 0, "end": 4, "text": "Snow"}]), "does not contain 'Snow' at 0–4"),
        (change(roles=[ROLE | {"start": 69, "end": 75, "text": "Nobody"}]), None),
        (change(roles=[ROLE | {"start": 500, "end": 505}]), None),
        (change(roles=[ROLE | {"start": 500, "end": 506}]), "'fraud' is not as long as 500–506"),
        (change(roles=[ROLE | {"start": 505, "end": 500}]), "505–500 is not a span"),
        (change(roles=[ROLE | {"start": -5, "end": 0}]), "-5–0 is not a span"),
        (first_review(start=500, end=510, corrected=True), None),
        (first_review(start=-2, end=10, corrected=True), "a review's span -2–10"),
    ],
)
def test_without_its_article_a_row_is_checked_against_its_context(tmp_path: Path, harm: Harm, told: str | None) -> None:
    row = json.loads(msgspec.json.encode(resolve(claim(vote("a", S)))))
    harm(row)
    (tmp_path / "x.jsonl").write_text(json.dumps(row))
    validation = Validation(Texts([Article(id="another", text="Another text.")]))
    found = [p.what for p in validation.check(tmp_path / "x.jsonl") if p.check in ("offsets", "context")]
    assert [told in what for what in found if told] == ([True] if told else [])
    assert bool(found) == bool(told)
    assert (validation.rows, validation.without_text) == (1, 1)


def test_a_claim_that_annotators_drew_need_not_begin_in_a_sentence(tmp_path: Path) -> None:
    drawn = {"start": 5, "end": 9}
    row = resolve(claim(vote("a", S, **drawn), origin="annotator", **drawn))
    (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(row))
    assert problems(tmp_path / "x.jsonl") == []


@pytest.mark.parametrize(("first", "other"), [("majority", "adjudicated-final"), ("adjudicated-final", "unanimity")])
def test_all_rows_must_follow_from_one_policy(tmp_path: Path, first: Policy, other: Policy) -> None:
    reviews = vote("a", S), vote("b", "refuted"), vote("j", S, adjudication=True)
    judged = [claim(*reviews, article=f"a{n}") for n in range(3)]
    rows = [resolve(row, policy) for row, policy in zip(judged, (first, first, other), strict=True)]
    (tmp_path / "x.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    found = [p.row for p in problems(tmp_path / "x.jsonl") if p.check == "verdicts"]
    assert found == [3], "the one that follows from another policy than those before it"


def test_what_is_left_out_cannot_be_in_the_data(tmp_path: Path) -> None:
    rows = dataset(tmp_path)
    line = {"reason": "its type was not asked for", "id": rows[0]["id"]}
    (tmp_path / "left-out.jsonl").write_text(json.dumps(line) + "\n")
    told = [p.what for p in problems(tmp_path) if p.file == "left-out.jsonl"]
    assert f"line 1: {rows[0]['id']} is listed as left out, but is in the data" in told
    export([claim(vote("a", S)), claim(article="not judged")], tmp_path / "right", Plan(key=b"k"))
    assert (tmp_path / "right" / "left-out.jsonl").read_bytes().count(b"\n") == 1
    assert problems(tmp_path / "right") == []


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
