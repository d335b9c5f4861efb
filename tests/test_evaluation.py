"""Scoring: worked examples, the gold's two annotations with known counts, and the command."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from commands import command

from claimkit.errors import InputError
from claimkit.extraction import evaluation, marked_claims
from claimkit.extraction.evaluation import Ratio
from claimkit.extraction.marked_claims import Annotation, Marked, Piece

GOLD = Path(__file__).parent.parent / "annotations" / "gold"


def marked(start: int, end: int, type_: str = "date", **more: Any) -> Marked:
    return Marked(type_, start, end, **more)


def score(gold: list[Marked], predicted: list[Marked], type_: str = "date") -> evaluation.TypeScore:
    return evaluation.score(Annotation({"a": gold}, {}), Annotation({"a": predicted}, {}), [type_])[type_]


def test_an_overlap_is_found_and_equal_spans_are_exact() -> None:
    result = score([marked(0, 4), marked(10, 14), marked(20, 24)], [marked(0, 4), marked(12, 18)])
    assert result.found == Ratio(2, 2, 3)
    assert result.exact == Ratio(1, 2, 3)
    assert (result.found.precision, result.found.recall, result.found.f1) == (1.0, 2 / 3, 0.8)


def test_touching_spans_do_not_overlap() -> None:
    assert score([marked(0, 4)], [marked(4, 8)]).found == Ratio(0, 1, 1)


def test_pairs_are_one_to_one_with_equal_spans_first() -> None:
    assert sorted(evaluation.pairs([marked(0, 10), marked(8, 12)], [marked(0, 12), marked(8, 12)])) == [(0, 0), (1, 1)]
    assert evaluation.pairs([marked(0, 10)], [marked(0, 3), marked(3, 10)]) == [(0, 1)], "the larger overlap"


def test_values_count_only_where_gold_has_one() -> None:
    gold = [marked(0, 1, value="2014", mod="START"), marked(2, 3, value="P8M"), marked(4, 5), marked(6, 7, value="x")]
    predicted = [marked(0, 1, value="2014"), marked(2, 3, value="p8m "), marked(4, 5, value="2014")]
    result = score(gold, predicted)
    assert (result.values_right, result.values) == (1, 2)
    assert [error.detail for error in result.errors if error.kind == "value"] == ["2014 START in gold, 2014 predicted"]


def test_a_role_is_right_from_half_of_the_union_on() -> None:
    def roles(*pieces: tuple[int, int]) -> dict[str, tuple[Piece, ...]]:
        return {"person": tuple(Piece(start, end) for start, end in pieces)}

    def right(gold: dict[str, tuple[Piece, ...]], got: dict[str, tuple[Piece, ...]]) -> Ratio:
        return score([marked(0, 1, roles=gold)], [marked(0, 1, roles=got)]).roles["person"]

    assert right(roles((10, 20)), roles((10, 15))) == Ratio(1, 1, 1)
    assert right(roles((10, 20)), roles((10, 14))) == Ratio(0, 1, 1)
    assert right(roles((10, 15), (20, 25)), roles((20, 25), (10, 15))) == Ratio(1, 1, 1), "pieces in any order"
    assert right(roles((10, 20)), {}) == Ratio(0, 0, 1)
    assert right({}, roles((10, 20))) == Ratio(0, 1, 0)


def test_an_optional_claim_is_neither_missed_nor_wrong() -> None:
    gold = [marked(0, 4, optional=True), marked(10, 14)]
    assert score(gold, [marked(0, 4), marked(10, 14)]).found == Ratio(1, 1, 1)
    assert score(gold, [marked(10, 14)]).found == Ratio(1, 1, 1)


def test_only_annotated_types_and_articles_count() -> None:
    gold = Annotation({"a": [], "b": []}, {"a": frozenset({"age"})})
    predicted = Annotation({"a": [marked(0, 1)], "b": [marked(0, 1)], "c": [marked(0, 1)]}, {})
    assert evaluation.score(gold, predicted, ["date"])["date"].found == Ratio(0, 1, 0)


def test_rules_are_counted_and_errors_named() -> None:
    result = score([marked(0, 4), marked(6, 9, text="May")], [marked(0, 4, rule="r"), marked(20, 21, rule="r")])
    assert result.rules == {"r": (2, 1, 1)}
    assert [(error.kind, error.start, error.rule) for error in result.errors] == [("missed", 6, ""), ("wrong", 20, "r")]


def test_the_two_readings_of_the_gold() -> None:
    """The counts that the gold's page gives."""
    scores = evaluation.score(
        marked_claims.read(str(GOLD / "first.jsonl")), marked_claims.read(str(GOLD / "second.jsonl"))
    )
    assert {type_: s.found for type_, s in scores.items()} == {
        "age": Ratio(80, 81, 82),
        "date": Ratio(174, 176, 174),
        "accusation": Ratio(44, 47, 46),
        "attribution": Ratio(148, 151, 150),
    }
    assert (scores["date"].values_right, scores["date"].values) == (173, 174)
    assert scores["accusation"].roles["charge"].f1 == pytest.approx(0.965, abs=5e-4)


def test_gold_against_itself_is_perfect() -> None:
    gold = marked_claims.read(str(GOLD / "gold.jsonl"))
    scores = evaluation.score(gold, gold)
    assert evaluation.macro_f1(scores) == 1.0
    assert all(s.exact.f1 == 1.0 and s.errors == [] for s in scores.values())
    assert all(ratio.f1 == 1.0 for s in scores.values() for ratio in s.roles.values())


def test_reviewed_claims_are_gold_without_what_is_no_claim(tmp_path: Path) -> None:
    rows = [
        {"article_id": "a", "type": "age", "start": 0, "end": 2, "verdict": "refuted", "article": {"title": "T"}},
        {"article_id": "a", "type": "age", "start": 5, "end": 7, "verdict": "not_a_claim", "article": {"title": "T"}},
    ]
    file = tmp_path / "reviewed.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert marked_claims.read(str(file)).claims == {"a": [marked(0, 2, "age")]}


def test_a_claim_without_a_span_is_told(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"article": "a", "type": "age", "start": 3}\n', encoding="utf-8")
    with pytest.raises(InputError, match="start 3, end -1"):
        marked_claims.read(str(file))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command("score", *arguments), capture_output=True, text=True)


def test_the_command_prints_tables_and_errors() -> None:
    done = run(str(GOLD / "second.jsonl"), str(GOLD / "first.jsonl"), "--errors", "9", "--rules")
    assert done.returncode == 0, done.stderr
    assert "macro F1 over 4 types: 0.976" in done.stdout
    assert "missed attribution flood-live 460-466 'spoken'" in done.stdout


def test_the_command_prints_json() -> None:
    done = run(str(GOLD / "second.jsonl"), str(GOLD / "first.jsonl"), "--format", "json", "--type", "age")
    report = json.loads(done.stdout)
    assert report["types"]["age"]["found"]["right"] == 80
    assert report["types"]["age"]["rules"][""]["predicted"] == 81
    assert report["errors"] == []


def test_the_command_refuses_an_unknown_type() -> None:
    done = run(str(GOLD / "second.jsonl"), str(GOLD / "first.jsonl"), "--type", "colour")
    assert done.returncode == 2
    assert "unknown claim type 'colour'" in done.stderr
