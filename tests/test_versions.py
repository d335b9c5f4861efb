"""A growing dataset: each version lists added claims, removed claims and changed verdicts, and its number follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import claimkit
from hypothesis import given
from hypothesis import strategies as st
from reviewed import TEXT, claim, vote

from claimkit.dataset.export import Summary, export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.loading import read_reviewed
from claimkit.dataset.versions import Held, changes, continued, held, next_number
from claimkit.errors import InputError
from claimkit.records import ReviewedClaim

KEY = b"a test's key"
S, R = "supported", "refuted"


def judged(article: str, *verdicts: str, **changes: Any) -> ReviewedClaim:
    reviews = [vote(f"annotator {n}", verdict) for n, verdict in enumerate(verdicts)]
    return claim(*reviews, article=article, text=f"{TEXT} {article}", **changes)


def grown(target: Path, *claims: ReviewedClaim, **plan: Any) -> Summary:
    return export(claims, target, Plan(key=KEY, **plan))


def versions(folder: Path) -> list[dict[str, Any]]:
    return [
        {k: v[k] for k in ("version", "claims", "changes")} for v in json.loads((folder / "versions.json").read_text())
    ]


@pytest.mark.parametrize("format_", ["jsonl", "jsonl.gz", "parquet"])
def test_a_dataset_counts_its_versions(tmp_path: Path, format_: str) -> None:
    first = [judged("a", S, S), judged("b", S)]
    grown(tmp_path, *first, format=format_)
    grown(tmp_path, *first, judged("c", R), format=format_)
    grown(tmp_path, judged("a", S, S), judged("b", S, score=0.9), judged("c", R), format=format_)
    grown(tmp_path, judged("a", S, R), judged("b", S, score=0.9), format=format_)
    assert versions(tmp_path) == [
        {"version": "1.0.0", "claims": 2, "changes": {}},
        {"version": "1.1.0", "claims": 3, "changes": {"came": 1}},
        {"version": "1.1.1", "claims": 3, "changes": {"other": 1}},
        {"version": "2.0.0", "claims": 2, "changes": {"gone": 1, "verdict": 1}},
    ]
    assert json.loads((tmp_path / "croissant.json").read_text())["version"] == "2.0.0"
    assert "| 2.0.0 |" in (tmp_path / "README.md").read_text()


def test_the_same_rows_make_no_version_and_the_same_bytes(tmp_path: Path) -> None:
    some = [judged("a", S), judged("b", R)]
    grown(tmp_path, *some)
    grown(tmp_path, *some, judged("c", R))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    grown(tmp_path, *some, judged("c", R))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_same_rows_in_another_format_are_the_same_version(tmp_path: Path) -> None:
    grown(tmp_path, judged("a", S))
    grown(tmp_path, judged("a", S), format="parquet")
    (version,) = json.loads((tmp_path / "versions.json").read_text())
    assert (version["version"], version["files"]) == ("1.0.0", ["claims.parquet"])
    grown(tmp_path, judged("a", R), format="parquet")
    assert versions(tmp_path)[-1]["version"] == "2.0.0"


def test_a_second_round_is_added_to_the_first(tmp_path: Path) -> None:
    grown(tmp_path, judged("a", S), judged("b", S))
    summary = grown(tmp_path, judged("b", S, R), judged("c", S), add=True)
    rows = {row.article_id: row for row in read_reviewed(str(tmp_path / "claims.jsonl"))}
    assert {article: row.status for article, row in rows.items()} == {"a": "single", "b": "disputed", "c": "single"}
    assert [review.verdict for review in rows["b"].reviews] == [S, R], "a review that comes again is one review"
    assert summary.read == 4 == summary.written + sum(summary.left_out.values())
    assert versions(tmp_path)[-1] == {"version": "2.0.0", "claims": 3, "changes": {"verdict": 1, "came": 1}}


def test_an_article_that_moves_to_another_split_makes_a_new_first_number(tmp_path: Path) -> None:
    many = [judged(f"a{n}", S) for n in range(12)]
    grown(tmp_path, *many, shares=(0.5, 0.5))
    grown(tmp_path, *many, shares=(0.5, 0.5), seed=1)
    last = versions(tmp_path)[-1]
    assert last["version"] == "2.0.0"
    assert last["changes"].keys() == {"split"}


def test_what_a_version_had_must_be_there(tmp_path: Path) -> None:
    grown(tmp_path, judged("a", S))
    (tmp_path / "claims.jsonl").unlink()
    with pytest.raises(InputError, match=r"claims\.jsonl is missing"):
        grown(tmp_path, judged("a", S))
    (tmp_path / "versions.json").write_text("{")
    with pytest.raises(InputError, match="remove it to start again"):
        grown(tmp_path, judged("a", S))


def test_formats_that_cannot_be_read_back_have_no_version(tmp_path: Path) -> None:
    assert grown(tmp_path, judged("a", S), format="averitec").version is None
    assert not (tmp_path / "versions.json").exists()


def test_a_format_that_cannot_be_read_back_leaves_the_dataset_beside_it_alone(tmp_path: Path) -> None:
    grown(tmp_path, judged("a", S))
    history = (tmp_path / "versions.json").read_bytes()
    (tmp_path / "claims.jsonl").unlink()
    assert grown(tmp_path, judged("b", S), format="averitec").written == 1
    assert (tmp_path / "versions.json").read_bytes() == history


rows = st.builds(
    Held,
    split=st.sampled_from(["train", "test"]),
    verdict=st.sampled_from([S, R]),
    span=st.sampled_from([b"1", b"2"]),
    whole=st.sampled_from([b"1", b"2"]),
)
indexes = st.dictionaries(st.sampled_from("abcd"), rows)


@given(indexes, indexes)
def test_every_difference_is_one_change_and_back_again_as_many(old: dict[str, Held], new: dict[str, Held]) -> None:
    there, back = list(changes(old, new)), list(changes(new, old))
    assert {change.id for change in there} == {id_ for id_ in old | new if old.get(id_) != new.get(id_)}
    assert len(there) == len(back) == len({change.id for change in there})
    assert (
        {c.id for c in there if c.kind == "came"} == {c.id for c in back if c.kind == "gone"} == new.keys() - old.keys()
    )
    past = continued([], [], ["x"], len(old), None)
    assert (continued(past, there, ["x"], len(new), None) == past) == (not there)


OLD = Held("train", S, b"1", b"1")


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (None, OLD, ("came", None, S)),
        (OLD, None, ("gone", S, None)),
        (OLD, Held("test", R, b"2", b"2"), ("verdict", S, R)),
        (OLD, Held("train", None, b"1", b"2"), ("verdict", S, None)),
        (OLD, Held("test", S, b"2", b"2"), ("span", None, None)),
        (OLD, Held("test", S, b"1", b"2"), ("split", "train", "test")),
        (OLD, Held("train", S, b"1", b"2"), ("other", None, None)),
        (OLD, OLD, None),
    ],
)
def test_a_change_is_the_gravest_that_applies(
    old: Held | None, new: Held | None, change: tuple[str, str | None, str | None] | None
) -> None:
    found = changes({"x": old} if old else {}, {"x": new} if new else {})
    assert [(c.kind, c.before, c.after) for c in found] == ([change] if change else [])


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        ({"came": 3}, "1.3.0"),
        ({"other": 1}, "1.2.4"),
        ({"came": 1, "other": 1}, "1.3.0"),
        ({"came": 1, "gone": 1}, "2.0.0"),
    ],
)
def test_numbers_are_semantic(counts: dict[Any, int], number: str) -> None:
    assert next_number("1.2.3", counts) == number


def test_what_is_held_of_a_claim_tells_spans_from_the_rest() -> None:
    assert held(judged("a"), None).span == held(judged("a", score=0.1), None).span
    assert held(judged("a"), None).whole != held(judged("a", score=0.1), None).whole
    assert held(judged("a"), None).span != held(judged("a", start=29), None).span


def test_diff_tells_what_changed_between_two_versions(tmp_path: Path) -> None:
    grown(tmp_path / "old", judged("a", S), judged("b", S))
    grown(tmp_path / "new", judged("a", R), judged("c", S))
    for old, new in (("old", "new"), ("old/claims.jsonl", "new/claims.jsonl")):
        ran = claimkit("diff", str(tmp_path / old), str(tmp_path / new), "--format", "json", data_dir=tmp_path)
        assert ran.returncode == 0, ran.stderr
        told = [(row["change"], row["before"], row["after"]) for row in json.loads(ran.stdout)]
        assert told == [("gone", S, ""), ("verdict", S, R), ("came", "", S)]
        assert "1 verdict: another verdict" in ran.stderr
        assert "3 changes between 2 claims and 2 claims" in ran.stderr
